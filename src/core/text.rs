//! Rules of text arguments that several actions share.

use super::error::Invalid;

/// A number by its digits. `to_string` would bring the machinery of formatting, 2 kB of WebAssembly.
#[must_use]
pub fn decimal(number: impl TryInto<u32>) -> String {
    fn push(out: &mut String, number: u32) {
        if number > 9 {
            push(out, number / 10);
        }
        out.push(char::from_digit(number % 10, 10).unwrap_or_default());
    }
    let mut digits = String::new();
    push(&mut digits, number.try_into().unwrap_or(u32::MAX));
    digits
}

/// The texts with `separator` between them. Those of the standard library bring 1 kB of WebAssembly.
#[must_use]
pub fn join(texts: &[&str], separator: &str) -> String {
    let mut joined = String::with_capacity(texts.iter().map(|text| text.len() + separator.len()).sum());
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(text);
    }
    joined
}

/// The texts as one.
#[must_use]
pub fn concat(texts: &[&str]) -> String {
    join(texts, "")
}

/// Whether the character is in the text. `str::contains` would bring a search for substrings and its panics, 4 kB of WebAssembly.
#[must_use]
pub fn has(text: &str, character: char) -> bool {
    text.chars().any(|char| char == character)
}

/// Checks that `text`, found in `argument`, says something.
///
/// # Errors
/// Refused: text that is empty or all white space.
pub fn check_present(argument: &str, text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() {
        return Err(Invalid::new(argument, "is required and must not be blank"));
    }
    Ok(())
}

/// Checks that `text`, found in `argument`, is at most `limit` bytes of UTF-8.
///
/// # Errors
/// Refused: longer text, with both numbers.
pub fn check_bytes(argument: &str, text: &str, limit: usize) -> Result<(), Invalid> {
    if text.len() > limit {
        return Err(Invalid::too_long(argument, limit, text.len()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_to_string_writes_them() {
        for number in [0_u32, 9, 10, 404, 65_535, 1_000_000, u32::MAX] {
            assert_eq!(decimal(number), number.to_string());
        }
    }

    #[test]
    fn texts_are_put_together_in_their_order() {
        assert_eq!(join(&["a", "", "b"], ", "), "a, , b");
        assert_eq!(join(&["a"], ", ") + &join(&[], ", "), "a");
        assert_eq!(concat(&["a", "b", "c"]), "abc");
    }

    #[test]
    fn blank_text_is_refused_by_the_arguments_name() {
        for text in ["", " ", "\t\n", "\u{a0}"] {
            assert_eq!(check_present("event.name", text).unwrap_err().argument, "event.name");
        }
        assert_eq!(check_present("event.name", " x "), Ok(()));
    }

    #[test]
    fn bytes_are_counted_not_characters() {
        assert_eq!(check_bytes("event.name", "éé", 4), Ok(()));
        assert_eq!(check_bytes("event.name", "ééé", 4).unwrap_err().problem, "must be at most 4 bytes of UTF-8, not 6");
    }
}
