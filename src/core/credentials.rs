//! The credentials of the Track API: HTTP Basic, where the Site ID is the user and the API key the password.

use std::fmt;

use super::{
    error::Invalid,
    text::{concat, has},
};

/// The value of the `Authorization` header. It shows itself to nobody: `Debug` is redacted, `Display` does not exist.
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
        if has(site_id, ':') {
            return Err(Invalid::new("siteId", "must not contain a colon"));
        }
        Ok(Self(concat(&["Basic ", &base64(concat(&[site_id, ":", api_key]).as_bytes())])))
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

/// Base64 of RFC 4648 section 4. Our own because the crates for it are made for speed and cost more than its 20 lines.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            let sextet = usize::try_from(group >> (18 - 6 * position) & 0x3F).unwrap_or_default();
            let padding = position > chunk.len();
            out.push(if padding { '=' } else { char::from(ALPHABET.get(sextet).copied().unwrap_or_default()) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_matches_the_vectors_of_rfc_4648() {
        let vectors =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (text, encoded) in vectors {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xFB, 0xFF]), "+/8=");
    }

    #[test]
    fn utf8_bytes_are_what_is_encoded() {
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
