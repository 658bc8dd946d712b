//! The [Track API](https://docs.customer.io/api/track/): its endpoints, their payloads, and the operations of version 2.

mod batch_response;
pub mod endpoints;
mod event_id;
mod limits;
mod operations;
mod payloads;
mod time;

pub use batch_response::{BatchResult, is_batch_response, read_batch_response};
pub use operations::TrackOperations;

/// Milliseconds until the response to an attempt must be read, unless the caller says otherwise: the official client's.
pub const DEFAULT_TIMEOUT_MS: u32 = 10_000;
