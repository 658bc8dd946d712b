//! Triggering a broadcast.

use crate::core::{
    app::payloads::messages::check_identifier,
    error::Invalid,
    http::{Arguments, EventIds, Payload, check_whole_number},
    json::{Members, Object, Value},
};

/// The audiences that a trigger can list, each with its flags. Any other `recipients` object is a filter.
const AUDIENCES: &[(&str, &[&str])] = &[
    ("ids", &["id_ignore_missing"]),
    ("emails", &["email_ignore_missing", "email_add_duplicates"]),
    ("per_user_data", &["id_ignore_missing", "email_ignore_missing", "email_add_duplicates"]),
    ("data_file_url", &["id_ignore_missing", "email_ignore_missing", "email_add_duplicates"]),
];

/// `data` and `recipients`. Without recipients, a broadcast goes to the audience that it is set up for.
///
/// # Errors
/// An empty audience, which Customer.io treats like none; more than one audience; flags of another audience.
pub fn trigger(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let mut body = Object::new();
    if let Some(data) = arguments.optional_object("data")?.filter(|data| data.as_slice() != b"{}") {
        body = body.json("data", &data);
    }
    if let Some(recipients) = arguments.optional_object("recipients")? {
        let members = Value::new(&recipients).members();
        match audience(&members).map_err(|invalid| invalid.within("recipients"))? {
            Audience::Filter => body = body.json("recipients", &recipients),
            Audience::Named => members.iter().for_each(|(name, value)| body.push(name, value.as_bytes())),
        }
    }
    Ok(Payload::json(body.finish()))
}

enum Audience {
    Filter,
    Named,
}

fn audience(recipients: &Members) -> Result<Audience, Invalid> {
    if recipients.iter().next().is_none() {
        let problem = "must not be empty: Customer.io would send to everyone the broadcast is set up for. Leave it out to do that";
        return Err(Invalid::new("", problem));
    }
    let mut named = AUDIENCES.iter().filter(|(name, _)| recipients.get(name).is_some());
    let Some((name, flags)) = named.next() else { return Ok(Audience::Filter) };
    if let Some((other, _)) = named.next() {
        return Err(Invalid::new(*other, format!("cannot be combined with {name}: a broadcast has one audience")));
    }
    if recipients.get(name).is_some_and(|audience| matches!(audience.as_bytes(), b"[]" | b"{}" | b"\"\"" | b"null")) {
        return Err(Invalid::new(*name, "must not be empty"));
    }
    let is_known = |member: &[u8]| member == name.as_bytes() || flags.iter().any(|flag| flag.as_bytes() == member);
    if let Some((member, _)) = recipients.iter().find(|(member, _)| !is_known(member)) {
        let problem = format!("cannot be combined with {name}, which supports {}", flags.join(", "));
        return Err(Invalid::new(String::from_utf8_lossy(member), problem));
    }
    recipients.get(name).map_or(Ok(()), check_ids).map_err(|invalid| invalid.within(name))?;
    Ok(Audience::Named)
}

/// Checks the ids in an audience: the items themselves, or the `id` of each.
fn check_ids(audience: Value) -> Result<(), Invalid> {
    for (index, item) in audience.items().into_iter().enumerate() {
        let checked = if item.is_number() { check_whole_number(item) } else { check_identifier(&item.members(), "id") };
        checked.map_err(|invalid| invalid.within(&format!("[{index}]")))?;
    }
    Ok(())
}
