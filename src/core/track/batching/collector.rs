//! Decides which operations are sent together, and when: a pure state machine.
//!
//! The rules:
//! - An operation waits until the host's timer [flushes](Collector::flush), or until a request is full.
//! - Operations about the same person or object are sent in the order of their calls. One waits while an earlier one is in flight, and is
//!   sent immediately afterwards.
//! - A call that no operation can express is sent as its own request, in the same order.
//! - A batch that is refused as a whole is halved, until the operation at fault is alone. Its parts are sent one after the other.
//! - Any other failure of a batch fails each of its operations, and no others.

use std::{collections::VecDeque, mem};

use super::{
    Options,
    call::{BatchedCall, Content},
    held::Held,
    part::{Part, Sending, Ticketed, take},
    settled::{Settled, Verdict},
};
use crate::core::{
    bulk::{BatchResponse, Consequence, Limits},
    error::{Failure, History},
    track::TrackOperations,
};

/// A request that was handed out and has not ended.
#[derive(Debug)]
struct InFlight {
    request: u32,
    /// Whether its first attempt has begun.
    has_begun: bool,
    part: Part,
    /// The parts of the same batch that follow, the next one last.
    later: Vec<Part>,
}

/// Collects calls and hands out requests.
#[derive(Debug)]
pub struct Collector {
    limits: Limits,
    max_operations: usize,
    /// Operations of the next batch, and how many bytes they take.
    open: Vec<Ticketed>,
    open_bytes: usize,
    /// Calls that wait for earlier ones about the same subject, in order.
    blocked: Vec<Ticketed>,
    /// Batches that may be sent now, each by its parts, the next one last.
    sealed: VecDeque<Vec<Part>>,
    in_flight: Vec<InFlight>,
    /// The subjects of calls that are sealed, in flight or blocked.
    held: Held,
    next_request: u32,
}

impl Collector {
    /// A collector without calls. `limits` apply to requests.
    #[must_use]
    pub fn new(options: Options, limits: Limits) -> Self {
        Self {
            limits,
            max_operations: options.max_operations,
            open: Vec::new(),
            open_bytes: 0,
            blocked: Vec::new(),
            sealed: VecDeque::new(),
            in_flight: Vec::new(),
            held: Held::default(),
            next_request: 0,
        }
    }

    /// Takes a call. `ticket` identifies it when it ends. It must differ from the tickets of all calls that have not ended.
    pub fn offer(&mut self, ticket: u32, call: BatchedCall) {
        self.place(Ticketed { ticket, call });
    }

    /// Puts a call where it belongs. Returns whether that is the open batch.
    fn place(&mut self, ticketed: Ticketed) -> bool {
        let Ticketed { call: BatchedCall { content, subjects, .. }, .. } = &ticketed;
        let is_held = self.held.has_any(subjects);
        let mut open_subjects = self.open.iter().flat_map(|open| &open.call.subjects);
        let bytes = match content {
            _ if is_held => None,
            Content::Operation(_) => Some(ticketed.bytes()),
            // It must not overtake an operation of the open batch.
            Content::Request(_) if open_subjects.any(|subject| subjects.contains(subject)) => None,
            Content::Request(_) => {
                self.held.hold(subjects);
                self.sealed.push_back(vec![Part { calls: vec![ticketed], ..Part::default() }]);
                return false;
            }
        };
        let Some(bytes) = bytes else {
            self.held.hold(&ticketed.call.subjects);
            self.blocked.push(ticketed);
            return false;
        };
        let envelope = TrackOperations::ENVELOPE;
        // The last operation has no comma after it.
        let room = self.limits.request_bytes.saturating_sub(envelope.open.len() + envelope.close.len()) + 1;
        if !self.open.is_empty() && self.open_bytes + bytes > room {
            self.flush();
            // The operations that were sealed may be about the same subject.
            return self.place(ticketed);
        }
        self.open.push(ticketed);
        self.open_bytes += bytes;
        if self.open.len() >= self.max_operations {
            self.flush();
        }
        true
    }

    /// Seals the open batch. Blocked operations are sent when the earlier ones about the same subject have ended.
    pub fn flush(&mut self) {
        let calls = mem::take(&mut self.open);
        self.open_bytes = 0;
        if calls.is_empty() {
            return;
        }
        for Ticketed { call, .. } in &calls {
            self.held.hold(&call.subjects);
        }
        self.sealed.push_back(vec![Part { calls, ..Part::default() }]);
    }

