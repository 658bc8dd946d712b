//! What the caller is told of a call's attempts: copies without credentials, for hooks and for `debugRequest`.

use js_sys::Function;

use super::{
    answer::Answer,
    call::Call,
    error::Failed,
    host::{self, Record},
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
        tell(self.request.as_ref(), call, "request", &|details| {
            details.set_text("method", call.method.as_str());
            details.set_text("url", url);
            details.set("headers", &to_object(&redacted(call.headers(state))));
            details.set_number("attempt", attempt.into());
        });
    }

    /// An attempt was answered; `elapsed` milliseconds have passed.
    pub fn received(&self, call: &Call, url: &str, answer: &Answer, attempt: u32, elapsed: f64) {
        tell(self.response.as_ref(), call, "response", &|details| {
            details.set_text("method", call.method.as_str());
            details.set_text("url", url);
            details.set_number("status", answer.status.into());
            details.set("headers", &answer.headers());
            details.set_number("attempt", attempt.into());
            details.set_number("elapsed", elapsed);
        });
    }

    /// A failed attempt will be repeated after `delay` milliseconds.
    pub fn retry(&self, call: &Call, history: History, delay: u32, failed: &Failed) {
        tell(self.retry.as_ref(), call, "retry", &|details| {
            details.set_number("attempt", history.attempts.into());
            details.set_number("delay", delay.into());
            details.set("error", &failed.to_js(call.action, history));
        });
    }
}

fn tell(hook: Option<&Function>, about: &Call, what: &str, fill: &dyn Fn(&Record)) {
    let details = || {
        let details = Record::new();
        fill(&details);
        details
    };
    if about.raw().is_some_and(|raw| raw.debug) {
        host::log(&concat(&["customerio-wasm ", what]), &details());
    }
    if let Some(hook) = hook {
        host::tell(hook, &details());
    }
}
