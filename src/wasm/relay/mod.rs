//! The relay's class.

use js_sys::JsString;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::relay,
    wasm::values::{text_from_bytes, utf8},
};

/// The part of the core that the relay uses. It has no state.
#[wasm_bindgen]
pub struct Relay;

#[wasm_bindgen]
impl Relay {
    /// Reads the body of a page's request: see [`relay::read`].
    pub fn read(body: &JsString, settings: &JsString, visitor: &JsString, now: u32) -> JsValue {
        text_from_bytes(&relay::read(&utf8(body), &utf8(settings), &utf8(visitor), now))
    }
}
