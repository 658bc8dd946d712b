//! The [Track API](https://docs.customer.io/api/track/): its endpoints, their payloads, and the operations of version 2.

mod batch_response;
pub mod batching;
mod credentials;
pub mod endpoints;
mod event_id;
mod limits;
pub mod messages;
mod operations;
mod payloads;

pub use batch_response::{BatchResult, is_batch_response, read_batch_response};
pub use credentials::credentials;
pub use operations::{TrackOperations, text_ids};

use crate::core::http::{Api, PageAccess};

/// The Track API.
pub static API: Api = Api {
    name: "track",
    us: "https://track.customer.io",
    eu: "https://track-eu.customer.io",
    roots: &["/api/v1", "/api/v2", "/api"],
    region_member: "trackUrl",
    region_lookup: Some(&endpoints::ACCOUNT_REGION),
    credentials: "siteId and apiKey",
    pages: PageAccess::WithPermission,
    // The official client's default.
    timeout: 10_000,
    has_daily_quota: false,
};
