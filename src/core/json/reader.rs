//! A zero-copy reader of compact JSON as `JSON.stringify` writes it: valid, and without white space. Malformed text never panics, but
//! what is read from it is meaningless.

use std::str::Chars;

/// The text of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<'a>(&'a [u8]);

/// The members of an object, in order. Names are as written between the quotes, with their escapes.
#[derive(Debug)]
pub struct Members<'a>(Vec<(&'a [u8], Value<'a>)>);

impl<'a> Value<'a> {
    /// The value with this text.
    #[must_use]
    pub const fn new(text: &'a [u8]) -> Self {
        Self(text)
    }

    /// The members of an object; empty for any other value.
    #[must_use]
    pub fn members(self) -> Members<'a> {
        let mut members = Vec::with_capacity(8);
        let mut at = 1;
        while let ([b'{', ..], Some(b'"')) = (self.0, self.0.get(at)) {
            let colon = end_of_string(self.0, at);
            let end = end_of_value(self.0, colon + 1);
            let name = self.0.get(at + 1..colon - 1).unwrap_or_default();
            members.push((name, Value(self.0.get(colon + 1..end).unwrap_or_default())));
            at = end + 1;
        }
        Members(members)
    }

    /// The items of an array; empty for any other value.
    #[must_use]
    pub fn items(self) -> Vec<Self> {
        let mut items = Vec::new();
        let mut at = 1;
        while self.is_array() && self.0.get(at).is_some_and(|byte| *byte != b']') {
            let end = end_of_value(self.0, at);
            items.push(Value(self.0.get(at..end).unwrap_or_default()));
            at = end + 1;
        }
        items
    }

    /// The offset after the first `count` items of an array, which must have as many.
    #[must_use]
    pub fn end_of_items(self, count: usize) -> usize {
        (0..count).fold(0, |end, _| end_of_value(self.0, end + 1))
    }

    /// Whether it is an array.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.0.starts_with(b"[")
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.0.starts_with(b"{")
    }

    /// Whether it is a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.0.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-')
    }

    /// A string as written between its quotes, with its escapes.
    #[must_use]
    pub const fn quoted(self) -> Option<&'a [u8]> {
        if let [b'"', quoted @ .., b'"'] = self.0 { Some(quoted) } else { None }
    }

    /// The text of a string, with escapes resolved. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn text(self) -> Option<String> {
        let quoted = str::from_utf8(self.quoted()?).ok()?;
        let mut text = String::with_capacity(quoted.len());
        let mut rest = quoted;
        while let Some((plain, escape)) = rest.split_once('\\') {
            text.push_str(plain);
            let mut chars = escape.chars();
            text.push(escaped(&mut chars)?);
            rest = chars.as_str();
        }
        text.push_str(rest);
        Some(text)
    }

    /// How deep arrays and objects are nested: 0 for any other value, 1 for an object of such values.
    #[must_use]
    pub fn depth(self) -> usize {
        let (mut at, mut depth, mut deepest) = (0, 0_usize, 0);
        while let Some(byte) = self.0.get(at) {
            match byte {
                b'"' => {
                    at = end_of_string(self.0, at);
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            deepest = deepest.max(depth);
            at += 1;
        }
        deepest
    }

    /// Whether it has no lone surrogate. `JSON.stringify` escapes those, and no others, as `\ud…`.
    #[must_use]
    pub fn is_well_formed(self) -> bool {
        let mut rest = self.0;
        while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
            rest = rest.get(at + 1..).unwrap_or_default();
            if rest.starts_with(b"ud") {
                return false;
            }
            // The character after the backslash, which may be another one.
            rest = rest.get(1..).unwrap_or_default();
        }
        true
    }

    /// The text of the value.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }
}

/// The character of an escape, after its backslash.
fn escaped(chars: &mut Chars) -> Option<char> {
    Some(match chars.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let code = u32::from_str_radix(chars.as_str().get(..4)?, 16).ok()?;
            chars.by_ref().take(4).for_each(drop);
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        char => char,
    })
}

impl<'a> Members<'a> {
    /// The value of the member with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.0.iter().find(|(member, _)| *member == name.as_bytes()).map(|(_, value)| *value)
    }

    /// The value of the member with this name, unless it is `null`.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<Value<'a>> {
        self.get(name).filter(|value| value.as_bytes() != b"null")
    }

    /// The members, each with its name as written between the quotes.
    pub fn iter(&self) -> impl Iterator<Item = (&'a [u8], Value<'a>)> {
        self.0.iter().copied()
    }
}

/// Whether a name, as written between its quotes, is one of these. None of them has a character that JSON escapes.
#[must_use]
pub fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|one| one.as_bytes() == name)
}

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

/// Where the value that begins at `start` ends.
fn end_of_value(text: &[u8], start: usize) -> usize {
    match text.get(start) {
        Some(b'"') => end_of_string(text, start),
        Some(b'{' | b'[') => end_of_nested(text, start),
        _ => {
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']'));
            start + length.unwrap_or(rest.len())
        }
    }
}

/// Where the array or object that begins at `start` ends.
fn end_of_nested(text: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                at = end_of_string(text, at);
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Where the string that begins at `start` ends.
fn end_of_string(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        at += plain_length(text.get(at..).unwrap_or_default());
        match text.get(at) {
            Some(b'"') => return at + 1,
            // The character after the backslash does not end the string.
            Some(_) => at += 2,
            None => return text.len(),
        }
    }
}

/// The number of bytes before the first quote or backslash.
///
/// Written by hand because `sendAll` spends most of the core's time here. `memchr` reads one machine word at a time, which has four bytes
/// in WebAssembly; this reads eight.
fn plain_length(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = bytes_equal(word, b'"') | bytes_equal(word, b'\\');
        if found != 0 {
            return index * size_of::<u64>() + found.trailing_zeros() as usize / 8;
        }
    }
    let last = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
    text.len() - rest.len() + last.unwrap_or(rest.len())
}

/// Marks the bytes of a word that equal `byte`, by their highest bits. Only the lowest mark is reliable
/// ([how it works](https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord)).
const fn bytes_equal(word: u64, byte: u8) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let zero_where_equal = word ^ (ONES * byte as u64);
    zero_where_equal.wrapping_sub(ONES) & !zero_where_equal & (ONES << 7)
}

#[cfg(test)]
mod tests;
