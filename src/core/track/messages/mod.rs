//! Messages for a queue: operations with event ids, packed within the queue's limits.
//!
//! A queue delivers at least once. Because the ids are fixed in the messages, an event that is delivered twice counts once.

mod options;
#[cfg(test)]
mod tests;

pub use options::{MAX_GROUPS, Options};

use std::{borrow::Cow, collections::VecDeque, mem};

use super::TrackOperations;
use crate::core::{
    bulk::{BulkApi, Envelope, EventId, Item, Limits, Packer},
    error::Invalid,
    http::Idempotency,
    json::{Members, Value, with_members},
};

/// A message is an array of operations.
const ENVELOPE: Envelope = Envelope { open: b"[", close: Cow::Borrowed(b"]"), before_id: TrackOperations::BEFORE_ID };

/// Every event has an id in its message.
const WITH_EVENT_IDS: TrackOperations = TrackOperations { event_ids: true };

/// What a queue counts for a message besides its body. Cloudflare says "about 100 bytes" of metadata.
const OVERHEAD: usize = 100;

/// A message.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// The JSON text of an array of operations.
    pub body: Vec<u8>,
    /// The group of its operations, if the messages are grouped.
    pub group: Option<usize>,
}

/// Packs operations into messages, and messages into batches for one call to the queue. It reads no source and no clock.
#[derive(Debug)]
pub struct Messages {
    options: Options,
    limits: Limits,
    /// The open message of each group.
    open: Vec<Packer>,
    /// The open batch.
    batch: Vec<Message>,
    batch_bytes: usize,
    full: VecDeque<Vec<Message>>,
    next_index: u64,
}

impl Messages {
    /// Messages without operations.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let limits = Limits {
            item_bytes: TrackOperations::LIMITS.item_bytes,
            request_bytes: options.max_bytes.min(options.max_batch_bytes.saturating_sub(OVERHEAD)),
        };
        Self {
            limits,
            open: (0..options.groups.unwrap_or(1)).map(|_| Packer::new(ENVELOPE, limits)).collect(),
            options,
            batch: Vec::new(),
            batch_bytes: 0,
            full: VecDeque::new(),
            next_index: 0,
        }
    }

    /// Takes an operation from the source, as compact JSON text, at `now` in unix seconds.
    ///
    /// # Errors
    /// The first fault of one that cannot be sent, by its path: `operations[3].name`.
    pub fn offer(&mut self, text: &[u8], now: u64) -> Result<(), Invalid> {
        let index = self.next_index;
        self.next_index += 1;
        self.pack(index, text, now).map_err(|invalid| within(index, invalid))
    }

    /// Counts an operation of the source that has no JSON text. Returns the fault with its path.
    pub fn refuse(&mut self, invalid: Invalid) -> Invalid {
        let index = self.next_index;
        self.next_index += 1;
        within(index, invalid)
    }

    /// The index of the last operation.
    #[must_use]
    pub const fn last_index(&self) -> u64 {
        self.next_index.saturating_sub(1)
    }

    fn pack(&mut self, index: u64, text: &[u8], now: u64) -> Result<(), Invalid> {
        let checked = WITH_EVENT_IDS.check(text)?;
        let ulid = self.options.first_event_id.plus(index);
        let completed = WITH_EVENT_IDS.completed(text, &checked, ulid);
        let dated =
            lacks_time(&Value::new(text).members()).then(|| with_members(&completed, &format!("\"timestamp\":{now},")));
        let id = checked.needs_event_id.then_some(EventId { before: TrackOperations::BEFORE_ID, ulid });
        let item = Item { text: dated.as_deref().unwrap_or(&completed), id };
        self.limits.check_item(&ENVELOPE, item.bytes())?;
        let group = self.group_of(text);
        // An operation that must not be repeated gets a message of its own, so that the others can be repeated.
        let is_alone = checked.idempotency == Idempotency::NonIdempotent;
        if is_alone || self.open.get(group).is_some_and(|open| !open.fits(item.bytes())) {
            self.seal(group);
        }
        if let Some(open) = self.open.get_mut(group) {
            open.push(&item, checked.idempotency);
        }
        if is_alone {
            self.seal(group);
        }
        Ok(())
    }

    /// The group of an operation, by the first entity that it names.
    fn group_of(&self, operation: &[u8]) -> usize {
        if self.open.len() == 1 {
            return 0;
        }
        let mut subjects = Vec::new();
        WITH_EVENT_IDS.subjects(operation, &mut subjects);
        subjects.first().map_or(0, |subject| *subject as usize % self.open.len())
    }

    /// Moves the open message of a group into the batch.
    fn seal(&mut self, group: usize) {
        let Some(sealed) = self.open.get_mut(group).and_then(Packer::seal) else { return };
        let bytes = sealed.body.len() + OVERHEAD;
        let has_room =
            self.batch.len() < self.options.max_messages && self.batch_bytes + bytes <= self.options.max_batch_bytes;
        if !has_room {
            self.end_batch();
        }
        self.batch.push(Message { body: sealed.body, group: self.options.groups.map(|_| group) });
        self.batch_bytes += bytes;
    }

    fn end_batch(&mut self) {
        if !self.batch.is_empty() {
            self.full.push_back(mem::take(&mut self.batch));
        }
        self.batch_bytes = 0;
    }

    /// Ends the source: open messages are complete although they are not full.
    pub fn finish(&mut self) {
        for group in 0..self.open.len() {
            self.seal(group);
        }
        self.end_batch();
    }

    /// The next complete batch, if there is one.
    pub fn next_batch(&mut self) -> Option<Vec<Message>> {
        self.full.pop_front()
    }
}

fn within(index: u64, invalid: Invalid) -> Invalid {
    invalid.at(index).within("operations")
}

/// Whether an operation could have a time but has none: an event, or an update of a person. Without one, the time of delivery counts.
fn lacks_time(operation: &Members) -> bool {
    let is = |name, text: &[u8]| operation.get(name).and_then(Value::quoted) == Some(text);
    let takes_time = [&b"identify"[..], b"event", b"page", b"screen"].iter().any(|action| is("action", action));
    let has_own =
        || operation.get("attributes").is_some_and(|attributes| attributes.members().get("_timestamp").is_some());
    is("type", b"person")
        && takes_time
        && operation.get("timestamp").is_none()
        && !(is("action", b"identify") && has_own())
}
