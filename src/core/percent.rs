//! Percent-encoding as `encodeURIComponent` does it, so that the wire equals the official client's.

/// Appends `text` to `out` so that it is one path segment or one part of a query, whatever is in it.
pub fn encode_component(out: &mut String, text: &str) {
    const HEX: &[char; 16] = &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or_default();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'!' | b'~' | b'\''..=b'*') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 0xF));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(text: &str) -> String {
        let mut out = String::new();
        encode_component(&mut out, text);
        out
    }

    #[test]
    fn leaves_what_encode_uri_component_leaves() {
        assert_eq!(encoded("aZ09-_.!~*'()"), "aZ09-_.!~*'()");
        assert_eq!(encoded("a/b?c#d%20+é🙂"), "a%2Fb%3Fc%23d%2520%2B%C3%A9%F0%9F%99%82");
    }

    proptest! {
        #[test]
        fn never_leaves_a_character_that_a_url_gives_meaning_to(text in ".*") {
            prop_assert!(!encoded(&text).contains(['/', '?', '#', '&', '=', '+', ' ', '\\', ':', '@']));
        }
    }
}
