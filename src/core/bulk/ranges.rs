//! Sets of indexes, stored as ranges.

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

    /// Adds every index of `other`, in one pass over both that starts where `other` begins.
    pub fn extend(&mut self, other: &Self) {
        let Some(&(first, _)) = other.0.first() else { return };
        let tail = self.0.split_off(self.0.partition_point(|range| range.1 < first));
        let (mut left, mut right) = (tail.into_iter().peekable(), other.0.iter().copied().peekable());
        loop {
            let is_left_next = match (left.peek(), right.peek()) {
                (Some(left), Some(right)) => left.0 <= right.0,
                (left, _) => left.is_some(),
            };
            let next = if is_left_next { left.next() } else { right.next() };
            let Some((start, end)) = next else { return };
            match self.0.last_mut() {
                Some((_, last)) if start <= *last => *last = end.max(*last),
                _ => self.0.push((start, end)),
            }
        }
    }

    /// Whether the set has an index.
    #[must_use]
    pub fn contains(&self, index: u64) -> bool {
        let candidate = self.0.partition_point(|range| range.1 <= index);
        self.0.get(candidate).is_some_and(|range| range.0 <= index)
    }

    /// The index at `position` in ascending order.
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

    /// The indexes that `other` does not have.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = Self::default();
        let mut others = other.0.iter().copied().peekable();
        for &(mut start, end) in &self.0 {
            while let Some(&(first, last)) = others.peek().filter(|range| range.0 < end) {
                rest.insert(start, first);
                start = start.max(last);
                if last > end {
                    // It may also overlap the next range.
                    break;
                }
                others.next();
            }
            rest.insert(start, end);
        }
        rest
    }

    /// The smallest missing index, and the ranges after it.
    #[must_use]
    pub fn into_first(mut self) -> (u64, Vec<(u64, u64)>) {
        let begins_at_zero = self.0.first().is_some_and(|range| range.0 == 0);
        let first = if begins_at_zero { self.0.remove(0).1 } else { 0 };
        (first, self.0)
    }

    /// The ranges. Their ends are not included.
    #[must_use]
    pub fn as_slice(&self) -> &[(u64, u64)] {
        &self.0
    }

    /// The number of indexes.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().map(|(start, end)| end - start).sum()
    }
}

impl FromIterator<(u64, u64)> for Ranges {
    /// Collects ranges in any order, which may overlap. It takes linear time only if they are sorted.
    fn from_iter<T: IntoIterator<Item = (u64, u64)>>(ranges: T) -> Self {
        let mut set = Self::default();
        for (start, end) in ranges {
            set.insert(start, end);
        }
        set
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
        (ranges.iter().copied().collect(), ranges.iter().flat_map(|&(start, end)| start..end).collect())
    }

    fn indexes(ranges: &Ranges) -> BTreeSet<u64> {
        ranges.0.iter().flat_map(|&(start, end)| start..end).collect()
    }

    #[test]
    fn indexes_in_sequence_share_one_range() {
        let mut found = Ranges::default();
        (0..1000).for_each(|index| found.insert(index, index + 1));
        assert_eq!(found, Ranges(vec![(0, 1000)]));
        assert_eq!(found.into_first(), (1000, vec![]));
    }

    #[test]
    fn a_set_of_many_ranges_can_be_extended() {
        let every_second = |start: u64| (0..200_000).map(move |index| (start + 2 * index, start + 2 * index + 1));
        let mut found: Ranges = every_second(0).collect();
        assert_eq!(found.count(), 200_000);
        for at in 0..20 {
            let part: Ranges = every_second(1).skip(at * 10_000).take(10_000).collect();
            found.extend(&part);
        }
        assert_eq!(found, Ranges(vec![(0, 400_000)]));
    }

    proptest! {
        #[test]
        fn ranges_are_a_set(first in ranges(), second in ranges()) {
            let ((mut found, mut expected), (other, others)) = (both(&first), both(&second));
            let left: BTreeSet<u64> = expected.difference(&others).copied().collect();
            prop_assert_eq!(indexes(&found.without(&other)), left);
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
            let count = found.count();
            let (end, rest) = found.into_first();
            prop_assert_eq!((0..=u64::MAX).find(|index| !expected.contains(index)), Some(end));
            prop_assert_eq!(end + rest.iter().map(|(start, end)| end - start).sum::<u64>(), count);
        }
    }
}
