//! The export of deliveries.

use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload},
    json::{Object, Value},
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
    let is_id = value.is_number() || value.text().is_some_and(|text| !text.trim().is_empty());
    match value.members().iter().collect::<Vec<_>>().as_slice() {
        [] if is_id => body = body.json("newsletter_id", &source),
        [(name, id)] if SOURCES.iter().any(|source| source.as_bytes() == *name) => body.push(name, id.as_bytes()),
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
        members.iter().for_each(|(name, value)| body.push(name, value.as_bytes()));
    }
    Ok(Payload::json(body.finish()))
}
