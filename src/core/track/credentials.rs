//! The credentials of the Track API: a Site ID with an API key, or a private key, which replaces both.

use crate::core::{
    error::Invalid,
    http::{ArgumentValue, Credentials, KeyKind, account_key_error, public_key_error},
};

/// Reads the arguments of a client: `first` is a Site ID and `api_key` its API key, or `first` is a private key (`sk_us_…`, `sk_eu_…`)
/// and `api_key` is not given.
///
/// # Errors
/// What [`Credentials::basic`] and [`Credentials::bearer`] refuse, a private key without a region, a private key beside an API key or in
/// its place, a public key, and a service account key. The error names the argument (the first one is `key` if it is a key, otherwise
/// `siteId`) and never its value.
pub fn credentials(first: ArgumentValue, api_key: ArgumentValue) -> Result<Credentials, Invalid> {
    match (kind_of(&first), kind_of(&api_key)) {
        (KeyKind::Public(_), _) => Err(public_key_error("key")),
        (_, KeyKind::Public(_)) => Err(public_key_error("apiKey")),
        (KeyKind::Account, _) => Err(account_key_error("key")),
        (_, KeyKind::Account) => Err(account_key_error("apiKey")),
        (KeyKind::Private(None), _) => Err(Invalid::new("key", "must begin with sk_us_ or sk_eu_, as private keys do")),
        (KeyKind::Private(_), _) => {
            if !matches!(api_key, ArgumentValue::Undefined | ArgumentValue::Null) {
                let problem = "must be left out with a private key (sk_…), which replaces Site ID and API key: new TrackClient(key, options)";
                return Err(Invalid::new("apiKey", problem));
            }
            Credentials::bearer("key", &first.text("key")?, "see the API credentials in Customer.io's settings")
        }
        (KeyKind::Other, KeyKind::Private(_)) => {
            let problem = "is a private key (sk_…), which replaces Site ID and API key: new TrackClient(key, options)";
            Err(Invalid::new("apiKey", problem))
        }
        (KeyKind::Other, KeyKind::Other) => {
            Credentials::basic(&first.key_text("siteId")?, &api_key.key_text("apiKey")?)
        }
    }
}

fn kind_of(value: &ArgumentValue) -> KeyKind {
    match value {
        ArgumentValue::Text(text) => KeyKind::from_key(text),
        _ => KeyKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::Region;

    fn text(text: &str) -> ArgumentValue {
        ArgumentValue::Text(text.to_owned())
    }

    #[test]
    fn a_site_id_and_an_api_key_are_basic() {
        let read = credentials(text("site"), text("key"));
        assert_eq!(read, Credentials::basic("site", "key"));
    }

    #[test]
    fn a_private_key_alone_is_a_bearer_with_its_region() {
        for nothing in [ArgumentValue::Undefined, ArgumentValue::Null] {
            let read = credentials(text("sk_eu_abc\n"), nothing).unwrap();
            assert_eq!((read.header_value(), read.region()), ("Bearer sk_eu_abc", Some(Region::Eu)));
        }
    }

    #[test]
    fn refuses_arguments_that_do_not_fit_together() {
        let cases = [
            (text("sk_eu_k3y"), text("key"), "apiKey", "must be left out"),
            (text("sk_eu_k3y"), text(""), "apiKey", "must be left out"),
            (text("sk_eu_k3y"), ArgumentValue::Other, "apiKey", "must be left out"),
            (text("sk_eu_k3y"), text("sk_eu_k3y"), "apiKey", "must be left out"),
            (text("site"), text("sk_us_k3y"), "apiKey", "is a private key"),
            (ArgumentValue::Undefined, text("sk_us_k3y"), "apiKey", "is a private key"),
            (text("sk_k3y"), ArgumentValue::Undefined, "key", "must begin with sk_us_ or sk_eu_"),
            (text("pk_us_k3y"), ArgumentValue::Undefined, "key", "is a public key"),
            (text("pk_us_k3y"), text("k3y"), "key", "is a public key"),
            (text("site"), text("pk_us_k3y"), "apiKey", "is a public key"),
            (text("sa_live_k3y"), ArgumentValue::Undefined, "key", "is a service account key"),
            (text("site"), text("sa_live_k3y"), "apiKey", "is a service account key"),
            (text(" sk_eu_k3y"), ArgumentValue::Undefined, "key", "must not begin or end with a space"),
            (text("sk_eu_k3\u{e9}"), ArgumentValue::Undefined, "key", "must consist of"),
            (text("site"), ArgumentValue::Undefined, "apiKey", "is required"),
            (ArgumentValue::Undefined, ArgumentValue::Undefined, "siteId", "is required"),
            (ArgumentValue::Other, text("key"), "siteId", "must be a string"),
        ];
        for (first, api_key, argument, problem) in cases {
            let invalid = credentials(first, api_key).unwrap_err();
            assert_eq!(invalid.argument, argument, "{}", invalid.problem);
            assert!(invalid.problem.contains(problem), "{}", invalid.problem);
            assert!(!invalid.problem.contains("k3"), "{}", invalid.problem);
        }
    }
}
