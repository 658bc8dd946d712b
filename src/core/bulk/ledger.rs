//! The accounts of a run: the result of each operation.

use serde::Serialize;

use super::ranges::Ranges;

/// What a run counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Operations that were read from the source, except those that an earlier run settled.
    pub read: u64,
    /// Operations that were accepted.
    pub accepted: u64,
    /// Operations that were refused, or could not be sent.
    pub rejected: u64,
    /// Bytes of the bodies that were sent, retries included.
    pub bytes: u64,
    /// Requests that have ended, without retries.
    pub requests: u64,
    /// Attempts after the first ones.
    pub retries: u64,
}

/// The results of a run's operations.
#[derive(Debug, Default)]
pub struct Ledger {
    /// What it has counted so far.
    pub counts: Counts,
    /// Indexes of operations that were accepted or rejected by the run that this one resumes. They are separate from `done`, which grows at
    /// its end: inserting among many ranges would move all that follow.
    earlier: Ranges,
    /// Indexes of operations that were accepted or rejected by this run.
    done: Ranges,
    /// Indexes of operations that may have been accepted, and are not sent again.
    pub uncertain: Ranges,
    /// Indexes of operations that may have been accepted by the run that this one resumes.
    earlier_uncertain: Ranges,
    /// The index of the next operation of the source.
    next: u64,
}

impl Ledger {
    /// The accounts of a run that resumes one with these settled and uncertain indexes.
    #[must_use]
    pub fn resume(earlier: Ranges, earlier_uncertain: Ranges) -> Self {
        Self { earlier, earlier_uncertain, ..Self::default() }
    }

    /// Whether the run that this one resumes left an operation uncertain.
    #[must_use]
    pub fn was_uncertain(&self, index: u64) -> bool {
        self.earlier_uncertain.contains(index)
    }

    /// Indexes of operations that may have been accepted: by this run, or by the one that it resumes if this one has not settled them.
    #[must_use]
    pub fn all_uncertain(&self) -> Ranges {
        let mut all = self.uncertain.clone();
        all.extend(&self.earlier_uncertain.without(&self.done));
        all
    }

    /// Indexes of operations that were accepted or rejected, by this run or by the one that it resumes.
    #[must_use]
    pub fn done(&self) -> Ranges {
        let mut done = self.earlier.clone();
        done.extend(&self.done);
        done
    }

    /// Counts the next operation of the source. Returns its index, or `None` if an earlier run settled it.
    pub fn read(&mut self) -> Option<u64> {
        let index = self.next;
        self.next += 1;
        if self.earlier.contains(index) {
            return None;
        }
        self.counts.read += 1;
        Some(index)
    }

    /// Rejects an operation that cannot be sent.
    pub fn reject(&mut self, index: u64) {
        self.counts.rejected += 1;
        self.done.insert(index, index + 1);
    }

    /// Counts a request that has ended.
    pub fn count_request(&mut self, body_bytes: usize, attempts: u32) {
        let attempts = u64::from(attempts);
        self.counts.requests += 1;
        self.counts.retries += attempts.saturating_sub(1);
        self.counts.bytes += body_bytes as u64 * attempts;
    }

    /// Settles the operations of a request. The API accepted this many and refused the others.
    pub fn settle(&mut self, indexes: &Ranges, accepted: u64) {
        let items = indexes.count();
        let accepted = accepted.min(items);
        self.counts.accepted += accepted;
        self.counts.rejected += items - accepted;
        self.done.extend(indexes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_count_as_bytes_but_not_as_requests() {
        let mut ledger = Ledger::default();
        ledger.count_request(100, 1);
        ledger.count_request(40, 3);
        // A request that was aborted before its first attempt.
        ledger.count_request(7, 0);
        let Counts { requests, retries, bytes, .. } = ledger.counts;
        assert_eq!((requests, retries, bytes), (3, 2, 220));
    }

    #[test]
    fn an_operation_that_an_earlier_run_settled_has_an_index_but_is_not_counted() {
        let mut done = Ranges::default();
        done.insert(0, 2);
        done.insert(3, 4);
        let mut ledger = Ledger::resume(done, Ranges::default());
        assert_eq!([(); 5].map(|()| ledger.read()), [None, None, Some(2), None, Some(4)]);
        assert_eq!(ledger.counts, Counts { read: 2, ..Counts::default() });
    }

    #[test]
    fn operations_that_an_earlier_run_left_uncertain_stay_so_until_they_are_settled() {
        let uncertain = Ranges::from_iter([(1, 3), (5, 6)]);
        let mut ledger = Ledger::resume(Ranges::default(), uncertain.clone());
        assert_eq!(ledger.all_uncertain(), uncertain);
        assert_eq!([(); 2].map(|()| ledger.read()), [Some(0), Some(1)]);
        assert_eq!([0, 1, 2, 3, 5].map(|index| ledger.was_uncertain(index)), [false, true, true, false, true]);
        assert_eq!(ledger.all_uncertain(), uncertain);
        ledger.settle(&Ranges::from_iter([(0, 2)]), 2);
        assert_eq!(ledger.all_uncertain().as_slice(), [(2, 3), (5, 6)]);
    }

    #[test]
    fn a_request_accepts_no_more_than_it_has() {
        let mut ledger = Ledger::default();
        let mut indexes = Ranges::default();
        indexes.insert(4, 7);
        ledger.settle(&indexes, 2);
        assert_eq!((ledger.counts.accepted, ledger.counts.rejected, ledger.done().count()), (2, 1, 3));
        ledger.settle(&indexes, 9);
        assert_eq!((ledger.counts.accepted, ledger.counts.rejected, ledger.done().count()), (5, 1, 3));
    }
}
