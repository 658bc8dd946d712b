//! One run of `sendAll`: what it was asked to do, what has become of it, and who is told.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{
    answer::{self, object},
    arguments::{self, Fields},
    call,
    error::Failed,
    host::{self, Given, Keys, Source},
    options::signal,
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

/// A run, shared by its reader and its requests.
pub struct Run {
    pub state: Rc<State>,
    pub signal: JsValue,
    /// Milliseconds for an attempt, 0 for none.
    pub timeout: u32,
    concurrency: usize,
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
    /// Whom the requests under way are about, if order matters.
    in_flight: RefCell<Vec<Rc<Keys>>>,
    /// The reader, while it waits for a request to end.
    waiting: Cell<Option<Waker>>,
}

impl Run {
    /// Reads the arguments and opens the source.
    pub fn begin(state: Rc<State>, source: &JsValue, options: &JsValue) -> Result<Self, Failed> {
        let known = "signal,timeout,concurrency,maxItemBytes,maxRequestBytes,ordered,maxRejected,onRejected,\
                     onProgress,resume";
        let mut fields = Fields::read("options", "options.", options, known)?;
        let signal = signal(fields.next())?;
        let timeout = fields.next().ms()?.unwrap_or(state.timeout);
        let concurrency = fields.next().positive()?.unwrap_or(4) as usize;
        let default = Limits::default();
        let limits = Limits {
            item_bytes: fields.next().positive()?.map_or(default.item_bytes, |bytes| bytes as usize),
            request_bytes: fields.next().positive()?.map_or(default.request_bytes, |bytes| bytes as usize),
        };
        let ordered = fields.next().flag()?.unwrap_or(false);
        let max_rejected = fields.next().count()?.unwrap_or(1000);
        let (on_rejected, on_progress) = (fields.next().function()?, fields.next().function()?);
        let resume = fields.next().value;
        let (done, first_id) =
            if resume.is_undefined() { (Ranges::default(), random::event_id()?) } else { resume_point(&resume)? };
        Ok(Self {
            state,
            source: Source::new(source, &signal).map_err(Failed::of_fault)?,
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
            in_flight: RefCell::default(),
            waiting: Cell::default(),
        })
    }

    /// The id for the event at a place, if events get one.
    pub fn event_id(&self, place: u64) -> Option<Ulid> {
        self.state.event_ids.then(|| self.first_id.plus(place))
    }

    /// Whether the source gave an operation; it is in the source.
    pub async fn next(&self) -> Result<bool, Failed> {
        let mut given = Given::of(self.source.next().map_err(Failed::of_fault)?);
        if given == Given::Later {
            let number = JsFuture::from(self.source.later()).await.map_err(Failed::of_fault)?;
            given = Given::of_js(&number);
        }
        // What stops the source is a failure, or else the caller's signal.
        if given == Given::Stopped && !self.is_stopped() {
            return Err(call::aborted(&self.signal));
        }
        Ok(given == Given::Operation)
    }

    /// Ends the run, unless something has ended it before.
    pub fn stop(&self, failed: Failed) {
        self.fatal.borrow_mut().get_or_insert(failed);
        self.source.stop();
        self.wake();
    }

    pub fn is_stopped(&self) -> bool {
        self.fatal.borrow().is_some()
    }

    /// Waits for a place among the requests under way, behind those about the same; tells whether it had to wait.
    pub async fn room_for(&self, keys: &Rc<Keys>) -> bool {
        let is_free = || {
            let in_flight = self.in_flight.borrow();
            self.is_stopped()
                || in_flight.len() < self.concurrency && !in_flight.iter().any(|other| host::meet(keys, other))
        };
        self.until(is_free).await
    }

    /// A request is under way.
    pub fn begin_request(&self, keys: Rc<Keys>) {
        self.in_flight.borrow_mut().push(keys);
    }

    /// It is not any more.
    pub fn end_request(&self, keys: &Rc<Keys>) {
        self.in_flight.borrow_mut().retain(|other| !Rc::ptr_eq(keys, other));
        self.wake();
    }

