//! The one way through: a call, its attempts, the core's verdict on each, the result.

use std::rc::Rc;

use js_sys::{Object, Promise};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    answer::{self, Answer},
    body::Payload,
    error::Failed,
    host::{self, Kind, Outcome, Reads, Record},
    state::{State, Target},
    task,
};
use crate::core::{
    answer::Verdict,
    base::Base,
    endpoint::Endpoint,
    error::{Failure, History},
    headers::Headers,
    method::Method,
    raw::ResponseType,
    request::Body,
    retry::{Decision, Policy, Repeat, may_have_taken_effect},
    text::concat,
};

/// A call that is ready to be sent: its arguments have been checked.
pub struct Call {
    /// The public method's name.
    pub action: &'static str,
    pub method: Method,
    /// Path and query below the root.
    pub path: String,
    pub kind: Body,
    /// What `fetch` takes as the body; `undefined` for none. The same for each attempt.
    pub body: JsValue,
    pub repeat: Repeat,
    /// Milliseconds for an attempt, 0 for none.
    pub timeout: u32,
    /// An `AbortSignal` or `undefined`.
    pub signal: JsValue,
    /// Whether it carries the credentials.
    pub auth: bool,
    pub shape: Shape,
}

/// What a call resolves with, and what it has of its own for that.
pub enum Shape {
    /// The parsed answer.
    Typed,
    /// The parsed answer, for the core's own use.
    Inner,
    /// The answer to a batch of so many operations.
    Batch(usize),
    /// Status, headers and data of a raw request's answer.
    Raw(RawParts),
}

/// What a raw request says for itself.
pub struct RawParts {
    pub headers: Headers,
    pub policy: Policy,
    pub response_type: ResponseType,
    pub debug: bool,
}

impl Call {
    /// A typed call.
    pub fn new(endpoint: &Endpoint, path: String, body: Option<Payload>, timeout: u32, signal: JsValue) -> Self {
        Self {
            action: endpoint.action,
            method: endpoint.method.clone(),
            path,
            kind: if body.is_some() { Body::Json } else { Body::None },
            repeat: body.as_ref().and_then(|body| body.repeat).unwrap_or(endpoint.repeat),
            body: body.map_or(JsValue::UNDEFINED, |body| body.json),
            timeout,
            signal,
            auth: endpoint.auth,
            shape: Shape::Typed,
        }
    }

    pub fn raw(&self) -> Option<&RawParts> {
        if let Shape::Raw(raw) = &self.shape { Some(raw) } else { None }
    }

    fn policy<'a>(&'a self, state: &'a State) -> &'a Policy {
        self.raw().map_or(&state.policy, |raw| &raw.policy)
    }

    pub fn headers(&self, state: &State) -> Headers {
        state.sender.headers(self.kind, self.raw().map_or(&[], |raw| raw.headers.as_slice()), self.auth)
    }

    /// What the call resolves with.
    fn result(&self, answer: &Answer, attempts: u32) -> Result<JsValue, Failed> {
        let raw = match &self.shape {
            Shape::Typed | Shape::Inner => return answer::json(answer, || Object::new().into()),
            Shape::Batch(items) => return answer::batch(answer, *items),
            Shape::Raw(raw) => raw,
        };
        let data = match raw.response_type {
            ResponseType::Json => answer::json(answer, || JsValue::NULL),
            ResponseType::Text | ResponseType::Binary => Ok(answer::text_or_bytes(answer)),
        }?;
        let result = Record::new();
        result.set("data", &data);
        result.set_number("status", answer.status.into());
        result.set("headers", &answer.headers());
        result.set_number("attempts", attempts.into());
        Ok(result.into())
    }
}

/// How a call succeeded.
pub struct Done {
    /// What it resolves with.
    pub value: JsValue,
    pub status: u16,
    pub attempts: u32,
}

/// How a call failed.
pub struct Ended {
    pub failed: Failed,
    pub history: History,
}

impl Ended {
    /// The JavaScript error for the failure of `action`, the public method's name.
    pub fn to_js(&self, action: &str) -> JsValue {
        self.failed.to_js(action, self.history)
    }
}

/// Performs a call wherever the account is; `key` is its task's.
pub async fn perform(state: Rc<State>, call: Call, key: usize) -> Result<JsValue, JsValue> {
    let started = host::monotonic_ms();
    check_aborted(&call.signal).map_err(|failed| failed.to_js(call.action, History::default()))?;
    let base = base(&state, call.action, &call.signal, key).await?;
    let ended = run(&state, &call, base, started, key).await;
    ended.map(|done| done.value).map_err(|ended| ended.to_js(call.action))
}

/// Where the account is.
pub async fn base(state: &Rc<State>, action: &str, signal: &JsValue, key: usize) -> Result<Base, JsValue> {
    match &state.target {
        Target::Fixed(base) => Ok(base.clone()),
        Target::Auto(auto) => auto.base(state, action, signal, key).await,
    }
}

/// Checks that the caller's signal has not aborted.
pub fn check_aborted(signal: &JsValue) -> Result<(), Failed> {
    let known: &host::Signal = signal.unchecked_ref();
    if signal.is_undefined() || !known.aborted().is_ok_and(|aborted| aborted.is_truthy()) {
        return Ok(());
    }
    Err(aborted(signal))
}

