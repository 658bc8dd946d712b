//! Times as ISO 8601 text, in the form of RFC 3339.

use crate::core::{error::Invalid, json::Members};

const MS_PER_DAY: u64 = 86_400_000;

/// The last millisecond of the year 9999: years have four digits.
pub const MAX_ISO_MS: u64 = 253_402_300_799_999;

/// The text of unix milliseconds, at most [`MAX_ISO_MS`]: `2026-01-31T12:00:00.000Z`.
#[must_use]
pub fn iso_text(unix_ms: u64) -> String {
    let (days, ms) = (unix_ms / MS_PER_DAY, unix_ms % MS_PER_DAY);
    // Counts from 1 March of the year 0, so that a leap day is the last day of its year. Each era of 400 years has the same number of days.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", ms % 1000)
}

/// Checks that a member is a time with a zone, if it is given and not `null`.
///
/// # Errors
/// Any other value, by the member's `name`.
pub fn check_iso_time(members: &Members, name: &str) -> Result<(), Invalid> {
    let Some(value) = members.given(name) else { return Ok(()) };
    if value.quoted().is_some_and(is_iso_time) {
        return Ok(());
    }
    let problem = "must be a Date, or ISO 8601 text with a time, seconds and a zone, such as \"2026-01-31T12:00:00Z\"";
    Err(Invalid::new(name, problem))
}

/// Whether a text is a time such as `2026-01-31T12:00:00Z`, with or without a fraction, with `Z` or an offset. Other forms of ISO 8601 are
/// not in RFC 3339.
fn is_iso_time(text: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] = text else {
        return false;
    };
    let is_year = [y1, y2, y3, y4].iter().all(|digit| digit.is_ascii_digit());
    let is_date = is_year && is_between(*m1, *m2, 1, 12) && is_between(*d1, *d2, 1, days_in(text));
    let is_time = is_between(*h1, *h2, 0, 23) && is_between(*n1, *n2, 0, 59) && is_between(*s1, *s2, 0, 59);
    let zone = match rest {
        [b'.', first, fraction @ ..] if first.is_ascii_digit() => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            fraction.get(digits..).unwrap_or_default()
        }
        zone => zone,
    };
    let is_zone = match zone {
        b"Z" => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => is_between(*h1, *h2, 0, 23) && is_between(*m1, *m2, 0, 59),
        _ => false,
    };
    is_date && is_time && is_zone
}

/// The days of the month of a date such as `2026-01-31`, whose year has four digits.
fn days_in(date: &[u8]) -> u8 {
    let year = date.iter().take(4).fold(0, |year, digit| year * 10 + u32::from(digit.wrapping_sub(b'0')));
    let is_leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    match date.get(5..7) {
        Some(b"02") if is_leap => 29,
        Some(b"02") => 28,
        Some(b"04" | b"06" | b"09" | b"11") => 30,
        _ => 31,
    }
}

fn is_between(tens: u8, ones: u8, least: u8, most: u8) -> bool {
    let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
    is_number && (least..=most).contains(&((tens - b'0') * 10 + (ones - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Value;
    use proptest::prelude::*;

    fn accepts(value: &str) -> bool {
        let text = format!("{{\"t\":{value}}}");
        check_iso_time(&Value::new(text.as_bytes()).members(), "t").is_ok()
    }

    #[test]
    fn milliseconds_are_written_as_a_date() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (951_868_799_999, "2000-02-29T23:59:59.999Z"),
            (1_709_164_800_001, "2024-02-29T00:00:00.001Z"),
            (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
            (1_796_000_000_123, "2026-11-30T00:53:20.123Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(iso_text(ms), text);
        }
    }

    #[test]
    fn a_time_with_its_zone_is_accepted_and_nothing_else() {
        for text in [
            "2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.123456789Z",
            "2026-12-01T23:59:59+05:30",
            "2024-02-29T12:00:00Z",
            "2000-02-29T12:00:00Z",
            "0001-01-01T00:00:00.1-00:00",
        ] {
            assert!(accepts(&format!("\"{text}\"")), "{text}");
        }
        assert!(accepts("null"));
        for value in [
            "1700000000",
            "\"\"",
            "\"2026-01-31\"",
            "\"2026-01-31 12:00:00Z\"",
            "\"2026-01-31T12:00:00\"",
            "\"2026-01-31T12:00:00.Z\"",
            "\"2026-13-31T12:00:00Z\"",
            "\"2026-01-00T12:00:00Z\"",
            "\"2026-02-29T12:00:00Z\"",
            "\"2100-02-29T12:00:00Z\"",
            "\"2026-04-31T12:00:00Z\"",
            "\"2026-01-31T12:00:60Z\"",
            "\"2026-01-31T12:00Z\"",
            "\"2026-01-31T24:00:00Z\"",
            "\"2026-01-31T12:00:00+5:30\"",
            "\"2026-01-31T12:00:00Zx\"",
            "{}",
            "true",
        ] {
            assert!(!accepts(value), "{value}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_accepted_and_sorts_by_time(ms in 0_u64..MAX_ISO_MS, later in 1_u64..100_000_000) {
            let text = format!("\"{}\"", iso_text(ms));
            prop_assert!(accepts(&text));
            if ms + later <= MAX_ISO_MS {
                prop_assert!(iso_text(ms) < iso_text(ms + later));
            }
        }
    }
}
