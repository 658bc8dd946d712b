//! The bodies of version 2 of the API: operations, one or many.

use js_sys::{Array, JsString};
use wasm_bindgen::JsValue;

use super::{arguments, body::Payload, error::Failed, host, random};
use crate::core::{
    batch::{CLOSE, Limits, OPEN, Packer, SEPARATOR},
    error::Invalid,
    operation,
    retry::Repeat,
    text::decimal,
};

/// An operation that is ready to be sent.
pub struct Prepared {
    pub text: JsString,
    /// Of UTF-8.
    pub bytes: usize,
    pub repeat: Repeat,
}

impl Prepared {
    /// Checks an operation and writes it down. An event without an `id` gets that of `new_id`, if there is one.
    ///
    /// # Errors
    /// The fault by its path in the operation.
    pub fn read(
        operation: &JsValue,
        limits: Limits,
        new_id: Option<&dyn Fn() -> Result<String, Failed>>,
    ) -> Result<Self, Failed> {
        if !host::is_record(operation) {
            return Err(Invalid::new("", "must be an operation: an object with type and action").into());
        }
        let kind = operation::check(operation, new_id.is_some())?;
        let mut text = arguments::json_object("", operation)?;
        if let Some(new_id) = new_id.filter(|_| kind.needs_event_id) {
            text = host::with_id(&text, &new_id()?);
        }
        let bytes = host::utf8_length(&text) as usize;
        limits.check_item(bytes)?;
        Ok(Self { text, bytes, repeat: kind.repeat })
    }
}

fn new_id(event_ids: bool) -> Option<&'static dyn Fn() -> Result<String, Failed>> {
    event_ids.then_some(&random::event_id)
}

/// The body of one operation.
pub fn entity(operation: &JsValue, event_ids: bool) -> Result<Payload, Failed> {
    let prepared = Prepared::read(operation, Limits::default(), new_id(event_ids));
    let Prepared { text, repeat, .. } = prepared.map_err(|failed| failed.within("operation"))?;
    Ok(Payload { text, repeat: Some(repeat) })
}

/// The body of a list of operations, and how many they are.
pub fn batch(operations: &JsValue, event_ids: bool) -> Result<(Payload, usize), Failed> {
    let list = arguments::list("operations", operations)?;
    if list.length() == 0 {
        return Err(Invalid::new("operations", "must have at least one operation").into());
    }
    let mut packer = Packer::new(Limits::default());
    let mut repeat = Repeat::Safe;
    let texts = Array::new();
    for (index, operation) in list.iter().enumerate() {
        let prepared = Prepared::read(&operation, Limits::default(), new_id(event_ids));
        let path = || ["operations[", &decimal(index), "]"].concat();
        let prepared = prepared.map_err(|failed| failed.within(&path()))?;
        if !packer.fits(prepared.bytes) {
            let problem = "are more than one request can carry (480,000 bytes): sendAll sends any number";
            return Err(Invalid::new("operations", problem).into());
        }
        packer.push(prepared.bytes);
        repeat = repeat.max(prepared.repeat);
        texts.push(&prepared.text);
    }
    Ok((Payload { text: body_of(&texts), repeat: Some(repeat) }, packer.take()))
}

/// The body of a batch of these texts.
pub fn body_of(texts: &Array) -> JsString {
    host::enclose(OPEN, &texts.join(SEPARATOR), CLOSE)
}
