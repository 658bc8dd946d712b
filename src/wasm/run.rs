//! One run of `sendAll`: what it was asked to do, what has become of it, and who is told.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    answer::{self, number},
    arguments::Fields,
    error::Failed,
    host::{self, Record, Source},
    random,
    state::State,
};
use crate::core::{
    batch::Limits,
    bulk::Ledger,
    error::{History, Invalid, Refusal},
    ranges::Ranges,
    ulid::Ulid,
};

/// The public method's name.
pub const ACTION: &str = "sendAll";

/// A run, shared by its requests.
pub struct Run {
    pub state: Rc<State>,
    pub signal: JsValue,
    /// Milliseconds for an attempt, 0 for none.
    pub timeout: u32,
    pub concurrency: u32,
    pub limits: Limits,
    pub ordered: bool,
    max_rejected: u32,
    on_rejected: Option<Function>,
    on_progress: Option<Function>,
    pub source: Source,
    first_id: Ulid,
    started: f64,
    pub ledger: RefCell<Ledger>,
    /// The rejected operations that the report lists.
    errors: Array,
    /// What ended the run before the source did.
    fatal: RefCell<Option<Failed>>,
}

impl Run {
    /// Reads the arguments and opens the source.
    pub fn begin(state: &Rc<State>, source: &JsValue, options: &JsValue) -> Result<Self, Failed> {
        let known = "timeout:ms,concurrency:positive,maxItemBytes:positive,maxRequestBytes:positive,ordered:flag,\
                     maxRejected:count,resume,signal:signal,onRejected:function,onProgress:function";
        let mut fields = Fields::read("options", "options.", options, known)?;
        let timeout = fields.number().unwrap_or(state.timeout);
        let concurrency = fields.number().unwrap_or(4);
        let default = Limits::default();
        let limits = Limits {
            item_bytes: fields.number().map_or(default.item_bytes, |bytes| bytes as usize),
            request_bytes: fields.number().map_or(default.request_bytes, |bytes| bytes as usize),
        };
        let ordered = fields.flag().unwrap_or(false);
        let max_rejected = fields.number().unwrap_or(1000);
        let (first_id, done) = resume_point(&fields.next())?;
        let signal = fields.next();
        let (on_rejected, on_progress) = (fields.function(), fields.function());
        Ok(Self {
            source: Source::new(source, &signal).map_err(|fault| Failed::of_fault(fault, ""))?,
            signal,
            timeout,
            concurrency,
            limits,
            ordered,
            max_rejected,
            on_rejected,
            on_progress,
            first_id,
            started: host::monotonic_ms(),
            ledger: RefCell::new(Ledger::resume(done)),
            errors: Array::new(),
            fatal: RefCell::default(),
            state: Rc::clone(state),
        })
    }

    /// The place of the operation that the source gave, unless an earlier run was done with it.
    pub fn next_place(&self) -> Option<u64> {
        self.ledger.borrow_mut().take()
    }

    /// The id for the event at a place, if events get one.
    pub fn event_id(&self, place: u64) -> Option<Ulid> {
        self.state.event_ids.then(|| self.first_id.plus(place))
    }

    /// Ends the run, unless something has ended it before.
    pub fn stop(&self, failed: Failed) {
        self.fatal.borrow_mut().get_or_insert(failed);
    }

    pub fn is_stopped(&self) -> bool {
        self.fatal.borrow().is_some()
    }

    /// Rejects an operation that cannot be sent, in the terms of the API's own refusals.
    pub fn reject(&self, place: u64, invalid: &Invalid, cause: &JsValue) {
        self.ledger.borrow_mut().reject(place);
        // A path into the operation itself begins with what would join it to a name before it.
        let field = invalid.argument.strip_prefix(".").unwrap_or(&invalid.argument);
        let field = Some(field.to_owned()).filter(|field| !field.is_empty());
        let refusal = Refusal { reason: Some("invalid".to_owned()), field, message: invalid.problem.clone() };
        self.tell_rejected(Some(place), &refusal, cause);
    }

