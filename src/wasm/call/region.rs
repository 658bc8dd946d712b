//! `region: "auto"`: looks up where the account is.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    attempt::{Outcome, OutcomeKind, Signal},
    perform::{Ended, run},
    request::Request,
    response::Success,
};
use crate::{
    core::{
        error::{Failure, History},
        http::{BaseUrl, Json, Prepared, Region, Response},
        track::endpoints::ACCOUNT_REGION,
    },
    wasm::{
        client::{AutoRegion, State, Target},
        errors::CallError,
        promise::promise,
        values::CallOptions,
    },
};

#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// Waits for a promise that others may wait for too.
    async fn wait(promise: &Promise, signal: Option<&Signal>, timeout: u32) -> Outcome;
}

/// The base URL of a client, looked up for a call of `action` unless it is known.
pub async fn base_url(state: &Rc<State>, action: &str, signal: Option<&Signal>) -> Result<BaseUrl, JsValue> {
    match &state.target {
        Target::Fixed(base) => Ok(base.clone()),
        Target::Auto(auto) => look_up(state, auto, action, signal).await.map(BaseUrl::Region),
    }
}

/// Where a host isolates requests from each other (workerd), no request may wait for a promise of another's I/O: there each call looks
/// the region up for itself until one knows it.
async fn look_up(
    state: &Rc<State>,
    auto: &AutoRegion,
    action: &str,
    signal: Option<&Signal>,
) -> Result<Region, JsValue> {
    if let Some(region) = auto.known.get() {
        return Ok(region);
    }
    let shared = if state.isolated { None } else { auto.pending.borrow().clone() };
    let look_up = shared.unwrap_or_else(|| {
        let look_up = promise(ask(Rc::clone(state)));
        auto.pending.replace(Some(look_up.clone()));
        look_up
    });
    let total_timeout = state.policy.total_timeout;
    let outcome = wait(&look_up, signal, total_timeout).await;
    let failure = match outcome.kind() {
        OutcomeKind::Done => return Ok(auto.known.get().unwrap_or(Region::Us)),
        OutcomeKind::Aborted => Failure::Aborted,
        OutcomeKind::TimedOut => Failure::TimedOut { timeout: total_timeout },
        // The look-up's own error says what happened.
        _ => return Err(outcome.cause()),
    };
    Err(CallError::caused_by(failure, outcome.cause()).before_sending(action))
}

async fn ask(state: Rc<State>) -> Result<JsValue, JsValue> {
    let region = ask_account(&state).await;
    if let Target::Auto(auto) = &state.target {
        auto.pending.take();
        if let Ok(region) = &region {
            auto.known.set(Some(*region));
        }
    }
    region.map(|_| JsValue::UNDEFINED).map_err(|ended| ended.to_js(ACCOUNT_REGION.action))
}

async fn ask_account(state: &Rc<State>) -> Result<Region, Ended> {
    let prepared = Prepared::bare(&ACCOUNT_REGION);
    let request = Request::new(state, &ACCOUNT_REGION, prepared, &[], CallOptions::default());
    let Success { response, attempts, .. } = run(Rc::clone(state), request, BaseUrl::Region(Region::Us)).await?;
    let region = response.json_or_empty().get("region").and_then(|region| region.text());
    region.and_then(|region| Region::parse(&region).ok()).ok_or_else(|| Ended {
        error: Failure::Unreadable { status: response.status() }.into(),
        history: History { attempts, may_have_taken_effect: false },
    })
}
