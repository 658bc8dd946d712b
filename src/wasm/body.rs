//! The bodies of the typed actions, as JSON text.

use js_sys::{Array, JsString};
use wasm_bindgen::JsValue;

use super::{
    answer::object,
    arguments::{self, Fields, is_object, member},
    error::Failed,
    host, random,
};
use crate::core::{
    error::Invalid,
    limits::{EVENT_DATA_BYTES, EVENT_NAME_BYTES},
    retry::Repeat,
    text::{check_bytes, check_present},
};

/// A body of JSON, and what it says about a repeat of the call.
pub struct Payload {
    pub text: JsString,
    /// `None` where the endpoint decides.
    pub repeat: Option<Repeat>,
}

impl From<JsString> for Payload {
    fn from(text: JsString) -> Self {
        Self { text, repeat: None }
    }
}

/// The attributes of a person, which may be left out.
pub fn attributes(attributes: &JsValue) -> Result<Payload, Failed> {
    if attributes.is_undefined() {
        return Ok(JsString::from("{}").into());
    }
    check_object("attributes", attributes)?;
    Ok(arguments::json("attributes", attributes)?.into())
}

/// An event: what the caller gives is what goes out, and an `id` if it has none.
pub fn event(event: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    if event.is_undefined() {
        return Err(Invalid::new("event.name", "is required").into());
    }
    check_object("event", event)?;
    let name = arguments::text("event.name", &member(event, "event.name", "name")?)?;
    check_present("event.name", &name)?;
    check_bytes("event.name", &name, EVENT_NAME_BYTES)?;
    check_timestamp("event.timestamp", &member(event, "event.timestamp", "timestamp")?)?;
    let data = member(event, "event.data", "data")?;
    check_data("event.data", &data)?;
    let id = member(event, "event.id", "id")?;
    check_id("event.id", &id)?;
    finish("event", event, &data, &id, add_id)
}

/// A page view: an event of the type `page` whose name is the URL.
pub fn page_view(url: &JsValue, page: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    check_present("url", &arguments::text("url", url)?)?;
    let mut fields = Fields::read("page", "page.", page, "data,timestamp,id")?;
    let (data, timestamp, id) = (fields.next().value, fields.next().value, fields.next().value);
    check_data("page.data", &data)?;
    check_timestamp("page.timestamp", &timestamp)?;
    check_id("page.id", &id)?;
    let kind = JsValue::from_str("page");
    let body = object(&[("type", &kind), ("name", url), ("data", &data), ("timestamp", &timestamp), ("id", &id)]);
    finish("page", &body, &data, &id, add_id)
}

fn finish(argument: &str, event: &JsValue, data: &JsValue, id: &JsValue, add_id: bool) -> Result<Payload, Failed> {
    let text = arguments::json(argument, event)?;
    check_data_bytes(&[argument, ".data"].concat(), &text, data)?;
    let (text, repeat) = match (id.is_undefined(), add_id) {
        (false, _) => (text, Repeat::Safe),
        (true, true) => (host::with_id(&text, &random::event_id()?), Repeat::Safe),
        (true, false) => (text, Repeat::Unsafe),
    };
    Ok(Payload { text, repeat: Some(repeat) })
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
    let bytes = host::utf8_length(&arguments::json(argument, data)?);
    if bytes <= EVENT_DATA_BYTES {
        return Ok(());
    }
    Err(Invalid::too_long(argument, EVENT_DATA_BYTES as usize, bytes as usize).into())
}

fn check_id(argument: &str, id: &JsValue) -> Result<(), Failed> {
    if id.is_undefined() { Ok(()) } else { Ok(check_present(argument, &arguments::text(argument, id)?)?) }
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
    if is_object(value) && !Array::is_array(value) {
        return Ok(());
    }
    Err(Invalid::new(argument, "must be an object of names and values").into())
}
