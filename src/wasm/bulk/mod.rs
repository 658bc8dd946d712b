//! `sendAll` of any API: carries out the steps of the run's state machine.

mod resume;

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        bulk::{BatchResponse, BulkApi, End, Limits, Options as RunOptions, Rejection, Request, Run},
        error::Failure,
        http::{BaseUrl, ContentType, Endpoint, Prepared},
    },
    wasm::{
        call::{self, Signal, base_url, monotonic_ms, notify},
        client::State,
        errors::{CallError, read_fault, to_js},
        future::{promise, settled},
        values::{CallOptions, Options, each_json_text},
    },
};

/// Each throws a `Fault`.
#[wasm_bindgen(raw_module = "../host/source.js")]
extern "C" {
    /// The caller's source of operations.
    pub type Source;
    #[wasm_bindgen(constructor, catch)]
    fn new(source: &JsValue, signal: Option<&Signal>, has_iso_times: bool) -> Result<Source, JsValue>;
    /// Hands the operations to a run, and sends its requests. When every request has ended, resolves with whether the source was read to its
    /// end.
    #[wasm_bindgen(method, catch)]
    fn feed(this: &Source, bulk: Bulk) -> Result<Promise, JsValue>;
    /// Closes the source: nothing more is read.
    #[wasm_bindgen(method)]
    fn close(this: &Source);
}

/// The public method's name.
const ACTION: &str = "sendAll";

/// How a client sends the batches of a run.
pub struct Batches {
    /// The endpoint for batches.
    pub endpoint: &'static Endpoint,
    pub path: String,
    pub content_type: ContentType,
    pub authenticates: bool,
    /// Reads which operations a success accepted. Without it, a success accepted all of them.
    pub read: Option<fn(&JsValue, usize) -> BatchResponse>,
    /// Whether times in operations become ISO 8601 text instead of unix seconds.
    pub has_iso_times: bool,
}

/// Sends any number of operations.
pub fn send_all(
    state: &Rc<State>,
    api: Box<dyn BulkApi>,
    batches: Batches,
    source: &JsValue,
    options: &JsValue,
) -> Result<Promise, JsValue> {
    let run = SendAll::begin(state, api, batches, source, options);
    let (run, source) = run.map_err(|error| state.refuse(ACTION, &error))?;
    Ok(promise(perform(Rc::new(run), source)))
}

/// A run, shared by its requests.
struct SendAll {
    state: Rc<State>,
    run: RefCell<Run>,
    batches: Batches,
    signal: Option<Signal>,
    /// Milliseconds for an attempt, 0 for no limit.
    timeout: u32,
    /// The timeout in the run's own options, which also limits the look-up of the region; 0 for no limit.
    own_timeout: u32,
    on_rejected: Option<Function>,
    on_progress: Option<Function>,
    started: f64,
    /// The rejections that the report lists.
    errors: Array,
    /// What stopped the run before its source ended.
    fatal: RefCell<Option<CallError>>,
}

