//! Headers that the caller adds to requests.

use crate::core::error::Invalid;

/// Names and values, in order. A later one replaces an earlier one with the same name.
pub type Headers = Vec<(String, String)>;

/// The headers that belong to the transport: [forbidden request headers](https://fetch.spec.whatwg.org/#forbidden-request-header) of the
/// Fetch standard, and connection headers (RFC 9110 section 7.6.1). A browser drops them silently; elsewhere, a wrong `Content-Length`
/// breaks the request. `Cookie` and `Proxy-Authorization` are allowed, because a relay may need them.
const TRANSPORT_HEADERS: [&str; 22] = [
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

fn is_transport_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_prefixed = name.starts_with("sec-") || name.starts_with("proxy-") && name != "proxy-authorization";
    is_prefixed || TRANSPORT_HEADERS.contains(&name.as_str())
}

/// Checks the caller's headers, found in the argument `headers`.
///
/// # Errors
/// What an HTTP header cannot carry, `Authorization`, which only the client sets, and headers of the transport.
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
    if is_transport_header(name) {
        let problem = "is set by the runtime that sends the request; remove it";
        return Err(Invalid::new(format!("headers.{name}"), problem));
    }
    // RFC 9110 section 5.5. Not every runtime refuses control characters, but servers do.
    if value.chars().any(|char| (char.is_ascii_control() && char != '\t') || u32::from(char) > 0xFF) {
        let problem = "must be a single line of Latin-1 text, without control characters";
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
    fn invalid_names_and_values_are_refused() {
        assert_eq!(check_pair("", "x").unwrap_err().argument, "headers");
        assert_eq!(check_pair("a b", "x").unwrap_err().argument, "headers");
        for value in ["a\r\nX-B: c", "🙂", "\u{1}", "\u{7F}", "\u{1B}[1m"] {
            assert_eq!(check_pair("X-A", value).unwrap_err().argument, "headers.X-A", "{value:?}");
        }
    }

    #[test]
    fn transport_headers_are_refused_in_upper_and_lower_case() {
        for name in ["Content-Length", "TE", "hOsT", "Sec-Fetch-Site", "sec-", "Proxy-Connection", "HTTP2-Settings"] {
            assert_eq!(check_pair(name, "x").unwrap_err().argument, format!("headers.{name}"));
        }
        for name in ["Cookie", "Proxy-Authorization", "Content-Type", "Content-Encoding", "Accept", "X-Host", "Second"]
        {
            assert_eq!(check_pair(name, "x"), Ok(()), "{name}");
        }
    }

    #[test]
    fn only_the_client_sets_the_credentials() {
        assert_eq!(check_pair("authorization", "Basic x").unwrap_err().argument, "headers.authorization");
    }
}
