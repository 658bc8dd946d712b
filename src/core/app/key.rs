//! The keys of the App API: app keys, private keys (`sk_us_…`, `sk_eu_…`) and service account keys (`sa_live_…`).

use crate::core::{
    error::Invalid,
    http::{Credentials, KeyKind},
};

const HELP: &str = "see Settings > API Credentials > App API Keys in Customer.io";

/// The header with the workspace that a service account acts on.
pub const WORKSPACE_HEADER: &str = "x-workspace-id";

/// The credentials for a key.
///
/// # Errors
/// A key that cannot be sent, and a public key. The error does not contain it.
pub fn credentials(key: &str) -> Result<Credentials, Invalid> {
    Credentials::bearer("appKey", key, HELP)
}

/// Checks the option `workspaceId` for a key.
///
/// # Errors
/// A workspace id that is missing, not valid, or given with another kind of key.
pub fn check_workspace(key: &str, workspace_id: Option<&str>) -> Result<(), Invalid> {
    let is_id = |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let problem = match (workspace_id, KeyKind::from_key(key) == KeyKind::Account) {
        (None, true) => "is required with a service account key (sa_live_…)",
        (Some(_), false) => "is only for service account keys (sa_live_…)",
        (Some(id), true) if !is_id(id) => "must be the id of a workspace, such as 12345",
        _ => return Ok(()),
    };
    Err(Invalid::new("workspaceId", problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_bearer_unless_it_is_public() {
        assert_eq!(credentials("abc\n").unwrap().header_value(), "Bearer abc");
        for unfit in ["", "pk_us_abc"] {
            assert_eq!(credentials(unfit).unwrap_err().argument, "appKey");
        }
    }

    #[test]
    fn only_a_service_account_needs_a_workspace() {
        for (key, workspace) in
            [("sa_live_abc", None), ("abc", Some("1")), ("sa_live_abc", Some("1\n2")), ("sa_live_abc", Some(""))]
        {
            assert_eq!(check_workspace(key, workspace).unwrap_err().argument, "workspaceId", "{key} {workspace:?}");
        }
        assert_eq!(check_workspace("sa_live_abc", Some("12")), Ok(()));
        assert_eq!(check_workspace("sk_us_abc", None), Ok(()));
    }
}
