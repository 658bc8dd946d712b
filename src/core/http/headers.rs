//! Headers that the caller adds to requests.

use crate::core::error::Invalid;

/// Names and values, in the order in which they are set; a later one replaces an earlier one of the same name.
pub type Headers = Vec<(String, String)>;

/// The headers that are the transport's: those that the Fetch standard forbids
/// ([forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header)), and those of one connection (RFC 9110 section
/// 7.6.1). A browser drops them in silence; elsewhere a wrong `Content-Length` breaks the request. Not `Cookie` and
/// `Proxy-Authorization`, which a relay may ask for.
const OF_THE_TRANSPORT: [&str; 22] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "connection",
    "content-length",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

fn is_of_the_transport(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_prefixed = name.starts_with("sec-") || name.starts_with("proxy-") && name != "proxy-authorization";
    is_prefixed || OF_THE_TRANSPORT.contains(&name.as_str())
}

/// Checks headers of the caller's, found in the argument `headers`.
///
/// # Errors
/// Refused by name: what an HTTP header cannot carry, `Authorization`, which only the client sets, and the headers of the transport.
pub fn check(headers: &Headers) -> Result<(), Invalid> {
    headers.iter().try_for_each(|(name, value)| check_one(name, value))
}

fn check_one(name: &str, value: &str) -> Result<(), Invalid> {
    let is_token = !name.is_empty() && name.as_bytes().iter().all(|byte| is_token_byte(*byte));
    if !is_token {
        return Err(Invalid::new("headers", "has a name that is not an HTTP header name"));
    }
    if name.eq_ignore_ascii_case("authorization") {
        let problem = "is set by the client from its credentials; remove it";
        return Err(Invalid::new(format!("headers.{name}"), problem));
    }
    if is_of_the_transport(name) {
        let problem = "is set by the runtime that sends the request; remove it";
        return Err(Invalid::new(format!("headers.{name}"), problem));
    }
    if value.chars().any(|char| matches!(char, '\0' | '\r' | '\n') || u32::from(char) > 0xFF) {
        let problem = "must be a single line of Latin-1 text";
        return Err(Invalid::new(format!("headers.{name}"), problem));
    }
    Ok(())
}

/// `tchar` of RFC 9110 section 5.6.2.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_pair(name: &str, value: &str) -> Result<(), Invalid> {
        check(&vec![(name.into(), value.into())])
    }

    #[test]
    fn ordinary_headers_pass() {
        assert_eq!(check_pair("X-Trace", "é\ttab"), Ok(()));
    }

    #[test]
    fn what_http_cannot_carry_is_refused() {
        assert_eq!(check_pair("", "x").unwrap_err().argument, "headers");
        assert_eq!(check_pair("a b", "x").unwrap_err().argument, "headers");
        assert_eq!(check_pair("X-A", "a\r\nX-B: c").unwrap_err().argument, "headers.X-A");
        assert_eq!(check_pair("X-A", "🙂").unwrap_err().argument, "headers.X-A");
    }

    #[test]
    fn the_headers_of_the_transport_are_refused_in_any_case() {
        for name in ["Content-Length", "TE", "hOsT", "Sec-Fetch-Site", "sec-", "Proxy-Connection", "HTTP2-Settings"] {
            assert_eq!(check_pair(name, "x").unwrap_err().argument, format!("headers.{name}"));
        }
        for name in ["Cookie", "Proxy-Authorization", "Content-Type", "Content-Encoding", "Accept", "X-Host", "Second"]
        {
            assert_eq!(check_pair(name, "x"), Ok(()), "{name}");
        }
    }

    #[test]
    fn credentials_are_the_clients_alone() {
        assert_eq!(check_pair("authorization", "Basic x").unwrap_err().argument, "headers.authorization");
    }
}
