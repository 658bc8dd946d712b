//! The relay's class.

use js_sys::JsString;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::relay,
    wasm::values::{text_from_bytes, utf8},
};

/// What the relay needs of the core. It holds nothing.
#[wasm_bindgen]
pub struct Relay;

#[wasm_bindgen]
impl Relay {
    /// Reads what a page has sent. All texts are JSON as `JSON.stringify` writes it; `now` is in unix seconds.
    pub fn read(body: &JsString, settings: &JsString, visitor: &JsString, now: u32) -> JsValue {
        text_from_bytes(&relay::read(&utf8(body), &utf8(settings), &utf8(visitor), now))
    }
}
