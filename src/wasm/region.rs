//! `region: "auto"`: asking Customer.io where the account is.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::{
    call::{self, Call, Done, Shape},
    error::Failed,
    host::{self, Kind},
    state::{State, Target},
    task,
};
use crate::core::{
    answer::Json,
    base::Base,
    endpoint::GET_ACCOUNT_REGION,
    error::{Failure, History},
    region::Region,
};

/// What is known of an account's region.
#[derive(Default)]
pub struct AutoRegion {
    known: Cell<Option<Region>>,
    /// The look-up under way that first calls share.
    pending: RefCell<Option<Promise>>,
}

impl AutoRegion {
    /// The account's base, asked for on behalf of a call of `action` unless it is known.
    ///
    /// A host whose requests are isolated from each other (workerd) gives no request a promise of another's I/O: there each asks
    /// for itself until one knows.
    pub async fn base(&self, state: &Rc<State>, action: &str, signal: &JsValue, key: usize) -> Result<Base, JsValue> {
        if let Some(region) = self.known.get() {
            return Ok(Base::Region(region));
        }
        let shared = if state.isolated { None } else { self.pending.borrow().clone() };
        let promise = shared.unwrap_or_else(|| {
            let promise = task::begin(|key| Box::pin(ask(Rc::clone(state), key)));
            self.pending.replace(Some(promise.clone()));
            promise
        });
        let waited = task::settled(&host::wait(&promise, signal, state.policy.total_timeout), key).await;
        let failure = match waited.ended() {
            Kind::Done => return Ok(Base::Region(self.known.get().unwrap_or(Region::Us))),
            Kind::Aborted => Failure::Aborted,
            Kind::TimedOut => Failure::TimedOut { timeout: state.policy.total_timeout },
            // The look-up's own error, which says what it was about.
            Kind::Lost | Kind::Refused => return Err(waited.cause()),
        };
        Err(Failed::caused_by(failure, waited.cause()).to_js(action, History::default()))
    }
}

async fn ask(state: Rc<State>, key: usize) -> Result<JsValue, JsValue> {
    let path = GET_ACCOUNT_REGION.path(&[]).unwrap_or_default();
    let call = Call::new(&GET_ACCOUNT_REGION, path, None, state.timeout, JsValue::UNDEFINED);
    let call = Call { shape: Shape::Inner, ..call };
    // Either region's host answers for both.
    let answer = call::run(&state, &call, Base::Region(Region::Us), host::monotonic_ms(), key).await;
    let region = answer.map_err(|ended| ended.to_js(call.action)).and_then(|Done { value, status, attempts }| {
        let text = value.get("region").and_then(|region| region.text());
        text.and_then(|text| Region::parse(&text).ok()).ok_or_else(|| {
            let failed = Failed::from(Failure::Unreadable { status });
            failed.to_js(call.action, History { attempts, may_have_taken_effect: false })
        })
    });
    if let Target::Auto(auto) = &state.target {
        auto.pending.take();
        if let Ok(region) = region {
            auto.known.set(Some(region));
        }
    }
    region.map(|_| JsValue::UNDEFINED)
}
