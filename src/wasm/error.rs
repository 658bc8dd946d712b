//! The one way from a failure to a JavaScript error.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::host;
use crate::core::error::{Failure, Invalid};

/// A failure with what only JavaScript can hold of it.
pub struct Failed {
    failure: Failure,
    attempts: u32,
    cause: JsValue,
    answer: JsValue,
}

impl Failed {
    /// A failure and the host's own error behind it.
    pub fn caused_by(failure: impl Into<Failure>, cause: JsValue) -> Self {
        Self { failure: failure.into(), attempts: 0, cause, answer: JsValue::UNDEFINED }
    }

    /// A failure that an answer tells of; `answer` is what the error shows of it.
    pub fn answered(failure: Failure, answer: JsValue) -> Self {
        Self { failure, attempts: 0, cause: JsValue::UNDEFINED, answer }
    }

    /// The same failure, known to have come after `attempts` attempts.
    pub fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The JavaScript error for a failure of `action`, the public method's name.
    pub fn into_js(self, action: &str) -> JsValue {
        let report = self.failure.report(action, self.attempts);
        let serializer = serde_wasm_bindgen::Serializer::new();
        // A report is text and numbers: serialising it has no way to fail but the host's own exhaustion.
        let report = report.serialize(&serializer).unwrap_or_else(JsValue::from);
        host::create_error(&report, &self.cause, &self.answer)
    }
}

impl From<Invalid> for Failed {
    fn from(invalid: Invalid) -> Self {
        Self::caused_by(invalid, JsValue::UNDEFINED)
    }
}
