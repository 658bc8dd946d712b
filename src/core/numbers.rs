//! JavaScript numbers: which are safe, and what options accept.

/// The longest delay of a JavaScript timer, in milliseconds. With a longer one it would fire at once.
pub const TIMER_MS: u32 = i32::MAX as u32;

/// `Number.MAX_SAFE_INTEGER`: larger integers may have been rounded.
pub const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// The integer that a number is, if it is safe.
#[must_use]
pub fn safe_integer(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let integer = number as i64;
    let is_safe = number.fract() == 0.0 && (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(&integer);
    is_safe.then_some(integer)
}

/// A number of milliseconds, rounded up.
///
/// # Errors
/// The problem of a number that a timer cannot wait for.
pub fn milliseconds(number: f64) -> Result<u32, String> {
    in_range(number, 0).ok_or_else(|| format!("must be a number of milliseconds from 0 to {TIMER_MS}"))
}

/// A number of seconds, as milliseconds. They may exceed the longest delay of a timer, because they only limit waits.
///
/// # Errors
/// The problem of a number that is negative or not finite.
pub fn seconds(number: f64) -> Result<u32, String> {
    let seconds = in_range(number, 0).ok_or_else(|| format!("must be a number of seconds from 0 to {TIMER_MS}"))?;
    Ok(milliseconds(number * 1000.0).unwrap_or(seconds.saturating_mul(1000)))
}

/// A whole number of at least `least`.
///
/// # Errors
/// The problem of any other number.
pub fn whole(number: f64, least: u32) -> Result<u32, String> {
    let whole = in_range(number, least).filter(|_| number.fract() == 0.0);
    whole.ok_or_else(|| format!("must be a whole number from {least} to {TIMER_MS}"))
}

/// A number of requests per second.
///
/// # Errors
/// The problem of any other number: less than one request in a day, or more than a clock of milliseconds can tell apart.
pub fn requests_per_second(number: f64) -> Result<f64, String> {
    const ONE_A_DAY: f64 = 1.0 / 86_400.0;
    let is_rate = (ONE_A_DAY..=1000.0).contains(&number);
    if is_rate {
        Ok(number)
    } else {
        Err("must be a number of requests per second, from 1/86400 (one a day) to 1000".to_owned())
    }
}

/// The HTTP status of a failure.
#[must_use]
pub fn failure_status(number: f64) -> Option<u16> {
    let status = in_range(number, 400).filter(|status| *status < 600 && number.fract() == 0.0)?;
    u16::try_from(status).ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn in_range(number: f64, least: u32) -> Option<u32> {
    (f64::from(least)..=f64::from(TIMER_MS)).contains(&number).then_some(number.ceil() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_millisecond_are_rounded_up() {
        assert_eq!([0.0, 0.1, 7.0].map(milliseconds), [Ok(0), Ok(1), Ok(7)]);
        assert_eq!(milliseconds(f64::from(TIMER_MS)), Ok(TIMER_MS));
        for number in [-1.0, f64::NAN, f64::INFINITY, f64::from(TIMER_MS) + 0.5] {
            assert!(milliseconds(number).is_err(), "{number}");
        }
    }

    #[test]
    fn seconds_become_milliseconds() {
        assert_eq!([0.0, 0.5, 300.0, 4_000_000.0].map(seconds), [Ok(0), Ok(500), Ok(300_000), Ok(4_000_000_000)]);
        assert_eq!(seconds(f64::from(TIMER_MS)), Ok(u32::MAX));
        assert!(seconds(-1.0).is_err());
    }

    #[test]
    fn a_rate_is_positive_and_finite() {
        assert_eq!([0.1, 10.0, 1000.0].map(requests_per_second), [Ok(0.1), Ok(10.0), Ok(1000.0)]);
        for number in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-9, 1001.0] {
            assert!(requests_per_second(number).is_err(), "{number}");
        }
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!((whole(0.0, 0), whole(1.0, 1)), (Ok(0), Ok(1)));
        assert!(whole(0.0, 1).is_err() && whole(1.5, 0).is_err() && whole(-1.0, 0).is_err());
    }

    #[test]
    fn statuses_of_failures_are_from_400_to_599() {
        assert_eq!([400.0, 599.0].map(failure_status), [Some(400), Some(599)]);
        assert_eq!([399.0, 600.0, 404.5, f64::NAN].map(failure_status), [None; 4]);
    }
}
