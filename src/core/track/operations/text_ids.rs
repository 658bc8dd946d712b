//! Identifiers that are numbers become text: the reference has only text.

use std::borrow::Cow;

use crate::core::json::{Array, Object, Value};

/// The members of an operation whose values are identifiers.
pub const IDENTIFIERS: [&str; 3] = ["identifiers", "primary", "secondary"];

/// The text of an operation, in which no identifier is a number.
pub fn with_text_ids(operation: &[u8]) -> Cow<'_, [u8]> {
    let members = Value::new(operation).members();
    let has_numbers = |name: &&str| members.get(name).is_some_and(has_numbers);
    let relationships = members.get("cio_relationships");
    if relationships.is_none() && !IDENTIFIERS.iter().any(has_numbers) {
        return Cow::Borrowed(operation);
    }
    let mut changed = Object::new();
    for (name, value) in members.iter() {
        if IDENTIFIERS.iter().any(|identifiers| identifiers.as_bytes() == name) {
            changed.push(name, &text_ids(value));
        } else if name == b"cio_relationships" {
            let mut list = Array::default();
            // A relationship has its identifiers where an operation has them.
            value.items().into_iter().for_each(|relationship| list.push(&with_text_ids(relationship.as_bytes())));
            changed.push(name, &list.finish());
        } else {
            changed.push(name, value.as_bytes());
        }
    }
    Cow::Owned(changed.finish())
}

/// Identifiers, with text in place of numbers.
#[must_use]
pub fn text_ids(identifiers: Value) -> Vec<u8> {
    let mut changed = Object::new();
    for (name, value) in identifiers.members().iter() {
        if value.is_number() {
            changed.push(name, &[b"\"", value.as_bytes(), b"\""].concat());
        } else {
            changed.push(name, value.as_bytes());
        }
    }
    changed.finish()
}

/// Whether identifiers may have a number. Text that has a colon between a quote and a digit says yes as well, which costs only time.
fn has_numbers(identifiers: Value) -> bool {
    identifiers.as_bytes().windows(3).any(|bytes| matches!(bytes, [b'"', b':', b'-' | b'0'..=b'9']))
}