impl SendAll {
    /// Reads the arguments of `sendAll`, and opens the source.
    fn begin(
        state: &Rc<State>,
        api: Box<dyn BulkApi>,
        batches: Batches,
        source: &JsValue,
        options: &JsValue,
    ) -> Result<(Self, Source), CallError> {
        let mut options = Options::open("options", "options.", options)?;
        let timeout = options.ms("timeout")?;
        let concurrency = options.positive("concurrency")?;
        let Limits { item_bytes, request_bytes } = api.limits();
        let most = Limits::LARGEST;
        let limits = Limits {
            item_bytes: options.positive_up_to("maxItemBytes", most.item_bytes)?.unwrap_or(item_bytes),
            request_bytes: options.positive_up_to("maxRequestBytes", most.request_bytes)?.unwrap_or(request_bytes),
        };
        let ordered = options.flag("ordered")?;
        let max_rejected = options.count("maxRejected")?;
        let default = RunOptions::new(limits, resume::start(&mut options)?);
        let run_options = RunOptions {
            concurrency: concurrency.unwrap_or(default.concurrency),
            ordered: ordered.unwrap_or(default.ordered),
            max_rejected: max_rejected.map_or(default.max_rejected, |count| count as usize),
            ..default
        };
        let signal: Option<Signal> = options.signal("signal")?.map(JsCast::unchecked_into);
        let (on_rejected, on_progress) = (options.function("onRejected")?, options.function("onProgress")?);
        options.finish()?;
        let source = Source::new(source, signal.as_ref(), batches.has_iso_times)
            .map_err(|fault| CallError::from_fault(fault, ""))?;
        let send_all = Self {
            run: RefCell::new(Run::new(api, run_options)),
            batches,
            signal,
            timeout: timeout.unwrap_or(state.timeout),
            own_timeout: timeout.unwrap_or(0),
            on_rejected,
            on_progress,
            started: monotonic_ms(),
            errors: Array::new(),
            fatal: RefCell::default(),
            state: Rc::clone(state),
        };
        Ok((send_all, source))
    }

    /// Stops the run with this error, unless it already has one.
    fn stop(&self, error: CallError) {
        self.run.borrow_mut().stop();
        self.fatal.borrow_mut().get_or_insert(error);
    }

    /// Lists a rejection, and notifies the caller. `cause` is what the caller's own code threw.
    fn reject(&self, rejection: &Rejection, cause: &JsValue) {
        let error = self.state.secrets(&[]).hide_in_data(&to_js(rejection));
        if !cause.is_undefined() {
            set(&error, "cause", cause);
        }
        if rejection.is_listed {
            self.errors.push(&error);
        }
        if let Some(hook) = &self.on_rejected {
            notify(hook, &error);
        }
    }

    fn notify_progress(&self) {
        if let Some(hook) = &self.on_progress {
            let progress = self.run.borrow().progress(self.elapsed());
            notify(hook, &to_js(&progress));
        }
    }

    fn elapsed(&self) -> f64 {
        monotonic_ms() - self.started
    }

    /// A `SendAllReport`.
    fn report(&self) -> JsValue {
        let report = to_js(&self.run.borrow().report(self.elapsed()));
        set(&report, "errors", &self.errors);
        report
    }

    /// The run's error, with its report.
    fn with_report(&self, error: JsValue) -> JsValue {
        set(&error, "report", &self.report());
        error
    }
}

/// Sets a property of a plain object, which cannot fail.
fn set(object: &JsValue, name: &str, value: &JsValue) {
    _ = Reflect::set(object, &name.into(), value);
}

/// Performs a run to its end.
async fn perform(send_all: Rc<SendAll>, source: Source) -> Result<JsValue, JsValue> {
    let timeout = send_all.state.policy.attempt_timeout(send_all.own_timeout, 0);
    let base = base_url(&send_all.state, ACTION, send_all.signal.as_ref(), timeout).await.map_err(|error| {
        source.close();
        send_all.with_report(send_all.state.unsent(ACTION, error))
    })?;
    let bulk = Bulk { send_all: Rc::clone(&send_all), base, bytes: Vec::new() };
    let feeding = source.feed(bulk);
    // The host keeps the source while it reads it.
    drop(source);
    let fed = match feeding {
        Ok(feeding) => settled(feeding).await,
        Err(fault) => Err(fault),
    };
    match fed {
        Err(fault) => send_all.stop(CallError::from_fault(fault, "")),
        Ok(is_complete) if is_complete.is_truthy() => {}
        // The source was stopped by a failure, or by the caller's signal.
        Ok(_) => {
            let reason = send_all.signal.as_ref().map(Signal::abort_reason);
            send_all.stop(CallError::caused_by(Failure::Aborted, reason.unwrap_or_default()));
        }
    }
    let Some(error) = send_all.fatal.take() else { return Ok(send_all.report()) };
    let history = send_all.run.borrow().history();
    Err(send_all.with_report(error.hiding(send_all.state.secrets(&[])).to_js(ACTION, history)))
}

