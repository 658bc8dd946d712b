//! Identifiers of people in a body. The API takes only text, so a number becomes text, as in a path.

use crate::core::{
    error::Invalid,
    http::{NOT_AN_ARRAY, check_present, check_whole_number, is_given},
    json::{Array, Members, Object, Value, in_quotes, is_one_of},
};

/// The members by which the API knows a person.
pub const IDENTIFIERS: [&str; 3] = ["id", "email", "cio_id"];

/// The JSON text of an identifier as text.
///
/// # Errors
/// A number that is not a safe integer, blank text, and anything else.
pub fn id_text(id: Value) -> Result<Vec<u8>, Invalid> {
    if id.is_number() {
        check_whole_number(id)?;
        return Ok(in_quotes(id));
    }
    let text = id.text().ok_or_else(|| Invalid::new("", "must be a string, an integer or a bigint"))?;
    check_present("", &text)?;
    Ok(id.as_bytes().to_vec())
}

/// Checks an id that may be `null`, blank or left out.
///
/// # Errors
/// Anything but text, safe integers and `null`, by the member's `name`.
pub fn check_id(members: &Members, name: &str) -> Result<(), Invalid> {
    match members.get(name) {
        Some(id) if is_given(members, name) => id_text(id).map(drop).map_err(|invalid| invalid.within(name)),
        _ => Ok(()),
    }
}

/// The JSON text of a list with at least one item. `item` makes the text of each.
///
/// # Errors
/// Anything but such a list; an item that cannot be sent, by its index.
pub fn list(value: Value, item: impl Fn(Value) -> Result<Vec<u8>, Invalid>) -> Result<Vec<u8>, Invalid> {
    let mut list = Array::default();
    for (index, given) in filled(value)?.into_iter().enumerate() {
        list.push(&item(given).map_err(|invalid| invalid.at(index))?);
    }
    Ok(list.finish())
}

/// The items of a list.
///
/// # Errors
/// Anything but a list with at least one item.
pub fn filled(value: Value) -> Result<Vec<Value>, Invalid> {
    let items = value.items();
    if !value.is_array() {
        return Err(Invalid::new("", NOT_AN_ARRAY));
    }
    if items.is_empty() { Err(Invalid::new("", "must not be empty")) } else { Ok(items) }
}

/// An object whose [`IDENTIFIERS`] are text.
///
/// # Errors
/// An identifier that cannot be one, by its name. One that is `null` or blank text is left as it is: another one may be given.
pub fn with_text_ids(object: Value) -> Result<Vec<u8>, Invalid> {
    let mut text = Object::new();
    for (name, value) in object.members().iter() {
        let is_as_sent = value.quoted().is_some() || value.as_bytes() == b"null";
        if is_as_sent || !is_one_of(name, &IDENTIFIERS) {
            text.push(name, value.as_bytes());
        } else {
            let id = id_text(value).map_err(|invalid| invalid.within(&String::from_utf8_lossy(name)))?;
            text.push(name, &id);
        }
    }
    Ok(text.finish())
}