    /// Waits until `is_ready`, which requests that end may change; tells whether it had to wait.
    async fn until(&self, is_ready: impl Fn() -> bool) -> bool {
        let mut has_waited = false;
        poll_fn(|context| {
            if is_ready() {
                return Poll::Ready(());
            }
            has_waited = true;
            self.waiting.set(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
        has_waited
    }

    fn wake(&self) {
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// Tells of an operation that was rejected; without a place where nobody knows which it is.
    pub fn tell_rejected(&self, place: Option<u64>, refusal: &Refusal, cause: &JsValue) {
        let error = answer::batch_error(&place.map_or(JsValue::from(-1), number), refusal);
        if !cause.is_undefined() {
            // A fresh plain object refuses no member.
            let _ = Reflect::set(&error, &JsValue::from_str("cause"), cause);
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
            host::tell(hook, &to_object(&self.progress()));
        }
    }

    fn progress(&self) -> Vec<(&'static str, JsValue)> {
        let ledger = self.ledger.borrow();
        vec![
            ("read", number(ledger.read)),
            ("accepted", number(ledger.accepted)),
            ("rejected", number(ledger.rejected)),
            ("bytes", number(ledger.bytes)),
            ("requests", number(ledger.requests)),
            ("retries", number(ledger.retries)),
            ("elapsed", (host::monotonic_ms() - self.started).into()),
        ]
    }

    fn report(&self) -> JsValue {
        let mut members = self.progress();
        let ledger = self.ledger.borrow();
        let (resume_from, done) = ledger.done.split_first();
        members.extend([
            ("resumeFrom", number(resume_from)),
            ("doneRanges", pairs(done)),
            ("firstEventId", JsValue::from_str(&self.first_id.text())),
            ("uncertain", number(ledger.uncertain.count())),
            ("uncertainRanges", pairs(ledger.uncertain.all())),
            ("errors", self.errors.clone().into()),
        ]);
        to_object(&members)
    }

    /// What the run resolves or rejects with, once all of its requests have ended.
    pub async fn outcome(&self) -> Result<JsValue, JsValue> {
        self.until(|| self.in_flight.borrow().is_empty()).await;
        let Some(failed) = self.fatal.take() else { return Ok(self.report()) };
        let ledger = self.ledger.borrow();
        let history = History {
            attempts: u32::try_from(ledger.requests + ledger.retries).unwrap_or(u32::MAX),
            may_have_taken_effect: ledger.uncertain.count() > 0,
        };
        drop(ledger);
        Err(self.with_report(failed.into_js(ACTION, history)))
    }

    /// The error that ends the run.
    pub fn with_report(&self, error: JsValue) -> JsValue {
        // An error of our own refuses no member.
        let _ = Reflect::set(&error, &JsValue::from_str("report"), &self.report());
        error
    }
}

/// What an earlier run was done with, and the id that its events began with.
fn resume_point(resume: &JsValue) -> Result<(Ranges, Ulid), Failed> {
    let path = "options.resume";
    let invalid = || Failed::from(Invalid::new(path, "must be the report of a run that stopped"));
    if !host::is_record(resume) {
        return Err(invalid());
    }
    let mut members = arguments::members(path, resume, "firstEventId,resumeFrom,doneRanges")?;
    let mut next = || members.next().unwrap_or_default();
    let first_id = next().as_string().and_then(|text| Ulid::parse(&text)).ok_or_else(invalid)?;
    let mut done = Ranges::default();
    done.insert(0, place(&next()).ok_or_else(invalid)?);
    for range in arguments::list(path, &next())?.iter() {
        let range = arguments::list(path, &range)?;
        match (place(&range.get(0)), place(&range.get(1))) {
            (Some(start), Some(end)) if start <= end => done.insert(start, end),
            _ => return Err(invalid()),
        }
    }
    Ok((done, first_id))
}

/// The largest number up to which JavaScript has each whole one.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

fn place(value: &JsValue) -> Option<u64> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=MAX_SAFE_INTEGER).contains(number));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
    let place = number.map(|number| number as u64);
    place
}

fn number(number: u64) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "nobody reads that many operations")]
    let number = number as f64;
    number.into()
}

fn pairs(ranges: &[(u64, u64)]) -> JsValue {
    ranges.iter().map(|(start, end)| Array::of2(&number(*start), &number(*end))).collect::<Array>().into()
}

fn to_object(members: &[(&str, JsValue)]) -> JsValue {
    object(&members.iter().map(|(name, value)| (*name, value)).collect::<Vec<_>>())
}
