//! Lengths of texts in UTF-16, as JavaScript counts them.

/// How many bytes of UTF-8 the first `units` of a text in UTF-16 have.
#[must_use]
pub fn utf8_length(text: &[u8], units: u32) -> usize {
    let mut left = units;
    let next = text.iter().position(|byte| {
        let units = match byte {
            // It continues a character.
            0x80..=0xBF => return false,
            // A pair of surrogates in UTF-16.
            0xF0.. => 2,
            _ => 1,
        };
        let is_next = left == 0;
        left = left.saturating_sub(units);
        is_next
    });
    next.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::utf8_length;

    proptest! {
        #[test]
        fn texts_are_cut_where_they_were_joined(first: String, second: String) {
            let units = u32::try_from(first.encode_utf16().count()).unwrap();
            prop_assert_eq!(utf8_length([first.as_str(), &second].concat().as_bytes(), units), first.len());
        }
    }
}
