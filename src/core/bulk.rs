//! `sendAll`: which operations are done with, and what a request's failure means for its operations.

use super::{
    error::{Failure, Refusal},
    ranges::Ranges,
    text::{concat, decimal},
};

/// What became of the operations of a run.
#[derive(Debug, Default)]
pub struct Ledger {
    /// How many were taken from the source, without those that an earlier run was done with.
    pub read: u64,
    /// How many were accepted.
    pub accepted: u64,
    /// How many were refused, or could not be sent.
    pub rejected: u64,
    /// Bytes of the bodies sent.
    pub bytes: u64,
    /// Requests made.
    pub requests: u64,
    /// Attempts after the first ones.
    pub retries: u64,
    /// Where those are that were accepted or rejected, in this run or in the one that it goes on from.
    pub done: Ranges,
    /// Where those are that may have been accepted.
    pub uncertain: Ranges,
    /// The place of the next one that the source gives.
    next: u64,
}

impl Ledger {
    /// Goes on from a run that was done with these.
    #[must_use]
    pub fn resume(done: Ranges) -> Self {
        Self { done, ..Self::default() }
    }

    /// The source gave an operation: its place, unless it is done with.
    pub fn take(&mut self) -> Option<u64> {
        let place = self.next;
        self.next += 1;
        if self.done.contains(place) {
            return None;
        }
        self.read += 1;
        Some(place)
    }

    /// An operation was not sent, and cannot be.
    pub fn reject(&mut self, place: u64) {
        self.rejected += 1;
        self.done.insert(place, place + 1);
    }

    /// A request of so many `attempts` has ended.
    pub fn count(&mut self, body_bytes: u32, attempts: u32) {
        let attempts = u64::from(attempts);
        self.requests += 1;
        self.retries += attempts.saturating_sub(1);
        self.bytes += u64::from(body_bytes) * attempts;
    }

    /// A request was answered: so many were accepted, and the others refused.
    pub fn settle(&mut self, places: &Ranges, accepted: usize) {
        self.accepted += accepted as u64;
        self.rejected += places.count().saturating_sub(accepted as u64);
        self.done.extend(places);
    }
}

/// What a request's failure means for its operations.
#[derive(Debug, PartialEq, Eq)]
pub enum Consequence {
    /// Half of them may do better.
    Halve,
    /// The only one is refused, for this reason.
    Reject(Refusal),
    /// No other request would do better: the run ends.
    Stop,
}

impl Consequence {
    /// That of the failure of a request of so many operations, after its retries.
    #[must_use]
    pub fn of(failure: &Failure, items: usize) -> Self {
        // 400 may be the fault of one operation, and 413 of all together.
        let Failure::Status { status: status @ (400 | 413), refusals, .. } = failure else { return Self::Stop };
        if items > 1 {
            return Self::Halve;
        }
        let unexplained = || Refusal { message: concat(&["refused with ", &decimal(*status)]), ..Refusal::default() };
        Self::Reject(refusals.first().cloned().unwrap_or_else(unexplained))
    }
}
