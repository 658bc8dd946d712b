//! Performs a call: carries out the steps of its state machine.

use std::rc::Rc;

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::{
    attempt::{Outcome, OutcomeKind, Reads, Signal, attempt, method_text, outcome, sleep},
    request::Request,
    response::{HostResponse, Success},
    watch::Watch,
};
use crate::{
    core::{
        call::{Call, Event, Step},
        error::{Failure, History},
        http::BaseUrl,
    },
    wasm::{client::State, errors::CallError, values::view},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn monotonic_ms() -> f64;
}

/// A call that is being performed.
pub struct RunningCall {
    pub(super) state: Rc<State>,
    pub(super) request: Request,
    pub(super) call: Call,
    /// The outcome of the last attempt, if there was one.
    last: Option<Outcome>,
    /// Shows it to observers, if there are any.
    watch: Option<Watch>,
    /// Why the last attempt failed, if another one follows.
    pub(super) retried: Option<Failure>,
}

/// How a call failed.
pub struct Ended {
    pub error: CallError,
    pub history: History,
}

impl Ended {
    /// The JavaScript error for a failure of `action`, the public method's name.
    pub fn to_js(&self, action: &str) -> JsValue {
        self.error.to_js(action, self.history)
    }
}

/// Performs a call that begins now at `base`.
pub async fn run(state: Rc<State>, request: Request, base: BaseUrl) -> Result<Success, Ended> {
    let (running, timeout) = RunningCall::begin(state, request, base);
    running.watched().finish(Step::Send { timeout }).await
}

impl RunningCall {
    /// A call that begins now, and the timeout of its first attempt.
    pub fn begin(state: Rc<State>, request: Request, base: BaseUrl) -> (Self, u32) {
        let now = monotonic_ms();
        Self::since(now, now, state, request, base)
    }

    /// A call that `started` earlier, and whose first attempt begins `now`. Returns the timeout of that attempt too.
    pub fn since(started: f64, now: f64, state: Rc<State>, request: Request, base: BaseUrl) -> (Self, u32) {
        let policy = request.policy(&state).clone();
        let call = Call::begin(policy, request.idempotency, request.timeout, base, &request.path, started);
        let timeout = call.attempt_timeout(now);
        (Self { state, request, call, last: None, watch: None, retried: None }, timeout)
    }

    /// The same call, shown to observers from its first attempt on.
    pub fn watched(mut self) -> Self {
        self.watch = Watch::of(&self.state, &self.request);
        self
    }

    /// Shows the call to observers while its first attempt is being sent.
    pub fn watch_first_attempt(&mut self) -> Option<Watch> {
        self.watch = Watch::of(&self.state, &self.request);
        self.show_sending(&self.url());
        self.watch.clone()
    }

    fn show_sending(&self, url: &str) {
        if let Some(watch) = &self.watch {
            watch.sending(url, &self.request, &self.state);
        }
    }

    /// Performs the call from `step` on.
    pub async fn finish(mut self, mut step: Step) -> Result<Success, Ended> {
        loop {
            step = match step {
                Step::Send { timeout } => self.send(timeout).await,
                Step::Wait { delay, failure } => self.wait(delay, failure).await,
                Step::Resolve => {
                    if let Some(watch) = &self.watch {
                        watch.succeeded();
                    }
                    return Ok(Success {
                        response: HostResponse::new(self.outcome(), &self.request, &self.state),
                        request: self.request,
                        history: self.call.history(),
                    });
                }
                Step::Reject(failure) => {
                    let ended = Ended { error: self.error(failure), history: self.call.history() };
                    if let Some(watch) = &self.watch {
                        watch.failed(&ended.to_js(self.request.action));
                    }
                    return Err(ended);
                }
            };
        }
    }

    async fn send(&mut self, timeout: u32) -> Step {
        if self.has_aborted() {
            return self.next(Event::Aborted);
        }
        #[cfg(feature = "rate-limit")]
        let timeout = match self.wait_for_turn().await {
            Some(Step::Send { timeout }) => timeout,
            Some(other) => return other,
            None => timeout,
        };
        let url = self.url();
        self.show_sending(&url);
        // The hook `onRequest` may have aborted it.
        if self.has_aborted() {
            return self.next(Event::Aborted);
        }
        let (headers, reads) = (self.headers(), self.reads());
        let body = self.request.written.as_ref().map_or_else(|| self.request.body.clone(), |bytes| view(bytes));
        let attempting = attempt(
            &self.state.fetch,
            &url,
            &method_text(&self.request.method),
            &headers,
            &body,
            self.request.signal.as_ref(),
            timeout,
            reads,
            self.state.max_response_bytes,
            self.request.keepalive,
            self.request.must_be_sent_once(),
        );
        self.observe(&outcome(attempting).await, timeout)
    }

    /// The step that follows an attempt.
    pub fn observe(&mut self, outcome: &Outcome, timeout: u32) -> Step {
        self.last = Some(outcome.clone());
        let kind = outcome.kind();
        if kind != OutcomeKind::Done {
            return self.next(Event::Failed(kind.failure(timeout)));
        }
        let response = HostResponse::new(outcome.clone(), &self.request, &self.state);
        let Some(watch) = self.watch.clone() else { return self.next(Event::Response(&response)) };
        watch.received(outcome);
        let step = self.next(Event::Response(&response));
        if matches!(step, Step::Send { .. }) {
            watch.redirected(&self.url());
        }
        step
    }

    async fn wait(&mut self, delay: u32, failure: Failure) -> Step {
        if let Some(watch) = &self.watch {
            watch.retrying(&self.error(failure.clone()).to_js(self.request.action, self.call.history()), delay);
        }
        self.retried = Some(failure);
        if delay > 0 {
            let slept = outcome(sleep(delay, self.request.signal.as_ref())).await;
            if slept.kind() == OutcomeKind::Aborted {
                return self.next(Event::Aborted);
            }
        }
        self.next(Event::Waited)
    }

    fn has_aborted(&self) -> bool {
        self.request.signal.as_ref().is_some_and(Signal::has_aborted)
    }

    pub(super) fn next(&mut self, event: Event) -> Step {
        self.call.next(event, monotonic_ms, js_sys::Math::random)
    }

    fn error(&self, failure: Failure) -> CallError {
        let error = match &failure {
            Failure::Aborted => {
                let reason = self.request.signal.as_ref().map(Signal::abort_reason);
                CallError::caused_by(failure, reason.unwrap_or_default())
            }
            Failure::Status { .. }
            | Failure::Unreadable { .. }
            | Failure::TooLong { .. }
            | Failure::Redirected { .. } => {
                CallError::with_response(failure, HostResponse::new(self.outcome(), &self.request, &self.state).shown())
            }
            _ => CallError::caused_by(failure, self.outcome().cause()),
        };
        error.hiding(self.request.secrets(&self.state))
    }

    /// The outcome of the last attempt; before the first one, an object without members.
    fn outcome(&self) -> Outcome {
        self.last.clone().unwrap_or_else(|| Object::new().unchecked_into())
    }

    pub fn url(&self) -> String {
        self.call.url().to_owned()
    }

    /// The headers of every attempt.
    pub fn headers(&self) -> JsValue {
        self.request.headers(&self.state)
    }

    /// How the body of a success is read.
    pub fn reads(&self) -> Reads {
        self.request.response_type().into()
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub const fn request(&self) -> &Request {
        &self.request
    }
}
