//! The bodies of the typed actions, as JSON text; `undefined` for none.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    answer::object,
    arguments::{self, Fields, is_object, member},
    error::Failed,
    host, json,
};
use crate::core::{
    error::Invalid,
    limits::EVENT_NAME_BYTES,
    text::{check_bytes, check_present},
};

/// No body.
#[expect(clippy::unnecessary_wraps, reason = "the form of all bodies, which can fail")]
pub fn none() -> Result<JsValue, Failed> {
    Ok(JsValue::UNDEFINED)
}

/// The attributes of a person, which may be left out.
pub fn attributes(attributes: &JsValue) -> Result<JsValue, Failed> {
    if attributes.is_undefined() {
        return Ok(JsValue::from_str("{}"));
    }
    check_object("attributes", attributes)?;
    Ok(json::stringify("attributes", attributes)?.into())
}

/// An event: what the caller gives is what goes out.
pub fn event(event: &JsValue) -> Result<JsValue, Failed> {
    if event.is_undefined() {
        return Err(Invalid::new("event.name", "is required").into());
    }
    check_object("event", event)?;
    let name = arguments::text("event.name", &member(event, "event.name", "name")?)?;
    check_present("event.name", &name)?;
    check_bytes("event.name", &name, EVENT_NAME_BYTES)?;
    check_data("event.data", &member(event, "event.data", "data")?)?;
    check_timestamp("event.timestamp", &member(event, "event.timestamp", "timestamp")?)?;
    Ok(json::stringify("event", event)?.into())
}

/// A page view: an event of the type `page` whose name is the URL.
pub fn page_view(url: &JsValue, page: &JsValue) -> Result<JsValue, Failed> {
    check_present("url", &arguments::text("url", url)?)?;
    let fields = Fields::read("page", "page.", page, &["data", "timestamp", "id"])?;
    check_data("page.data", &fields.get("data")?)?;
    check_timestamp("page.timestamp", &fields.get("timestamp")?)?;
    let [data, timestamp, id] = [fields.get("data")?, fields.get("timestamp")?, fields.get("id")?];
    let kind = JsValue::from_str("page");
    let body = object(&[("type", &kind), ("name", url), ("data", &data), ("timestamp", &timestamp), ("id", &id)]);
    Ok(json::stringify("page", &body)?.into())
}

fn check_data(argument: &str, data: &JsValue) -> Result<(), Failed> {
    if data.is_undefined() { Ok(()) } else { check_object(argument, data) }
}

/// Customer.io takes the present for a timestamp that it cannot read, and does not say so.
fn check_timestamp(argument: &str, timestamp: &JsValue) -> Result<(), Failed> {
    let is_number = timestamp.is_undefined() || timestamp.is_bigint() || timestamp.as_f64().is_some_and(f64::is_finite);
    if is_number || host::date_ms(timestamp).is_ok_and(f64::is_finite) {
        return Ok(());
    }
    Err(Invalid::new(argument, "must be unix seconds or a valid Date").into())
}

fn check_object(argument: &str, value: &JsValue) -> Result<(), Failed> {
    if is_object(value) && !Array::is_array(value) {
        return Ok(());
    }
    Err(Invalid::new(argument, "must be an object of names and values").into())
}
