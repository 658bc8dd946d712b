//! The run itself: it turns operations into requests, and responses into accounts.

use std::mem;

use super::{
    BulkApi,
    batch::{Batch, BatchPart, OpenBatch},
    consequence::Consequence,
    ledger::{Counts, Ledger},
    options::Options,
    packer::{Envelope, EventId, Item},
    report::{Progress, Rejection, Report},
};
use crate::core::{
    error::{Failure, History, Invalid, Refusal},
    http::Idempotency,
};

/// A request that may be sent now.
#[derive(Debug)]
pub struct Request {
    /// Identifies the request when it is [settled](Run::settle).
    pub number: usize,
    /// The body.
    pub body: Vec<u8>,
    /// The number of operations.
    pub items: usize,
    /// Whether it may be processed twice.
    pub idempotency: Idempotency,
}

/// A successful response to a batch.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BatchResponse {
    /// The number of operations that were accepted.
    pub accepted: usize,
    /// Why the others were refused: each reason with the position of its operation in the batch, if it names one.
    pub reasons: Vec<(Option<usize>, Refusal)>,
}

/// How a request ended, after its retries.
#[derive(Debug)]
pub enum End<'a> {
    /// With a successful response.
    Response(BatchResponse),
    /// With a failure.
    Failed {
        /// The failure of the last attempt.
        failure: &'a Failure,
        /// Whether any attempt may have taken effect.
        may_have_taken_effect: bool,
    },
}

/// A run of `sendAll`.
#[derive(Debug)]
pub struct Run {
    api: Box<dyn BulkApi>,
    envelope: Envelope,
    options: Options,
    ledger: Ledger,
    open: OpenBatch,
    /// The batches that wait to be sent, rarely more than one. Only the first one may be sent next, so none overtakes another.
    queue: Vec<Batch>,
    in_flight: Vec<InFlight>,
    next_number: usize,
    /// The number of rejections that the report lists so far.
    listed: usize,
    is_stopped: bool,
}

/// A request that was handed out and has not ended.
#[derive(Debug)]
struct InFlight {
    number: usize,
    /// Without its body, which the host has.
    part: BatchPart,
    body_bytes: usize,
    /// The batch with the parts that follow this one.
    batch: Batch,
}

impl BatchResponse {
    /// The response of an API that accepts or refuses a batch as a whole.
    #[must_use]
    pub const fn all(items: usize) -> Self {
        Self { accepted: items, reasons: Vec::new() }
    }
}

impl Run {
    /// A run that has read nothing yet.
    #[must_use]
    pub fn new(api: Box<dyn BulkApi>, mut options: Options) -> Self {
        let envelope = api.envelope();
        Self {
            api,
            ledger: Ledger::resume(mem::take(&mut options.start.done), mem::take(&mut options.start.uncertain)),
            open: OpenBatch::new(envelope.clone(), options.limits),
            envelope,
            options,
            queue: Vec::new(),
            in_flight: Vec::new(),
            next_number: 0,
            listed: 0,
            is_stopped: false,
        }
    }

    /// Takes an operation from the source, as compact JSON text. An operation that cannot be sent is rejected. One that may have been
    /// accepted by the run that this one resumes, and must not be processed twice, stays uncertain.
    pub fn offer(&mut self, text: &[u8]) -> Option<Rejection> {
        let index = self.ledger.read()?;
        self.pack(index, text).err().map(|invalid| self.reject_at(index, &invalid))
    }

    /// Rejects an operation of the source that has no JSON text.
    pub fn reject(&mut self, invalid: &Invalid) -> Option<Rejection> {
        let index = self.ledger.read()?;
        Some(self.reject_at(index, invalid))
    }

    fn pack(&mut self, index: u64, text: &[u8]) -> Result<(), Invalid> {
        let checked = self.api.check(text)?;
        if checked.idempotency == Idempotency::NonIdempotent && self.ledger.was_uncertain(index) {
            self.ledger.uncertain.insert(index, index + 1);
            return Ok(());
        }
        let ulid = self.options.start.first_event_id.plus(index);
        let id = checked.needs_event_id.then_some(EventId { before: self.envelope.before_id, ulid });
        let completed = self.api.completed(text, &checked, ulid);
        let item = Item { text: &completed, id };
        self.options.limits.check_item(&self.envelope, item.bytes())?;
        if self.is_stopped {
            return Ok(());
        }
        if !self.open.fits(&item) {
            self.queue.extend(self.open.seal());
        }
        let subjects = self.open.push(index, &item, checked.idempotency);
        if self.options.ordered {
            self.api.subjects(text, subjects);
        }
        Ok(())
    }

    fn reject_at(&mut self, index: u64, invalid: &Invalid) -> Rejection {
        self.ledger.reject(index);
        Rejection::from_invalid(index, invalid, self.is_next_listed())
    }

