//! Customer.io's documented limits, in one place.
//!
//! Source: "Rate and payload limits" in the [Pipelines API reference](https://docs.customer.io/integrations/api/cdp/). It says "32KB" and
//! "500KB", and not whether that is 1000 or 1024 bytes each: multiples of 1000 satisfy both. Outside strict mode, anything longer gets a
//! 200 and is dropped.

use crate::core::bulk::Limits;

/// The longest message, alone or in a batch, in UTF-8 bytes of JSON.
pub const MESSAGE_BYTES: usize = 32_000;

/// The longest body of a batch, in UTF-8 bytes of JSON.
pub const BATCH_BYTES: usize = 500_000;

/// The most that browsers let the requests of a page have in flight that outlive it, in bytes of their bodies
/// ([Fetch](https://fetch.spec.whatwg.org/#http-network-or-cache-fetch), step 8.10). They refuse a longer request.
pub const KEEPALIVE_BYTES: usize = 65_536;

/// The limits of a bulk run.
pub const MESSAGES: Limits = Limits { item_bytes: MESSAGE_BYTES, request_bytes: BATCH_BYTES };
