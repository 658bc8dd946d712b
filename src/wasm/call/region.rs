//! `region: "auto"`: looks up the account's region.

use std::{cell::OnceCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    attempt::{OutcomeKind, Signal, outcome},
    perform::{Ended, run},
    request::Request,
    response::Success,
};
use crate::{
    core::{
        error::{Failure, History},
        http::{BaseUrl, Endpoint, Json, Prepared, Region, Response},
    },
    wasm::{
        client::{AutoRegion, ClientTarget, LookUp, State},
        errors::CallError,
        future::promise,
        values::CallOptions,
    },
};

#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// Waits for a promise that other calls may wait for too. Resolves with an `Outcome`.
    fn wait(promise: &Promise, signal: Option<&Signal>, timeout: u32) -> Promise;
}

/// Why the region is unknown.
pub struct NoRegion {
    ended: Ended,
    /// The action of the look-up, if it was the look-up that failed.
    action: Option<&'static str>,
}

impl NoRegion {
    /// The JavaScript error for the failure of a call of `action`.
    pub fn to_js(&self, action: &str) -> JsValue {
        self.ended.to_js(self.action.unwrap_or(action))
    }
}

/// The base URL of a client, looked up for a call of `action` unless it is known. The call waits at most `timeout` milliseconds for it, 0
/// for no limit.
pub async fn base_url(
    state: &Rc<State>,
    action: &str,
    signal: Option<&Signal>,
    timeout: u32,
) -> Result<BaseUrl, JsValue> {
    find_base_url(state, signal, timeout).await.map_err(|unknown| unknown.to_js(action))
}

/// The same for several calls, each of which makes its own error from a failure.
pub async fn find_base_url(state: &Rc<State>, signal: Option<&Signal>, timeout: u32) -> Result<BaseUrl, NoRegion> {
    match &state.target {
        ClientTarget::Fixed(base) => Ok(base.clone()),
        ClientTarget::Auto(auto) => {
            look_up(state, auto, signal, timeout).await.map(|region| BaseUrl::Region(state.api, region))
        }
    }
}

/// Calls share one look-up, except in a host that isolates requests (workerd): there, no request may wait for the I/O of another one, so
/// each call looks the region up until one of them has found it.
async fn look_up(
    state: &Rc<State>,
    auto: &AutoRegion,
    signal: Option<&Signal>,
    timeout: u32,
) -> Result<Region, NoRegion> {
    if let Some(region) = auto.known() {
        return Ok(region);
    }
    let shared = if state.isolated { None } else { auto.pending.borrow().clone() };
    let LookUp { ended, result } = shared.unwrap_or_else(|| {
        let result = Rc::default();
        let look_up = LookUp { ended: promise(ask(Rc::clone(state), auto.endpoint, Rc::clone(&result))), result };
        auto.pending.replace(Some(look_up.clone()));
        look_up
    });
    let outcome = outcome(wait(&ended, signal, timeout)).await;
    let failure = match (outcome.kind(), result.get()) {
        (OutcomeKind::Done, Some(Ok(region))) => return Ok(*region),
        (OutcomeKind::Done, Some(Err((error, history)))) => {
            let ended = Ended { error: error.clone(), history: *history };
            return Err(NoRegion { ended, action: Some(auto.endpoint.action) });
        }
        (OutcomeKind::Aborted, _) => Failure::Aborted,
        (OutcomeKind::TimedOut, _) => {
            // It may never end: the next call starts a new one.
            auto.pending.take();
            Failure::TimedOut { timeout }
        }
        _ => Failure::Disconnected,
    };
    let error = CallError::caused_by(failure, outcome.cause()).hiding(state.secrets(&[]));
    Err(NoRegion { ended: Ended { error, history: History::default() }, action: None })
}

async fn ask(
    state: Rc<State>,
    endpoint: &'static Endpoint,
    result: Rc<OnceCell<Result<Region, (CallError, History)>>>,
) -> Result<JsValue, JsValue> {
    let found = ask_account(&state, endpoint).await;
    if let ClientTarget::Auto(auto) = &state.target {
        auto.pending.take();
        if let Ok(region) = &found {
            auto.learn(*region);
        }
    }
    _ = result.set(found.map_err(|Ended { error, history }| (error, history)));
    Ok(JsValue::UNDEFINED)
}

async fn ask_account(state: &Rc<State>, endpoint: &Endpoint) -> Result<Region, Ended> {
    let request = Request::new(state, endpoint, Prepared::bare(endpoint), &[], CallOptions::default());
    let base = BaseUrl::Region(state.api, Region::Us);
    let Success { response, history, .. } = run(Rc::clone(state), request, base).await?;
    let region = response.json_or_empty().get("region").and_then(|region| region.text());
    let error = || Failure::Unreadable { status: response.status() }.into();
    region.and_then(|region| Region::parse(&region)).ok_or_else(|| Ended { error: error(), history })
}
