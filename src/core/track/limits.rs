//! Customer.io's documented limits, in one place.
//!
//! Source: "Track API limits" in the [Track API reference](https://docs.customer.io/api/track/).

use crate::core::bulk::Limits;

/// The longest event name, in UTF-8 bytes.
pub const EVENT_NAME_BYTES: usize = 100;

/// The longest data of an event, in bytes of JSON.
pub const EVENT_DATA_BYTES: usize = 100_000;

/// The most people that one call can add to a segment or remove from it.
pub const SEGMENT_MEMBERS: usize = 1000;

/// Operations of version 2, in UTF-8 bytes of JSON. The reference allows "32kb" for one operation, alone or in a batch, and does not say
/// whether that is 1000 or 1024 bytes each: 32,000 bytes satisfy both. It allows "500kb" for a batch; Customer.io's own batching clients
/// stop between 475,000 and 491,520.
pub const OPERATIONS: Limits = Limits { item_bytes: 32_000, request_bytes: 480_000 };
