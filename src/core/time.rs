//! Times as unix seconds.
//!
//! Customer.io silently replaces a time that it cannot read with the current time, so each is checked before it is sent.

use crate::core::{
    error::Invalid,
    json::{Members, Value},
};

/// Larger numbers, from the year 5138 on, are probably milliseconds.
const LATEST: u64 = 99_999_999_999;

/// Checks that a member is unix seconds, if it is given.
///
/// # Errors
/// Any other value, by the member's `name`. The problem suggests the value that was probably meant.
pub fn check_time(members: &Members, name: &str) -> Result<(), Invalid> {
    members.get(name).map_or(Ok(()), |value| check(value).map_err(|problem| Invalid::new(name, problem)))
}

/// Checks that a value is unix seconds.
///
/// # Errors
/// The problem of any other value.
pub fn check(value: Value) -> Result<(), String> {
    const EXPECTED: &str = "must be unix seconds or a valid Date";
    if let Some(quoted) = value.quoted() {
        return Err(match whole(quoted) {
            Some(seconds @ 0..=LATEST) => format!("{EXPECTED}, not text: use the number {seconds}"),
            _ => format!("{EXPECTED}, not text"),
        });
    }
    let Some(number) = Some(value.as_bytes()).filter(|_| value.is_number()) else { return Err(EXPECTED.to_owned()) };
    if let Some(seconds) = whole(number) {
        return match (seconds, seconds / 1000) {
            (0..=LATEST, _) => Ok(()),
            (_, meant @ 0..=LATEST) => Err(format!("{EXPECTED}; {seconds} looks like milliseconds: use {meant}")),
            _ => Err(format!("{EXPECTED}; {seconds} is too large")),
        };
    }
    if number.starts_with(b"-") {
        return Err(format!("{EXPECTED}: not before 1970"));
    }
    let part = number.iter().position(|byte| !byte.is_ascii_digit()).and_then(|end| whole(number.get(..end)?));
    Err(match part.filter(|_| !number.contains(&b'e')) {
        Some(seconds) => format!("{EXPECTED}, without a fraction: use {seconds}"),
        None => EXPECTED.to_owned(),
    })
}

/// The number with these digits, unless it may not fit into a `u64`.
fn whole(digits: &[u8]) -> Option<u64> {
    /// The most digits that always fit. Checked arithmetic would use 128 bits in WebAssembly.
    const MOST_DIGITS: usize = u64::MAX.ilog10() as usize;
    let is_whole = (1..=MOST_DIGITS).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    is_whole.then(|| digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(value: &str) -> Option<String> {
        let text = format!("{{\"t\":{value}}}");
        let checked = check_time(&Value::new(text.as_bytes()).members(), "t");
        checked.err().map(|invalid| invalid.problem.clone())
    }

    #[test]
    fn unix_seconds_are_accepted() {
        for seconds in ["0", "1700000000", "99999999999"] {
            assert_eq!(problem(seconds), None, "{seconds}");
        }
        assert_eq!(check_time(&Value::new(b"{}").members(), "t"), Ok(()));
    }

    #[test]
    fn the_value_that_was_meant_is_suggested() {
        for (value, meant) in [
            ("1700000000123", "looks like milliseconds: use 1700000000"),
            ("\"1700000000\"", "not text: use the number 1700000000"),
            ("\"2020-01-01\"", "not text"),
            ("1700000000.5", "without a fraction: use 1700000000"),
            ("-5", "not before 1970"),
            ("1700000000123456789", "is too large"),
            ("9999999999999999999", "is too large"),
            ("99999999999999999999999", "unix seconds"),
            ("1e+21", "unix seconds"),
            ("1.7e+21", "unix seconds"),
            ("true", "unix seconds"),
            ("null", "unix seconds"),
            ("{\"a\":1}", "unix seconds"),
            ("\"\"", "not text"),
        ] {
            let problem = problem(value).unwrap_or_default();
            assert!(problem.contains(meant), "{value}: {problem}");
        }
    }
}
