//! The kinds of keys, by their prefixes.

use super::Region;
use crate::core::error::Invalid;

/// The kind of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// A private key, valid for every API: `sk_us_…` or `sk_eu_…`, with its region; `None` if it has no known region.
    Private(Option<Region>),
    /// A public key, for pages and apps: `pk_us_…` or `pk_eu_…`, with its region; `None` if it has no known region.
    Public(Option<Region>),
    /// The key of a service account, for the App API alone: `sa_live_…`.
    Account,
    /// Anything else: a Site ID, an API key, an app key, a write key.
    Other,
}

impl KeyKind {
    /// The kind of a key. White space and a byte order mark before the prefix are ignored.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        let key = key.trim_start_matches(is_space);
        let region = |rest: &str| rest.split_once('_').and_then(|(region, _)| Region::parse(region));
        if let Some(rest) = key.strip_prefix("sk_") {
            return Self::Private(region(rest));
        }
        if key.starts_with("sa_") {
            return Self::Account;
        }
        key.strip_prefix("pk_").map_or(Self::Other, |rest| Self::Public(region(rest)))
    }
}

/// The error for a public key in `argument`: such a key cannot read, send messages or delete people.
#[must_use]
pub fn public_key_error(argument: &str) -> Invalid {
    let problem = "is a public key (pk_…), which is for Customer.io's own libraries in pages and apps. This client needs a private key \
                   (sk_us_…, sk_eu_…) or a key of its API";
    Invalid::new(argument, problem)
}

/// The error for a service account key in `argument`: such a key can manage the whole workspace.
#[must_use]
pub fn account_key_error(argument: &str) -> Invalid {
    Invalid::new(argument, "is a service account key (sa_live_…), which only APIClient accepts")
}

/// White space, and the byte order mark that some editors write at the start of a file.
pub fn is_space(char: char) -> bool {
    char.is_whitespace() || char == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_of_a_key_gives_its_kind() {
        for (key, kind) in [
            ("sk_us_abc", KeyKind::Private(Some(Region::Us))),
            ("sk_eu_abc", KeyKind::Private(Some(Region::Eu))),
            ("\u{feff} sk_eu_abc", KeyKind::Private(Some(Region::Eu))),
            ("sk_abc", KeyKind::Private(None)),
            ("sk_xx_abc", KeyKind::Private(None)),
            ("sk_us", KeyKind::Private(None)),
            ("pk_us_abc", KeyKind::Public(Some(Region::Us))),
            (" pk_abc", KeyKind::Public(None)),
            ("sa_live_abc", KeyKind::Account),
            ("sable", KeyKind::Other),
            ("abc_sk_us_abc", KeyKind::Other),
            ("SK_us_abc", KeyKind::Other),
            ("", KeyKind::Other),
        ] {
            assert_eq!(KeyKind::from_key(key), kind, "{key}");
        }
    }

    #[test]
    fn a_public_key_is_refused_with_the_reason() {
        let invalid = public_key_error("appKey");
        assert_eq!(invalid.argument, "appKey");
        assert!(invalid.problem.contains("pages and apps"), "{}", invalid.problem);
    }
}
