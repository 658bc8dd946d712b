//! The batches of a run: the open one, and those that are sealed.

use std::cmp::Ordering;

use super::{
    packer::{Envelope, Item, Limits, Packer, Sealed, split},
    ranges::Ranges,
};
use crate::core::http::Idempotency;

/// The batch that is being filled.
#[derive(Debug)]
pub struct OpenBatch {
    packer: Packer,
    indexes: Ranges,
    subjects: Vec<u32>,
}

impl OpenBatch {
    /// A batch without operations.
    #[must_use]
    pub fn new(envelope: Envelope, limits: Limits) -> Self {
        Self { packer: Packer::new(envelope, limits), indexes: Ranges::default(), subjects: Vec::new() }
    }

    /// How many bytes still fit.
    #[must_use]
    pub fn room(&self) -> usize {
        self.packer.room()
    }

    /// Whether an operation still fits.
    #[must_use]
    pub fn fits(&self, item: &Item) -> bool {
        self.packer.fits(item.bytes())
    }

    /// Adds an operation that fits. Returns the list to which its subjects are to be added, if order matters.
    pub fn push(&mut self, index: u64, item: &Item, idempotency: Idempotency) -> &mut Vec<u32> {
        self.packer.push(item, idempotency);
        self.indexes.insert(index, index + 1);
        &mut self.subjects
    }

    /// Takes the batch out, if it has operations.
    pub fn seal(&mut self) -> Option<Batch> {
        let Sealed { body, idempotency, .. } = self.packer.seal()?;
        let mut subjects = std::mem::take(&mut self.subjects);
        subjects.sort_unstable();
        subjects.dedup();
        let part = BatchPart { body, indexes: std::mem::take(&mut self.indexes), is_uncertain: false };
        Some(Batch { parts: vec![part], subjects, idempotency })
    }
}

/// A sealed batch: one request, or the parts into which it was halved after refusals. The parts are sent one after the other, so they keep
/// the order of the source and count as one request for the concurrency.
#[derive(Debug)]
pub struct Batch {
    /// The parts that are still to be sent, the next one last.
    pub parts: Vec<BatchPart>,
    /// The subjects of its operations when it was sealed, sorted; empty if order does not matter.
    subjects: Vec<u32>,
    /// Whether all of its operations may be processed twice.
    pub idempotency: Idempotency,
}

impl Batch {
    /// Whether both batches have an operation about the same subject.
    #[must_use]
    pub fn shares_subject(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.subjects.as_slice(), other.subjects.as_slice());
        while let ([first, others @ ..], [second, rest @ ..]) = (left, right) {
            match first.cmp(second) {
                Ordering::Equal => return true,
                Ordering::Less => left = others,
                Ordering::Greater => right = rest,
            }
        }
        false
    }

    /// Adds the two halves of a part as the next parts to be sent.
    pub fn halve(&mut self, envelope: &Envelope, part: &BatchPart) {
        let first = part.items().div_ceil(2);
        let bodies = split(envelope, &part.body, usize::try_from(first).unwrap_or(usize::MAX));
        let halves = bodies.into_iter().zip(part.indexes.split_at(first));
        let is_uncertain = part.is_uncertain;
        self.parts.extend(halves.rev().map(|(body, indexes)| BatchPart { body, indexes, is_uncertain }));
    }
}

/// The operations of one request.
#[derive(Debug)]
pub struct BatchPart {
    /// The body of the request; empty while the host has it.
    pub body: Vec<u8>,
    /// The indexes of the operations.
    pub indexes: Ranges,
    /// Whether the API may have accepted them in a request that failed.
    pub is_uncertain: bool,
}

impl BatchPart {
    /// How many operations it has.
    #[must_use]
    pub fn items(&self) -> u64 {
        self.indexes.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::{borrow::Cow, collections::BTreeSet};

    const ENVELOPE: Envelope = Envelope { open: b"[", close: Cow::Borrowed(b"]"), before_id: b"" };

    fn sealed(subjects: &[u32]) -> Batch {
        let mut open = OpenBatch::new(ENVELOPE, Limits { item_bytes: 100, request_bytes: 1000 });
        for (index, subject) in (0..).zip(subjects) {
            open.push(index, &Item { text: b"1", id: None }, Idempotency::Idempotent).push(*subject);
        }
        open.seal().unwrap_or(Batch { parts: vec![], subjects: vec![], idempotency: Idempotency::Idempotent })
    }

    #[test]
    fn halves_are_sent_before_the_parts_that_follow() {
        let mut batch = sealed(&[0; 5]);
        for expected in ["[1,1,1]", "[1,1]", "[1]"] {
            let part = batch.parts.pop().unwrap();
            batch.halve(&ENVELOPE, &part);
            assert_eq!(batch.parts.last().unwrap().body, expected.as_bytes());
        }
        let indexes: Vec<_> = batch.parts.iter().rev().map(|part| part.indexes.as_slice()).collect();
        assert_eq!(indexes, [[(0, 1)], [(1, 2)], [(2, 3)], [(3, 5)]]);
    }

    proptest! {
        #[test]
        fn batches_share_a_subject_if_one_is_in_both(
            subjects in proptest::array::uniform2(proptest::collection::vec(0..40_u32, 0..8)),
        ) {
            let [left, right] = subjects.each_ref().map(|subjects| sealed(subjects));
            let [first, second] = subjects.map(BTreeSet::from_iter);
            prop_assert_eq!(left.shares_subject(&right), !first.is_disjoint(&second));
        }
    }
}
