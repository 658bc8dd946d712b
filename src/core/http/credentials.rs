//! The credentials of the Track API: HTTP Basic, where the Site ID is the user and the API key the password.

use std::fmt;

use base64ct::{Base64, Encoding};

use crate::core::error::Invalid;

/// The value of the `Authorization` header. Nothing shows it: `Debug` is redacted, `Display` does not exist.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials(String);

impl Credentials {
    /// Encodes the two halves, as UTF-8, with the standard base64 alphabet.
    ///
    /// # Errors
    /// Refused by name: a blank half, and a Site ID with a colon, which Basic authentication cannot carry (RFC 7617).
    pub fn new(site_id: &str, api_key: &str) -> Result<Self, Invalid> {
        for (argument, value) in [("siteId", site_id), ("apiKey", api_key)] {
            if value.chars().all(char::is_whitespace) {
                let problem = "is required: see Settings > API Credentials > Tracking API Keys in Customer.io";
                return Err(Invalid::new(argument, problem));
            }
        }
        if site_id.bytes().any(|byte| byte == b':') {
            return Err(Invalid::new("siteId", "must not contain a colon"));
        }
        let encoded = Base64::encode_string(format!("{site_id}:{api_key}").as_bytes());
        Ok(Self(format!("Basic {encoded}")))
    }

    /// The header's value, for the request alone.
    #[must_use]
    pub fn header_value(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credentials([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_utf8_bytes_are_encoded() {
        let credentials = Credentials::new("sité", "kéy").unwrap();
        assert_eq!(credentials.header_value(), "Basic c2l0w6k6a8OpeQ==");
    }

    #[test]
    fn a_blank_half_is_refused_by_name() {
        assert_eq!(Credentials::new("", "key").unwrap_err().argument, "siteId");
        assert_eq!(Credentials::new("site", " \n").unwrap_err().argument, "apiKey");
        assert_eq!(Credentials::new("si:te", "key").unwrap_err().argument, "siteId");
    }

    #[test]
    fn debug_shows_nothing() {
        let shown = format!("{:?}", Credentials::new("site", "key").unwrap());
        assert!(!shown.contains("c2l0ZTprZXk="), "{shown}");
    }
}
