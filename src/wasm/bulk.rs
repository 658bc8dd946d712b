//! `sendAll`: packing operations into requests, and sending those.

use std::rc::Rc;

use js_sys::{JsString, Promise, Uint8Array, Uint32Array};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    body::Payload,
    call::{self, Call, Done, Ended, Shape},
    error::Failed,
    host::{self, Kind},
    operation::{Prepared, Writer, prepare},
    run::{ACTION, Run},
    task,
};
use crate::core::{
    base::Base,
    batch::{Packer, Refused, split},
    bulk::Consequence,
    endpoint::BATCH,
    error::Failure,
    json_text::{Value, end_of_value},
    operation,
    ranges::Ranges,
    retry::Repeat,
    subjects,
};

/// A request of some operations.
struct Request {
    body: Uint8Array,
    items: usize,
    /// Where they are in the source.
    places: Ranges,
    /// Whom they are about, if order matters.
    about: Vec<u32>,
    repeat: Repeat,
    /// Whether they may have been accepted by a request that held them before.
    is_uncertain: bool,
}

/// Performs a run to its end.
pub async fn perform(run: Rc<Run>, key: usize) -> Result<JsValue, JsValue> {
    let base = call::base(&run.state, ACTION, &run.signal, key).await;
    let base = base.map_err(|error| {
        run.source.close();
        run.with_report(error)
    })?;
    let fed = host::wait(&run.source.feed(Bulk::new(&run, base), run.concurrency), &JsValue::UNDEFINED, 0);
    let fed = task::settled(&fed, key).await;
    if fed.ended() != Kind::Done {
        run.stop(Failed::of_fault(fed.cause(), ""));
    } else if !fed.body().is_truthy() {
        // What stops the source is a failure, or else the caller's signal.
        run.stop(call::aborted(&run.signal));
    }
    run.outcome()
}

/// How many guesses there are of what an operation is, and the one that it is a plain event: the numbers of `chunk.js`.
const GUESSES: u32 = 4;
const EVENT: u32 = 2;

/// What takes the operations of a run and sends them. `source.js` drives it.
#[wasm_bindgen]
pub struct Bulk {
    run: Rc<Run>,
    base: Base,
    writer: Writer,
    filling: Filling,
    /// The requests that are to be sent: seldom more than one.
    sealed: Vec<Request>,
}

/// The request that is being filled.
struct Filling {
    packer: Packer,
    places: Ranges,
    /// Whom its operations are about, if order matters.
    about: Vec<u32>,
}

#[wasm_bindgen]
impl Bulk {
    fn new(run: &Rc<Run>, base: Base) -> Self {
        let filling = Filling { packer: Packer::new(run.limits), places: Ranges::default(), about: Vec::new() };
        Self { run: Rc::clone(run), base, writer: Writer::new(run.limits), filling, sealed: Vec::new() }
    }

    /// Takes operations by their texts, one behind the other. Of each, `sizes` has four times the length of its text, and what
    /// `chunk.js` guesses of it. Tells how many bytes may be added to the request that is being filled.
    pub fn offer(&mut self, text: &JsString, sizes: &[u32]) -> u32 {
        let run = &self.run;
        let mut rest = match self.writer.encode(text, sizes.len()) {
            Ok(bytes) => bytes,
            Err(invalid) => {
                if let Some(place) = run.next_place() {
                    run.reject(place, &invalid, &JsValue::UNDEFINED);
                }
                return self.filling.room();
            }
        };
        let characters: u32 = sizes.iter().map(|size| size / GUESSES).sum();
        let is_ascii = rest.len() == characters as usize;
        for size in sizes {
            let length = if is_ascii { (size / GUESSES) as usize } else { end_of_value(rest, 0) };
            let (text, others) = rest.split_at_checked(length).unwrap_or_default();
            rest = others;
            let Some(place) = run.next_place() else { continue };
            let known = match size % GUESSES {
                0 => None,
                guess => Some(operation::Kind::of_plain(guess == EVENT, run.state.event_ids)),
            };
            match prepare(text, run.event_id(place), run.limits, known) {
                Ok(Prepared { item, repeat }) => {
                    if !self.filling.packer.fits(&item) {
                        self.sealed.push(self.filling.take());
                    }
                    self.filling.packer.push(&item, repeat);
                    self.filling.places.insert(place, place + 1);
                    if run.ordered {
                        subjects::add(&Value::new(text).members(), &mut self.filling.about);
                    }
                }
                Err(invalid) => run.reject(place, &invalid, &JsValue::UNDEFINED),
            }
        }
        self.filling.room()
    }

