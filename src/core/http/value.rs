//! Single values of arguments, and the rules that they share.

use super::key_kind::is_space;
use crate::core::{error::Invalid, numbers::safe_integer};

/// A converted JavaScript value.
#[derive(Debug, Clone, PartialEq)]
pub enum ArgumentValue {
    /// `undefined`, or not given.
    Undefined,
    /// `null`.
    Null,
    /// A string.
    Text(String),
    /// A string with a lone surrogate, which UTF-8 cannot encode.
    IllFormedText,
    /// A string that is too long to copy.
    LongText,
    /// A finite number.
    Number(f64),
    /// The digits of a bigint.
    Bigint(String),
    /// A boolean.
    Flag(bool),
    /// The JSON text of free-form data.
    Json(Vec<u8>),
    /// The items of an array.
    List(Vec<ArgumentValue>),
    /// Any other value.
    Other,
}

impl ArgumentValue {
    /// The text of a string.
    ///
    /// # Errors
    /// Any other value.
    pub fn text(self, argument: &str) -> Result<String, Invalid> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.unfit(argument, NOT_TEXT)),
        }
    }

    /// The text of a key, empty without one: [`Credentials`](super::Credentials) say where to find it.
    ///
    /// # Errors
    /// Any other value.
    pub fn key_text(self, argument: &str) -> Result<String, Invalid> {
        if matches!(self, Self::Undefined | Self::Null) { Ok(String::new()) } else { self.text(argument) }
    }

    /// The text of a string that is not blank.
    ///
    /// # Errors
    /// Any other value.
    pub fn present_text(self, argument: &str) -> Result<String, Invalid> {
        let text = self.text(argument)?;
        check_present(argument, &text)?;
        Ok(text)
    }

    /// An identifier: text that is not blank, or the digits of an integer. At most `max_bytes` of UTF-8.
    ///
    /// # Errors
    /// Any other value.
    pub fn identifier(self, argument: &str, max_bytes: usize) -> Result<String, Invalid> {
        let text = match self {
            Self::Text(text) | Self::Bigint(text) => text,
            Self::Number(number) => {
                safe_integer(number).ok_or_else(|| Invalid::new(argument, UNSAFE_NUMBER))?.to_string()
            }
            other => return Err(other.unfit(argument, "must be a string, an integer or a bigint")),
        };
        check_present(argument, &text)?;
        check_bytes(argument, text.len(), max_bytes)?;
        Ok(text)
    }

    /// The error for a value of the wrong kind. `problem` says what it must be.
    pub(super) fn unfit(&self, argument: &str, problem: &str) -> Invalid {
        match self {
            Self::Undefined | Self::Null => Invalid::required(argument),
            Self::IllFormedText => Invalid::new(argument, LONE_SURROGATE),
            Self::LongText => Invalid::new(argument, "must have at most 16777216 characters"),
            _ => Invalid::new(argument, problem),
        }
    }
}

/// The problem of a value that is not a string.
pub const NOT_TEXT: &str = "must be a string";

/// The problem of a value that is not an array.
pub const NOT_AN_ARRAY: &str = "must be an array";

/// The problem of a value that is not a boolean.
pub const NOT_A_FLAG: &str = "must be true or false";

/// The problem of a number that is not a safe integer.
pub const UNSAFE_NUMBER: &str =
    "must be a safe integer (Number.isSafeInteger): use a string or a bigint for any other number";

/// The problem of text that UTF-8 cannot encode.
pub const LONE_SURROGATE: &str = "contains a lone surrogate (half of a character), which UTF-8 cannot encode";

/// Whether a text is empty, or of white space alone.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// Checks that `text`, found in `argument`, is not blank.
///
/// # Errors
/// Empty text, and text of white space alone.
pub fn check_present(argument: &str, text: &str) -> Result<(), Invalid> {
    if is_blank(text) {
        return Err(Invalid::new(argument, "is required and must not be blank"));
    }
    Ok(())
}

/// Checks the number of UTF-8 `bytes` of a text or of JSON, found in `argument`.
///
/// # Errors
/// More than `limit`.
pub fn check_bytes(argument: &str, bytes: usize, limit: usize) -> Result<(), Invalid> {
    if bytes > limit {
        return Err(Invalid::too_long(argument, limit, bytes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> ArgumentValue {
        ArgumentValue::Text(text.to_owned())
    }

    #[test]
    fn a_missing_value_is_required() {
        assert_eq!(ArgumentValue::Null.text("a").unwrap_err().problem, "is required");
        assert_eq!(ArgumentValue::Flag(true).text("a").unwrap_err().problem, "must be a string");
        assert_eq!(text(" ").present_text("a").unwrap_err().problem, "is required and must not be blank");
    }

    #[test]
    fn bytes_are_counted_not_characters() {
        assert_eq!(text("éé").identifier("id", 4).unwrap(), "éé");
        let invalid = text("ééé").identifier("id", 4).unwrap_err();
        assert_eq!(invalid.problem, "must be at most 4 bytes of UTF-8, not 6");
    }
}
