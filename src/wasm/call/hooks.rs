//! Notifies the caller's hooks of attempts, with copies that have no credentials.

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{request::Request, response::HostResponse};
use crate::{
    core::{error::History, http::Response},
    wasm::{
        client::State,
        errors::{CallError, to_js},
        values::headers_object,
    },
};

#[wasm_bindgen(raw_module = "../host/hooks.js")]
extern "C" {
    /// Calls a hook. Whatever it does changes nothing.
    pub fn notify(hook: &Function, details: &JsValue);

    /// Writes to the console.
    fn log(text: &str, details: &JsValue);
}

/// A `SentRequest` of `types/options.d.ts`.
#[derive(Serialize)]
struct SentRequest<'a> {
    method: &'a str,
    url: &'a str,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    headers: JsValue,
    attempt: u32,
}

/// A `ReceivedResponse`.
#[derive(Serialize)]
struct ReceivedResponse<'a> {
    method: &'a str,
    url: &'a str,
    status: u16,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    headers: JsValue,
    attempt: u32,
    elapsed: f64,
}

/// A `Retry`.
#[derive(Serialize)]
struct Retry {
    attempt: u32,
    delay: u32,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    error: JsValue,
}

/// An attempt is about to be sent; `attempt` is 1 for the first.
pub fn sending(state: &State, request: &Request, url: &str, attempt: u32) {
    notify_hook(state, state.hooks.request.as_ref(), request, "request", || SentRequest {
        method: request.method.as_str(),
        url,
        headers: headers_object(&request.shown_headers(state)),
        attempt,
    });
}

/// An attempt got a response, `elapsed` milliseconds after it was sent.
pub fn received(state: &State, request: &Request, url: &str, response: &HostResponse, attempt: u32, elapsed: f64) {
    notify_hook(state, state.hooks.response.as_ref(), request, "response", || ReceivedResponse {
        method: request.method.as_str(),
        url,
        status: response.status(),
        headers: response.headers(),
        attempt,
        elapsed,
    });
}

/// The call will be retried after `delay` milliseconds.
pub fn retrying(state: &State, request: &Request, history: History, delay: u32, error: &CallError) {
    notify_hook(state, state.hooks.retry.as_ref(), request, "retry", || Retry {
        attempt: history.attempts,
        delay,
        error: error.to_js(request.action, history),
    });
}

fn notify_hook<T: Serialize>(
    state: &State,
    hook: Option<&Function>,
    request: &Request,
    what: &str,
    details: impl Fn() -> T,
) {
    let shown = || request.secrets(state).hide_in_data(&to_js(&details()));
    if request.raw().is_some_and(|raw| raw.debug) {
        log(&format!("customerio-wasm {what}"), &shown());
    }
    if let Some(hook) = hook {
        notify(hook, &shown());
    }
}
