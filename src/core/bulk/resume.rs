//! Where a run starts: at the beginning of its source, or where an earlier run over the same source stopped.

use super::ranges::Ranges;
use crate::core::{error::Invalid, iso_time::MAX_ISO_MS, numbers::safe_integer, ulid::Ulid};

/// Where a run starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumePoint {
    /// Indexes of operations that are already accepted or rejected.
    pub done: Ranges,
    /// Indexes of operations that may already be accepted. The run skips those that must not be processed twice.
    pub uncertain: Ranges,
    /// The event id of the first operation of the source; the operation at `index` has this id plus `index`.
    pub first_event_id: Ulid,
}

impl ResumePoint {
    /// The beginning of a source.
    #[must_use]
    pub fn beginning(first_event_id: Ulid) -> Self {
        Self { done: Ranges::default(), uncertain: Ranges::default(), first_event_id }
    }

    /// Reads the members of a report. Ranges are given by their starts and ends, alternating. NaN stands for a value that is not a number.
    ///
    /// # Errors
    /// Values that no report has.
    pub fn parse(
        resume_from: f64,
        done_ranges: &[f64],
        uncertain_ranges: &[f64],
        first_event_id: &str,
    ) -> Result<Self, Invalid> {
        let parsed = || {
            let done = [(0, index(resume_from)?)].into_iter().chain(ranges(done_ranges)?).collect();
            let uncertain = ranges(uncertain_ranges)?.into_iter().collect();
            Some(Self { done, uncertain, first_event_id: event_id(first_event_id)? })
        };
        parsed().ok_or_else(|| Invalid::new("options.resume", "must be the report of an earlier run"))
    }

    /// Checks that the option `firstEventId`, if it is given, is that of the earlier run.
    ///
    /// # Errors
    /// Another one.
    pub fn check_first_event_id(&self, given: Option<Ulid>) -> Result<(), Invalid> {
        if given.is_some_and(|id| id != self.first_event_id) {
            let problem = "differs from that of options.resume: leave it out, so that the events keep their ids";
            return Err(Invalid::new("options.firstEventId", problem));
        }
        Ok(())
    }
}

/// Reads the option `firstEventId`, the event id of the first operation of a run.
///
/// # Errors
/// Text that is not a ULID, or one of a time that ISO 8601 text cannot have.
pub fn parse_first_event_id(text: &str) -> Result<Ulid, Invalid> {
    let problem = "must be a ULID in upper case, such as firstEventId of an earlier report";
    event_id(text).ok_or_else(|| Invalid::new("options.firstEventId", problem))
}

/// Reads the event id of a first operation. The Pipelines API takes the message's time from it, as ISO 8601 text.
fn event_id(text: &str) -> Option<Ulid> {
    Ulid::parse(text).filter(|ulid| ulid.milliseconds() <= MAX_ISO_MS)
}

/// The ranges with these starts and ends, alternating.
fn ranges(indexes: &[f64]) -> Option<Vec<(u64, u64)>> {
    let range = |range: &[f64]| match range {
        [start, end] if start <= end => Some((index(*start)?, index(*end)?)),
        _ => None,
    };
    indexes.chunks(2).map(range).collect()
}

/// Reads an index.
fn index(number: f64) -> Option<u64> {
    safe_integer(number).and_then(|index| u64::try_from(index).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    const OF_YEAR_10889: &str = "7ZZZZZZZZZZZZZZZZZZZZZZZZZ";
    const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

    #[test]
    fn a_report_is_read() {
        let point = ResumePoint::parse(3.0, &[5.0, 7.0, 9.0, 9.0, 10.0, 12.0], &[3.0, 4.0, 7.0, 9.0], ID).unwrap();
        assert_eq!(point.done.clone().into_first(), (3, vec![(5, 7), (10, 12)]));
        assert_eq!(point.uncertain.as_slice(), [(3, 4), (7, 9)]);
        assert_eq!(point.first_event_id.text(), ID);
        let farthest = ResumePoint::parse(MAX_SAFE_INTEGER, &[], &[], ID).unwrap();
        assert_eq!(farthest.done.into_first(), ((1 << 53) - 1, vec![]));
        let start = ResumePoint::beginning(point.first_event_id);
        assert_eq!(ResumePoint::parse(0.0, &[], &[], ID), Ok(start));
    }

    #[test]
    fn a_first_event_id_is_a_ulid() {
        assert_eq!(parse_first_event_id(ID).unwrap().text(), ID);
        for text in ["", "42", &ID.to_lowercase(), OF_YEAR_10889] {
            assert_eq!(parse_first_event_id(text).unwrap_err().argument, "options.firstEventId");
        }
    }

    #[test]
    fn a_resumed_run_keeps_its_event_ids() {
        let point = ResumePoint::beginning(Ulid::parse(ID).unwrap());
        assert_eq!(point.check_first_event_id(None), Ok(()));
        assert_eq!(point.check_first_event_id(Some(point.first_event_id)), Ok(()));
        let invalid = point.check_first_event_id(Some(point.first_event_id.plus(1))).unwrap_err();
        assert_eq!(invalid.argument, "options.firstEventId");
    }

    #[test]
    fn values_that_no_report_has_are_refused() {
        let bad_numbers = [f64::NAN, -1.0, 0.5, f64::INFINITY, MAX_SAFE_INTEGER + 1.0];
        let fault = Invalid::new("options.resume", "must be the report of an earlier run");
        for number in bad_numbers {
            assert_eq!(ResumePoint::parse(number, &[], &[], ID), Err(fault.clone()), "{number}");
            assert_eq!(ResumePoint::parse(0.0, &[number, 1e9], &[], ID), Err(fault.clone()), "{number}");
            assert_eq!(ResumePoint::parse(0.0, &[0.0, number], &[], ID), Err(fault.clone()), "{number}");
            assert_eq!(ResumePoint::parse(0.0, &[], &[0.0, number], ID), Err(fault.clone()), "{number}");
        }
        for ranges in [&[1.0][..], &[1.0, 2.0, 3.0], &[2.0, 1.0]] {
            assert_eq!(ResumePoint::parse(0.0, ranges, &[], ID), Err(fault.clone()), "{ranges:?}");
            assert_eq!(ResumePoint::parse(0.0, &[], ranges, ID), Err(fault.clone()), "{ranges:?}");
        }
        for id in ["", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "42", OF_YEAR_10889] {
            assert_eq!(ResumePoint::parse(0.0, &[], &[], id), Err(fault.clone()), "{id}");
        }
    }
}
