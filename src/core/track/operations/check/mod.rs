//! Checks an operation before it is sent. It must have what it needs, nothing that the API would ignore, and nothing that belongs to
//! version 1.

mod fields;
#[cfg(test)]
mod tests;

use super::table::{Effect, MOST_FIELDS, OPERATIONS, Operation, Rule};
use super::text_ids::may_have_numbers;
use crate::core::{
    bulk::Checked,
    error::Invalid,
    http::Idempotency,
    json::{Members, Value},
};

/// Checks `operation`. `event_ids` says whether events without an `id` get one.
///
/// # Errors
/// The first fault, by its path in the operation: `identifiers.cio_id`.
pub fn check(operation: &Members, event_ids: bool) -> Result<Checked, Invalid> {
    let row = find_row(operation)?;
    let mut values = [None; MOST_FIELDS];
    let mut unknown = None;
    for (name, value) in operation.iter() {
        if matches!(name, b"type" | b"action") {
            continue;
        }
        match row.fields.iter().zip(&mut values).find(|(field, _)| field.name.as_bytes() == name) {
            Some((_, known)) => *known = known.or(Some(value)),
            None => unknown = unknown.or(Some(name)),
        }
    }
    for (field, value) in row.fields.iter().zip(values) {
        match value {
            Some(value) => check_value(operation, field.rule, value).map_err(|fault| fault.within(field.name))?,
            None if field.is_required => return Err(missing(operation, field.name)),
            None => {}
        }
    }
    if let Some(name) = unknown {
        return Err(not_a_field(row, name));
    }
    let lacks_id = row.effect == Effect::Event && operation.get("id").is_none();
    let is_safe = row.effect != Effect::Metric && (event_ids || !lacks_id);
    let idempotency = if is_safe { Idempotency::Idempotent } else { Idempotency::NonIdempotent };
    Ok(Checked { needs_event_id: lacks_id && event_ids, is_as_sent: !may_have_numbers(operation), idempotency })
}

fn find_row(operation: &Members) -> Result<&'static Operation, Invalid> {
    let quoted = |field| operation.get(field).and_then(Value::quoted).unwrap_or_default();
    let (entity, action) = (quoted("type"), quoted("action"));
    let is_of = |row: &&Operation| row.entity.as_bytes() == entity;
    if let Some(row) = OPERATIONS.iter().find(|row| row.action.as_bytes() == action && is_of(row)) {
        return Ok(row);
    }
    let mut actions = Vec::new();
    for row in OPERATIONS.iter().filter(is_of) {
        actions.push(row.action);
    }
    Err(if actions.is_empty() {
        Invalid::new("type", "must be \"person\", \"object\" or \"delivery\"")
    } else {
        Invalid::new("action", format!("must be one of {}", actions.join(", ")))
    })
}

/// Checks a field. The path of a fault is relative to the field.
fn check_value(operation: &Members, rule: Rule, value: Value) -> Result<(), Invalid> {
    match rule {
        Rule::Identifiers(names) => fields::check_identifiers(&value.members(), names),
        Rule::Text(limit) => fields::check_text(value, limit),
        Rule::EventId => fields::check_id(operation, value),
        Rule::Time => fields::check_time(value),
        Rule::Attributes(times) => fields::check_attributes(value, times),
        Rule::DeliveryAttributes => fields::check_delivery_attributes(value),
        Rule::Device(required) => fields::check_device(value, required),
        Rule::Relationships(names) => fields::check_relationships(value, names),
    }
}

fn missing(operation: &Members, name: &str) -> Invalid {
    if name == "primary" && operation.get("identifiers").is_some() {
        return Invalid::new(name, "is required: a merge takes primary and secondary, not identifiers");
    }
    Invalid::required(name)
}

/// Refuses a field that the operation does not have: the API would ignore it.
fn not_a_field(row: &Operation, name: &[u8]) -> Invalid {
    let mut names = Vec::new();
    for field in row.fields {
        names.push(field.name);
    }
    let problem = if name == b"data" && names.contains(&"attributes") {
        "belongs to v1; v2 calls it attributes".to_owned()
    } else {
        format!("is not a field of this operation, which has {}", names.join(", "))
    };
    Invalid::new(String::from_utf8_lossy(name), problem)
}
