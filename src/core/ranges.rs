//! Sets of places, kept as their ranges.

/// Places in a source, which are ascending numbers. Neighbours are one range, so that what is done in turn takes no room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(Vec<(u64, u64)>);

impl Ranges {
    /// Adds the places from `start` on, up to but without `end`.
    pub fn insert(&mut self, start: u64, end: u64) {
        match self.0.last_mut() {
            _ if start >= end => {}
            Some((_, last)) if *last == start => *last = end,
            _ => {
                let mut added = (start, end);
                let mut ranges = Vec::with_capacity(self.0.len() + 1);
                for &range in &self.0 {
                    if range.1 < added.0 {
                        ranges.push(range);
                    } else if added.1 < range.0 {
                        // From here on it is the later one that the others may join.
                        ranges.push(std::mem::replace(&mut added, range));
                    } else {
                        added = (added.0.min(range.0), added.1.max(range.1));
                    }
                }
                ranges.push(added);
                self.0 = ranges;
            }
        }
    }

    /// Adds all places of `other`.
    pub fn extend(&mut self, other: &Self) {
        for &(start, end) in &other.0 {
            self.insert(start, end);
        }
    }

    /// Whether a place is there.
    #[must_use]
    pub fn contains(&self, place: u64) -> bool {
        // Whoever asks in turn asks at the end.
        for &(start, end) in self.0.iter().rev() {
            if start <= place || end <= place {
                return place < end;
            }
        }
        false
    }

    /// The place that has so many before it.
    #[must_use]
    pub fn nth(&self, mut index: u64) -> Option<u64> {
        self.0.iter().find_map(|&(start, end)| {
            let found = start + index;
            index = index.saturating_sub(end - start);
            if found < end { Some(found) } else { None }
        })
    }

    /// The first so many places, and the others.
    #[must_use]
    pub fn split_at(&self, first: u64) -> [Self; 2] {
        let middle = self.nth(first).unwrap_or(u64::MAX);
        let mut halves = [Self::default(), Self::default()];
        let [before, after] = &mut halves;
        for &(start, end) in &self.0 {
            before.insert(start, end.min(middle));
            after.insert(start.max(middle), end);
        }
        halves
    }

    /// Where the first range ends, if it begins with the first place of all; and the ranges that follow.
    #[must_use]
    pub fn split_first(&self) -> (u64, &[(u64, u64)]) {
        match self.0.as_slice() {
            [(0, end), rest @ ..] => (*end, rest),
            rest => (0, rest),
        }
    }

    /// The ranges.
    #[must_use]
    pub fn all(&self) -> &[(u64, u64)] {
        &self.0
    }

    /// How many places there are.
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

    fn of(ranges: &[(u64, u64)]) -> (Ranges, BTreeSet<u64>) {
        let mut found = Ranges::default();
        for &(start, end) in ranges {
            found.insert(start, end);
        }
        (found, ranges.iter().flat_map(|&(start, end)| start..end).collect())
    }

    fn places(ranges: &Ranges) -> BTreeSet<u64> {
        ranges.0.iter().flat_map(|&(start, end)| start..end).collect()
    }

    #[test]
    fn what_comes_in_turn_is_one_range() {
        let mut found = Ranges::default();
        (0..1000).for_each(|place| found.insert(place, place + 1));
        assert_eq!(found, Ranges(vec![(0, 1000)]));
        assert_eq!(found.split_first(), (1000, &[][..]));
    }

    proptest! {
        #[test]
        fn ranges_are_a_set(first in ranges(), second in ranges()) {
            let ((mut found, mut expected), (other, others)) = (of(&first), of(&second));
            found.extend(&other);
            expected.extend(others);
            prop_assert_eq!(places(&found), expected.clone());
            prop_assert_eq!(found.count(), expected.len() as u64);
            prop_assert!(found.0.iter().all(|(start, end)| start < end));
            prop_assert!(found.0.windows(2).all(|pair| pair[0].1 < pair[1].0), "{:?}", found);
            for place in 0..50 {
                prop_assert_eq!(found.contains(place), expected.contains(&place));
                prop_assert_eq!(found.nth(place), expected.iter().nth(usize::try_from(place).unwrap()).copied());
                let halves = found.split_at(place);
                prop_assert_eq!(halves[0].count(), found.count().min(place));
                let (first, second): (Vec<_>, Vec<_>) = expected.iter().enumerate().partition(|(index, _)| *index < usize::try_from(place).unwrap());
                let set = |half: Vec<(usize, &u64)>| half.into_iter().map(|(_, place)| *place).collect();
                prop_assert_eq!(halves.map(|half| places(&half)), [set(first), set(second)]);
            }
            let (end, rest) = found.split_first();
            prop_assert_eq!((0..=u64::MAX).find(|place| !expected.contains(place)), Some(end));
            prop_assert_eq!(end + rest.iter().map(|(start, end)| end - start).sum::<u64>(), found.count());
        }
    }
}
