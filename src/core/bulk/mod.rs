//! The run of `sendAll` as a pure state machine. It packs operations into requests, decides when each may be sent, and accounts for every
//! operation. It reads no source, sends nothing, waits for nothing, and knows no API: see [`BulkApi`].

mod batch;
mod consequence;
mod hash;
mod ledger;
mod options;
mod packer;
mod ranges;
mod report;
mod resume;
mod run;
#[cfg(test)]
mod tests;

pub use consequence::Consequence;
pub use hash::hash;
pub use options::Options;
pub use packer::{Envelope, EventId, Item, Limits, Packer, Sealed};
pub use ranges::Ranges;
pub use report::{Progress, Rejection, Report};
pub use resume::{ResumePoint, parse_first_event_id};
pub use run::{BatchResponse, End, Request, Run};

use std::{borrow::Cow, fmt::Debug};

use crate::core::{error::Invalid, http::Idempotency, ulid::Ulid};

/// What a run must know about the API that it sends operations to.
pub trait BulkApi: Debug {
    /// The form of the API's batches.
    fn envelope(&self) -> Envelope;

    /// The API's own limits, which a caller may change.
    fn limits(&self) -> Limits;

    /// Checks an operation, given as the compact JSON text of an object.
    ///
    /// # Errors
    /// The first fault, by its path in the operation.
    fn check(&self, operation: &[u8]) -> Result<Checked, Invalid>;

    /// What is sent for an operation that cannot be sent as it is given. The run adds the event id itself. `ulid` is that id, even if the
    /// operation does not need it.
    fn complete(&self, operation: &[u8], ulid: Ulid) -> Vec<u8>;

    /// What is sent for a checked operation, without the event id that the run adds.
    fn completed<'a>(&self, operation: &'a [u8], checked: &Checked, ulid: Ulid) -> Cow<'a, [u8]> {
        if checked.is_as_sent { Cow::Borrowed(operation) } else { Cow::Owned(self.complete(operation, ulid)) }
    }

    /// Adds the hashes of the entities that an operation is about. Only ordered runs need them.
    fn subjects(&self, operation: &[u8], subjects: &mut Vec<u32>);
}

/// What a run must know about an operation that can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// Whether the run adds an event id. Such an operation has at least one member.
    pub needs_event_id: bool,
    /// Whether it is sent as it is given, apart from that id.
    pub is_as_sent: bool,
    /// Whether it may be processed twice, once it has the id that it needs.
    pub idempotency: Idempotency,
}
