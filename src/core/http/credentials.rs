//! The credentials of the Track API: HTTP Basic, where the Site ID is the user and the API key the password.

use std::fmt;

use base64ct::{Base64, Encoding};

use crate::core::error::Invalid;

/// A Site ID and an API key. Nothing shows them: `Debug` is redacted, `Display` does not exist.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// `site:key`.
    pair: String,
    /// The value of the `Authorization` header.
    header: String,
}

impl Credentials {
    /// Encodes the two halves, as UTF-8, with the standard base64 alphabet. One line break at the end of a half is not part of it: files
    /// of secrets end so.
    ///
    /// # Errors
    /// Refused by name, without the value: a blank half, control characters, white space around a half, and a Site ID with a colon, which
    /// Basic authentication cannot carry (RFC 7617).
    pub fn new(site_id: &str, api_key: &str) -> Result<Self, Invalid> {
        let (site_id, api_key) = (half("siteId", site_id)?, half("apiKey", api_key)?);
        if site_id.bytes().any(|byte| byte == b':') {
            return Err(Invalid::new("siteId", "must not contain a colon"));
        }
        let pair = format!("{site_id}:{api_key}");
        let header = format!("Basic {}", Base64::encode_string(pair.as_bytes()));
        Ok(Self { pair, header })
    }

    /// The header's value, for the request alone.
    #[must_use]
    pub fn header_value(&self) -> &str {
        &self.header
    }

    /// The texts by which others may know the credentials, each of which gives them away: the header's value with and without its scheme,
    /// the pair, and the API key.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        // Without the padding, which not everybody writes.
        let header = self.header.trim_end_matches('=');
        let token = header.strip_prefix("Basic ");
        let api_key = self.pair.split_once(':').map(|(_, api_key)| api_key);
        [Some(header), token, Some(&self.pair), api_key].into_iter().flatten()
    }
}

/// One half as it is sent.
fn half<'a>(argument: &str, value: &'a str) -> Result<&'a str, Invalid> {
    let value = value.strip_suffix("\n").map_or(value, |value| value.strip_suffix('\r').unwrap_or(value));
    let invalid = |problem| Err(Invalid::new(argument, problem));
    if value.chars().all(is_space) {
        return invalid("is required: see Settings > API Credentials > Tracking API Keys in Customer.io");
    }
    if value.chars().any(char::is_control) {
        return invalid("must not contain control characters, such as a line break or a tab");
    }
    if value.starts_with(is_space) || value.ends_with(is_space) {
        return invalid("must not begin or end with a space");
    }
    Ok(value)
}

/// White space, and the byte order mark that some editors write at the start of a file.
fn is_space(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
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
    fn one_line_break_at_the_end_is_not_part_of_a_half() {
        let plain = Credentials::new("site", "key");
        for (site_id, api_key) in [("site\n", "key"), ("site", "key\r\n"), ("site\r\n", "key\n")] {
            assert_eq!(Credentials::new(site_id, api_key), plain);
        }
    }

    #[test]
    fn other_control_characters_and_white_space_around_a_half_are_refused_without_the_value() {
        let unfit = [
            "k3y\n\n",
            "\nk3y",
            "k3\ny",
            "k3y\r",
            "k3y\n\r",
            "k3\ty",
            "k3\0y",
            "k3\u{7f}y",
            "k3\u{85}y",
            " k3y",
            "k3y ",
            "k3y \n",
            "k3y\u{a0}",
            "\u{feff}k3y",
        ];
        for value in unfit {
            let as_key = Credentials::new("site", value).unwrap_err();
            let as_site = Credentials::new(value, "key").unwrap_err();
            assert_eq!((as_key.argument.as_str(), as_site.argument.as_str()), ("apiKey", "siteId"), "{value:?}");
            assert!(!as_key.problem.contains("k3"), "{}", as_key.problem);
        }
        assert!(Credentials::new("my site", "k3 y").is_ok());
    }

    #[test]
    fn each_form_of_the_credentials_is_a_secret() {
        let credentials = Credentials::new("site", "a:key").unwrap();
        let secrets: Vec<_> = credentials.secrets().collect();
        assert_eq!(secrets, ["Basic c2l0ZTphOmtleQ", "c2l0ZTphOmtleQ", "site:a:key", "a:key"]);
    }

    #[test]
    fn debug_shows_nothing() {
        let shown = format!("{:?}", Credentials::new("site", "key").unwrap());
        assert!(!shown.contains("c2l0ZTprZXk="), "{shown}");
    }
}
