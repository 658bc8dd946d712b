//! What a call waits for: an attempt, or a delay. Neither rejects.

use js_sys::{JsString, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        error::{Failure, FetchFault},
        http::{Method, ResponseType},
    },
    wasm::future::settled,
};

#[wasm_bindgen]
extern "C" {
    /// The caller's `AbortSignal`, native or a polyfill's.
    #[derive(Debug, Clone)]
    pub type Signal;
    #[wasm_bindgen(method, getter, catch)]
    fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn reason(this: &Signal) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// The texts of the usual methods: decoding one costs as much as a crossing or two.
    static METHODS: [(&'static str, JsString); 4] = ["DELETE", "GET", "POST", "PUT"].map(|name| (name, name.into()));
}

/// The text of a method.
pub fn method_text(method: &Method) -> JsString {
    let name = method.as_str();
    let usual = METHODS.with(|methods| methods.iter().find(|(usual, _)| *usual == name).map(|(_, text)| text.clone()));
    usual.unwrap_or_else(|| name.into())
}

#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// How an attempt or a wait ended.
    #[derive(Debug, Clone)]
    pub type Outcome;
    #[wasm_bindgen(method, getter)]
    pub fn kind(this: &Outcome) -> OutcomeKind;
    /// The HTTP status; 0 for a redirect, which pages cannot read.
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Outcome) -> f64;
    /// The host's `Response`.
    #[wasm_bindgen(method, getter)]
    pub fn response(this: &Outcome) -> JsValue;
    /// The body as text or bytes.
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Outcome) -> JsValue;
    /// The limit in bytes, if the body of a success exceeds it.
    #[wasm_bindgen(method, getter)]
    pub fn limit(this: &Outcome) -> Option<usize>;
    /// The parsed body of a success; `undefined` if it is not JSON.
    #[wasm_bindgen(method, getter)]
    pub fn data(this: &Outcome) -> JsValue;
    /// The host's own error, or the reason of the abort.
    #[wasm_bindgen(method, getter)]
    pub fn cause(this: &Outcome) -> JsValue;

    /// Makes one attempt, and reads its response to the end. The promise resolves with an [`Outcome`].
    pub fn attempt(
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

    /// Waits. The promise resolves with an [`Outcome`].
    pub fn sleep(ms: u32, signal: Option<&Signal>) -> Promise;
}

/// The outcome that a promise of the host resolves with.
pub async fn outcome(promise: Promise) -> Outcome {
    let (Ok(outcome) | Err(outcome)) = settled(promise).await;
    outcome.unchecked_into()
}

/// How an attempt or a wait ended.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeKind {
    /// With a response, or after the delay.
    Done = "done",
    /// The connection broke, or `fetch` failed in some other way.
    Disconnected = "disconnected",
    /// No connection was made.
    Unreachable = "unreachable",
    /// The timeout passed.
    TimedOut = "timedOut",
    /// The caller's signal aborted it.
    Aborted = "aborted",
    /// There is no `fetch`.
    Missing = "missing",
    /// `fetch` is a method of a host object, called without that object.
    Unbound = "unbound",
    /// `fetch` called such a method.
    UnboundInside = "unboundInside",
    /// `fetch` did not resolve with a response.
    NoResponse = "noResponse",
    /// The response has no method that reads the body.
    NoBody = "noBody",
    /// The body has been read before.
    UsedBody = "usedBody",
}

impl OutcomeKind {
    /// The failure of an attempt that got no response within `timeout`.
    pub const fn failure(self, timeout: u32) -> Failure {
        match self {
            Self::Unreachable => Failure::Unreachable,
            Self::TimedOut => Failure::TimedOut { timeout },
            Self::Aborted => Failure::Aborted,
            Self::Missing => Failure::FaultyFetch(FetchFault::Missing),
            Self::Unbound => Failure::FaultyFetch(FetchFault::Unbound),
            Self::UnboundInside => Failure::FaultyFetch(FetchFault::UnboundInside),
            Self::NoResponse => Failure::FaultyFetch(FetchFault::NoResponse),
            Self::NoBody => Failure::FaultyFetch(FetchFault::NoBody),
            Self::UsedBody => Failure::FaultyFetch(FetchFault::UsedBody),
            _ => Failure::Disconnected,
        }
    }
}

/// How the body of a success is read. That of a failure is text, for the error to show.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum Reads {
    /// As text, and parsed.
    Json = "json",
    /// As text.
    Text = "text",
    /// As bytes.
    Binary = "binary",
}

impl From<ResponseType> for Reads {
    fn from(response_type: ResponseType) -> Self {
        match response_type {
            ResponseType::Json => Self::Json,
            ResponseType::Text => Self::Text,
            ResponseType::Binary => Self::Binary,
        }
    }
}

impl Signal {
    pub fn has_aborted(&self) -> bool {
        self.aborted().is_ok_and(|aborted| aborted.is_truthy())
    }

    /// The reason of the abort.
    pub fn abort_reason(&self) -> JsValue {
        self.reason().unwrap_or_default()
    }
}
