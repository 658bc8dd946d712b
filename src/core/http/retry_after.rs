//! The wait that a server asks for: `Retry-After`, RFC 9110 section 10.2.3.

/// Milliseconds to wait from `now_ms` on; 0 for a date in the past. The value is a number of seconds or a date. RFC 9110 has whole seconds;
/// some gateways send `1.5` or `+1`. `parse_date` is the host's date parser, which reads dates that end with `GMT` (and other texts) as unix
/// milliseconds.
///
/// `None` for any other value, such as a negative number.
#[must_use]
pub fn retry_after_ms(value: &str, now_ms: u64, parse_date: impl Fn(&str) -> Option<u64>) -> Option<u32> {
    let value = value.trim_ascii();
    let wait = match seconds(value) {
        Some(seconds) => u64::from(seconds) * 1000,
        None => parse_date(&gmt_date(value)?)?.saturating_sub(now_ms),
    };
    Some(u32::try_from(wait).unwrap_or(u32::MAX))
}

/// An HTTP date that ends with `GMT`; `None` for other texts. Each form of HTTP date begins with the name of a day.
fn gmt_date(value: &str) -> Option<String> {
    if !value.as_bytes().first()?.is_ascii_alphabetic() {
        return None;
    }
    if value.ends_with("GMT") {
        return Some(value.to_owned());
    }
    // The form of `asctime`, which the host would read as local time.
    let mut words = value.split_ascii_whitespace();
    let [day, month, date, time, year] = [(); 5].map(|()| words.next().unwrap_or_default());
    year.ends_with(|last: char| last.is_ascii_digit()).then(|| format!("{day}, {date} {month} {year} {time} GMT"))
}

/// Reads a decimal number, rounds it up and saturates. (`str::parse` would fail for too many digits, and its numbers with fractions take
/// several kB.)
fn seconds(value: &str) -> Option<u32> {
    let number = value.strip_prefix('+').unwrap_or(value);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| {
        text.bytes().try_fold(0_u32, |digits, byte| {
            Some(digits.saturating_mul(10).saturating_add(char::from(byte).to_digit(10)?))
        })
    };
    let rest = u32::from(digits(fraction)? > 0);
    if whole.is_empty() { None } else { Some(digits(whole)?.saturating_add(rest)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 6 November 1994, 08:49:37.
    const NOW_MS: u64 = 784_111_777_000;

    /// Reads a value with a host that knows these dates.
    fn read(value: &str, now_ms: u64) -> Option<u32> {
        retry_after_ms(value, now_ms, |date| match date {
            "Sun, 06 Nov 1994 08:49:40 GMT" => Some(784_111_780_000),
            "Sunday, 06-Nov-94 08:50:37 GMT" => Some(784_111_837_000),
            "Sun, 6 Nov 1994 08:49:39 GMT" => Some(784_111_779_000),
            "Fri, 31 Dec 9999 23:59:59 GMT" => Some(253_402_300_799_000),
            _ => None,
        })
    }

    #[test]
    fn seconds_become_milliseconds() {
        assert_eq!(read("120", NOW_MS), Some(120_000));
        assert_eq!(read(" 0\t", NOW_MS), Some(0));
        assert_eq!(read("007", NOW_MS), Some(7000));
        assert_eq!(read("+1", NOW_MS), Some(1000));
    }

    #[test]
    fn a_fraction_is_rounded_up() {
        for (value, ms) in [("1.0", 1000), ("1.5", 2000), ("0.3", 1000), ("2.", 2000), ("0.00", 0)] {
            assert_eq!(read(value, NOW_MS), Some(ms), "{value}");
        }
        assert_eq!(read("0.99999999999999999999999999", NOW_MS), Some(1000));
    }

    #[test]
    fn a_wait_that_is_too_long_saturates() {
        for value in ["4294968", "18446744073709551620", "99999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"]
        {
            assert_eq!(read(value, NOW_MS), Some(u32::MAX), "{value}");
        }
    }

    #[test]
    fn a_date_is_counted_from_now() {
        assert_eq!(read("Sun, 06 Nov 1994 08:49:40 GMT", NOW_MS + 250), Some(2750));
        assert_eq!(read(" Sunday, 06-Nov-94 08:50:37 GMT ", NOW_MS), Some(60_000));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:40 GMT", NOW_MS + 3001), Some(0));
    }

    #[test]
    fn a_date_of_asctime_is_in_gmt() {
        assert_eq!(read("Sun Nov  6 08:49:39 1994", NOW_MS), Some(2000));
    }

    #[test]
    fn other_values_ask_for_nothing() {
        for value in [
            "",
            " ",
            "-1",
            "+",
            "1.5.2",
            ".",
            "1,5",
            "1.-5",
            "1e3",
            "0x10",
            "1 2",
            "120, 60",
            "soon",
            "\u{661}",
            "Sun",
            "a b c d 5",
        ] {
            assert_eq!(read(value, NOW_MS), None, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn any_number_of_seconds_is_read(seconds in 0..=u32::MAX / 1000) {
            prop_assert_eq!(read(&seconds.to_string(), NOW_MS), Some(seconds * 1000));
        }
    }
}
