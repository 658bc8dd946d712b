//! The one way from a failure to a JavaScript error.

use std::ops::Deref;

use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::host;
use crate::core::error::{Failure, History, Invalid, Refusal, Report};

/// A failure with what only JavaScript can hold of it. It is one pointer, because every `?` on the way up copies it.
#[derive(Clone)]
pub struct Failed(Box<Details>);

/// What a [`Failed`] holds.
#[derive(Clone)]
pub struct Details {
    pub failure: Failure,
    pub cause: JsValue,
    answer: JsValue,
}

impl Failed {
    /// A failure and the host's own error behind it.
    pub fn caused_by(failure: impl Into<Failure>, cause: JsValue) -> Self {
        Self(Box::new(Details { failure: failure.into(), cause, answer: JsValue::UNDEFINED }))
    }

    /// A failure that an answer tells of; `answer` is what the error shows of it.
    pub fn answered(failure: Failure, answer: JsValue) -> Self {
        Self(Box::new(Details { failure, cause: JsValue::UNDEFINED, answer }))
    }

    /// The failure that a `Fault` of `fault.js` tells of, inside of `path` unless that is empty.
    pub fn of_fault(fault: JsValue, path: &str) -> Self {
        let fault: host::Fault = fault.unchecked_into();
        let invalid = Invalid::new(fault.argument(), fault.problem());
        let invalid = if path.is_empty() { invalid } else { invalid.within(path) };
        Self::caused_by(invalid, fault.cause())
    }

    /// The same failure; if it is a fault of a value, then of one inside of `path`.
    pub fn within(mut self, path: &str) -> Self {
        if let Failure::Invalid(invalid) = &self.0.failure {
            self.0.failure = invalid.within(path).into();
        }
        self
    }

    /// The JavaScript error for a failure of `action`, the public method's name.
    pub fn to_js(&self, action: &str, history: History) -> JsValue {
        let Report {
            code,
            message,
            retryable,
            may_have_taken_effect,
            attempts,
            argument,
            status_code,
            errors,
            retry_after_ms,
        } = self.failure.report(action, history);
        // A list, in the order in which `createError` takes it apart: the keys of an object cost 3 kB of WebAssembly, and each
        // type in a list 100 bytes.
        let mut texts = vec![Some(code), Some(message.as_str()), argument];
        for Refusal { reason, field, message } in errors {
            texts.push(reason.as_deref());
            texts.push(field.as_deref());
            texts.push(Some(message));
        }
        // Text: serialising it has no way to fail but the host's own exhaustion.
        let texts = texts.serialize(&serde_wasm_bindgen::Serializer::new()).unwrap_or_else(JsValue::from);
        host::create_error(
            &texts,
            retryable,
            may_have_taken_effect,
            attempts,
            status_code,
            retry_after_ms,
            &self.cause,
            &self.answer,
        )
    }
}

impl Deref for Failed {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self::caused_by(failure, JsValue::UNDEFINED)
    }
}

impl From<Invalid> for Failed {
    #[inline(never)]
    fn from(invalid: Invalid) -> Self {
        Failure::from(invalid).into()
    }
}
