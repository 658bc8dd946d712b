//! `batching`: carries out the decisions of the collector. `track/batching.js` has the promises and the timer.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, JsString, Promise, Uint32Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::TrackClient;
use crate::{
    core::{
        bulk::BatchResponse,
        error::{Failure, History, Invalid},
        http::{ArgumentValue, ContentType, Endpoint, Prepared, Response, not_a_call},
        track::{
            TrackOperations,
            batching::{
                BatchedCall, Collector, Options as BatchingOptions, Sending, Settled, Verdict, actions, parse,
                refusal_body,
            },
            endpoints::{BATCH, ENDPOINTS},
            read_batch_response,
        },
        ulid::Ulid,
    },
    wasm::{
        call::{self, Ended, Expects, Request, Signal, Success, find_base_url},
        client::State,
        errors::CallError,
        future::promise,
        values::{self, CallOptions, each_json_text, event_id, text_from_bytes, with_ids},
    },
};

#[wasm_bindgen]
impl TrackClient {
    /// `maxDelayMs`, the longest time that a call waits for others; `undefined` without `batching`.
    #[wasm_bindgen(getter, js_name = maxDelay)]
    pub fn max_delay(&self) -> Option<u32> {
        self.batching.map(|options| options.max_delay_ms)
    }

    /// The actions of the calls that are batched; `undefined` without `batching`.
    #[wasm_bindgen(getter, js_name = batchedActions)]
    pub fn batched_actions(&self) -> Option<Vec<String>> {
        self.batching.map(|_| actions().map(str::to_owned).collect())
    }

    /// The batcher of a client with `batching`. It outlives this object.
    pub fn batcher(&self) -> Batcher {
        Batcher::new(&self.state, self.event_ids, self.batching.unwrap_or_default())
    }
}

/// Sends the calls of one client in batches. Each call has a ticket, which the host chooses.
#[wasm_bindgen]
pub struct Batcher {
    shared: Rc<Shared>,
    /// A buffer for the texts of calls.
    bytes: Vec<u8>,
}

/// What the requests share with their batcher.
struct Shared {
    state: Rc<State>,
    event_ids: bool,
    collector: RefCell<Collector>,
}

#[wasm_bindgen]
impl Batcher {
    /// Takes calls by their JSON texts, which are concatenated in `text`. `lengths` has their lengths in UTF-16. Their tickets count up from
    /// `ticket`. Returns the tickets and the errors of the calls that cannot be sent, alternating.
    pub fn offer(&mut self, text: &JsString, lengths: &[u32], ticket: u32) -> Array {
        let Self { shared, bytes } = self;
        let faults = Array::new();
        let mut ids = shared.event_ids();
        let mut tickets = ticket..;
        each_json_text(text, lengths, bytes, |text| {
            let ticket = tickets.next().unwrap_or_default();
            let (action, taken) = match parse(text) {
                Some((endpoint, values)) => (endpoint.action, shared.take(ticket, endpoint, values, &mut ids)),
                None => (BATCH.action, Err(not_a_call().into())),
            };
            if let Err(error) = taken {
                faults.push(&ticket.into());
                faults.push(&shared.state.refuse(action, &error));
            }
        });
        faults
    }

    /// Takes a call by the values of its arguments. Returns its own `signal` and `timeout`, if they are given.
    #[wasm_bindgen(js_name = offerCall)]
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen passes a list of values only as a `Vec`")]
    pub fn offer_call(
        &self,
        ticket: u32,
        action: &str,
        arguments: Vec<JsValue>,
        options: &JsValue,
    ) -> Result<Array, JsValue> {
        let taken = self.take_call(ticket, action, &arguments, options);
        taken.map_err(|error| self.shared.state.refuse(action, &error))
    }

