//! Keeps messages short: texts of callers, servers and hosts can have any length.

use std::borrow::Cow;

/// The most characters of a path, or of a text that is quoted.
pub const PIECE: usize = 200;

/// The first characters of a text, with an ellipsis if there are more.
pub fn cut(text: &str, chars: usize) -> Cow<'_, str> {
    let rest = text.char_indices().nth(chars).and_then(|(end, _)| text.get(..end));
    rest.map_or(Cow::Borrowed(text), |start| Cow::Owned(format!("{start}…")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_is_cut_between_characters() {
        assert_eq!(cut("grün", 4), "grün");
        assert_eq!(cut("grün", 3), "grü…");
        assert_eq!(cut("", 0), "");
    }
}
