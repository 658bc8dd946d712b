//! Writing JSON text.

use std::io::Write;

use super::Value;

/// Appends the text of a JSON string.
pub fn push_quoted(json: &mut Vec<u8>, text: &str) {
    json.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => json.extend([b'\\', byte]),
            // Writing to a Vec cannot fail.
            ..=0x1F => _ = write!(json, "\\u{byte:04x}"),
            _ => json.push(byte),
        }
    }
    json.push(b'"');
}

/// A number as the text of a JSON string.
#[must_use]
pub fn in_quotes(number: Value) -> Vec<u8> {
    [b"\"", number.as_bytes(), b"\""].concat()
}

/// The text of a JSON object, member by member.
#[derive(Debug, Clone, Default)]
pub struct Object(Vec<u8>);

impl Object {
    /// An object with no members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a member whose value is text.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        self.begin(name.as_bytes());
        push_quoted(&mut self.0, value);
        self
    }

    /// Adds a member whose value is given as JSON text.
    #[must_use]
    pub fn json(mut self, name: &str, value: &[u8]) -> Self {
        self.push(name.as_bytes(), value);
        self
    }

    /// Adds a member whose name is given as written between the quotes, and whose value is given as JSON text.
    pub fn push(&mut self, name: &[u8], value: &[u8]) {
        self.begin(name);
        self.0.extend(value);
    }

    /// Adds members of another object.
    pub fn extend<'a>(&mut self, members: impl Iterator<Item = (&'a [u8], Value<'a>)>) {
        members.for_each(|(name, value)| self.push(name, value.as_bytes()));
    }

    /// Adds members that are given as JSON text, each followed by a comma.
    pub fn push_members(&mut self, members: &str) {
        if let Some(members) = members.strip_suffix(',') {
            self.0.extend(if self.0.is_empty() { b"{" } else { b"," });
            self.0.extend(members.as_bytes());
        }
    }

    fn begin(&mut self, name: &[u8]) {
        self.0.extend(if self.0.is_empty() { b"{\"" } else { b",\"" });
        self.0.extend(name);
        self.0.extend(b"\":");
    }

    /// Whether it has no members.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.0.extend(if self.0.is_empty() { b"{}".as_slice() } else { b"}" });
        self.0
    }

    /// The members as JSON text, each followed by a comma.
    #[must_use]
    pub fn into_members(mut self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        self.0.remove(0);
        self.0.push(b',');
        // It is made of text, so nothing is lost.
        String::from_utf8_lossy(&self.0).into_owned()
    }
}

/// The text of a JSON array, item by item.
#[derive(Debug, Clone, Default)]
pub struct Array(Vec<u8>);

impl Array {
    /// Adds an item that is text.
    pub fn text(&mut self, item: &str) {
        self.begin();
        push_quoted(&mut self.0, item);
    }

    /// Adds an item that is given as JSON text.
    pub fn push(&mut self, item: &[u8]) {
        self.begin();
        self.0.extend(item);
    }

    fn begin(&mut self) {
        self.0.push(if self.0.is_empty() { b'[' } else { b',' });
    }

    /// The text.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.0.extend(if self.0.is_empty() { b"[]".as_slice() } else { b"]" });
        self.0
    }
}

/// The text of an object with `members` inserted first. Each is followed by a comma: `"id":"1",`.
#[must_use]
pub fn with_members(object: &[u8], members: &str) -> Vec<u8> {
    let rest = object.get(1..).unwrap_or_default();
    // An empty object has no member after the last comma.
    let members = if rest == b"}" { members.trim_end_matches(',') } else { members };
    [b"{", members.as_bytes(), rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn members_keep_their_order() {
        assert_eq!(Object::new().finish(), b"{}");
        assert_eq!(Object::new().text("a", "1").json("b", b"[2]").finish(), br#"{"a":"1","b":[2]}"#);
    }

    #[test]
    fn the_members_of_an_object_fit_into_another() {
        assert_eq!(Object::new().into_members(), "");
        let members = Object::new().text("a", "1").json("b", b"[2]").into_members();
        assert_eq!(with_members(br#"{"c":3}"#, &members), br#"{"a":"1","b":[2],"c":3}"#);
    }

    #[test]
    fn items_keep_their_order() {
        let mut array = Array::default();
        assert_eq!(array.clone().finish(), b"[]");
        array.push(b"1");
        array.text("a\"");
        assert_eq!(array.finish(), br#"[1,"a\""]"#);
    }

    #[test]
    fn members_go_before_those_of_an_object() {
        assert_eq!(with_members(br#"{"b":2}"#, r#""a":1,"#), br#"{"a":1,"b":2}"#);
        assert_eq!(with_members(b"{}", r#""a":1,"#), br#"{"a":1}"#);
        assert_eq!(with_members(br#"{"b":2}"#, ""), br#"{"b":2}"#);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "(?s).{0,40}") {
            let mut json = Vec::new();
            push_quoted(&mut json, &text);
            prop_assert_eq!(serde_json::from_slice::<String>(&json).unwrap(), text);
        }
    }
}
