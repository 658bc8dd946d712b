//! The [App API](https://docs.customer.io/integrations/api/app/): its endpoints, their payloads, and its keys.

mod asset;
mod endpoints;
mod key;
mod payloads;

pub use asset::content_type_of;
pub use endpoints::find;
pub use key::{WORKSPACE_HEADER, check_workspace, credentials};

use crate::core::http::{Api, PageAccess};

/// The App API.
pub static API: Api = Api {
    name: "app",
    us: "https://api.customer.io",
    eu: "https://api-eu.customer.io",
    roots: &["/v1"],
    region_member: "apiUrl",
    region_lookup: None,
    credentials: "appKey",
    pages: PageAccess::Refused,
    // The official client's default.
    timeout: 10_000,
    has_daily_quota: true,
};
