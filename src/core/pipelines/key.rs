//! The keys of the Pipelines API: the write key of a source, private keys (`sk_us_…`) and public keys (`pk_us_…`).

use crate::core::{
    error::Invalid,
    http::{Credentials, KeyKind, account_key_error},
};

const HELP: &str = "see Data & Integrations > Integrations > your source > Settings in Customer.io";

/// The credentials for a key: `Bearer` for a private or public key, as in Customer.io's Python client; HTTP Basic without a password for
/// the write key of a source.
///
/// # Errors
/// A key that cannot be sent, and a service account key. The error does not contain it.
pub fn credentials(key: &str) -> Result<Credentials, Invalid> {
    match KeyKind::from_key(key) {
        KeyKind::Other => Credentials::basic_without_password("writeKey", key, HELP),
        KeyKind::Account => Err(account_key_error("writeKey")),
        KeyKind::Private(_) | KeyKind::Public(_) => Credentials::bearer_or_public("writeKey", key, HELP),
    }
}

/// Refuses a private key in a page.
///
/// # Errors
/// A key that begins with `sk_`.
pub fn check_key_of_page(key: &str) -> Result<(), Invalid> {
    if matches!(KeyKind::from_key(key), KeyKind::Private(_)) {
        let problem = "is a private key (it begins with sk_), which must not be used in a page or its workers: every visitor can read the \
                       key, which can read all people and send messages to them. Use the write key of a source, or a public key (pk_…)";
        return Err(Invalid::new("writeKey", problem));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::Region;

    #[test]
    fn a_write_key_is_a_user_and_other_keys_are_bearer_tokens() {
        assert_eq!(credentials("abc").unwrap().header_value(), "Basic YWJjOg==");
        assert_eq!(credentials("abc").unwrap().region(), None);
        for key in ["sk_eu_abc", "pk_eu_abc"] {
            assert_eq!(credentials(key).unwrap().header_value(), format!("Bearer {key}"));
            assert_eq!(credentials(key).unwrap().region(), Some(Region::Eu));
        }
        assert_eq!(credentials(" ").unwrap_err().argument, "writeKey");
        assert_eq!(credentials("sa_live_abc"), Err(account_key_error("writeKey")));
    }

    #[test]
    fn only_a_private_key_is_refused_in_a_page() {
        assert!(check_key_of_page("sk_us_s3cret").is_err_and(|invalid| !invalid.problem.contains("s3cret")));
        assert_eq!(check_key_of_page("pk_us_abc"), Ok(()));
        assert_eq!(check_key_of_page("abc"), Ok(()));
    }
}
