//! Form submissions.

use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload},
    json::Object,
};

/// `fields`: the fields of the form.
///
/// # Errors
/// A value that is not an object, or is empty.
pub fn form(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let fields = arguments.object("fields")?;
    if fields == b"{}" {
        return Err(Invalid::new("fields", "must not be empty: a submission needs the person's id or email"));
    }
    Ok(Payload::json(Object::new().json("data", &fields).finish()))
}