    /// Counts a rejection. Returns whether the report lists it.
    fn is_next_listed(&mut self) -> bool {
        let is_listed = self.listed < self.options.max_rejected;
        self.listed += usize::from(is_listed);
        is_listed
    }

    /// How many bytes still fit into the open batch.
    #[must_use]
    pub fn room(&self) -> usize {
        self.open.room()
    }

    /// Ends the source: the open batch is sent although it is not full.
    pub fn finish(&mut self) {
        self.queue.extend(self.open.seal());
    }

    /// The next request, if one may be sent now: fewer than `concurrency` are in flight, and none of them shares a subject with it if order
    /// matters.
    pub fn next_request(&mut self) -> Option<Request> {
        let next = self.queue.first()?;
        let has_room = self.in_flight.len() < self.options.concurrency;
        if !has_room || self.in_flight.iter().any(|request| request.batch.shares_subject(next)) {
            return None;
        }
        let mut batch = self.queue.remove(0);
        let mut part = batch.parts.pop()?;
        let body = mem::take(&mut part.body);
        let number = self.next_number;
        self.next_number += 1;
        let items = usize::try_from(part.items()).unwrap_or(usize::MAX);
        let request = Request { number, items, idempotency: batch.idempotency, body };
        self.in_flight.push(InFlight { number, part, body_bytes: request.body.len(), batch });
        Some(request)
    }

    /// Whether a request waits to be sent. The source must not be read until it is sent.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        !self.queue.is_empty()
    }

    /// Settles a request that ended after this many `attempts`. `body` returns its body, and is called only if the request is halved. Any
    /// failure that is not one operation's fault stops the run.
    pub fn settle(&mut self, number: usize, attempts: u32, end: End, body: impl FnOnce() -> Vec<u8>) -> Vec<Rejection> {
        let Some(position) = self.in_flight.iter().position(|request| request.number == number) else {
            return Vec::new();
        };
        let InFlight { mut part, body_bytes, mut batch, .. } = self.in_flight.swap_remove(position);
        self.ledger.count_request(body_bytes, attempts);
        let mut rejections = Vec::new();
        match end {
            End::Response(BatchResponse { accepted, reasons }) => {
                self.ledger.settle(&part.indexes, accepted as u64);
                for (position, refusal) in reasons {
                    let index = position.and_then(|position| part.indexes.nth(position as u64));
                    rejections.push(Rejection::from_refusal(index, refusal, self.is_next_listed()));
                }
            }
            End::Failed { failure, may_have_taken_effect } => {
                part.is_uncertain |= may_have_taken_effect;
                match Consequence::from_failure(failure, part.items()) {
                    Consequence::Halve => {
                        part.body = body();
                        batch.halve(&self.envelope, &part);
                    }
                    Consequence::Reject(refusals) => {
                        self.ledger.settle(&part.indexes, 0);
                        for refusal in refusals.into_owned() {
                            let index = part.indexes.nth(0);
                            rejections.push(Rejection::from_refusal(index, refusal, self.is_next_listed()));
                        }
                    }
                    Consequence::Stop => {
                        batch.parts.push(part);
                        self.is_stopped = true;
                    }
                }
            }
        }
        if !batch.parts.is_empty() {
            self.queue.insert(0, batch);
        }
        if self.is_stopped {
            self.stop();
        }
        rejections
    }

    /// Stops the run: nothing more is sent. Operations that wait to be sent again are uncertain if their failed request may have taken
    /// effect.
    pub fn stop(&mut self) {
        self.is_stopped = true;
        self.open.seal();
        for part in self.queue.drain(..).flat_map(|batch| batch.parts) {
            if part.is_uncertain {
                self.ledger.uncertain.extend(&part.indexes);
            }
        }
    }

    /// Whether the run was stopped, by its host or by a failure.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.is_stopped
    }

    /// The state, `elapsed` milliseconds after the start.
    #[must_use]
    pub fn progress(&self, elapsed: f64) -> Progress {
        Progress::from_ledger(&self.ledger, self.options.start.first_event_id, elapsed)
    }

    /// The report, `elapsed` milliseconds after the start.
    #[must_use]
    pub fn report(&self, elapsed: f64) -> Report {
        Report::from_ledger(&self.ledger, self.options.start.first_event_id, elapsed)
    }

    /// The attempts of all requests, for the error of a run that was stopped.
    #[must_use]
    pub fn history(&self) -> History {
        let Counts { requests, retries, .. } = self.ledger.counts;
        History {
            attempts: u32::try_from(requests + retries).unwrap_or(u32::MAX),
            may_have_taken_effect: self.ledger.all_uncertain().count() > 0,
        }
    }
}
