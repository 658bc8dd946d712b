//! Looking people up.

use super::ids::{id_text, list};
use crate::core::{
    error::Invalid,
    http::{Arguments, Body, EventIds, Payload},
    json::{Object, Value},
};

/// The most people that one call looks up.
const MAX_PEOPLE: usize = 100;

/// `ids`: 1 to 100 identifiers. Its query is that of the row.
///
/// # Errors
/// No identifiers, too many of them, or one that cannot be sent.
pub fn attributes(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let given = arguments.json("ids")?;
    let ids = Value::new(&given);
    let count = ids.items().len();
    if count > MAX_PEOPLE {
        return Err(Invalid::new("ids", format!("must have at most {MAX_PEOPLE} identifiers, not {count}")));
    }
    let ids = list(ids, id_text).map_err(|invalid| invalid.within("ids"))?;
    let query = Payload::from_parameters(arguments, event_ids)?;
    Ok(Payload { body: Some(Body::Written(Object::new().json("ids", &ids).finish())), ..query })
}
