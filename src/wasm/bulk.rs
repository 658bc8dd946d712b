//! `sendAll`: packing operations into requests, and sending those.

use std::rc::Rc;

use js_sys::{JsString, Promise, Uint8Array};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{
    call::{self, Call, Done, Ended, Shape},
    error::Failed,
    host,
    operation::{Prepared, Writer},
    run::{ACTION, Run},
};
use crate::core::{
    base::Base,
    batch::{Packer, Refused, split},
    bulk::Consequence,
    endpoint::BATCH,
    error::Failure,
    operation::subjects,
    ranges::Ranges,
    request::Body,
    retry::Repeat,
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
pub async fn perform(run: Rc<Run>) -> Result<JsValue, JsValue> {
    let base = call::base(&run.state, ACTION, &run.signal).await;
    let base = base.map_err(|error| {
        run.source.close();
        run.with_report(error)
    })?;
    match JsFuture::from(run.source.feed(Bulk::new(&run, base), run.concurrency)).await {
        Ok(is_complete) if is_complete.is_truthy() => {}
        // What stops the source is a failure, or else the caller's signal.
        Ok(_) => run.stop(call::aborted(&run.signal)),
        Err(fault) => run.stop(Failed::of_fault(fault)),
    }
    run.outcome()
}

/// What takes the operations of a run and sends them. `bulk.js` drives it.
#[wasm_bindgen]
pub struct Bulk {
    run: Rc<Run>,
    base: Base,
    writer: Writer,
    filling: Filling,
    /// A request that is to be sent.
    sealed: Option<Request>,
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
        Self { run: Rc::clone(run), base, writer: Writer::new(run.limits), filling, sealed: None }
    }

    /// Takes the text of an operation. Tells whether that has filled a request, which is to be sent before more is taken.
    pub fn offer(&mut self, text: &JsString) -> bool {
        let run = &self.run;
        let Some(place) = run.ledger.borrow_mut().take() else { return false };
        match self.writer.write_text(text, run.event_id(place)) {
            Ok(Prepared { item, members, repeat }) => {
                let is_full = !self.filling.packer.fits(&item);
                if is_full {
                    self.sealed = Some(self.filling.take());
                }
                self.filling.packer.push(&item, repeat);
                self.filling.places.insert(place, place + 1);
                if run.ordered {
                    self.filling.about.extend(subjects(&members));
                }
                is_full
            }
            Err(invalid) => {
                run.reject(place, &invalid, &JsValue::UNDEFINED);
                false
            }
        }
    }

    /// Takes an operation that has no text, because of a `Fault`.
    pub fn refuse(&mut self, fault: JsValue) {
        let Some(place) = self.run.ledger.borrow_mut().take() else { return };
        let failed = Failed::of_fault(fault);
        if let Failure::Invalid(invalid) = &failed.failure {
            self.run.reject(place, invalid, &failed.cause);
        }
    }

    /// Takes what there is for a request that is to be sent. Tells whether there is something.
    pub fn seal(&mut self) -> bool {
        let is_some = self.filling.packer.items() > 0;
        if is_some {
            self.sealed = Some(self.filling.take());
        }
        is_some
    }

    /// Numbers of those that the request is about which is to be sent, if order matters.
    pub fn about(&mut self) -> Vec<u32> {
        self.sealed.as_mut().map(|request| std::mem::take(&mut request.about)).unwrap_or_default()
    }

    /// Sends that request. Resolves with whether the run is over.
    pub fn send(&mut self) -> Promise {
        let (run, base) = (Rc::clone(&self.run), self.base.clone());
        call::promise(Box::pin(send(run, base, self.sealed.take())))
    }
}

impl Filling {
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
async fn send(run: Rc<Run>, base: Base, request: Option<Request>) -> Result<JsValue, JsValue> {
    let mut requests = Vec::from_iter(request);
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
        let call = Call {
            action: ACTION,
            method: BATCH.method.clone(),
            path: BATCH.path.to_owned(),
            kind: Body::Json,
            body: request.body.clone().into(),
            repeat: request.repeat,
            timeout: run.timeout,
            signal: run.signal.clone(),
            auth: BATCH.auth,
            shape: Shape::Typed,
        };
        let ended = call::run(&run.state, &call, base.clone(), host::monotonic_ms(), None).await;
        requests.extend(settle(&run, request, ended));
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
                    let reasons = refusals.into_iter().map(|refusal| (Some(0), refusal)).collect();
                    Refused { accepted: 0, reasons }
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
