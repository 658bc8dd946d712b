//! Identifiers of people and objects: text, or a whole number.

use crate::core::{
    error::Invalid,
    http::{check_bytes, check_whole_number, is_blank},
    json::Members,
    limits::IDENTIFIER_BYTES,
};

/// Whether a member is an identifier. One that is `null` or blank counts as missing, as in the official client.
///
/// # Errors
/// One that is neither text nor a whole number, or is too long.
pub fn is_id(members: &Members, name: &str) -> Result<bool, Invalid> {
    let Some(value) = members.given(name) else { return Ok(false) };
    if let Some(text) = value.text() {
        // No limit of anonymous ids is documented.
        if name != "anonymousId" {
            check_bytes(name, text.len(), IDENTIFIER_BYTES)?;
        }
        return Ok(!is_blank(&text));
    }
    if !value.is_number() {
        return Err(Invalid::new(name, "must be a string or a number"));
    }
    check_whole_number(value).map(|()| true).map_err(|invalid| invalid.within(name))
}
