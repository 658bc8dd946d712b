//! Identifiers of people outside paths.

use crate::core::{error::Invalid, http::ArgumentValue, limits::IDENTIFIER_BYTES};

/// Reads a kind of identifier.
///
/// # Errors
/// Any other value.
pub fn identifier_kind(argument: &str, kind: &ArgumentValue) -> Result<&'static str, Invalid> {
    let known = match kind {
        ArgumentValue::Text(text) => ["id", "email", "cio_id"].into_iter().find(|known| text == known),
        _ => None,
    };
    known.ok_or_else(|| Invalid::new(argument, "must be \"id\", \"email\" or \"cio_id\""))
}

/// An identifier of a person.
///
/// # Errors
/// Any other value.
pub fn identifier(argument: &str, id: ArgumentValue) -> Result<String, Invalid> {
    id.identifier(argument, IDENTIFIER_BYTES)
}

/// An identifier whose kind is given too, so that a `cio_id` needs no prefix.
///
/// # Errors
/// Any other value.
pub fn identifier_of_kind(argument: &str, id: ArgumentValue, kind: &str) -> Result<String, Invalid> {
    let id = identifier(argument, id)?;
    if kind == "cio_id" && id.starts_with("cio_") {
        return Err(Invalid::new(argument, "must be a cio_id without the prefix \"cio_\""));
    }
    Ok(id)
}