/// The failure that the caller's signal brings about.
pub fn aborted(signal: &JsValue) -> Failed {
    Failed::caused_by(Failure::Aborted, signal.unchecked_ref::<host::Signal>().reason().unwrap_or_default())
}

/// Performs a call at `base`, or where that redirects to.
pub async fn run(state: &State, call: &Call, mut base: Base, started: f64, key: usize) -> Result<Done, Ended> {
    let policy = call.policy(state);
    let mut history = History::default();
    // The attempt that a redirect cost is none of the policy's.
    let mut redirects = 0;
    loop {
        history.attempts += 1;
        let (attempt, promise) = Attempt::send(state, call, &base, started, history.attempts, key);
        let attempted = attempt.read(state, call, task::resumed(promise).await);
        let failed = match attempted {
            Ok(answer) => match Verdict::of(answer.status) {
                Verdict::Redirected => {
                    let sibling = if redirects == 0 { base.after_redirect(&answer.header("location")) } else { None };
                    if let Some(sibling) = sibling {
                        (base, redirects) = (sibling, 1);
                        continue;
                    }
                    Failed::answered(Failure::Redirected { status: answer.status }, answer.shown())
                }
                Verdict::Refused => answer::refusal(&answer),
                Verdict::Accepted => match call.result(&answer, history.attempts) {
                    Ok(value) => return Ok(Done { value, status: answer.status, attempts: history.attempts }),
                    Err(failed) => failed,
                },
            },
            Err(failed) => failed,
        };
        let outcome = failed.failure.outcome();
        let is_uncertain = match &outcome {
            Some(outcome) => may_have_taken_effect(outcome),
            None => failed.failure == Failure::Aborted,
        };
        history.may_have_taken_effect |= is_uncertain && !call.method.is_read_only();
        let made = history.attempts - redirects;
        let decision = outcome.map(|outcome| {
            policy.decide(call.repeat, made, &outcome, whole_ms(host::monotonic_ms() - started), js_sys::Math::random())
        });
        let Some(Decision::Again { after_ms }) = decision else {
            return Err(Ended { failed, history });
        };
        state.hooks.retry(call, history, after_ms, &failed);
        check_aborted(&call.signal).map_err(|failed| Ended { failed, history })?;
        if after_ms > 0 {
            let slept = task::settled(&host::sleep(after_ms, &call.signal), key).await;
            if slept.ended() == Kind::Aborted {
                return Err(Ended { failed: Failed::caused_by(Failure::Aborted, slept.cause()), history });
            }
        }
    }
}

/// One attempt that is under way.
struct Attempt {
    url: String,
    /// 1 for the first.
    number: u32,
    timeout: u32,
    sent_at: f64,
}

impl Attempt {
    /// Sends; the host goes on with the task of this `key`. Of a call whose result is the parsed answer it does so only if that
    /// is none, and otherwise resolves it by itself: the way through WebAssembly costs as much as all the rest.
    fn send(state: &State, call: &Call, base: &Base, started: f64, number: u32, key: usize) -> (Self, Promise) {
        let url = concat(&[base.as_str(), call.path.as_str()]);
        let sent_at = host::monotonic_ms();
        let timeout = call.policy(state).attempt_timeout(call.timeout, whole_ms(sent_at - started));
        state.hooks.sent(state, call, &url, number);
        let reads = match call.raw().map(|raw| raw.response_type) {
            None | Some(ResponseType::Json) => Reads::Json,
            Some(ResponseType::Text) => Reads::Text,
            Some(ResponseType::Binary) => Reads::Binary,
        } as u8;
        let own_headers = call.raw().map(|_| fetch_headers(&call.headers(state)));
        let headers = own_headers.as_ref().unwrap_or_else(|| state.typed_headers.get(call.kind, call.auth));
        let method = call.method.as_str();
        let is_hosts = matches!(call.shape, Shape::Typed) && state.hooks.response.is_none();
        let hosts = is_hosts.then_some(key);
        let promise =
            host::attempt(hosts, &state.fetch, &url, method, headers, &call.body, &call.signal, timeout, reads);
        let promise = if is_hosts { promise } else { host::go_on(&promise, key) };
        (Self { url, number, timeout, sent_at }, promise)
    }

    /// A whole answer, or what kept it from coming.
    fn read(self, state: &State, call: &Call, outcome: Outcome) -> Result<Answer, Failed> {
        let failure = match outcome.ended() {
            Kind::Done => {
                let answer = Answer::of(outcome);
                let elapsed = host::monotonic_ms() - self.sent_at;
                state.hooks.received(call, &self.url, &answer, self.number, elapsed);
                return Ok(answer);
            }
            Kind::Lost => Failure::Lost,
            Kind::Refused => Failure::Unreachable,
            Kind::TimedOut => Failure::TimedOut { timeout: self.timeout },
            Kind::Aborted => Failure::Aborted,
        };
        Err(Failed::caused_by(failure, outcome.cause()))
    }
}

/// Headers as `fetch` takes them, made by `gloo-net`; they have been checked, so that the host refuses none.
fn fetch_headers(headers: &Headers) -> JsValue {
    let made = gloo_net::http::Headers::new();
    for (name, value) in headers {
        made.set(name, value);
    }
    made.into_raw().into()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, as it should")]
const fn whole_ms(elapsed: f64) -> u32 {
    elapsed as u32
}
