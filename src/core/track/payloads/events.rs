//! Events, page views and anonymous events.

use super::{
    identifiers,
    members::{check_timestamp, required_text},
};
use crate::core::{
    error::Invalid,
    http::Idempotency,
    http::{Arguments, EventIds, Payload, Value, check_bytes, check_optional_object},
    json::{self, Members, Object},
    track::limits::{EVENT_DATA_BYTES, EVENT_NAME_BYTES},
};

/// `event`: what the caller gives goes out, with an `id` if it has none.
///
/// # Errors
/// The first member that cannot be sent.
pub fn event(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let json = event_object(arguments)?;
    check_event(&json).map_err(|invalid| invalid.within("event"))?;
    with_id(json, event_ids)
}

/// `anonymousId` and `event`: an event of a person who is not known yet. Without an id, or with an empty one, it is an event of nobody.
///
/// # Errors
/// An id that is not an identifier, or the first member of the event that cannot be sent.
pub fn anonymous_event(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let anonymous_id = match arguments.take("anonymousId") {
        Value::Undefined | Value::Null => None,
        Value::Text(text) if text.is_empty() => None,
        id => Some(identifiers::identifier("anonymousId", id)?),
    };
    let json = event_object(arguments)?;
    check_event(&json).map_err(|invalid| invalid.within("event"))?;
    let Some(id) = anonymous_id else { return with_id(json, event_ids) };
    let mut event = Object::new();
    for (name, value) in json::Value::new(&json).members().iter().filter(|(name, _)| *name != b"anonymous_id") {
        event.push(name, value.as_bytes());
    }
    with_id(event.text("anonymous_id", &id).finish(), event_ids)
}

/// `url` and `page`: an event of the type `page` whose name is the URL.
///
/// # Errors
/// A URL that is not text, an unknown member of the page, or the first one that cannot be sent.
pub fn page_view(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let url = arguments.present_text("url")?;
    let page = arguments.optional_object("page")?.unwrap_or_default();
    let members = json::Value::new(&page).members();
    check_page(&members).map_err(|invalid| invalid.within("page"))?;
    let mut event = Object::new().text("type", "page").text("name", &url);
    for (name, value) in members.iter() {
        event.push(name, value.as_bytes());
    }
    with_id(event.finish(), event_ids)
}

fn event_object(arguments: &mut Arguments) -> Result<Vec<u8>, Invalid> {
    arguments.optional_object("event")?.ok_or_else(|| Invalid::required("event.name"))
}

fn check_event(event: &[u8]) -> Result<(), Invalid> {
    let members = json::Value::new(event).members();
    let name = required_text(&members, "name")?;
    check_bytes("name", &name, EVENT_NAME_BYTES)?;
    check_details(&members)
}

fn check_page(members: &Members) -> Result<(), Invalid> {
    let known = ["data", "timestamp", "id"];
    for (name, _) in members.iter() {
        if !known.iter().any(|known| known.as_bytes() == name) {
            let name = str::from_utf8(name).unwrap_or_default();
            return Err(Invalid::new(name, format!("is not supported here; supported are {}", known.join(", "))));
        }
    }
    check_details(members)
}

/// Checks the members that events and page views share.
fn check_details(members: &Members) -> Result<(), Invalid> {
    check_timestamp(members, "timestamp")?;
    check_optional_object(members, "data")?;
    if let Some(data) = members.get("data")
        && data.as_bytes().len() > EVENT_DATA_BYTES
    {
        return Err(Invalid::too_long("data", EVENT_DATA_BYTES, data.as_bytes().len()));
    }
    if members.get("id").is_some() {
        required_text(members, "id")?;
    }
    Ok(())
}

/// Gives an event an id unless it has one: only an event with an id may be processed twice.
fn with_id(event: Vec<u8>, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    if json::Value::new(&event).members().get("id").is_some() {
        return Ok(Payload { idempotency: Some(Idempotency::Idempotent), ..Payload::json(event) });
    }
    let Some(id) = event_ids()? else {
        return Ok(Payload { idempotency: Some(Idempotency::NonIdempotent), ..Payload::json(event) });
    };
    // An event has a name, so a comma follows.
    let members = event.get(1..).unwrap_or_default();
    let body = [b"{\"id\":\"", id.digits().as_slice(), b"\",", members].concat();
    Ok(Payload { idempotency: Some(Idempotency::Idempotent), ..Payload::json(body) })
}
