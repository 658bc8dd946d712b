//! Triggering a broadcast.

use super::{
    filters::check_filter,
    ids::{id_text, list, with_text_ids},
};
use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, NOT_A_FLAG, NOT_TEXT, Payload, check_object, is_given, required_text},
    json::{Members, Object, Value, is_one_of},
};

/// The audiences that a trigger can list, each with its flags. Without one, the `recipients` are a filter.
const AUDIENCES: &[(&str, &[&str])] = &[
    ("ids", &["id_ignore_missing"]),
    ("emails", &["email_ignore_missing", "email_add_duplicates"]),
    ("per_user_data", &["id_ignore_missing", "email_ignore_missing", "email_add_duplicates"]),
    ("data_file_url", &["id_ignore_missing", "email_ignore_missing", "email_add_duplicates"]),
];

/// `data` and `recipients`. Without recipients, a broadcast goes to the audience that it is set up for.
///
/// # Errors
/// An empty audience, which Customer.io takes for no audience or for everybody; more than one audience; flags of another audience.
pub fn trigger(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let mut body = Object::new();
    if let Some(data) = arguments.optional_object("data")?.filter(|data| data.as_slice() != b"{}") {
        body = body.json("data", &data);
    }
    if let Some(recipients) = arguments.optional_object("recipients")? {
        body = push_audience(body, Value::new(&recipients)).map_err(|invalid| invalid.within("recipients"))?;
    }
    Ok(Payload::json(body.finish()))
}

fn push_audience(mut body: Object, recipients: Value) -> Result<Object, Invalid> {
    let members = recipients.members();
    if members.iter().next().is_none() {
        let problem = "must not be empty: Customer.io would send to everyone the broadcast is set up for. Leave it out to do that";
        return Err(Invalid::new("", problem));
    }
    let mut named = AUDIENCES.iter().filter(|(name, _)| members.get(name).is_some());
    let Some((name, flags)) = named.next() else {
        check_filter(recipients)?;
        return Ok(body.json("recipients", recipients.as_bytes()));
    };
    if let Some((other, _)) = named.next() {
        return Err(Invalid::new(*other, format!("cannot be combined with {name}: a broadcast has one audience")));
    }
    let is_known = |member: &[u8]| member == name.as_bytes() || is_one_of(member, flags);
    if let Some((member, _)) = members.iter().find(|(member, _)| !is_known(member)) {
        let problem = format!("cannot be combined with {name}, which supports {}", flags.join(", "));
        return Err(Invalid::new(String::from_utf8_lossy(member), problem));
    }
    body.push(name.as_bytes(), &audience(name, &members)?);
    for flag in *flags {
        match members.given(flag).map(Value::as_bytes) {
            Some(value @ (b"true" | b"false")) => body.push(flag.as_bytes(), value),
            Some(_) => return Err(Invalid::new(*flag, NOT_A_FLAG)),
            None => {}
        }
    }
    Ok(body)
}

/// The JSON text of one of the [`AUDIENCES`].
fn audience(name: &str, recipients: &Members) -> Result<Vec<u8>, Invalid> {
    let given = recipients.get(name).unwrap_or(Value::new(b"null"));
    if name == "data_file_url" {
        return required_text(recipients, name).map(|_| given.as_bytes().to_vec());
    }
    let audience = list(given, |item| match name {
        "per_user_data" => person(item),
        "emails" if item.is_number() => Err(Invalid::new("", NOT_TEXT)),
        _ => id_text(item),
    });
    audience.map_err(|invalid| invalid.within(name))
}

/// An item of `per_user_data`.
fn person(item: Value) -> Result<Vec<u8>, Invalid> {
    check_object(item)?;
    let members = item.members();
    if ["id", "email"].iter().any(|name| is_given(&members, name)) {
        return with_text_ids(item);
    }
    Err(Invalid::new("", "must have an id or email that is not blank"))
}
