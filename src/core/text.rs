//! Texts put together and looked through without the machinery of the standard library, which is several kB of WebAssembly.

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
}
