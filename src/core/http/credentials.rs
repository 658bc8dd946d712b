//! The credentials of an API. Only the `Authorization` header carries them.

use std::fmt;

use base64ct::{Base64, Encoding};

use super::{KeyKind, Region, key_kind::is_space, public_key_error};
use crate::core::error::Invalid;

/// A client's credentials. They are never shown: `Debug` is redacted, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The scheme of HTTP authentication: `Basic` or `Bearer`.
    scheme: &'static str,
    /// The value of the `Authorization` header.
    header: String,
    /// The secrets that Base64 hides in the header. A bearer token has none: the header shows it as it is.
    parts: Vec<String>,
    /// The region in the key's prefix, if it has one.
    region: Option<Region>,
}

impl Credentials {
    /// HTTP Basic with the Site ID and the API key of the Track API, in UTF-8. One line break at the end of either is ignored: files with
    /// secrets often end with one.
    ///
    /// # Errors
    /// Blank text, control characters, white space at either end, and a Site ID with a colon, which Basic authentication does not allow
    /// (RFC 7617). The error names the argument and never its value.
    pub fn basic(site_id: &str, api_key: &str) -> Result<Self, Invalid> {
        let help = "see Settings > API Credentials > Tracking API Keys in Customer.io";
        let (site_id, api_key) = (key("siteId", site_id, help)?, key("apiKey", api_key, help)?);
        if site_id.bytes().any(|byte| byte == b':') {
            return Err(Invalid::new("siteId", "must not contain a colon"));
        }
        let pair = format!("{site_id}:{api_key}");
        let token = Base64::encode_string(pair.as_bytes());
        Ok(Self {
            scheme: "Basic",
            header: format!("Basic {token}"),
            parts: vec![pair, api_key.to_owned()],
            region: None,
        })
    }

    /// A bearer token, found in `argument`. `help` says where to find a key. One line break at the end of the token is ignored.
    ///
    /// # Errors
    /// A blank key, control characters, white space at either end, what an HTTP header cannot carry, and a public key. The error names the
    /// argument and never its value.
    pub fn bearer(argument: &str, value: &str, help: &str) -> Result<Self, Invalid> {
        let credentials = Self::bearer_or_public(argument, value, help)?;
        if matches!(KeyKind::from_key(value), KeyKind::Public(_)) {
            Err(public_key_error(argument))
        } else {
            Ok(credentials)
        }
    }

    /// The same, for an API that also accepts public keys.
    ///
    /// # Errors
    /// The same, except public keys.
    pub fn bearer_or_public(argument: &str, value: &str, help: &str) -> Result<Self, Invalid> {
        let value = graphic(argument, key(argument, value, help)?)?;
        let region = match KeyKind::from_key(value) {
            KeyKind::Private(region) | KeyKind::Public(region) => region,
            KeyKind::Account | KeyKind::Other => None,
        };
        Ok(Self { scheme: "Bearer", header: format!("Bearer {value}"), parts: Vec::new(), region })
    }

    /// HTTP Basic with a key as the user and no password. The key is found in `argument`; `help` says where to find one. One line break at
    /// its end is ignored.
    ///
    /// # Errors
    /// A blank key, what is not an ASCII letter, digit or punctuation mark, and a colon. The error names the argument and never its value.
    pub fn basic_without_password(argument: &str, value: &str, help: &str) -> Result<Self, Invalid> {
        let user = graphic(argument, key(argument, value, help)?)?;
        if user.contains(':') {
            return Err(Invalid::new(argument, "must not contain a colon"));
        }
        let token = Base64::encode_string(format!("{user}:").as_bytes());
        Ok(Self { scheme: "Basic", header: format!("Basic {token}"), parts: vec![user.to_owned()], region: None })
    }

    /// The header's value. Only requests may have it.
    #[must_use]
    pub fn header_value(&self) -> &str {
        &self.header
    }

    /// The region in the key's prefix.
    #[must_use]
    pub const fn region(&self) -> Option<Region> {
        self.region
    }

    /// The header's value for logs and hooks.
    #[must_use]
    pub fn redacted(&self) -> String {
        format!("{} [redacted]", self.scheme)
    }

    /// Each text that would reveal the credentials: the header's value with and without its scheme, and the secrets that it encodes.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        // Without the padding, which some encoders omit.
        let header = self.header.trim_end_matches('=');
        let token = header.split_once(' ').map(|(_, token)| token);
        [Some(header), token].into_iter().flatten().chain(self.parts.iter().map(String::as_str))
    }
}

const QUOTES: [char; 2] = ['"', '\''];

/// Refuses a key with characters that no key has: white space (as after a pasted scheme) and invisible characters.
fn graphic<'a>(argument: &str, key: &'a str) -> Result<&'a str, Invalid> {
    if key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(key);
    }
    Err(Invalid::new(argument, "must consist of ASCII letters, digits and punctuation, without spaces"))
}

