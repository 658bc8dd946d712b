//! Sets of indexes, kept as ranges.

/// A set of indexes into a source. Neighbours share one range, so a set that grows in sequence stays one pair of numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(
    /// Sorted, with at least one missing index between two ranges; the end is not included.
    Vec<(u64, u64)>,
);

impl Ranges {
    /// Adds the indexes from `start` up to, but not including, `end`.
    pub fn insert(&mut self, start: u64, end: u64) {
        if start >= end {
            return;
        }
        match self.0.last_mut() {
            Some((_, last)) if *last == start => *last = end,
            _ => {
                let first = self.0.partition_point(|range| range.1 < start);
                let after = self.0.partition_point(|range| range.0 <= end);
                let joined = self.0.get(first..after).unwrap_or_default();
                let start = joined.first().map_or(start, |range| range.0.min(start));
                let end = joined.last().map_or(end, |range| range.1.max(end));
                self.0.splice(first..after, [(start, end)]);
            }
        }
    }

    /// Adds every index of `other`.
    pub fn extend(&mut self, other: &Self) {
        for &(start, end) in &other.0 {
            self.insert(start, end);
        }
    }

    /// Whether the set has an index.
    #[must_use]
    pub fn contains(&self, index: u64) -> bool {
        let candidate = self.0.partition_point(|range| range.1 <= index);
        self.0.get(candidate).is_some_and(|range| range.0 <= index)
    }

    /// The index that has `position` smaller ones in the set.
    #[must_use]
    pub fn nth(&self, mut position: u64) -> Option<u64> {
        self.0.iter().find_map(|&(start, end)| {
            let length = end - start;
            let found = (position < length).then_some(start + position);
            position = position.saturating_sub(length);
            found
        })
    }

    /// The `first` smallest indexes, and the others.
    #[must_use]
    pub fn split_at(&self, first: u64) -> [Self; 2] {
        let middle = self.nth(first).unwrap_or(u64::MAX);
        let [mut before, mut after] = [Self::default(), Self::default()];
        for &(start, end) in &self.0 {
            before.insert(start, end.min(middle));
            after.insert(start.max(middle), end);
        }
        [before, after]
    }

    /// The smallest index that is missing, and the ranges after it.
    #[must_use]
    pub fn split_first(&self) -> (u64, &[(u64, u64)]) {
        match self.0.as_slice() {
            [(0, end), rest @ ..] => (*end, rest),
            rest => (0, rest),
        }
    }

    /// The ranges, each without its end.
    #[must_use]
    pub fn as_slice(&self) -> &[(u64, u64)] {
        &self.0
    }

    /// How many indexes there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(start, end)| end - start).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn ranges() -> impl Strategy<Value = Vec<(u64, u64)>> {
        proptest::collection::vec((0..40_u64, 0..6_u64).prop_map(|(start, length)| (start, start + length)), 0..14)
    }

    fn both(ranges: &[(u64, u64)]) -> (Ranges, BTreeSet<u64>) {
        let mut found = Ranges::default();
        for &(start, end) in ranges {
            found.insert(start, end);
        }
        (found, ranges.iter().flat_map(|&(start, end)| start..end).collect())
    }

    fn indexes(ranges: &Ranges) -> BTreeSet<u64> {
        ranges.0.iter().flat_map(|&(start, end)| start..end).collect()
    }

    #[test]
    fn indexes_in_sequence_share_one_range() {
        let mut found = Ranges::default();
        (0..1000).for_each(|index| found.insert(index, index + 1));
        assert_eq!(found, Ranges(vec![(0, 1000)]));
        assert_eq!(found.split_first(), (1000, &[][..]));
    }

    proptest! {
        #[test]
        fn ranges_are_a_set(first in ranges(), second in ranges()) {
            let ((mut found, mut expected), (other, others)) = (both(&first), both(&second));
            found.extend(&other);
            expected.extend(others);
            prop_assert_eq!(indexes(&found), expected.clone());
            prop_assert_eq!(found.count(), expected.len() as u64);
            prop_assert!(found.0.iter().all(|(start, end)| start < end));
            prop_assert!(found.0.windows(2).all(|pair| pair[0].1 < pair[1].0), "{:?}", found);
            for index in 0..50 {
                prop_assert_eq!(found.contains(index), expected.contains(&index));
                let position = usize::try_from(index).unwrap();
                prop_assert_eq!(found.nth(index), expected.iter().nth(position).copied());
                let halves = found.split_at(index).map(|half| indexes(&half));
                let before = expected.iter().take(position).copied().collect();
                let after = expected.iter().skip(position).copied().collect();
                prop_assert_eq!(halves, [before, after]);
            }
            let (end, rest) = found.split_first();
            prop_assert_eq!((0..=u64::MAX).find(|index| !expected.contains(index)), Some(end));
            prop_assert_eq!(end + rest.iter().map(|(start, end)| end - start).sum::<u64>(), found.count());
        }
    }
}
