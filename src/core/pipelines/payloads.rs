//! Takes the arguments of the methods. [`Source`](super::Source) checks the messages in them and adds what is missing.

use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, NOT_AN_ARRAY, Payload},
    json::Value,
};

/// `payload`: a message of the method's kind.
///
/// # Errors
/// A value that is not an object.
pub fn message(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    arguments.object("payload").map(Payload::json)
}

/// `items`: messages, each with its kind in `type`.
///
/// # Errors
/// A value that is not an array.
pub fn items(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let json = arguments.json("items")?;
    if !Value::new(&json).is_array() {
        return Err(Invalid::new("items", NOT_AN_ARRAY));
    }
    Ok(Payload::json(json))
}
