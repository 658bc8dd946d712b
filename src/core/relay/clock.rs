//! Corrects the times of a page by the relay's clock. All times are unix seconds.

use crate::core::json::Value;

/// The greatest age of a time, in seconds. A page may keep its items this long while it is offline.
const MAX_AGE: i64 = 72 * 60 * 60;

/// How far a time may be in the future, in seconds.
const MAX_AHEAD: i64 = 60;

/// The relay's clock, and the correction of the page's.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    now: i64,
    correction: i64,
}

impl Clock {
    /// The clock for a body that the page sent at `sent_at` by its own clock.
    ///
    /// If the body seems older than an item may be, its times are not corrected: it is probably a copy of an old body, not one from a page
    /// with a wrong clock. Its ids are then refused as too old.
    pub fn new(now: u32, sent_at: i64) -> Self {
        let now = i64::from(now);
        let correction = now.saturating_sub(sent_at);
        let is_plausible = (-MAX_AGE..=MAX_AGE).contains(&correction);
        Self { now, correction: if is_plausible { correction } else { 0 } }
    }

    /// The current time.
    pub const fn now(self) -> i64 {
        self.now
    }

    /// A time of the page, corrected and clamped to what may be sent.
    pub fn clamp(self, time: i64) -> i64 {
        self.correct(time).clamp(self.now - MAX_AGE, self.now + MAX_AHEAD)
    }

    /// Whether a time of the page, corrected, may be sent.
    pub fn is_recent(self, time: i64) -> bool {
        self.clamp(time) == self.correct(time)
    }

    const fn correct(self, time: i64) -> i64 {
        time.saturating_add(self.correction)
    }
}

/// The whole part of a number of seconds. `None` for any other value, and for a number that is too large.
pub fn seconds(value: Value) -> Option<i64> {
    let number = value.as_bytes();
    let end = number.iter().position(|byte| *byte == b'.').unwrap_or(number.len());
    // Only very large and very small numbers have an exponent.
    let is_plain = value.is_number() && !number.contains(&b'e');
    str::from_utf8(number.get(..end)?).ok().filter(|_| is_plain)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: u32 = 1_800_000_000;

    #[test]
    fn a_clock_that_is_wrong_is_corrected() {
        for wrong in [-259_200, -3600, 0, 90, 259_200] {
            let clock = Clock::new(NOW, i64::from(NOW) + wrong);
            assert_eq!(clock.clamp(i64::from(NOW) + wrong - 10), i64::from(NOW) - 10, "{wrong}");
            assert!(clock.is_recent(i64::from(NOW) + wrong - 10), "{wrong}");
        }
    }

    #[test]
    fn a_body_that_is_older_than_items_may_be_is_not_corrected() {
        let sent = i64::from(NOW) - MAX_AGE - 1;
        let clock = Clock::new(NOW, sent);
        assert!(!clock.is_recent(sent));
        assert_eq!(clock.clamp(sent), i64::from(NOW) - MAX_AGE);
        assert!(Clock::new(NOW, sent + 1).is_recent(sent + 1));
    }

    #[test]
    fn times_are_moved_into_the_window() {
        let clock = Clock::new(NOW, i64::from(NOW));
        let now = clock.now();
        assert_eq!(clock.clamp(now + 60), now + 60);
        assert_eq!(clock.clamp(now + 61), now + 60);
        assert_eq!(clock.clamp(now - MAX_AGE - 1), now - MAX_AGE);
        assert!(clock.is_recent(now + 60) && clock.is_recent(now - MAX_AGE));
        assert!(!clock.is_recent(now + 61) && !clock.is_recent(now - MAX_AGE - 1));
    }

    #[test]
    fn the_whole_part_of_a_number_is_read() {
        for (text, expected) in [
            ("1800000000", Some(1_800_000_000)),
            ("1800000000.999", Some(1_800_000_000)),
            ("-5.5", Some(-5)),
            ("0.5", Some(0)),
            ("1e+21", None),
            ("1e-7", None),
            ("99999999999999999999", None),
            ("\"1800000000\"", None),
            ("null", None),
            ("{}", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(seconds(Value::new(text.as_bytes())), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_time_leaves_the_window(now in any::<u32>(), sent_at in any::<i64>(), time in any::<i64>()) {
            let clamped = Clock::new(now, sent_at).clamp(time);
            prop_assert!((i64::from(now) - MAX_AGE..=i64::from(now) + MAX_AHEAD).contains(&clamped));
        }
    }
}