/// A run for `source.js`, which hands over its operations.
#[wasm_bindgen]
pub struct Bulk {
    send_all: Rc<SendAll>,
    base: BaseUrl,
    /// A buffer for the texts of operations.
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Bulk {
    /// Takes operations by their JSON texts, which are concatenated in `text`. `lengths` has their lengths in UTF-16. Returns how many bytes
    /// still fit into the open batch.
    pub fn offer(&mut self, text: &JsString, lengths: &[u32]) -> usize {
        let Self { send_all, bytes, .. } = self;
        each_json_text(text, lengths, bytes, |operation| {
            let rejection = send_all.run.borrow_mut().offer(operation);
            if let Some(rejection) = rejection {
                send_all.reject(&rejection, &JsValue::UNDEFINED);
            }
        });
        self.send_all.run.borrow().room()
    }

    /// Rejects an operation that has no JSON text, because of a `Fault`.
    pub fn refuse(&self, fault: JsValue) {
        let (invalid, cause) = read_fault(fault);
        let rejection = self.send_all.run.borrow_mut().reject(&invalid);
        if let Some(rejection) = rejection {
            self.send_all.reject(&rejection, &cause);
        }
    }

    /// Ends the source: the open batch is sent although it is not full.
    pub fn finish(&self) {
        self.send_all.run.borrow_mut().finish();
    }

    /// Whether a request waits to be sent. The source must not be read until it is sent.
    #[wasm_bindgen(getter, js_name = isBlocked)]
    pub fn is_blocked(&self) -> bool {
        self.send_all.run.borrow().is_blocked()
    }

    /// Whether a failure has stopped the run.
    #[wasm_bindgen(getter, js_name = isStopped)]
    pub fn is_stopped(&self) -> bool {
        self.send_all.run.borrow().is_stopped()
    }

    /// Sends the next request, if one may be sent now. Resolves when it has ended, and never rejects.
    pub fn send(&self) -> Option<Promise> {
        let request = self.send_all.run.borrow_mut().next_request()?;
        Some(promise(send(Rc::clone(&self.send_all), self.base.clone(), request)))
    }
}

async fn send(send_all: Rc<SendAll>, base: BaseUrl, request: Request) -> Result<JsValue, JsValue> {
    let Request { number, body, items, idempotency } = request;
    let body = Rc::new(body);
    let Batches { endpoint, read, content_type, authenticates, .. } = send_all.batches;
    let path = send_all.batches.path.clone();
    let prepared = Prepared { path, body: None, idempotency, operations: read.map(|_| items) };
    let options = CallOptions { signal: None, timeout: Some(send_all.timeout) };
    let request = call::Request {
        action: ACTION,
        content_type,
        authenticates,
        // The run ends with its page, and a batch is too long for `keepalive`.
        keepalive: false,
        written: Some(Rc::clone(&body)),
        signal: send_all.signal.clone(),
        ..call::Request::new(&send_all.state, endpoint, prepared, &[], options)
    };
    let ended = call::run(Rc::clone(&send_all.state), request, base).await;
    let (attempts, end) = match &ended {
        Ok(success) => {
            let response = |read: fn(&JsValue, usize) -> _| read(&success.response.json_or_empty(), items);
            let batch = read.map_or_else(|| BatchResponse::all(items), response);
            (success.history.attempts, End::Response(batch))
        }
        Err(ended) => {
            let may_have_taken_effect = ended.history.may_have_taken_effect;
            (ended.history.attempts, End::Failed { failure: ended.error.failure(), may_have_taken_effect })
        }
    };
    let rejections = send_all.run.borrow_mut().settle(number, attempts, end, || body.to_vec());
    if let Err(ended) = ended
        && send_all.run.borrow().is_stopped()
    {
        send_all.stop(ended.error);
    }
    for rejection in rejections {
        send_all.reject(&rejection, &JsValue::UNDEFINED);
    }
    send_all.notify_progress();
    Ok(JsValue::UNDEFINED)
}
