//! Percent-encoding as `encodeURIComponent` does it, so that paths equal the official client's.
//!
//! Written by hand because the tables that the `percent-encoding` crate needs are longer than this.

use std::fmt::Write;

/// Appends any `text` to `out` as one path segment or one query component.
pub fn encode_component(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'!' | b'~' | b'\''..=b'*') {
            out.push(char::from(byte));
        } else {
            push_encoded(out, byte);
        }
    }
}

/// Appends a byte, percent-encoded.
pub fn push_encoded(out: &mut String, byte: u8) {
    // Writing to a String cannot fail.
    _ = write!(out, "%{byte:02X}");
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Decodes one path segment; `None` if it is not percent-encoded UTF-8.
    pub fn decode_component(segment: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(segment.len());
        let mut rest = segment;
        while let Some((before, after)) = rest.split_once('%') {
            bytes.extend(before.bytes());
            bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
            rest = after.get(2..)?;
        }
        bytes.extend(rest.bytes());
        String::from_utf8(bytes).ok()
    }

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

    #[test]
    fn segments_that_are_not_percent_encoded_are_not_decoded() {
        for segment in ["%", "%4", "%zz", "%FF", "%é"] {
            assert_eq!(decode_component(segment), None, "{segment}");
        }
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(text in ".*") {
            prop_assert_eq!(decode_component(&encoded(&text)), Some(text));
        }

        #[test]
        fn no_reserved_character_is_left(text in ".*") {
            prop_assert!(!encoded(&text).contains(['/', '?', '#', '&', '=', '+', ' ', '\\', ':', '@']));
        }
    }
}
