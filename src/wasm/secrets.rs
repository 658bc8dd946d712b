//! Removes secrets from what is shown.

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen(raw_module = "../host/redact.js")]
extern "C" {
    /// Secrets, in every form in which they may occur.
    #[derive(Clone)]
    pub type Secrets;
    #[wasm_bindgen(js_name = formsOf)]
    fn forms_of(secrets: Vec<String>) -> Secrets;

    /// A copy of plain data without secrets.
    fn redact(value: &JsValue, secrets: &Secrets) -> JsValue;

    /// The thrown value, or a copy without secrets if it contains any.
    #[wasm_bindgen(js_name = redactCause)]
    fn redact_cause(thrown: &JsValue, secrets: &Secrets) -> JsValue;
}

impl Secrets {
    pub fn new(texts: Vec<String>) -> Self {
        forms_of(texts)
    }

    pub fn hide_in_data(&self, data: &JsValue) -> JsValue {
        redact(data, self)
    }

    pub fn hide_in_text(&self, text: &JsString) -> JsString {
        redact(text, self).unchecked_into()
    }

    pub fn hide_in_cause(&self, thrown: &JsValue) -> JsValue {
        redact_cause(thrown, self)
    }
}
