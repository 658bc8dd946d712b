//! Starts a call, and returns its promise.

use std::rc::Rc;

use js_sys::{JsString, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    attempt::{Outcome, Reads, Signal, method_text},
    perform::{RunningCall, monotonic_ms},
    region::base_url,
    request::{Expects, Request},
    watch::Watch,
};
use crate::{
    core::{call::Step, http::ResponseType},
    wasm::{client::State, errors::CallError, future::promise},
};

#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// Makes the first attempt of a plain call. Resolves with the details of a plain success, and frees `first`. Hands any other outcome
    /// to `first.continueAfter(outcome)`.
    #[wasm_bindgen(js_name = firstAttempt)]
    fn first_attempt(
        first: FirstAttempt,
        fetch: &JsValue,
        url: &str,
        method: &JsString,
        headers: &JsValue,
        body: &JsValue,
        signal: Option<&Signal>,
        timeout: u32,
        reads: Reads,
        limit: usize,
        keepalive: bool,
        once: bool,
    ) -> Promise;
}

/// A plain call whose first attempt is in flight. It has no future, which would cost as much as the rest of the call.
#[wasm_bindgen]
pub struct FirstAttempt {
    running: RunningCall,
    timeout: u32,
}

#[wasm_bindgen]
impl FirstAttempt {
    /// Shows the call to the subscribers of the diagnostics channel, from its first attempt on.
    pub fn watch(&mut self) -> Option<Watch> {
        self.running.watch_first_attempt()
    }

    /// Continues after a first attempt that was not a plain success.
    #[wasm_bindgen(js_name = continueAfter)]
    pub fn continue_after(self, outcome: &Outcome) -> Promise {
        let Self { mut running, timeout } = self;
        let step = running.observe(outcome, timeout);
        let action = running.request().action;
        promise(async move {
            running.finish(step).await.map(|success| success.to_js()).map_err(|ended| ended.to_js(action))
        })
    }
}

/// Starts a call of `action`, unless its request is refused.
pub fn start(state: &Rc<State>, action: &str, request: Result<Request, CallError>) -> Result<Promise, JsValue> {
    request.map(|request| start_checked(state, request)).map_err(|error| state.refuse(action, &error))
}

fn start_checked(state: &Rc<State>, request: Request) -> Promise {
    let is_plain = matches!(request.expects, Expects::Details(ResponseType::Json))
        && request.written.is_none()
        && state.rate_limits.get(request.rate_class).is_none()
        && state.observers.is_none()
        && !request.signal.as_ref().is_some_and(Signal::has_aborted);
    match state.known_base() {
        Some(base) if is_plain => start_plain(RunningCall::begin(Rc::clone(state), request, base)),
        _ => promise(perform(Rc::clone(state), request)),
    }
}

fn start_plain((running, timeout): (RunningCall, u32)) -> Promise {
    let (url, headers, reads) = (running.url(), running.headers(), running.reads());
    let (fetch, method) = (running.state().fetch.clone(), method_text(&running.request().method));
    let (body, signal) = (running.request().body.clone(), running.request().signal.clone());
    let limit = running.state().max_response_bytes;
    let (keepalive, once) = (running.request().keepalive, running.request().must_be_sent_once());
    let first = FirstAttempt { running, timeout };
    first_attempt(
        first,
        &fetch,
        &url,
        &method,
        &headers,
        &body,
        signal.as_ref(),
        timeout,
        reads,
        limit,
        keepalive,
        once,
    )
}

/// Performs a call, once the account's region is known.
pub async fn perform(state: Rc<State>, request: Request) -> Result<JsValue, JsValue> {
    let (action, started) = (request.action, monotonic_ms());
    let timeout = request.policy(&state).attempt_timeout(request.own_timeout, 0);
    let base = base_url(&state, action, request.signal.as_ref(), timeout).await;
    let base = base.map_err(|error| state.unsent(action, error))?;
    let (running, timeout) = RunningCall::since(started, monotonic_ms(), state, request, base);
    let ended = running.watched().finish(Step::Send { timeout }).await;
    ended.map(|success| success.to_js()).map_err(|ended| ended.to_js(action))
}
