//! The App API's class.

mod asset;

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        app::{API, WORKSPACE_HEADER, check_workspace, credentials, find},
        call::{RateLimit, Spent},
        error::{Failure, History},
        http::{Arguments, Headers, Idempotency, failure_of, not_a_call},
    },
    wasm::{
        call::{self, HostResponse, Outcome, OutcomeKind, Request},
        client::{Host, RateLimits, State},
        errors::CallError,
        future::promise,
        values::{self, CallOptions, Converted, Options, scalar},
    },
};

/// A client of the App API. The package's `APIClient` makes one inside its first call.
#[wasm_bindgen]
pub struct AppClient {
    state: Rc<State>,
}

#[wasm_bindgen]
impl AppClient {
    /// Takes the arguments of `APIClient`.
    #[wasm_bindgen(constructor)]
    pub fn new(app_key: &JsValue, options: &JsValue, host: &Host) -> Result<AppClient, JsValue> {
        Self::read(app_key, options, host).map_err(|error| error.before_sending("APIClient"))
    }

    fn read(app_key: &JsValue, options: &JsValue, host: &Host) -> Result<Self, CallError> {
        let key = scalar(app_key).key_text("appKey")?;
        let credentials = credentials(&key)?;
        let mut options = Options::open("options", "", options)?;
        let workspace_id = options.scalar("workspaceId")?;
        let workspace_id = workspace_id.map(|id| id.identifier("workspaceId", usize::MAX)).transpose()?;
        check_workspace(&key, workspace_id.as_deref())?;
        let own_headers: Headers = workspace_id.map(|id| (WORKSPACE_HEADER.to_owned(), id)).into_iter().collect();
        let mut state = State::read(&API, credentials, own_headers, &mut options, host)?;
        state.rate_limits = rate_limits(options.value("rateLimit")?)?;
        options.finish()?;
        Ok(Self { state: Rc::new(state) })
    }

    /// Calls an endpoint, by its action. `arguments` are those of its row. Resolves with `{ data, response, attempts }`.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen passes a list of values only as a `Vec`")]
    pub fn call(&self, action: &str, arguments: Vec<JsValue>, options: &JsValue) -> Result<Promise, JsValue> {
        call::start(&self.state, action, self.prepare(action, &arguments, options))
    }

    fn prepare(&self, action: &str, arguments: &[JsValue], options: &JsValue) -> Result<Request, CallError> {
        let endpoint = find(action).ok_or_else(not_a_call)?;
        let Converted { values, texts } = values::arguments(endpoint.arguments, arguments)?;
        let prepared = endpoint.prepare(Arguments::new(endpoint.arguments, values), &mut || Ok(None))?;
        Ok(Request::new(&self.state, endpoint, prepared, &texts, CallOptions::read(options)?))
    }

    /// The time until an attempt of a download must begin, in milliseconds; 0 for no limit. `timeout` is the call's own.
    #[wasm_bindgen(js_name = downloadTimeout)]
    pub fn download_timeout(&self, timeout: Option<u32>, elapsed_ms: u32) -> u32 {
        self.state.policy.attempt_timeout(timeout.unwrap_or(self.state.timeout), elapsed_ms)
    }

    /// The wait before a failed download is retried, in milliseconds; `undefined` if its failure is final. The host makes downloads itself,
    /// because their URLs are secrets and the caller reads their bodies.
    #[wasm_bindgen(js_name = retryDelay)]
    pub fn retry_delay(&self, outcome: Outcome, attempts: u32, backoff_ms: u32, elapsed_ms: u32) -> Option<u32> {
        let spent = Spent { attempts, backoff_ms, elapsed_ms };
        let failure = self.download_failure(outcome);
        self.state.policy.retry_delay(Idempotency::ReadOnly, &failure, spent, js_sys::Math::random())
    }

    /// Whether a later download may succeed where this one failed.
    #[wasm_bindgen(js_name = isRetryable)]
    pub fn is_retryable(&self, outcome: Outcome) -> bool {
        self.download_failure(outcome).describe("", History::default(), "").retryable
    }

    fn download_failure(&self, outcome: Outcome) -> Failure {
        match outcome.kind() {
            OutcomeKind::Done => failure_of(&HostResponse::of_host(outcome, &self.state)),
            kind => kind.failure(0),
        }
    }

    /// Uploads a file.
    #[wasm_bindgen(js_name = createAsset)]
    pub fn create_asset(&self, file: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let upload = asset::read(&self.state, file, options);
        let upload = upload.map_err(|error| self.state.refuse(asset::ACTION, &error))?;
        Ok(promise(asset::perform(Rc::clone(&self.state), upload)))
    }
}

fn rate_limits(option: Option<JsValue>) -> Result<RateLimits, CallError> {
    let mut options = Options::open("rateLimit", "rateLimit.", &option.unwrap_or_default())?;
    let mut limit = |name| options.rate(name).map(|rate| rate.map(|rate| RefCell::new(RateLimit::new(rate))));
    let limits = RateLimits { default: limit("default")?, send: limit("send")?, broadcast: limit("broadcast")? };
    options.finish()?;
    Ok(limits)
}
