//! The wait that a server asks for: `Retry-After`, RFC 9110 section 10.2.3.

use std::time::UNIX_EPOCH;

use httpdate::parse_http_date;

/// Milliseconds to wait from `now_ms` on, given as a number of seconds or as a date; 0 for a date in the past.
///
/// `None` for a value of neither form, such as a negative number: it asks for nothing.
#[must_use]
pub fn retry_after_ms(value: &str, now_ms: u64) -> Option<u32> {
    let value = value.trim_ascii();
    let wait = match seconds(value) {
        Some(seconds) => u64::from(seconds) * 1000,
        None => unix_ms(value)?.saturating_sub(now_ms),
    };
    Some(u32::try_from(wait).unwrap_or(u32::MAX))
}

/// Digits alone: the standard parser would accept a sign, and fail where too many digits mean "very long".
fn seconds(value: &str) -> Option<u32> {
    let push = |seconds: u32, byte: u8| Some(seconds.saturating_mul(10).saturating_add(char::from(byte).to_digit(10)?));
    if value.is_empty() { None } else { value.bytes().try_fold(0, push) }
}

/// An HTTP date as unix milliseconds; one before 1970 is 0.
fn unix_ms(date: &str) -> Option<u64> {
    let since_epoch = parse_http_date(date).ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since_epoch.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 6 November 1994, 08:49:37.
    const NOW_MS: u64 = 784_111_777_000;

    #[test]
    fn seconds_become_milliseconds() {
        assert_eq!(retry_after_ms("120", NOW_MS), Some(120_000));
        assert_eq!(retry_after_ms(" 0\t", NOW_MS), Some(0));
        assert_eq!(retry_after_ms("007", NOW_MS), Some(7000));
    }

    #[test]
    fn a_wait_beyond_the_type_becomes_the_longest() {
        for value in ["4294968", "18446744073709551620", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"]
        {
            assert_eq!(retry_after_ms(value, NOW_MS), Some(u32::MAX), "{value}");
        }
    }

    #[test]
    fn a_date_is_counted_from_now() {
        assert_eq!(retry_after_ms("Sun, 06 Nov 1994 08:49:40 GMT", NOW_MS + 250), Some(2750));
        assert_eq!(retry_after_ms(" Sunday, 06-Nov-94 08:50:37 GMT ", NOW_MS), Some(60_000));
        assert_eq!(retry_after_ms("Sun, 06 Nov 1994 08:49:36 GMT", NOW_MS), Some(0));
    }

    #[test]
    fn other_values_ask_for_nothing() {
        for value in ["", " ", "-1", "+1", "1.5", "1e3", "0x10", "1 2", "120, 60", "soon", "\u{661}", "Sun"] {
            assert_eq!(retry_after_ms(value, NOW_MS), None, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn any_number_of_seconds_is_read(seconds in 0..=u32::MAX / 1000) {
            prop_assert_eq!(retry_after_ms(&seconds.to_string(), NOW_MS), Some(seconds * 1000));
        }
    }
}
