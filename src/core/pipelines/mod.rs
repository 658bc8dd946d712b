//! The [Pipelines API](https://docs.customer.io/integrations/api/cdp/): its endpoints, its messages, and its keys.

mod bulk;
pub mod endpoints;
mod identifiers;
mod key;
mod limits;
mod messages;
mod payloads;
mod semantic_events;
mod source;
mod strict_mode;
#[cfg(test)]
mod tests;

pub use bulk::PipelinesMessages;
pub use key::{check_key_of_page, credentials};
pub use limits::KEEPALIVE_BYTES;
pub use source::Source;
pub use strict_mode::strict_mode;

use crate::core::http::{Api, PageAccess};

/// The Pipelines API.
pub static API: Api = Api {
    name: "pipelines",
    us: "https://cdp.customer.io",
    eu: "https://cdp-eu.customer.io",
    roots: &["/v1"],
    region_member: "pipelinesUrl",
    region_lookup: None,
    credentials: "writeKey",
    pages: PageAccess::Allowed,
    // The official client's default.
    timeout: 10_000,
    has_daily_quota: false,
};
