//! How messages are packed, and the defaults: the limits of Cloudflare Queues.

use crate::core::{error::Invalid, ulid::Ulid};

/// The most groups. Each has an open message in memory.
pub const MAX_GROUPS: usize = 256;

/// How messages are packed.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The longest body, in UTF-8 bytes.
    pub max_bytes: usize,
    /// The most messages of a batch.
    pub max_messages: usize,
    /// The longest batch: the bodies of its messages, and 100 bytes for each.
    pub max_batch_bytes: usize,
    /// The number of groups, for a queue that keeps the order within a group. The operations on an entity are in the same group.
    pub groups: Option<usize>,
    /// The event id of the first operation; the operation at `index` has this id plus `index`.
    pub first_event_id: Ulid,
}

impl Options {
    /// The defaults, just below the limits of [Cloudflare Queues](https://developers.cloudflare.com/queues/platform/limits/): 128 kB for a
    /// message, and 100 messages or 256 kB for a call.
    #[must_use]
    pub const fn new(first_event_id: Ulid) -> Self {
        Self { max_bytes: 127_000, max_messages: 100, max_batch_bytes: 250_000, groups: None, first_event_id }
    }

    /// Checks the number of groups.
    ///
    /// # Errors
    /// More than [`MAX_GROUPS`].
    pub fn check_groups(groups: usize) -> Result<usize, Invalid> {
        if groups > MAX_GROUPS {
            return Err(Invalid::new("options.groups", format!("must be at most {MAX_GROUPS}")));
        }
        Ok(groups)
    }
}
