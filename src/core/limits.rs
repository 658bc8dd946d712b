//! Customer.io's documented limits, in one place.
//!
//! Source: "Track API limits" in the [Track API reference](https://docs.customer.io/api/track/).

/// Longest identifier of a person, in UTF-8 bytes.
pub const IDENTIFIER_BYTES: usize = 150;

/// Longest event name, in UTF-8 bytes.
pub const EVENT_NAME_BYTES: usize = 100;

/// Largest operation of the API v2, in UTF-8 bytes of JSON: alone in a request or in a batch. The reference says "32kb" and not
/// which: 1000 bytes hold for both.
pub const OPERATION_BYTES: usize = 32_000;

/// Largest batch, in UTF-8 bytes of JSON. The reference says "500kb"; Customer.io's own batching clients stop between 475,000
/// and 491,520.
pub const BATCH_BYTES: usize = 480_000;

/// Longest timeout that a JavaScript timer can wait, in milliseconds; a longer one would fire at once.
pub const TIMER_MS: u32 = i32::MAX as u32;

/// Longest data of an event, in bytes of JSON.
pub const EVENT_DATA_BYTES: u32 = 100_000;

/// Most people that one call adds to a segment or takes out of it.
pub const SEGMENT_MEMBERS: u32 = 1000;
