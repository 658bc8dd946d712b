//! Checks the arguments of the methods. [`Source`](super::Source) adds what is missing.

use super::messages::{ALIAS, GROUP, IDENTIFY, Kind, PAGE, SCREEN, TRACK, kind_of};
use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Idempotency, Payload, check_object},
    json::Value,
};

/// `payload`: a person's traits.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn identify(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&IDENTIFY, arguments)
}

/// `payload`: an event.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn track(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&TRACK, arguments)
}

/// `payload`: a view of a page.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn page(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&PAGE, arguments)
}

/// `payload`: a view of a screen.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn screen(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&SCREEN, arguments)
}

/// `payload`: a person's group.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn group(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&GROUP, arguments)
}

/// `payload`: two identities of a person.
///
/// # Errors
/// The first member that is missing or cannot be sent.
pub fn alias(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    message(&ALIAS, arguments)
}

/// `items`: messages, each with its kind in `type`.
///
/// # Errors
/// A value that is not an array or has no items, and the first member of an item that is missing or cannot be sent.
pub fn batch(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let json = arguments.json("items")?;
    let value = Value::new(&json);
    if !value.is_array() {
        return Err(Invalid::new("items", "must be an array"));
    }
    let items = value.items();
    if items.is_empty() {
        return Err(Invalid::new("items", "must not be empty"));
    }
    let mut idempotency = Idempotency::ReadOnly;
    for (index, item) in items.into_iter().enumerate() {
        let checked = check_item(item).map_err(|invalid| invalid.within(&format!("items[{index}]")))?;
        idempotency = idempotency.max(checked);
    }
    Ok(Payload { idempotency: Some(idempotency), ..Payload::json(json) })
}

/// Checks an item of a batch. Returns whether it may be processed twice.
///
/// # Errors
/// A value that is not an object, and the first member that is missing or cannot be sent.
pub fn check_item(item: Value) -> Result<Idempotency, Invalid> {
    check_object(item)?;
    let members = item.members();
    kind_of(&members)?.check(&members)
}

fn message(kind: &Kind, arguments: &mut Arguments) -> Result<Payload, Invalid> {
    let json = arguments.object("payload")?;
    let checked = kind.check(&Value::new(&json).members()).map_err(|invalid| invalid.within("payload"))?;
    Ok(Payload { idempotency: Some(checked), ..Payload::json(json) })
}
