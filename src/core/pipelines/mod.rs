//! The [Pipelines API](https://docs.customer.io/integrations/api/cdp/): its endpoints, its messages, and its keys.

mod bulk;
pub mod endpoints;
mod key;
mod limits;
mod messages;
mod payloads;
mod source;
#[cfg(test)]
mod tests;

pub use bulk::PipelinesMessages;
pub use key::{check_key_of_page, credentials};
pub use source::Source;

use crate::core::http::{Api, Pages};

/// The Pipelines API.
pub static API: Api = Api {
    name: "pipelines",
    us: "https://cdp.customer.io",
    eu: "https://cdp-eu.customer.io",
    roots: &["/v1"],
    region_member: "pipelinesUrl",
    region_lookup: None,
    credentials: "writeKey",
    pages: Pages::Allowed,
    // The official client's default.
    timeout: 10_000,
    has_daily_quota: false,
};

/// The header for strict mode, and its value: what would be dropped gets an error instead of a 200.
pub const STRICT_MODE: (&str, &str) = ("x-strict-mode", "1");