/// Checks a key, and drops the line break at its end.
fn key<'a>(argument: &str, value: &'a str, help: &str) -> Result<&'a str, Invalid> {
    let value = value.strip_suffix("\n").map_or(value, |value| value.strip_suffix('\r').unwrap_or(value));
    let invalid = |problem: &str| Err(Invalid::new(argument, problem));
    if value.chars().all(is_space) {
        return invalid(&format!("is required: {help}"));
    }
    if value.chars().any(char::is_control) {
        return invalid("must not contain control characters, such as a line break or a tab");
    }
    if value.starts_with(is_space) || value.ends_with(is_space) {
        return invalid("must not begin or end with a space");
    }
    if value.starts_with(QUOTES) || value.ends_with(QUOTES) {
        return invalid("must not be in quotation marks: some readers of .env files keep them");
    }
    Ok(value)
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
        let credentials = Credentials::basic("sité", "kéy").unwrap();
        assert_eq!(credentials.header_value(), "Basic c2l0w6k6a8OpeQ==");
    }

    #[test]
    fn blank_text_and_a_colon_are_refused() {
        assert_eq!(Credentials::basic("", "key").unwrap_err().argument, "siteId");
        assert_eq!(Credentials::basic("site", " \n").unwrap_err().argument, "apiKey");
        assert_eq!(Credentials::basic("si:te", "key").unwrap_err().argument, "siteId");
    }

    #[test]
    fn one_line_break_at_the_end_is_ignored() {
        let plain = Credentials::basic("site", "key");
        for (site_id, api_key) in [("site\n", "key"), ("site", "key\r\n"), ("site\r\n", "key\n")] {
            assert_eq!(Credentials::basic(site_id, api_key), plain);
        }
    }

    #[test]
    fn other_control_characters_and_outer_white_space_are_refused_without_the_value() {
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
            "\"k3y\"",
            "'k3y'",
        ];
        for value in unfit {
            let as_key = Credentials::basic("site", value).unwrap_err();
            let as_site = Credentials::basic(value, "key").unwrap_err();
            assert_eq!((as_key.argument.as_str(), as_site.argument.as_str()), ("apiKey", "siteId"), "{value:?}");
            assert!(!as_key.problem.contains("k3"), "{}", as_key.problem);
        }
        assert!(Credentials::basic("my site", "k3 y").is_ok());
    }

    #[test]
    fn each_form_of_the_credentials_is_a_secret() {
        let credentials = Credentials::basic("site", "a:key").unwrap();
        let secrets: Vec<_> = credentials.secrets().collect();
        assert_eq!(secrets, ["Basic c2l0ZTphOmtleQ", "c2l0ZTphOmtleQ", "site:a:key", "a:key"]);
    }

    #[test]
    fn a_bearer_key_is_sent_as_it_is() {
        let credentials = Credentials::bearer("appKey", "k3y-abc\n", "see the settings").unwrap();
        assert_eq!(credentials.header_value(), "Bearer k3y-abc");
        assert_eq!(credentials.redacted(), "Bearer [redacted]");
        assert_eq!(credentials.secrets().collect::<Vec<_>>(), ["Bearer k3y-abc", "k3y-abc"]);
        for unfit in ["", " ", "k3 y", "k3y ", "k\u{e9}y", "k3\ty"] {
            let invalid = Credentials::bearer("appKey", unfit, "see the settings").unwrap_err();
            assert_eq!(invalid.argument, "appKey");
            assert!(!invalid.problem.contains("k3"), "{}", invalid.problem);
        }
    }

    #[test]
    fn a_key_can_be_a_user_without_a_password() {
        let credentials = Credentials::basic_without_password("writeKey", "k3y\n", "see the sources").unwrap();
        assert_eq!(credentials.header_value(), "Basic azN5Og==");
        assert_eq!(credentials.secrets().collect::<Vec<_>>(), ["Basic azN5Og", "azN5Og", "k3y"]);
        for unfit in ["", " ", "k3:y", "k3y ", "k3\ty", "Bearer k3y", "k3y\u{200b}", "\"k3y\""] {
            let invalid = Credentials::basic_without_password("writeKey", unfit, "see the sources").unwrap_err();
            assert_eq!(invalid.argument, "writeKey");
            assert!(!invalid.problem.contains("k3"), "{}", invalid.problem);
        }
    }

    #[test]
    fn a_private_key_names_its_region() {
        let region_of = |key| Credentials::bearer("key", key, "").unwrap().region();
        assert_eq!((region_of("sk_us_abc"), region_of("sk_eu_abc\n")), (Some(Region::Us), Some(Region::Eu)));
        assert_eq!((region_of("sk_abc"), region_of("sa_live_abc")), (None, None));
        assert_eq!(Credentials::basic("sk_us_abc", "key").unwrap().region(), None);
    }

    #[test]
    fn a_public_key_is_not_sent() {
        let invalid = Credentials::bearer("appKey", "pk_us_abc", "").unwrap_err();
        assert_eq!(invalid, public_key_error("appKey"));
    }

    #[test]
    fn debug_shows_nothing() {
        let shown = format!("{:?}", Credentials::basic("site", "key").unwrap());
        assert!(!shown.contains("c2l0ZTprZXk="), "{shown}");
    }
}
