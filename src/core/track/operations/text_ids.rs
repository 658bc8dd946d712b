//! Identifiers that are numbers become text: the reference has only text.

use crate::core::json::{Array, Members, Object, Value, in_quotes, is_one_of};

/// The members of an operation whose values are identifiers.
pub const IDENTIFIERS: [&str; 3] = ["identifiers", "primary", "secondary"];

/// The member of an operation whose items have identifiers.
const RELATIONSHIPS: &str = "cio_relationships";

/// Whether an operation may have a number as an identifier. A false positive costs only time.
pub fn may_have_numbers(operation: &Members) -> bool {
    // A number in an object follows a quote and a colon. So may a digit in a text.
    let has_number =
        |value: Value| value.as_bytes().windows(3).any(|bytes| matches!(bytes, [b'"', b':', b'-' | b'0'..=b'9']));
    operation.get(RELATIONSHIPS).is_some() || IDENTIFIERS.iter().any(|name| operation.get(name).is_some_and(has_number))
}

/// The text of an operation or a relationship, with text in place of numbers in its identifiers.
pub fn with_text_ids(holder: &[u8]) -> Vec<u8> {
    let mut changed = Object::new();
    for (name, value) in Value::new(holder).members().iter() {
        if is_one_of(name, &IDENTIFIERS) {
            changed.push(name, &text_ids(value));
        } else if name == RELATIONSHIPS.as_bytes() {
            changed.push(name, &relationships_with_text_ids(value));
        } else {
            changed.push(name, value.as_bytes());
        }
    }
    changed.finish()
}

/// A list of relationships, with text in place of numbers in their identifiers.
pub fn relationships_with_text_ids(relationships: Value) -> Vec<u8> {
    let mut list = Array::default();
    for relationship in relationships.items() {
        if relationship.is_object() {
            list.push(&with_text_ids(relationship.as_bytes()));
        } else {
            list.push(relationship.as_bytes());
        }
    }
    list.finish()
}

/// Identifiers, with text in place of numbers.
#[must_use]
pub fn text_ids(identifiers: Value) -> Vec<u8> {
    if !identifiers.is_object() {
        return identifiers.as_bytes().to_vec();
    }
    let mut changed = Object::new();
    for (name, value) in identifiers.members().iter() {
        if value.is_number() {
            changed.push(name, &in_quotes(value));
        } else {
            changed.push(name, value.as_bytes());
        }
    }
    changed.finish()
}