    /// Takes an operation that has no text, because of a `Fault`.
    pub fn refuse(&mut self, fault: JsValue) {
        let Some(place) = self.run.next_place() else { return };
        let failed = Failed::of_fault(fault, "");
        if let Failure::Invalid(invalid) = &failed.failure {
            self.run.reject(place, invalid, &failed.cause);
        }
    }

    /// Numbers of those that the next request is about, if order matters; `undefined` if there is no request to be sent. The
    /// last one is sent even if it is not full.
    pub fn next(&mut self, is_last: bool) -> Option<Uint32Array> {
        if is_last && self.filling.packer.items() > 0 {
            self.sealed.push(self.filling.take());
        }
        self.sealed.first().map(|request| Uint32Array::from(request.about.as_slice()))
    }

    /// Sends the next request. Resolves with whether the run is over.
    pub fn send(&mut self) -> Promise {
        if self.sealed.is_empty() {
            return Promise::resolve(&JsValue::FALSE);
        }
        let request = self.sealed.remove(0);
        task::begin(|key| Box::pin(send(Rc::clone(&self.run), self.base.clone(), request, key)))
    }
}

impl Filling {
    fn room(&self) -> u32 {
        u32::try_from(self.packer.room()).unwrap_or(u32::MAX)
    }

    fn take(&mut self) -> Request {
        let (items, repeat) = (self.packer.items(), self.packer.repeat());
        Request {
            body: self.packer.take(|body| Uint8Array::from(body)),
            items,
            places: std::mem::take(&mut self.places),
            about: std::mem::take(&mut self.about),
            repeat,
            is_uncertain: false,
        }
    }
}

/// Sends a request, or what it falls into.
async fn send(run: Rc<Run>, base: Base, request: Request, key: usize) -> Result<JsValue, JsValue> {
    let mut requests = vec![request];
    while let Some(request) = requests.pop() {
        if let Err(failed) = call::check_aborted(&run.signal) {
            run.stop(failed);
        }
        if run.is_stopped() {
            if request.is_uncertain {
                run.ledger.borrow_mut().uncertain.extend(&request.places);
            }
            continue;
        }
        let payload = Payload { json: request.body.clone().into(), repeat: Some(request.repeat) };
        let path = BATCH.path(&[]).unwrap_or_default();
        let call = Call::new(&BATCH, path, Some(payload), run.timeout, run.signal.clone());
        let call = Call { action: ACTION, shape: Shape::Inner, ..call };
        let ended = call::run(&run.state, &call, base.clone(), host::monotonic_ms(), key).await;
        requests.append(&mut settle(&run, request, ended));
        run.tell_progress();
    }
    Ok(run.is_stopped().into())
}

/// Accounts for a request that has ended; what is left to be sent comes back, the last part first.
fn settle(run: &Run, request: Request, ended: Result<Done, Ended>) -> Vec<Request> {
    let Request { body, items, places, repeat, is_uncertain, .. } = request;
    let mut ledger = run.ledger.borrow_mut();
    let attempts = match &ended {
        Ok(done) => done.attempts,
        Err(ended) => ended.history.attempts,
    };
    ledger.count(body.length(), attempts);
    let refused = match ended {
        Ok(Done { value, status, .. }) => Refused::of(status, &value, items),
        Err(Ended { failed, history }) => {
            let is_uncertain = is_uncertain || history.may_have_taken_effect;
            match Consequence::of(&failed.failure, items) {
                Consequence::Reject(refusals) => {
                    ledger.settle(&places, 0);
                    drop(ledger);
                    for refusal in refusals.as_ref() {
                        run.tell_rejected(places.nth(0), refusal, &JsValue::UNDEFINED);
                    }
                    return Vec::new();
                }
                Consequence::Halve => {
                    let first = items.div_ceil(2);
                    let [body, rest] = split(&body.to_vec(), first);
                    let [places, others] = places.split_at(first as u64);
                    let part = |body: &[u8], items, places| {
                        let body = Uint8Array::from(body);
                        Request { body, items, places, about: Vec::new(), repeat, is_uncertain }
                    };
                    return vec![part(&rest, items - first, others), part(&body, first, places)];
                }
                Consequence::Stop => {
                    if is_uncertain {
                        ledger.uncertain.extend(&places);
                    }
                    drop(ledger);
                    run.stop(failed);
                    return Vec::new();
                }
            }
        }
    };
    ledger.settle(&places, refused.accepted);
    drop(ledger);
    for (index, refusal) in &refused.reasons {
        run.tell_rejected(index.and_then(|index| places.nth(index as u64)), refusal, &JsValue::UNDEFINED);
    }
    Vec::new()
}
