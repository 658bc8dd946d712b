//! Events, page views and anonymous events.

use super::identifiers;
use crate::core::{
    error::Invalid,
    http::{
        ArgumentValue, Arguments, Body, EventIds, Idempotency, Payload, check_bytes, check_only, check_optional_object,
        check_present, required_text,
    },
    json::{Members, Object, Value, with_members},
    time::check_time,
    track::{
        event_id::check_event_id,
        limits::{EVENT_DATA_BYTES, EVENT_NAME_BYTES},
    },
};

/// `event`: sent as it is, with an `id` if it has none.
///
/// # Errors
/// The first member that cannot be sent.
pub fn event(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let json = event_object(arguments)?;
    let has_id = check_event(&Value::new(&json).members(), arguments.identifier("customerId").as_deref())?;
    let mut members = String::new();
    let idempotency = push_id(&mut members, has_id, event_ids)?;
    let body = Some(Body::OfArgument { name: "event", members });
    Ok(Payload { body, idempotency: Some(idempotency), ..Payload::default() })
}

/// `anonymousId` and `event`: an event of a person who is not known yet. Without an `anonymousId`, or with an empty one, it is nobody's.
///
/// # Errors
/// An id that is not an identifier, or the first member of the event that cannot be sent.
pub fn anonymous_event(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let anonymous_id = match arguments.take("anonymousId") {
        ArgumentValue::Undefined | ArgumentValue::Null => None,
        ArgumentValue::Text(text) if text.is_empty() => None,
        id => Some(identifiers::identifier("anonymousId", id)?),
    };
    let json = event_object(arguments)?;
    let members = Value::new(&json).members();
    let has_id = check_event(&members, anonymous_id.as_deref())?;
    let Some(id) = anonymous_id else { return finish(&json, has_id, event_ids) };
    let mut event = Object::new();
    event.extend(members.iter().filter(|(name, _)| *name != b"anonymous_id"));
    finish(&event.text("anonymous_id", &id).finish(), has_id, event_ids)
}

/// `url` and `page`: an event of type `page` whose name is the URL.
///
/// # Errors
/// A URL that is not text, an unknown member of the page, or the first one that cannot be sent.
pub fn page_view(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let url = arguments.present_text("url")?;
    let page = arguments.optional_object("page")?.unwrap_or_default();
    let members = Value::new(&page).members();
    let person = arguments.identifier("customerId");
    let has_id = check_page(&members, person.as_deref()).map_err(|invalid| invalid.within("page"))?;
    let mut event = Object::new().text("type", "page").text("name", &url);
    event.extend(members.iter());
    finish(&event.finish(), has_id, event_ids)
}

fn event_object(arguments: &mut Arguments) -> Result<Vec<u8>, Invalid> {
    arguments.optional_object("event")?.ok_or_else(|| Invalid::required("event.name"))
}

/// Checks an event of a `person`. Returns whether it has an id.
fn check_event(members: &Members, person: Option<&str>) -> Result<bool, Invalid> {
    let name = required_text(members, "name").and_then(|name| check_bytes("name", name.len(), EVENT_NAME_BYTES));
    let checked = name.and_then(|()| check_kind(members)).and_then(|()| check_details(members, person));
    checked.map_err(|invalid| invalid.within("event"))
}

/// Checks the members that only events have.
fn check_kind(members: &Members) -> Result<(), Invalid> {
    // What v2 and the Pipelines API call it.
    if let Some(name) = ["attributes", "properties"].into_iter().find(|name| members.get(name).is_some()) {
        return Err(Invalid::new(name, "belongs to another API: v1 calls it data"));
    }
    match members.get("type").map(Value::quoted) {
        None | Some(Some(b"event" | b"page" | b"screen")) => Ok(()),
        Some(_) => Err(Invalid::new("type", "must be \"event\", \"page\" or \"screen\"")),
    }
}

/// Checks the details of a page view. Returns whether they have an id.
fn check_page(members: &Members, person: Option<&str>) -> Result<bool, Invalid> {
    check_only(members, &["data", "timestamp", "id"])?;
    check_details(members, person)
}

/// Checks the members that events and page views share. Returns whether there is an id.
fn check_details(members: &Members, person: Option<&str>) -> Result<bool, Invalid> {
    check_time(members, "timestamp")?;
    check_optional_object(members, "data")?;
    if let Some(data) = members.get("data") {
        check_bytes("data", data.as_bytes().len(), EVENT_DATA_BYTES)?;
    }
    let Some(id) = members.get("id") else { return Ok(false) };
    let text = id.text().ok_or_else(|| Invalid::new("id", "must be a string, or left out"))?;
    check_present("id", &text)?;
    check_event_id(&text, person.as_slice()).map_err(|fault| fault.within("id"))?;
    Ok(true)
}

/// Finishes an event that the core has written.
fn finish(event: &[u8], has_id: bool, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let mut members = String::new();
    let idempotency = push_id(&mut members, has_id, event_ids)?;
    Ok(Payload { idempotency: Some(idempotency), ..Payload::json(with_members(event, &members)) })
}

/// Adds an event id to `members` unless the event has one. Only an event with an id may be processed twice.
fn push_id(members: &mut String, has_id: bool, event_ids: &mut EventIds) -> Result<Idempotency, Invalid> {
    if has_id {
        return Ok(Idempotency::Idempotent);
    }
    let Some(id) = event_ids()? else { return Ok(Idempotency::NonIdempotent) };
    members.push_str("\"id\":\"");
    members.push_str(&id.text());
    members.push_str("\",");
    Ok(Idempotency::Idempotent)
}
