//! Secrets, and what JavaScript shows without them.

use std::rc::Rc;

use js_sys::{Array, JsString};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::core::{error::Failure, http};

#[wasm_bindgen(raw_module = "../host/redact.js")]
extern "C" {
    /// A copy of plain data.
    fn redact(value: &JsValue, secrets: &Array) -> JsValue;

    /// What was thrown, or a copy if a secret is in it.
    #[wasm_bindgen(js_name = redactCause)]
    fn redact_cause(thrown: &JsValue, secrets: &Array) -> JsValue;
}

/// The secrets of a request, for the core and for JavaScript.
#[derive(Clone)]
pub struct Secrets {
    texts: Rc<http::Secrets>,
    array: Array,
}

impl Secrets {
    pub fn new(secrets: http::Secrets) -> Self {
        let array = secrets.forms().iter().map(|form| JsValue::from(JsString::from(form.as_str()))).collect();
        Self { texts: Rc::new(secrets), array }
    }

    pub fn hide_in_text(&self, text: &str) -> String {
        self.texts.redact(text)
    }

    pub fn hide_in_failure(&self, failure: Failure) -> Failure {
        failure.without(&self.texts)
    }

    pub fn hide_in_data(&self, data: &JsValue) -> JsValue {
        redact(data, &self.array)
    }

    pub fn hide_in_cause(&self, thrown: &JsValue) -> JsValue {
        redact_cause(thrown, &self.array)
    }
}