    fn take_call(
        &self,
        ticket: u32,
        action: &str,
        arguments: &[JsValue],
        options: &JsValue,
    ) -> Result<Array, CallError> {
        let endpoint = Endpoint::find(ENDPOINTS, action).ok_or_else(not_a_call)?;
        let values = values::arguments(endpoint.arguments, arguments)?.values;
        let call = self.shared.event_ids().check(endpoint, values)?;
        let CallOptions { signal, timeout } = CallOptions::read(options)?;
        let signal: Option<Signal> = signal.map(JsCast::unchecked_into);
        // Before it is offered: a full batch would be sent at once, and the call with it.
        if let Some(aborted) = signal.as_ref().filter(|signal| signal.has_aborted()) {
            let error = CallError::caused_by(Failure::Aborted, aborted.abort_reason());
            return Err(error.hiding(self.shared.state.secrets(&[])));
        }
        self.shared.collector.borrow_mut().offer(ticket, call);
        Ok(Array::of2(&signal.into(), &timeout.into()))
    }

    /// Seals the open batch, so that its calls are sent.
    pub fn flush(&self) {
        self.shared.collector.borrow_mut().flush();
    }

    /// Whether the open batch has calls, which must be flushed in time.
    #[wasm_bindgen(getter, js_name = isWaiting)]
    pub fn is_waiting(&self) -> bool {
        self.shared.collector.borrow().is_waiting()
    }

    /// Sends the next request, if one may be sent now. Never rejects. Resolves with three values: the tickets of the accepted calls, the
    /// details that they resolve with (data `undefined` stands for an empty object), and the tickets and errors of the other calls,
    /// alternating.
    pub fn send(&self) -> Option<Promise> {
        let number = self.shared.collector.borrow_mut().next_request()?;
        Some(promise(send(Rc::clone(&self.shared), number)))
    }

    /// Gives up a call of `action`: after its `timeout`, or without one because its signal aborted with the reason `cause`. Returns its
    /// error.
    #[wasm_bindgen(js_name = giveUp)]
    pub fn give_up(&self, ticket: u32, action: &str, timeout: Option<u32>, cause: JsValue) -> JsValue {
        let history = self.shared.collector.borrow_mut().give_up(ticket).unwrap_or_default();
        let failure = timeout.map_or(Failure::Aborted, |timeout| Failure::TimedOut { timeout });
        CallError::caused_by(failure, cause).hiding(self.shared.state.secrets(&[])).to_js(action, history)
    }
}

impl Batcher {
    pub fn new(state: &Rc<State>, event_ids: bool, options: BatchingOptions) -> Self {
        let collector = RefCell::new(Collector::new(options, TrackOperations::LIMITS));
        Self { shared: Rc::new(Shared { state: Rc::clone(state), event_ids, collector }), bytes: Vec::new() }
    }
}

/// Draws event ids. The first one is random, and the others count up from it, like the ids of `batch`.
struct EventIds {
    is_on: bool,
    next: Option<Ulid>,
}

impl EventIds {
    /// Checks a call, which may draw an id.
    fn check(&mut self, endpoint: &'static Endpoint, values: Vec<ArgumentValue>) -> Result<BatchedCall, CallError> {
        with_ids(|| self.draw(), |ids| BatchedCall::read(endpoint, values, ids))
    }

    fn draw(&mut self) -> Result<Option<Ulid>, (Invalid, JsValue)> {
        if !self.is_on {
            return Ok(None);
        }
        let id = match self.next {
            Some(id) => id,
            None => event_id("eventIds")?,
        };
        self.next = Some(id.plus(1));
        Ok(Some(id))
    }
}

impl Shared {
    const fn event_ids(&self) -> EventIds {
        EventIds { is_on: self.event_ids, next: None }
    }

    fn take(
        &self,
        ticket: u32,
        endpoint: &'static Endpoint,
        values: Vec<ArgumentValue>,
        ids: &mut EventIds,
    ) -> Result<(), CallError> {
        let call = ids.check(endpoint, values)?;
        self.collector.borrow_mut().offer(ticket, call);
        Ok(())
    }

