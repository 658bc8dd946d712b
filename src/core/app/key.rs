//! The keys of the App API: app keys, private keys (`sk_us_…`, `sk_eu_…`) and service account keys (`sa_live_…`).

use crate::core::{error::Invalid, http::KeyKind};

/// The header with the workspace that a service account acts on.
pub const WORKSPACE_HEADER: &str = "x-workspace-id";

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
