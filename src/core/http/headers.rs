//! Headers that the caller adds to requests.

use crate::core::error::Invalid;

/// Names and values, in the order in which they are set; a later one replaces an earlier one of the same name.
pub type Headers = Vec<(String, String)>;

/// Checks headers of the caller's, found in the argument `headers`.
///
/// # Errors
/// Refused by name: what an HTTP header cannot carry, and `Authorization`, which only the client sets.
pub fn check(headers: &Headers) -> Result<(), Invalid> {
    headers.iter().try_for_each(|(name, value)| check_one(name, value))
}

fn check_one(name: &str, value: &str) -> Result<(), Invalid> {
    let is_token = !name.is_empty() && name.as_bytes().iter().all(|byte| is_token_byte(*byte));
    if !is_token {
        return Err(Invalid::new("headers", format!("has a name that is not an HTTP header name: {name}")));
    }
    if name.eq_ignore_ascii_case("authorization") {
        let problem = "is set by the client from siteId and apiKey; remove it";
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
    fn credentials_are_the_clients_alone() {
        assert_eq!(check_pair("authorization", "Basic x").unwrap_err().argument, "headers.authorization");
    }
}