    fn settle(&self, number: u32, history: History, end: Result<BatchResponse, &Failure>) -> Vec<Settled> {
        self.collector.borrow_mut().settle(number, history, end)
    }
}

async fn send(shared: Rc<Shared>, number: u32) -> Result<JsValue, JsValue> {
    let timeout = shared.state.policy.attempt_timeout(0, 0);
    let base = match find_base_url(&shared.state, None, timeout).await {
        Ok(base) => base,
        Err(unknown) => {
            // Nothing was sent. `Unreachable` fails each call, without halving the batch.
            let ended = shared.settle(number, History::default(), Err(&Failure::Unreachable));
            let action = if let [alone] = ended.as_slice() { alone.action } else { BATCH.action };
            shared.state.unsent(action, unknown.to_js(action));
            return Ok(verdicts(ended, &JsValue::UNDEFINED, &|settled| unknown.to_js(settled.action)));
        }
    };
    // Only now, so that a call that was given up meanwhile is not sent.
    let Some(sending) = shared.collector.borrow_mut().begin(number) else {
        return Ok(verdicts(Vec::new(), &JsValue::UNDEFINED, &|_| JsValue::UNDEFINED));
    };
    let (items, request) = match sending {
        Sending::Batch { body, items, idempotency } => {
            let prepared = Prepared { idempotency, operations: Some(items), ..Prepared::bare(&BATCH) };
            let batch = Request {
                content_type: ContentType::Json,
                written: Some(Rc::new(body)),
                ..Request::new(&shared.state, &BATCH, prepared, &[], CallOptions::default())
            };
            (items, batch)
        }
        Sending::Alone { endpoint, prepared } => {
            (1, Request::new(&shared.state, endpoint, prepared, &[], CallOptions::default()))
        }
    };
    let is_batch = matches!(request.expects, Expects::Batch(_));
    Ok(match call::run(Rc::clone(&shared.state), request, base).await {
        Err(Ended { error, history }) => {
            let ended = shared.settle(number, history, Err(error.failure()));
            verdicts(ended, &JsValue::UNDEFINED, &|settled| error.to_js(settled.action, settled.history))
        }
        Ok(success) if is_batch => {
            let secrets = shared.state.secrets(&[]);
            let response = read_batch_response(&secrets.hide_in_data(&success.response.json_or_empty()), items);
            let ended = shared.settle(number, success.history, Ok(response));
            verdicts(ended, &success.details(&JsValue::UNDEFINED), &|settled| {
                refused(&success, settled).hiding(secrets.clone()).to_js(settled.action, settled.history)
            })
        }
        Ok(success) => {
            let ended = shared.settle(number, success.history, Ok(BatchResponse::default()));
            // The call is accepted, so no error is made.
            verdicts(ended, &success.to_js(), &|_| JsValue::UNDEFINED)
        }
    })
}

/// The error of a call that the response to its batch refuses, or may refuse.
fn refused(batch: &Success, settled: &Settled) -> CallError {
    let Verdict::Refused(refusals) = &settled.verdict else {
        let status = batch.response.status();
        return CallError::with_response(Failure::Unreadable { status }, batch.response.shown());
    };
    // The status with which a single operation is refused.
    let failure = Failure::Status { status: 400, refusals: refusals.clone(), retry_after_ms: None };
    let body = text_from_bytes(&refusal_body(refusals));
    CallError::with_response(failure, call::object([("headers", batch.response.headers()), ("body", body)]))
}

/// What [`Batcher::send`] resolves with.
fn verdicts(ended: Vec<Settled>, details: &JsValue, error: &dyn Fn(&Settled) -> JsValue) -> JsValue {
    let (mut accepted, others) = (Vec::with_capacity(ended.len()), Array::new());
    for settled in ended {
        if settled.verdict == Verdict::Accepted {
            accepted.push(settled.ticket);
        } else {
            others.push(&settled.ticket.into());
            others.push(&error(&settled));
        }
    }
    Array::of3(&Uint32Array::from(accepted.as_slice()), details, &others).into()
}
