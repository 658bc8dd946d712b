//! Rules of text arguments that several actions share.

use super::error::Invalid;

/// Checks that `text`, found in `argument`, says something.
///
/// # Errors
/// Refused: text that is empty or all white space.
pub fn check_present(argument: &str, text: &str) -> Result<(), Invalid> {
    if text.chars().all(char::is_whitespace) {
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
