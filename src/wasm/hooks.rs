//! What the caller is told of a call's attempts: copies without credentials, for hooks and for `debugRequest`.

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::{
    answer::{Answer, object, set},
    call::Call,
    error::Failed,
    host,
    state::{State, to_object},
};
use crate::core::{error::History, request::redacted, text::concat};

/// The client's hooks.
#[derive(Default)]
pub struct Hooks {
    pub request: Option<Function>,
    pub response: Option<Function>,
    pub retry: Option<Function>,
}

impl Hooks {
    /// An attempt is about to be sent.
    pub fn sent(&self, state: &State, call: &Call, url: &str, attempt: u32) {
        tell(self.request.as_ref(), call, "request", &|| {
            vec![
                ("method", JsValue::from_str(call.method.as_str())),
                ("url", JsValue::from_str(url)),
                ("headers", to_object(&redacted(&call.headers(state)))),
                ("attempt", attempt.into()),
            ]
        });
    }

    /// An attempt was answered; `elapsed` milliseconds have passed.
    pub fn received(&self, call: &Call, url: &str, answer: &Answer, attempt: u32, elapsed: f64) {
        tell(self.response.as_ref(), call, "response", &|| {
            vec![
                ("method", JsValue::from_str(call.method.as_str())),
                ("url", JsValue::from_str(url)),
                ("status", answer.status.into()),
                ("headers", answer.headers()),
                ("attempt", attempt.into()),
                ("elapsed", elapsed.into()),
            ]
        });
    }

    /// A failed attempt will be repeated after `delay` milliseconds.
    pub fn retry(&self, call: &Call, history: History, delay: u32, failed: &Failed) {
        tell(self.retry.as_ref(), call, "retry", &|| {
            vec![
                ("attempt", history.attempts.into()),
                ("delay", delay.into()),
                ("error", failed.to_js(call.action, history)),
            ]
        });
    }
}

fn tell(hook: Option<&Function>, about: &Call, what: &str, details: &dyn Fn() -> Vec<(&'static str, JsValue)>) {
    let copy = || {
        let copy = object(&[]);
        for (name, value) in details() {
            set(&copy, name, &value);
        }
        copy
    };
    if about.raw().is_some_and(|raw| raw.debug) {
        host::log(&concat(&["customerio-wasm ", what]), &copy());
    }
    if let Some(hook) = hook {
        host::tell(hook, &copy());
    }
}
