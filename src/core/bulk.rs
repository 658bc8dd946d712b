//! `sendAll`: which operations are done with, and what a request's failure means for its operations.

use std::borrow::Cow;

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
pub enum Consequence<'a> {
    /// Half of them may do better.
    Halve,
    /// The only one is refused, for these reasons.
    Reject(Cow<'a, [Refusal]>),
    /// No other request would do better: the run ends.
    Stop,
}

impl<'a> Consequence<'a> {
    /// That of the failure of a request of so many operations, after its retries.
    #[must_use]
    pub fn of(failure: &'a Failure, items: usize) -> Self {
        // 400 may be the fault of one operation, and 413 of all together.
        let Failure::Status { status: status @ (400 | 413), refusals, .. } = failure else { return Self::Stop };
        if items > 1 {
            return Self::Halve;
        }
        if refusals.is_empty() {
            let message = concat(&["refused with the status ", &decimal(*status)]);
            return Self::Reject(Cow::Owned(vec![Refusal { message, ..Refusal::default() }]));
        }
        Self::Reject(Cow::Borrowed(refusals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn refused(status: u16, messages: &[&str]) -> Failure {
        let refusals = messages.iter().map(|text| Refusal { message: (*text).to_owned(), ..Refusal::default() });
        Failure::Status { status, refusals: refusals.collect(), retry_after_ms: None }
    }

    fn reject(messages: &[&str]) -> Consequence<'static> {
        let refusals = messages.iter().map(|text| Refusal { message: (*text).to_owned(), ..Refusal::default() });
        Consequence::Reject(refusals.collect())
    }

    #[test]
    fn what_is_refused_as_a_whole_is_halved_until_it_is_alone() {
        for status in [400, 413] {
            let failure = refused(status, &["no", "never"]);
            assert_eq!(Consequence::of(&failure, 1000), Consequence::Halve);
            assert_eq!(Consequence::of(&failure, 2), Consequence::Halve);
            assert_eq!(Consequence::of(&failure, 1), reject(&["no", "never"]));
        }
        assert_eq!(Consequence::of(&refused(413, &[]), 1), reject(&["refused with the status 413"]));
    }

    #[test]
    fn any_other_failure_ends_the_run() {
        let statuses =
            [401, 402, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503, 504].map(|status| refused(status, &[]));
        let others = [
            Failure::Unreadable { status: 200 },
            Failure::Redirected { status: 301 },
            Failure::Unreachable,
            Failure::Lost,
            Failure::TimedOut { timeout: 1 },
            Failure::Aborted,
        ];
        for failure in statuses.into_iter().chain(others) {
            assert_eq!(Consequence::of(&failure, 1), Consequence::Stop, "{failure:?}");
            assert_eq!(Consequence::of(&failure, 9), Consequence::Stop, "{failure:?}");
        }
    }

    #[test]
    fn attempts_are_counted_apart_from_requests() {
        let mut ledger = Ledger::default();
        ledger.count(100, 1);
        ledger.count(40, 3);
        ledger.count(7, 0);
        assert_eq!((ledger.requests, ledger.retries, ledger.bytes), (3, 2, 220));
    }

    /// What becomes of an operation: nothing in this run, or one of these.
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Fate {
        Unsent,
        Invalid,
        Accepted,
        Refused,
        Uncertain,
    }

    proptest! {
        #[test]
        fn each_operation_is_accounted_for_once(
            earlier in proptest::collection::btree_set(0..60_u64, 0..40),
            fates in proptest::collection::vec(
                proptest::sample::select(&[Fate::Unsent, Fate::Invalid, Fate::Accepted, Fate::Refused, Fate::Uncertain][..]),
                0..60,
            ),
            order in any::<u64>(),
        ) {
            let mut done = Ranges::default();
            for place in &earlier {
                done.insert(*place, place + 1);
            }
            let mut ledger = Ledger::resume(done);
            let mut taken = Vec::new();
            for (place, fate) in (0..).zip(&fates) {
                let found = ledger.take();
                prop_assert_eq!(found, Some(place).filter(|place| !earlier.contains(place)));
                taken.extend(found.map(|place| (place, *fate)));
            }
            // Requests end in any order.
            taken.sort_by_key(|(place, _)| place.wrapping_mul(order | 1) % 61);
            for (place, fate) in &taken {
                let mut places = Ranges::default();
                places.insert(*place, place + 1);
                match fate {
                    Fate::Unsent => {}
                    Fate::Invalid => ledger.reject(*place),
                    Fate::Accepted => ledger.settle(&places, 1),
                    Fate::Refused => ledger.settle(&places, 0),
                    Fate::Uncertain => ledger.uncertain.extend(&places),
                }
            }
            let places_of = |wanted: &[Fate]| -> BTreeSet<u64> {
                taken.iter().filter(|(_, fate)| wanted.contains(fate)).map(|(place, _)| *place).collect()
            };
            let uncertain = places_of(&[Fate::Uncertain]);
            prop_assert_eq!(ledger.read, taken.len() as u64);
            prop_assert_eq!(ledger.accepted, places_of(&[Fate::Accepted]).len() as u64);
            prop_assert_eq!(ledger.rejected, places_of(&[Fate::Invalid, Fate::Refused]).len() as u64);
            prop_assert_eq!(ledger.uncertain.count(), uncertain.len() as u64);
            let (resume_from, rest) = ledger.done.split_first();
            let done: BTreeSet<u64> = (0..resume_from).chain(rest.iter().flat_map(|&(start, end)| start..end)).collect();
            let settled = places_of(&[Fate::Invalid, Fate::Accepted, Fate::Refused]);
            prop_assert_eq!(&done, &earlier.union(&settled).copied().collect());
            prop_assert!(uncertain.iter().all(|place| *place >= resume_from && !done.contains(place)));
        }
    }
}
