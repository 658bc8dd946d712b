//! The bodies of version 2 of the API: operations, one or many.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;

use super::{arguments, body::Payload, error::Failed, host, random};
use crate::core::{
    batch::{Item, Limits, Packer},
    error::Invalid,
    json_text::Value,
    operation::{self, Kind},
    retry::Repeat,
    text::{concat, decimal},
    ulid::Ulid,
};

/// Writes operations down and checks them, each in the room of the one before.
pub struct Writer {
    limits: Limits,
    bytes: Vec<u8>,
}

/// An operation that is ready to be sent.
pub struct Prepared<'a> {
    pub item: Item<'a>,
    pub repeat: Repeat,
}

impl Writer {
    pub const fn new(limits: Limits) -> Self {
        Self { limits, bytes: Vec::new() }
    }

    /// Checks an operation and writes it down. An event without an `id` gets `id`, if there is one.
    ///
    /// # Errors
    /// The fault by its path in the operation.
    pub fn write(&mut self, operation: &JsValue, id: Option<Ulid>) -> Result<Prepared<'_>, Failed> {
        let text = host::operation_to_json(operation).map_err(|fault| Failed::of_fault(fault, ""))?;
        let limits = self.limits;
        Ok(prepare(self.encode(&text, 1)?, id, limits, None)?)
    }

    /// The UTF-8 of so many operations' texts.
    ///
    /// # Errors
    /// Refused: a single one that is too long.
    pub fn encode(&mut self, text: &JsString, operations: usize) -> Result<&[u8], Invalid> {
        let mut length = host::encode_into(text, &mut self.bytes) as usize;
        if length > self.bytes.len() {
            if operations == 1 {
                self.limits.check_item(length)?;
            }
            self.bytes.resize(length, 0);
            length = host::encode_into(text, &mut self.bytes) as usize;
        }
        Ok(self.bytes.get(..length).unwrap_or_default())
    }
}

/// Makes an operation of its text, of which more may be known already.
///
/// # Errors
/// The fault by its path in the operation.
pub fn prepare(text: &[u8], id: Option<Ulid>, limits: Limits, known: Option<Kind>) -> Result<Prepared<'_>, Invalid> {
    let kind = known.map_or_else(|| operation::check(&Value::new(text).members(), id.is_some()), Ok)?;
    let item = Item { text, id: id.filter(|_| kind.needs_event_id) };
    limits.check_item(item.bytes())?;
    Ok(Prepared { item, repeat: kind.repeat })
}

fn first_event_id(event_ids: bool) -> Result<Option<Ulid>, Failed> {
    event_ids.then(random::event_id).transpose()
}

/// The body of one operation.
pub fn entity(operation: &JsValue, event_ids: bool) -> Result<Payload, Failed> {
    let mut writer = Writer::new(Limits::default());
    let prepared = writer.write(operation, first_event_id(event_ids)?);
    let Prepared { item, repeat, .. } = prepared.map_err(|failed| failed.within("operation"))?;
    let mut body = Vec::with_capacity(item.bytes());
    item.write(&mut body);
    Ok(Payload { json: Uint8Array::from(body.as_slice()).into(), repeat: Some(repeat) })
}

/// The body of a list of operations, and how many they are.
pub fn batch(operations: &JsValue, event_ids: bool) -> Result<(Payload, usize), Failed> {
    let list = arguments::list("operations", operations)?;
    if list.length() == 0 {
        return Err(Invalid::new("operations", "must have at least one operation").into());
    }
    let (mut writer, mut packer) = (Writer::new(Limits::default()), Packer::new(Limits::default()));
    let first_id = first_event_id(event_ids)?;
    for index in 0..list.length() {
        let prepared = writer.write(&list.get(index), first_id.map(|id| id.plus(index.into())));
        let path = || concat(&["operations[", &decimal(index), "]"]);
        let prepared = prepared.map_err(|failed| failed.within(&path()))?;
        if !packer.fits(&prepared.item) {
            let problem = "are more than one request can carry (480,000 bytes): sendAll sends any number";
            return Err(Invalid::new("operations", problem).into());
        }
        packer.push(&prepared.item, prepared.repeat);
    }
    let (items, repeat) = (packer.items(), packer.repeat());
    let json = packer.take(|body| Uint8Array::from(body)).into();
    Ok((Payload { json, repeat: Some(repeat) }, items))
}
