//! The export of deliveries.

use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload, whole_number},
    json::{Object, Value, is_one_of},
    time::check_time,
};

/// The members that name the source of deliveries.
const SOURCES: [&str; 4] = ["newsletter_id", "campaign_id", "transactional_message_id", "action_id"];

/// `source`: the id of a newsletter, or an object with one of the [`SOURCES`]. `details`: further members of the body.
///
/// # Errors
/// No source, more than one, or a detail that cannot be sent.
pub fn deliveries(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let source = arguments.json("source")?;
    let mut body = Object::new();
    let value = Value::new(&source);
    match value.members().iter().collect::<Vec<_>>().as_slice() {
        [] if value.is_number() || value.quoted().is_some() => {
            body = body.json("newsletter_id", &number(value).map_err(|invalid| invalid.within("source"))?);
        }
        [(name, id)] if is_one_of(name, &SOURCES) => {
            let path = format!("source.{}", String::from_utf8_lossy(name));
            body.push(name, &number(*id).map_err(|invalid| invalid.within(&path))?);
        }
        _ => {
            let problem = format!("must be the id of a newsletter, or an object with one of {}", SOURCES.join(", "));
            return Err(Invalid::new("source", problem));
        }
    }
    if let Some(details) = arguments.optional_object("details")? {
        let members = Value::new(&details).members();
        let checked = ["start", "end"].iter().try_for_each(|name| check_time(&members, name));
        checked.map_err(|invalid| invalid.within("details"))?;
        if let Some(name) = SOURCES.iter().find(|name| members.get(name).is_some()) {
            return Err(Invalid::new(
                format!("details.{name}"),
                "must be given as the first argument (source): an export has one source",
            ));
        }
        body.extend(members.iter());
    }
    Ok(Payload::json(body.finish()))
}

/// An id as the API takes it here: a number, given as one or as its digits.
fn number(id: Value) -> Result<Vec<u8>, Invalid> {
    let digits = id.quoted().unwrap_or(id.as_bytes());
    let number = whole_number(Value::new(digits)).filter(|_| digits.iter().all(u8::is_ascii_digit));
    let number = number.ok_or_else(|| Invalid::new("", "must be an id: a number, or its digits as a string"))?;
    Ok(number.to_string().into_bytes())
}
