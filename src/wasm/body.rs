//! The bodies of the typed actions, as JSON text.

use js_sys::{Array, JsString};
use wasm_bindgen::JsValue;

use super::{
    arguments::{self, Fields, is_object},
    error::Failed,
    host::{self, Record},
    random,
};
use crate::core::{
    check::{check_bytes, check_present},
    error::Invalid,
    limits::{EVENT_DATA_BYTES, EVENT_NAME_BYTES, IDENTIFIER_BYTES, SEGMENT_MEMBERS},
    retry::Repeat,
    text::{concat, decimal},
};

/// A body of JSON, and what it says about a repeat of the call.
pub struct Payload {
    /// Text, or the bytes of it.
    pub json: JsValue,
    /// `None` where the endpoint decides.
    pub repeat: Option<Repeat>,
}

impl From<JsString> for Payload {
    fn from(text: JsString) -> Self {
        Self { json: text.into(), repeat: None }
    }
}

/// The attributes of a person, which may be left out.
pub fn attributes(attributes: &JsValue) -> Result<Payload, Failed> {
    if attributes.is_undefined() {
        return Ok(empty());
    }
    Ok(arguments::json_object("attributes", attributes)?.into())
}

/// An event: what the caller gives is what goes out, and an `id` if it has none.
pub fn event(event: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    if event.is_undefined() {
        return Err(Invalid::new("event.name", "is required").into());
    }
    check_object("event", event)?;
    let members = host::event_members(event).map_err(|fault| Failed::of_fault(fault, "event"))?;
    let mut members = Fields::new(members);
    let name = arguments::present_text("event.name", &members.next())?;
    check_bytes("event.name", &name, EVENT_NAME_BYTES)?;
    check_timestamp("event.timestamp", &members.next())?;
    let (data, id, to_json) = (members.next(), members.next(), members.next());
    check_data("event.data", &data)?;
    check_id("event.id", &id)?;
    let may_have_id = !id.is_undefined() || to_json.is_function();
    finish("event", event, &data, may_have_id, add_id)
}

/// A page view: an event of the type `page` whose name is the URL.
pub fn page_view(url: &JsValue, page: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    arguments::check_text("url", url)?;
    let mut fields = Fields::read("page", "page.", page, "data,timestamp,id")?;
    let (data, timestamp, id) = (fields.next(), fields.next(), fields.next());
    check_data("page.data", &data)?;
    check_timestamp("page.timestamp", &timestamp)?;
    check_id("page.id", &id)?;
    let body = Record::new();
    body.set_text("type", "page");
    body.set("name", url);
    body.set("data", &data);
    body.set("timestamp", &timestamp);
    body.set("id", &id);
    finish("page", &body, &data, !id.is_undefined(), add_id)
}

/// An event of somebody who is not known yet; an empty `anonymousId` is left out.
pub fn anonymous_event(anonymous_id: &JsValue, event: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    let is_empty = anonymous_id.is_undefined()
        || anonymous_id.is_null()
        || anonymous_id.as_string().is_some_and(|id| id.is_empty());
    if is_empty || !is_object(event) {
        return self::event(event, add_id);
    }
    let id = persons_identifier("anonymousId", anonymous_id)?;
    let event = host::with_member(event, "anonymous_id", &JsValue::from_str(&id))
        .map_err(|fault| Failed::of_fault(fault, "event"))?;
    self::event(&event, add_id)
}

/// A device: all details but `last_used` are its attributes.
pub fn device(id: &JsValue, platform: &JsValue, details: &JsValue) -> Result<Payload, Failed> {
    let id = arguments::identifier("deviceId", id)?;
    check_present("deviceId", &id)?;
    arguments::check_text("platform", platform)?;
    let device = Record::new();
    device.set_text("id", &id);
    device.set("platform", platform);
    if !details.is_undefined() {
        check_object("details", details)?;
        let parts = host::split_off(details, "last_used").map_err(|fault| Failed::of_fault(fault, "details"))?;
        let last_used = parts.get(0);
        check_timestamp("details.last_used", &last_used)?;
        device.set("last_used", &last_used);
        device.set("attributes", &parts.get(1));
    }
    let body = Record::new();
    body.set("device", &device);
    Ok(arguments::json_object("device", &body)?.into())
}

/// Two people, each by one kind of identifier: its argument and that of the identifier.
pub fn merge(people: [(&str, &str, &JsValue, &str, &JsValue); 2]) -> Result<Payload, Failed> {
    let body = Record::new();
    for (role, kind_argument, kind, id_argument, id) in people {
        let kind = identifier_kind(kind_argument, kind)?;
        let id = identifier_of_kind(id_argument, id, kind)?;
        let person = Record::new();
        person.set_text(kind, &id);
        body.set(role, &person);
    }
    Ok(arguments::json_object("customers", &body)?.into())
}

/// The kind of identifier that a segment's people are given by, if it is said.
pub fn segment_kind(kind: &JsValue) -> Result<Option<&'static str>, Failed> {
    if kind.is_undefined() { Ok(None) } else { identifier_kind("idType", kind).map(Some) }
}

fn identifier_kind(argument: &str, kind: &JsValue) -> Result<&'static str, Failed> {
    let text = kind.as_string().unwrap_or_default();
    let known = ["id", "email", "cio_id"].iter().find(|known| **known == text);
    known.copied().ok_or_else(|| Invalid::new(argument, "must be \"id\", \"email\" or \"cio_id\"").into())
}

