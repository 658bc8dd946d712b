//! `toMessages`: packs operations into messages for a queue.

use js_sys::{Array, Function, JsString};
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        error::Invalid,
        track::messages::{Message, Messages as Packing, Options as PackingOptions},
    },
    wasm::{
        errors::{CallError, read_fault, to_js},
        values::{Options, each_json_text, event_id},
    },
};

/// The public function's name.
const ACTION: &str = "toMessages";

/// How many bytes of operations JavaScript collects before it offers them. The messages do not depend on it.
const ROOM: usize = 65_536;

/// One call of `toMessages`.
#[wasm_bindgen]
pub struct Messages {
    packing: Packing,
    on_invalid: Option<Function>,
    /// The errors for `on_invalid` that JavaScript has not taken yet, each with the operation's index.
    invalid: Array,
    /// A buffer for the texts of operations.
    bytes: Vec<u8>,
}

/// A message, as `types/messages.d.ts` describes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicMessage {
    body: String,
    content_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
}

impl From<Message> for PublicMessage {
    fn from(Message { body, group }: Message) -> Self {
        let body = String::from_utf8(body).unwrap_or_default();
        Self { body, content_type: "text", group: group.map(|group| group.to_string()) }
    }
}

#[wasm_bindgen]
impl Messages {
    /// Takes the options of `toMessages`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Messages, JsValue> {
        Self::read(options).map_err(|error| error.before_sending(ACTION))
    }

    fn read(options: &JsValue) -> Result<Self, CallError> {
        let mut options = Options::open("options", "options.", options)?;
        let first_event_id = options.first_event_id()?;
        let default = PackingOptions::new(first_event_id.map_or_else(|| event_id("options.firstEventId"), Ok)?);
        let packing = PackingOptions {
            max_bytes: options.positive("maxBytes")?.unwrap_or(default.max_bytes),
            max_messages: options.positive("maxMessages")?.unwrap_or(default.max_messages),
            max_batch_bytes: options.positive("maxBatchBytes")?.unwrap_or(default.max_batch_bytes),
            groups: options.positive("groups")?.map(PackingOptions::check_groups).transpose()?,
            ..default
        };
        let on_invalid = options.function("onInvalid")?;
        options.finish()?;
        Ok(Self { packing: Packing::new(packing), on_invalid, invalid: Array::new(), bytes: Vec::new() })
    }

    /// The caller's hook.
    #[wasm_bindgen(getter, js_name = onInvalid)]
    pub fn on_invalid(&self) -> Option<Function> {
        self.on_invalid.clone()
    }

    /// Takes operations by their JSON texts, which are concatenated in `text`. `lengths` has their lengths in UTF-16, and `given_at` is when
    /// they were given, in unix seconds. Throws the error of an operation that cannot be sent, unless there is a hook for it.
    pub fn offer(&mut self, text: &JsString, lengths: &[u32], given_at: u32) -> Result<usize, JsValue> {
        let Self { packing, on_invalid, invalid, bytes } = self;
        let mut error = None;
        each_json_text(text, lengths, bytes, |operation| {
            if let Err(fault) = packing.offer(operation, given_at.into()) {
                let refused = refuse(fault, JsValue::UNDEFINED);
                if on_invalid.is_none() {
                    error.get_or_insert(refused);
                } else {
                    push(invalid, &refused, packing.last_index());
                }
            }
        });
        error.map_or(Ok(ROOM), Err)
    }

    /// Refuses an operation that has no JSON text, because of a `Fault`.
    pub fn refuse(&mut self, fault: JsValue) -> Result<(), JsValue> {
        let (fault, cause) = read_fault(fault);
        let error = refuse(self.packing.refuse(fault), cause);
        if self.on_invalid.is_none() {
            return Err(error);
        }
        push(&self.invalid, &error, self.packing.last_index());
        Ok(())
    }

    /// Takes the new errors for the hook, each as `[error, index]`.
    #[wasm_bindgen(js_name = takeInvalid)]
    pub fn take_invalid(&mut self) -> Array {
        std::mem::take(&mut self.invalid)
    }

    /// Ends the source: open messages are complete although they are not full.
    pub fn finish(&mut self) {
        self.packing.finish();
    }

    /// The next complete batch of messages, if there is one.
    #[wasm_bindgen(js_name = nextBatch)]
    pub fn next_batch(&mut self) -> JsValue {
        let Some(batch) = self.packing.next_batch() else { return JsValue::UNDEFINED };
        let messages: Vec<_> = batch.into_iter().map(PublicMessage::from).collect();
        to_js(&messages)
    }
}

fn refuse(fault: Invalid, cause: JsValue) -> JsValue {
    CallError::caused_by(fault, cause).before_sending(ACTION)
}

#[expect(clippy::cast_precision_loss, reason = "no source has that many operations")]
fn push(list: &Array, error: &JsValue, index: u64) {
    list.push(&Array::of2(error, &JsValue::from(index as f64)));
}
