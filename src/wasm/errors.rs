//! Turns a failure into a JavaScript error.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::secrets::Secrets;
use crate::core::error::{Failure, History, Invalid};

#[wasm_bindgen(raw_module = "../host/fault.js")]
extern "C" {
    /// An argument that cannot be sent, found by JavaScript.
    type Fault;
    #[wasm_bindgen(method, getter)]
    fn argument(this: &Fault) -> String;
    #[wasm_bindgen(method, getter)]
    fn problem(this: &Fault) -> String;
    #[wasm_bindgen(method, getter)]
    fn cause(this: &Fault) -> JsValue;
}

#[wasm_bindgen(raw_module = "../host/words.js")]
extern "C" {
    /// The messages of a host's error and of its causes.
    #[wasm_bindgen(js_name = wordsOf)]
    fn words_of(thrown: &JsValue) -> JsString;
}

#[wasm_bindgen(raw_module = "../public/errors.js")]
extern "C" {
    /// The error of the class for the description's code. `response` is `{ headers, body }` of a refusal.
    #[wasm_bindgen(js_name = createError)]
    fn create_error(description: &JsValue, cause: &JsValue, response: &JsValue) -> JsValue;
}

/// A failure, with its JavaScript values.
#[derive(Clone)]
pub struct CallError(Box<Details>);

#[derive(Clone)]
struct Details {
    failure: Failure,
    cause: JsValue,
    response: JsValue,
    /// The secrets that must not be shown, once there is a client.
    secrets: Option<Secrets>,
}

impl CallError {
    /// A failure with the host's own error as its cause.
    pub fn caused_by(failure: impl Into<Failure>, cause: JsValue) -> Self {
        Self(Box::new(Details { failure: failure.into(), cause, response: JsValue::UNDEFINED, secrets: None }))
    }

    /// A failure with the part of the response that the error shows.
    pub fn with_response(failure: Failure, response: JsValue) -> Self {
        Self(Box::new(Details { failure, cause: JsValue::UNDEFINED, response, secrets: None }))
    }

    /// The same error, without these secrets.
    pub fn hiding(mut self, secrets: Secrets) -> Self {
        self.0.secrets = Some(secrets);
        self
    }

    /// The failure for a `Fault` that JavaScript threw, found inside `path`.
    pub fn from_fault(fault: JsValue, path: &str) -> Self {
        let (invalid, cause) = read_fault(fault);
        Self::caused_by(invalid.within(path), cause)
    }

    pub const fn failure(&self) -> &Failure {
        &self.0.failure
    }

    /// The JavaScript error for a failure of `action`, the public method's name.
    pub fn to_js(&self, action: &str, history: History) -> JsValue {
        let Details { failure, cause, response, secrets } = self.0.as_ref().clone();
        let Some(secrets) = secrets else { return create(&failure, action, history, "", &cause, &response) };
        let cause = secrets.hide_in_cause(&cause);
        let words = match failure {
            Failure::Unreachable | Failure::Disconnected => secrets.hide_in_text(&words_of(&cause)).into(),
            _ => String::new(),
        };
        create(&failure, action, history, &words, &cause, &secrets.hide_in_data(&response))
    }

    /// The JavaScript error for a failure before the first attempt.
    pub fn before_sending(&self, action: &str) -> JsValue {
        self.to_js(action, History::default())
    }
}

fn create(
    failure: &Failure,
    action: &str,
    history: History,
    words: &str,
    cause: &JsValue,
    response: &JsValue,
) -> JsValue {
    create_error(&to_js(&failure.describe(action, history, words)), cause, response)
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        Self::caused_by(failure, JsValue::UNDEFINED)
    }
}

impl From<(Invalid, JsValue)> for CallError {
    fn from((invalid, cause): (Invalid, JsValue)) -> Self {
        Self::caused_by(invalid, cause)
    }
}

impl From<Invalid> for CallError {
    fn from(invalid: Invalid) -> Self {
        Failure::from(invalid).into()
    }
}

/// Reads a `Fault` that JavaScript threw: the invalid argument, and the caller's own error as its cause.
pub fn read_fault(fault: JsValue) -> (Invalid, JsValue) {
    let fault: Fault = fault.unchecked_into();
    (Invalid::new(fault.argument(), fault.problem()), fault.cause())
}

/// A plain value of the core as a JavaScript object.
pub fn to_js(value: &impl Serialize) -> JsValue {
    // Plain values can always be serialised. Serde serialises a struct with a flattened field as a map.
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    value.serialize(&serializer).unwrap_or_else(JsValue::from)
}
