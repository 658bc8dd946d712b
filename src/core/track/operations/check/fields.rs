//! Checks of single fields of operations. The path of a fault is relative to the field.

use crate::core::{
    error::Invalid,
    http::{NOT_TEXT, check_bytes, check_object, check_only, check_optional_object, check_present, check_whole_number},
    json::{Members, Value},
    limits::IDENTIFIER_BYTES,
    time,
    track::event_id::check_event_id,
};

/// Checks that a value is text, not blank, and at most `limit` bytes.
pub fn check_text(value: Value, limit: usize) -> Result<(), Invalid> {
    // Fast path: most text is short even with its escapes, and begins with a letter or digit, so it need not be unescaped.
    let is_plain = |quoted: &[u8]| quoted.len() <= limit && quoted.first().is_some_and(u8::is_ascii_alphanumeric);
    if value.quoted().is_some_and(is_plain) {
        return Ok(());
    }
    let text = value.text().ok_or_else(|| Invalid::new("", NOT_TEXT))?;
    check_present("", &text)?;
    check_bytes("", text.len(), limit)
}

/// Checks the id of an event of `operation`.
pub fn check_id(operation: &Members, value: Value) -> Result<(), Invalid> {
    check_text(value, usize::MAX)?;
    let Some(id) = value.text() else { return Ok(()) };
    let mut subjects = Vec::new();
    if let Some(identifiers) = operation.get("identifiers") {
        subjects.extend(identifiers.members().iter().filter_map(|(_, identifier)| identifier_text(identifier)));
    }
    let subjects: Vec<_> = subjects.iter().map(String::as_str).collect();
    check_event_id(&id, &subjects)
}

/// An identifier as it is sent: a number becomes text.
fn identifier_text(identifier: Value) -> Option<String> {
    let number = identifier.as_bytes();
    identifier.text().or_else(|| identifier.is_number().then(|| String::from_utf8_lossy(number).into_owned()))
}

/// Checks unix seconds.
pub fn check_time(value: Value) -> Result<(), Invalid> {
    time::check(value).map_err(|problem| Invalid::new("", problem))
}

/// Checks an object, and those of its members that are `times`.
pub fn check_attributes(value: Value, times: &[&str]) -> Result<(), Invalid> {
    check_object(value)?;
    if times.is_empty() {
        return Ok(());
    }
    let members = value.members();
    times.iter().try_for_each(|name| time::check_time(&members, name))
}

/// Checks the attributes of a delivery event.
pub fn check_delivery_attributes(value: Value) -> Result<(), Invalid> {
    check_object(value)?;
    check_required_text(&value.members(), "device_token")
}

/// Checks a device. Its `required` members must be text that is not blank.
pub fn check_device(value: Value, required: &[&str]) -> Result<(), Invalid> {
    check_object(value)?;
    let device = value.members();
    if device.get("token").is_none() && device.get("id").is_some() {
        return Err(Invalid::new("token", "is required: v2 calls device.id token"));
    }
    required.iter().try_for_each(|name| check_required_text(&device, name))?;
    if let Some(last_used) = device.get("last_used") {
        check_time(last_used).map_err(|fault| fault.within("last_used"))?;
    }
    check_optional_object(&device, "attributes")?;
    check_only(&device, &["token", "platform", "last_used", "attributes"])
}

/// Checks a list of relationships, whose identifiers have one of these `names`.
pub fn check_relationships(value: Value, names: &[&str]) -> Result<(), Invalid> {
    let expected =
        "must be an array of { identifiers, relationship_attributes }; the object with an action belongs to v1";
    if !value.is_array() {
        return Err(Invalid::new("", expected));
    }
    for (index, relationship) in value.items().into_iter().enumerate() {
        check_relationship(relationship, names).map_err(|fault| fault.at(index))?;
    }
    Ok(())
}

fn check_relationship(value: Value, names: &[&str]) -> Result<(), Invalid> {
    check_object(value)?;
    let relationship = value.members();
    let identifiers = relationship.get("identifiers").ok_or_else(|| Invalid::required("identifiers"))?;
    check_identifiers(&identifiers.members(), names).map_err(|fault| fault.within("identifiers"))?;
    check_optional_object(&relationship, "relationship_attributes")?;
    check_only(&relationship, &["identifiers", "relationship_attributes"])
}

/// Checks that `holder` has exactly one of the `names`.
pub fn check_identifiers(holder: &Members, names: &[&str]) -> Result<(), Invalid> {
    let mut held = None;
    for name in names {
        if let Some(value) = holder.get(name) {
            check_identifier(name, value)?;
            if held.is_some() {
                return Err(not_one_of(holder, names));
            }
            held = Some(*name);
        }
    }
    let count = match held {
        None => return Err(not_one_of(holder, names)),
        Some("object_id") => match holder.get("object_type_id") {
            Some(object_type) => check_identifier("object_type_id", object_type).map(|()| 2)?,
            None => return Err(Invalid::new("object_type_id", "is required with object_id")),
        },
        Some(_) => 1,
    };
    if holder.iter().count() == count { Ok(()) } else { check_only(holder, &[names, &["object_type_id"]].concat()) }
}

fn not_one_of(holder: &Members, names: &[&str]) -> Invalid {
    let mut held = Vec::new();
    for name in names {
        if holder.get(name).is_some() {
            held.push(*name);
        }
    }
    let held = if held.is_empty() { "none".to_owned() } else { held.join(" and ") };
    Invalid::new("", format!("must have exactly one of {}; it has {held}", names.join(", ")))
}

fn check_identifier(name: &str, value: Value) -> Result<(), Invalid> {
    let limit = if matches!(name, "id" | "object_id") { IDENTIFIER_BYTES } else { usize::MAX };
    let checked = if value.is_number() {
        check_whole_number(value)
    } else if name == "cio_id" && value.quoted().is_some_and(|quoted| quoted.starts_with(b"cio_")) {
        Err(Invalid::new("", "must not begin with \"cio_\": only paths of v1 have that prefix"))
    } else {
        check_text(value, limit)
    };
    checked.map_err(|fault| fault.within(name))
}

fn check_required_text(members: &Members, name: &str) -> Result<(), Invalid> {
    let value = members.get(name).ok_or_else(|| Invalid::required(name))?;
    check_text(value, usize::MAX).map_err(|fault| fault.within(name))
}
