//! `sendAll`: one reader of the source, which packs requests, and the requests under way.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::{
    call::{self, Call, Done, Ended, Shape},
    error::Failed,
    host::{self, Keys},
    operation::Writer,
    run::{ACTION, Run},
};
use crate::core::{
    base::Base,
    batch::{Packer, Refused, split},
    bulk::Consequence,
    endpoint::BATCH,
    error::{Failure, Refusal},
    operation::subjects,
    ranges::Ranges,
    request::Body,
    retry::Repeat,
};

/// How many operations are read in a row before the host gets time for other things.
const IN_A_ROW: u32 = 5000;

/// A request of some operations.
struct Request {
    body: Uint8Array,
    items: usize,
    /// Where they are in the source.
    places: Ranges,
    repeat: Repeat,
    /// Whether they may have been accepted by a request that held them before.
    is_uncertain: bool,
}

/// Performs a run to its end.
pub async fn perform(run: Rc<Run>) -> Result<JsValue, JsValue> {
    let base = call::base(&run.state, ACTION, &run.signal).await;
    let read = match &base {
        Ok(base) => read(&run, base).await,
        Err(_) => Ok(()),
    };
    run.source.close();
    base.map_err(|error| run.with_report(error))?;
    if let Err(failed) = read {
        run.stop(failed);
    }
    run.outcome().await
}

/// Reads the source, and sends each request once it is full.
async fn read(run: &Rc<Run>, base: &Base) -> Result<(), Failed> {
    let (mut writer, mut packer) = (Writer::new(run.limits), Packer::new(run.limits));
    let (mut places, mut about) = (Ranges::default(), Vec::new());
    let mut in_a_row = 0;
    while run.next().await? {
        in_a_row += 1;
        if in_a_row == IN_A_ROW {
            call::settle(host::sleep(1, &run.signal)).await;
            in_a_row = 0;
        }
        let Some(place) = run.ledger.borrow_mut().take() else { continue };
        let prepared = match writer.write(&run.source.operation(), run.event_id(place)) {
            Ok(prepared) => prepared,
            Err(failed) => {
                run.ledger.borrow_mut().reject(place);
                run.tell_rejected(Some(place), &reason(&failed), &failed.cause);
                continue;
            }
        };
        if !packer.fits(&prepared.item) && flush(run, base, &mut packer, &mut places, &mut about).await {
            in_a_row = 0;
        }
        packer.push(&prepared.item, prepared.repeat);
        places.insert(place, place + 1);
        if run.ordered {
            about.extend(subjects(&prepared.members));
        }
    }
    if packer.items() > 0 {
        flush(run, base, &mut packer, &mut places, &mut about).await;
    }
    Ok(())
}

/// Sends what is packed as soon as there is room, unless the run stops before; tells whether there was none.
async fn flush(run: &Rc<Run>, base: &Base, packer: &mut Packer, places: &mut Ranges, about: &mut Vec<u32>) -> bool {
    let keys = Rc::new(host::keys(about));
    about.clear();
    let has_waited = run.room_for(&keys).await;
    if !run.is_stopped() {
        let (items, repeat) = (packer.items(), packer.repeat());
        let body = packer.take(|body| Uint8Array::from(body));
        let request = Request { body, items, places: std::mem::take(places), repeat, is_uncertain: false };
        run.begin_request(Rc::clone(&keys));
        // It settles with nothing: the run is told.
        let _ = call::promise(Box::pin(send(Rc::clone(run), base.clone(), request, keys)));
    }
    has_waited
}

/// Sends a request, or what it falls into.
async fn send(run: Rc<Run>, base: Base, request: Request, keys: Rc<Keys>) -> Result<JsValue, JsValue> {
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
    run.end_request(&keys);
    Ok(JsValue::UNDEFINED)
}

/// Accounts for a request that has ended; what is left to be sent comes back, the last part first.
fn settle(run: &Run, request: Request, ended: Result<Done, Ended>) -> Vec<Request> {
    let Request { body, items, places, repeat, is_uncertain } = request;
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
                Consequence::Reject(refusal) => Refused { accepted: 0, reasons: vec![(Some(0), refusal)] },
                Consequence::Halve => {
                    let counts = [items.div_ceil(2), items / 2];
                    let bodies = split(&body.to_vec(), counts[0]);
                    let places = places.split_at(counts[0] as u64);
                    let halves = counts.into_iter().zip(bodies).zip(places);
                    return halves
                        .rev()
                        .map(|((items, body), places)| {
                            let body = Uint8Array::from(body.as_slice());
                            Request { body, items, places, repeat, is_uncertain }
                        })
                        .collect();
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

/// Why an operation cannot be sent, in the terms of the API's own refusals.
fn reason(failed: &Failed) -> Refusal {
    let Failure::Invalid(invalid) = &failed.failure else { return Refusal::default() };
    let field = Some(invalid.argument.clone()).filter(|argument| !argument.is_empty());
    Refusal { reason: Some("invalid".to_owned()), field, message: invalid.problem.clone() }
}