    /// Whether the open batch has operations, which the host must flush in time.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.open.is_empty()
    }

    /// The number of the next request, if one may be sent now. [`begin`](Self::begin) and [`settle`](Self::settle) take that number.
    pub fn next_request(&mut self) -> Option<u32> {
        let mut later = self.sealed.pop_front()?;
        let part = later.pop()?;
        let request = self.next_request;
        self.next_request = request.wrapping_add(1);
        self.in_flight.push(InFlight { request, has_begun: false, part, later });
        Some(request)
    }

    /// Begins the first attempt of a request; `None` if all its calls have been given up, which settles it.
    pub fn begin(&mut self, request: u32) -> Option<Sending> {
        let position = self.in_flight.iter().position(|in_flight| in_flight.request == request)?;
        let in_flight = self.in_flight.get_mut(position)?;
        in_flight.has_begun = true;
        if in_flight.part.calls.is_empty() {
            let InFlight { later, .. } = self.in_flight.swap_remove(position);
            self.seal(later);
            return None;
        }
        self.in_flight.get(position).map(|in_flight| in_flight.part.to_request(self.limits))
    }

    fn seal(&mut self, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.sealed.push_back(parts);
        }
    }

    /// Settles a request that ended with `end` after the attempts of `history`. Returns the calls that ended with it. Others may now be
    /// sent.
    pub fn settle(&mut self, request: u32, history: History, end: Result<BatchResponse, &Failure>) -> Vec<Settled> {
        let Some(position) = self.in_flight.iter().position(|in_flight| in_flight.request == request) else {
            return Vec::new();
        };
        let InFlight { mut part, mut later, .. } = self.in_flight.swap_remove(position);
        part.history.attempts = part.history.attempts.saturating_add(history.attempts);
        part.history.may_have_taken_effect |= history.may_have_taken_effect;
        let ended = match end {
            Ok(response) => self.judge(part, response),
            Err(failure) if Consequence::from_failure(failure, part.calls.len() as u64) == Consequence::Halve => {
                later.extend(part.halves());
                Vec::new()
            }
            Err(_) => self.end(part, |_| Verdict::Failed),
        };
        self.seal(later);
        self.unblock();
        ended
    }

    fn judge(&mut self, part: Part, BatchResponse { reasons, .. }: BatchResponse) -> Vec<Settled> {
        let mut is_any_unnamed = false;
        let mut refused = vec![Vec::new(); part.calls.len()];
        for (index, refusal) in reasons {
            match index.and_then(|index| refused.get_mut(index)) {
                Some(refusals) => refusals.push(refusal),
                None => is_any_unnamed = true,
            }
        }
        self.end(part, |index| match refused.get_mut(index).map(mem::take) {
            Some(refusals) if !refusals.is_empty() => Verdict::Refused(refusals),
            _ if is_any_unnamed => Verdict::Unknown,
            _ => Verdict::Accepted,
        })
    }

    fn end(&mut self, part: Part, mut verdict: impl FnMut(usize) -> Verdict) -> Vec<Settled> {
        let Part { calls, history } = part;
        let mut ended = Vec::with_capacity(calls.len());
        for (index, Ticketed { ticket, call }) in calls.into_iter().enumerate() {
            self.held.release(&call.subjects);
            let verdict = verdict(index);
            let may_have_taken_effect = history.may_have_taken_effect || verdict == Verdict::Unknown;
            let history = History { may_have_taken_effect, ..history };
            ended.push(Settled { ticket, action: call.endpoint.action, verdict, history });
        }
        ended
    }

    /// Places the blocked calls again, and sends those that nothing blocks any more.
    fn unblock(&mut self) {
        let blocked = mem::take(&mut self.blocked);
        // Before any is placed: otherwise each would be blocked by itself.
        for Ticketed { call, .. } in &blocked {
            self.held.release(&call.subjects);
        }
        let mut is_any_open = false;
        for ticketed in blocked {
            is_any_open |= self.place(ticketed);
        }
        if is_any_open {
            self.flush();
        }
    }

    /// Gives up a call whose caller no longer waits. Returns its history; `None` if the call is unknown. If its request is in flight, it
    /// continues for the other calls.
    pub fn give_up(&mut self, ticket: u32) -> Option<History> {
        let mut begun = self.in_flight.iter().filter(|in_flight| in_flight.has_begun);
        if let Some(InFlight { part, .. }) = begun.find(|in_flight| in_flight.part.has(ticket)) {
            let attempts = part.history.attempts.saturating_add(1);
            return Some(History { attempts, may_have_taken_effect: true });
        }
        if let Some(call) = take(&mut self.open, ticket) {
            self.open_bytes = self.open_bytes.saturating_sub(call.bytes());
            self.unblock();
            return Some(History::default());
        }
        let (call, history) = match take(&mut self.blocked, ticket) {
            Some(call) => (call, History::default()),
            None => self.take_unsent(ticket)?,
        };
        self.held.release(&call.call.subjects);
        self.unblock();
        Some(history)
    }

    /// Removes a call from the parts that are still to be sent.
    fn take_unsent(&mut self, ticket: u32) -> Option<(Ticketed, History)> {
        for InFlight { part, .. } in self.in_flight.iter_mut().filter(|in_flight| !in_flight.has_begun) {
            if let Some(call) = take(&mut part.calls, ticket) {
                return Some((call, part.history));
            }
        }
        let later = self.in_flight.iter_mut().map(|in_flight| &mut in_flight.later);
        for parts in self.sealed.iter_mut().chain(later) {
            for index in 0..parts.len() {
                let Some(part) = parts.get_mut(index) else { continue };
                let Some(call) = take(&mut part.calls, ticket) else { continue };
                let history = part.history;
                if part.calls.is_empty() {
                    parts.remove(index);
                }
                self.sealed.retain(|parts| !parts.is_empty());
                return Some((call, history));
            }
        }
        None
    }
}