    /// Tells of an operation that was rejected; without a place where nobody knows which it is.
    pub fn tell_rejected(&self, place: Option<u64>, refusal: &Refusal, cause: &JsValue) {
        let error = answer::batch_error(place, refusal);
        if !cause.is_undefined() {
            error.set("cause", cause);
        }
        if self.errors.length() < self.max_rejected {
            self.errors.push(&error);
        }
        if let Some(hook) = &self.on_rejected {
            host::tell(hook, &error);
        }
    }

    /// Tells of the state after a request.
    pub fn tell_progress(&self) {
        if let Some(hook) = &self.on_progress {
            host::tell(hook, &self.progress());
        }
    }

    /// A `SendAllProgress`.
    fn progress(&self) -> Record {
        let Ledger { read, accepted, rejected, bytes, requests, retries, .. } = *self.ledger.borrow();
        let progress = Record::new();
        progress.set_number("read", number(read));
        progress.set_number("accepted", number(accepted));
        progress.set_number("rejected", number(rejected));
        progress.set_number("bytes", number(bytes));
        progress.set_number("requests", number(requests));
        progress.set_number("retries", number(retries));
        progress.set_number("elapsed", host::monotonic_ms() - self.started);
        progress
    }

    /// A `SendAllReport`.
    fn report(&self) -> Record {
        let report = self.progress();
        let Ledger { done, uncertain, .. } = &*self.ledger.borrow();
        let (resume_from, done) = done.split_first();
        report.set_number("resumeFrom", number(resume_from));
        report.set("doneRanges", &pairs(done));
        report.set_text("firstEventId", &self.first_id.text());
        report.set_number("uncertain", number(uncertain.count()));
        report.set("uncertainRanges", &pairs(uncertain.all()));
        report.set("errors", &self.errors);
        report
    }

    /// What the run resolves or rejects with, once all of its requests have ended.
    pub fn outcome(&self) -> Result<JsValue, JsValue> {
        let Some(failed) = self.fatal.take() else { return Ok(self.report().into()) };
        let ledger = self.ledger.borrow();
        let history = History {
            attempts: u32::try_from(ledger.requests + ledger.retries).unwrap_or(u32::MAX),
            may_have_taken_effect: ledger.uncertain.count() > 0,
        };
        drop(ledger);
        Err(self.with_report(failed.to_js(ACTION, history)))
    }

    /// The error that ends the run.
    pub fn with_report(&self, error: JsValue) -> JsValue {
        error.unchecked_ref::<Record>().set("report", &self.report());
        error
    }
}

/// The id that events begin with, and what an earlier run was done with.
fn resume_point(resume: &JsValue) -> Result<(Ulid, Ranges), Failed> {
    let mut done = Ranges::default();
    if resume.is_undefined() {
        return Ok((random::event_id()?, done));
    }
    let invalid = || Failed::from(Invalid::new("options.resume", "must be the report of a run that stopped"));
    let first_id = host::resume_id(resume).map_err(|fault| Failed::of_fault(fault, ""))?;
    let places = host::resume_places(resume).map_err(|fault| Failed::of_fault(fault, ""))?;
    let number = |index| places.get(index).as_f64().unwrap_or(f64::NAN);
    let mut index = 0;
    while index < places.length() {
        let (start, end) = (number(index), number(index + 1));
        if !(0.0 <= start && start <= end) {
            return Err(invalid());
        }
        done.insert(place(start), place(end));
        index += 2;
    }
    Ok((Ulid::parse(&first_id).ok_or_else(invalid)?, done))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a place")]
const fn place(number: f64) -> u64 {
    number as u64
}

/// Ranges by their starts and ends.
fn pairs(ranges: &[(u64, u64)]) -> Array {
    let pairs = Array::new();
    for (start, end) in ranges {
        let pair = Array::new();
        pair.push(&number(*start).into());
        pair.push(&number(*end).into());
        pairs.push(&pair);
    }
    pairs
}