/// An identifier of a person, outside of a path.
fn persons_identifier(argument: &str, id: &JsValue) -> Result<String, Failed> {
    let text = arguments::identifier(argument, id)?;
    check_present(argument, &text)?;
    check_bytes(argument, &text, IDENTIFIER_BYTES)?;
    Ok(text)
}

/// An identifier outside of a path, where its kind is given and no prefix tells it.
fn identifier_of_kind(argument: &str, id: &JsValue, kind: &str) -> Result<String, Failed> {
    let text = persons_identifier(argument, id)?;
    if kind == "cio_id" && text.starts_with("cio_") {
        return Err(Invalid::new(argument, "must be the cio_id without \"cio_\" before it").into());
    }
    Ok(text)
}

/// The people of a segment, as text, all by one kind of identifier.
pub fn segment_members(customer_ids: &JsValue, kind: &str) -> Result<Payload, Failed> {
    let list = arguments::list("customerIds", customer_ids)?;
    if !(1..=SEGMENT_MEMBERS).contains(&list.length()) {
        return Err(Invalid::new("customerIds", "must be an array of 1 to 1,000 identifiers").into());
    }
    let ids = Array::new();
    for index in 0..list.length() {
        let id = identifier_of_kind("", &list.get(index), kind);
        let id = id.map_err(|failed| failed.within(&concat(&["customerIds[", &decimal(index), "]"])))?;
        ids.push(&JsValue::from_str(&id));
    }
    let body = Record::new();
    body.set("ids", &ids);
    Ok(arguments::json_object("customerIds", &body)?.into())
}

/// The fields of a form.
pub fn form(fields: &JsValue) -> Result<Payload, Failed> {
    let text = arguments::json_object("fields", fields)?;
    if text.length() <= 2 {
        return Err(Invalid::new("fields", "must have fields, one of them the person's id or email").into());
    }
    Ok(host::enclose("{\"data\":", &text, "}").into())
}

/// What became of a message, and, where it must be said, of which.
pub fn metric(argument: &str, metric: &JsValue, needs_delivery: bool) -> Result<Payload, Failed> {
    check_object(argument, metric)?;
    let mut members = arguments::members(argument, metric, "timestamp,delivery_id")?;
    let mut checked = check_timestamp("timestamp", &members.next());
    if needs_delivery && checked.is_ok() {
        checked = arguments::check_text("delivery_id", &members.next());
    }
    checked.map_err(|failed| failed.within(argument))?;
    Ok(arguments::json_object(argument, metric)?.into())
}

/// Whether to unsubscribe: `true` unless given.
pub fn unsubscribe(unsubscribe: &JsValue) -> Result<Payload, Failed> {
    match unsubscribe.as_bool() {
        None if !unsubscribe.is_undefined() => Err(Invalid::new("unsubscribe", "must be true or false").into()),
        Some(false) => Ok(JsString::from("{\"unsubscribe\":false}").into()),
        _ => Ok(JsString::from("{\"unsubscribe\":true}").into()),
    }
}

/// A body without members.
pub fn empty() -> Payload {
    JsString::from("{}").into()
}

/// `may_have_id` is certain only where it is `false`: an `id` that was inherited is in no text.
fn finish(argument: &str, event: &JsValue, data: &JsValue, may_have_id: bool, add_id: bool) -> Result<Payload, Failed> {
    let text = arguments::json_object(argument, event)?;
    check_data_bytes(argument, &text, data)?;
    let (text, repeat) = if may_have_id && host::has_id(&text) {
        (text, Repeat::Safe)
    } else if add_id {
        (host::with_id(&text, &random::event_id()?.text()), Repeat::Safe)
    } else {
        (text, Repeat::Unsafe)
    };
    Ok(Payload { json: text.into(), repeat: Some(repeat) })
}

fn check_data(argument: &str, data: &JsValue) -> Result<(), Failed> {
    if data.is_undefined() { Ok(()) } else { check_object(argument, data) }
}

/// The limit is that of the data alone; a whole event that cannot reach it is not measured.
fn check_data_bytes(argument: &str, event: &JsString, data: &JsValue) -> Result<(), Failed> {
    let longest_utf8 = u64::from(event.length()) * 3;
    if data.is_undefined() || longest_utf8 <= u64::from(EVENT_DATA_BYTES) {
        return Ok(());
    }
    let argument = concat(&[argument, ".data"]);
    let bytes = host::utf8_length(&arguments::json(&argument, data)?);
    if bytes <= EVENT_DATA_BYTES {
        return Ok(());
    }
    Err(Invalid::too_long(&argument, EVENT_DATA_BYTES as usize, bytes as usize).into())
}

fn check_id(argument: &str, id: &JsValue) -> Result<(), Failed> {
    if id.is_undefined() { Ok(()) } else { arguments::check_text(argument, id) }
}

/// Customer.io takes the present for a timestamp that it cannot read, and does not say so.
fn check_timestamp(argument: &str, timestamp: &JsValue) -> Result<(), Failed> {
    let is_time = timestamp.is_undefined()
        || timestamp.is_bigint()
        || timestamp.as_f64().is_some_and(f64::is_finite)
        || host::is_valid_date(timestamp);
    if is_time {
        return Ok(());
    }
    Err(Invalid::new(argument, "must be unix seconds or a valid Date").into())
}

/// Checks that a value is an object of names and values.
pub fn check_object(argument: &str, value: &JsValue) -> Result<(), Failed> {
    if host::is_record(value) {
        return Ok(());
    }
    Err(Invalid::new(argument, "must be an object of names and values").into())
}
