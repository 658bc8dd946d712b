//! Customer.io's documented limits, in one place.
//!
//! Source: "Track API limits" in the [Track API reference](https://docs.customer.io/api/track/).

use crate::core::bulk::Limits;

/// Longest identifier of a person, in UTF-8 bytes.
pub const IDENTIFIER_BYTES: usize = 150;

/// Longest event name, in UTF-8 bytes.
pub const EVENT_NAME_BYTES: usize = 100;

/// Longest data of an event, in bytes of JSON.
pub const EVENT_DATA_BYTES: usize = 100_000;

/// Most people that one call adds to a segment or removes from it.
pub const SEGMENT_MEMBERS: usize = 1000;

/// Operations of version 2, in UTF-8 bytes of JSON. For one operation, alone or in a batch, the reference says "32kb" and not which
/// kind: 1000 bytes hold for both. For a batch it says "500kb"; Customer.io's own batching clients stop between 475,000 and 491,520.
pub const OPERATIONS: Limits = Limits { item_bytes: 32_000, request_bytes: 480_000 };
