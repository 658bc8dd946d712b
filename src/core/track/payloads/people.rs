//! People: their attributes, and merging two of them.

use super::identifiers::{identifier_kind, identifier_of_kind};
use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload},
    json::{Object, Value},
    time::check_time,
    track::operations::PERSON_TIMES,
};

/// `attributes`: a person's attributes, which are optional.
///
/// # Errors
/// A value that is not an object, or a reserved attribute that is not a time.
pub fn attributes(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    match arguments.optional_object("attributes")? {
        Some(attributes) => {
            let members = Value::new(&attributes).members();
            let checked = PERSON_TIMES.iter().try_for_each(|name| check_time(&members, name));
            checked.map_err(|invalid| invalid.within("attributes"))?;
            if members.get("cio_relationships").is_some_and(Value::is_array) {
                let problem = "must be { action, relationships } here; the array belongs to operations of v2";
                return Err(Invalid::new("attributes.cio_relationships", problem));
            }
            Ok(Payload::from_argument("attributes"))
        }
        None => Ok(Payload::json(Object::new().finish())),
    }
}

/// `primaryIdType`, `primaryId`, `secondaryIdType` and `secondaryId`: the person to keep, and the person to merge into it.
///
/// # Errors
/// An unknown kind of identifier, or a value that is not an identifier of its kind.
pub fn merge(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let mut person = |kind_name, id_name| {
        let kind = identifier_kind(kind_name, &arguments.take(kind_name))?;
        let id = identifier_of_kind(id_name, arguments.take(id_name), kind)?;
        Ok(Object::new().text(kind, &id).finish())
    };
    let primary = person("primaryIdType", "primaryId")?;
    let secondary = person("secondaryIdType", "secondaryId")?;
    Ok(Payload::json(Object::new().json("primary", &primary).json("secondary", &secondary).finish()))
}
