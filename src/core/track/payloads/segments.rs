//! Manual segments.

use super::identifiers::{identifier_kind, identifier_of_kind};
use crate::core::{
    error::Invalid,
    http::{ArgumentValue, Arguments, EventIds, NOT_AN_ARRAY, Payload},
    json::{Array, Object},
    track::limits::SEGMENT_MEMBERS,
};

/// `customerIds` and `idType`: people, and the kind of their identifiers, `id` by default.
///
/// # Errors
/// An unknown kind, no people, too many, or the first value that is not an identifier.
pub fn segment_members(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let kind = match arguments.take("idType") {
        ArgumentValue::Undefined => None,
        kind => Some(identifier_kind("idType", &kind)?),
    };
    let people = match arguments.take("customerIds") {
        ArgumentValue::List(people) if (1..=SEGMENT_MEMBERS).contains(&people.len()) => people,
        ArgumentValue::List(_) => {
            return Err(Invalid::new("customerIds", format!("must be an array of 1 to {SEGMENT_MEMBERS} identifiers")));
        }
        _ => return Err(Invalid::new("customerIds", NOT_AN_ARRAY)),
    };
    let mut ids = Array::default();
    for (index, person) in people.into_iter().enumerate() {
        let id = identifier_of_kind("", person, kind.unwrap_or("id"));
        let id = id.map_err(|invalid| invalid.at(index).within("customerIds"))?;
        ids.text(&id);
    }
    let body = Object::new().json("ids", &ids.finish()).finish();
    Ok(Payload { query: kind.map(|kind| format!("id_type={kind}")).unwrap_or_default(), ..Payload::json(body) })
}
