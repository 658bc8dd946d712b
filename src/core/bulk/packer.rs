//! Packs operations into the body of a request, and splits that body.

use std::borrow::Cow;

use crate::core::{
    error::Invalid,
    http::{Idempotency, check_bytes},
    json::Value,
    ulid::{self, Ulid},
};

/// The form of an API's batches.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The text before the first operation: `{"batch":[`. Its last byte opens the array.
    pub open: &'static [u8],
    /// The text after the last operation: `]}`.
    pub close: Cow<'static, [u8]>,
    /// The text before the event id of an operation: `{"id":"`.
    pub before_id: &'static [u8],
}

/// The text after the event id of an operation.
const AFTER_ID: &[u8] = b"\",";

/// An event id that is added to an operation.
#[derive(Debug, Clone, Copy)]
pub struct EventId {
    /// See [`Envelope::before_id`].
    pub before: &'static [u8],
    /// The id.
    pub ulid: Ulid,
}

/// An operation that is ready to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// The compact JSON text of an object, which has members if an id is added.
    pub text: &'a [u8],
    /// The event id that is added.
    pub id: Option<EventId>,
}

impl Item<'_> {
    /// Appends the operation to a body.
    pub fn write(&self, body: &mut Vec<u8>) {
        let mut text = self.text;
        if let (Some(EventId { before, ulid }), Some((_, members))) = (self.id, text.split_first()) {
            body.extend_from_slice(before);
            body.extend_from_slice(&ulid.bytes());
            body.extend_from_slice(AFTER_ID);
            text = members;
        }
        body.extend_from_slice(text);
    }

    /// The number of bytes that [`write`](Self::write) appends.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        match self.id {
            // The text before the id replaces the bracket.
            Some(EventId { before, .. }) => before.len() + ulid::LENGTH + AFTER_ID.len() + self.text.len() - 1,
            None => self.text.len(),
        }
    }
}

/// The size limits of operations and requests, in UTF-8 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The longest operation.
    pub item_bytes: usize,
    /// The longest body of a request.
    pub request_bytes: usize,
}

impl Limits {
    /// The most that both APIs accept: 32 kB and 500 kB, if a kB has 1024 bytes. They refuse anything longer, or drop it silently.
    pub const LARGEST: Self = Self { item_bytes: 32 * 1024, request_bytes: 500 * 1024 };

    /// Checks that an operation of this many `bytes` fits into a request.
    ///
    /// # Errors
    /// A longer one, without a path.
    pub fn check_item(self, envelope: &Envelope, bytes: usize) -> Result<(), Invalid> {
        let envelope_bytes = envelope.open.len() + envelope.close.len();
        let limit = self.item_bytes.min(self.request_bytes.saturating_sub(envelope_bytes));
        check_bytes("", bytes, limit)
    }
}

/// Packs operations into the body of a request.
#[derive(Debug)]
pub struct Packer {
    envelope: Envelope,
    limits: Limits,
    /// The body without the end of the envelope; empty before the first operation.
    body: Vec<u8>,
    items: usize,
    idempotency: Idempotency,
    /// The room that the next body reserves.
    capacity: usize,
}

/// A complete request.
#[derive(Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The body.
    pub body: Vec<u8>,
    /// How many operations it has.
    pub items: usize,
    /// Whether all of them may be processed twice.
    pub idempotency: Idempotency,
}

impl Packer {
    /// A packer without operations.
    #[must_use]
    pub const fn new(envelope: Envelope, limits: Limits) -> Self {
        Self { envelope, limits, body: Vec::new(), items: 0, idempotency: Idempotency::Idempotent, capacity: 0 }
    }

    /// How many bytes still fit into the body.
    #[must_use]
    pub fn room(&self) -> usize {
        let Envelope { open, close, .. } = &self.envelope;
        self.limits.request_bytes.saturating_sub(self.body.len().max(open.len()) + close.len())
    }

    /// Whether an operation of this many `bytes`, [checked](Limits::check_item) before, fits into the body.
    #[must_use]
    pub fn fits(&self, bytes: usize) -> bool {
        let separator = usize::from(self.items > 0);
        separator + bytes <= self.room()
    }

    /// Adds an operation that [fits](Self::fits).
    pub fn push(&mut self, item: &Item, idempotency: Idempotency) {
        if self.items == 0 {
            self.body.reserve_exact(self.capacity);
            self.body.extend_from_slice(self.envelope.open);
        } else {
            self.body.push(b',');
        }
        item.write(&mut self.body);
        self.items += 1;
        self.idempotency = self.idempotency.max(idempotency);
    }

    /// Takes the request, if it has operations.
    pub fn seal(&mut self) -> Option<Sealed> {
        if self.items == 0 {
            return None;
        }
        let mut body = std::mem::take(&mut self.body);
        body.extend_from_slice(&self.envelope.close);
        // The next body may be longer than one that was sealed early.
        self.capacity = self.limits.request_bytes.min(body.len().saturating_mul(2));
        let (items, idempotency) = (self.items, self.idempotency);
        (self.items, self.idempotency) = (0, Idempotency::Idempotent);
        Some(Sealed { body, items, idempotency })
    }
}

/// Splits a body after its `first` operations. Both parts must have at least one.
#[must_use]
pub fn split(envelope: &Envelope, body: &[u8], first: usize) -> [Vec<u8>; 2] {
    let array = envelope.open.len() - 1;
    let middle = array + Value::new(body.get(array..).unwrap_or_default()).end_of_items(first);
    // A comma separates the two.
    let (before, after) = (body.get(..middle).unwrap_or_default(), body.get(middle + 1..).unwrap_or_default());
    [[before, &envelope.close].concat(), [envelope.open, after].concat()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENVELOPE: Envelope =
        Envelope { open: b"{\"batch\":[", close: Cow::Borrowed(b"]}"), before_id: b"{\"id\":\"" };
    const LIMITS: Limits = Limits { item_bytes: 32_000, request_bytes: 480_000 };
    const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    fn id() -> EventId {
        EventId { before: ENVELOPE.before_id, ulid: Ulid::parse(ID).unwrap() }
    }

    fn item(text: &str) -> Item<'_> {
        Item { text: text.as_bytes(), id: None }
    }

    fn text<T: AsRef<str>>(items: &[T]) -> String {
        ["{\"batch\":[", &items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(","), "]}"].concat()
    }

    fn seal(packer: &mut Packer) -> (String, usize) {
        let Sealed { body, items, .. } = packer.seal().unwrap();
        (String::from_utf8(body).unwrap(), items)
    }

    #[test]
    fn an_id_is_the_first_member() {
        let mut packer = Packer::new(ENVELOPE, LIMITS);
        packer.push(&item("1"), Idempotency::Idempotent);
        packer.push(&Item { text: b"{\"a\":2}", id: Some(id()) }, Idempotency::Idempotent);
        assert_eq!(seal(&mut packer), (text(&["1", &["{\"id\":\"", ID, "\",\"a\":2}"].concat()]), 2));
    }

    #[test]
    fn the_last_byte_counts() {
        let mut packer = Packer::new(ENVELOPE, Limits { item_bytes: 100, request_bytes: 12 + 3 + 1 + 4 });
        assert_eq!(packer.room(), 8);
        assert!(packer.fits(8) && !packer.fits(9));
        packer.push(&item("123"), Idempotency::Idempotent);
        assert_eq!(packer.room(), 5);
        assert!(packer.fits(4) && !packer.fits(5));
        packer.push(&item("1234"), Idempotency::Idempotent);
        assert_eq!(seal(&mut packer), (text(&["123", "1234"]), 2));
        assert!(packer.fits(8));
        assert_eq!(packer.seal(), None);
    }

    #[test]
    fn one_operation_that_must_not_be_repeated_forbids_it_for_the_request() {
        let mut packer = Packer::new(ENVELOPE, LIMITS);
        for idempotency in [Idempotency::Idempotent, Idempotency::NonIdempotent, Idempotency::Idempotent] {
            packer.push(&item("1"), idempotency);
        }
        assert_eq!(packer.seal().unwrap().idempotency, Idempotency::NonIdempotent);
        packer.push(&item("1"), Idempotency::Idempotent);
        assert_eq!(packer.seal().unwrap().idempotency, Idempotency::Idempotent);
    }

    #[test]
    fn an_operation_must_fit_into_a_request_of_its_own() {
        let limits = LIMITS;
        assert_eq!(limits.check_item(&ENVELOPE, 32_000), Ok(()));
        let fault = limits.check_item(&ENVELOPE, 32_001).unwrap_err();
        assert_eq!(fault, Invalid::too_long("", 32_000, 32_001));
        let narrow = Limits { item_bytes: 50, request_bytes: 40 };
        assert_eq!(narrow.check_item(&ENVELOPE, 28), Ok(()));
        assert_eq!(narrow.check_item(&ENVELOPE, 29), Err(Invalid::too_long("", 28, 29)));
    }

    #[test]
    fn a_body_after_a_full_one_is_allocated_once() {
        let limits = Limits { item_bytes: 100, request_bytes: 1000 };
        let mut packer = Packer::new(ENVELOPE, limits);
        let long = "1".repeat(100);
        for _ in 0..3 {
            while packer.fits(long.len()) {
                packer.push(&item(&long), Idempotency::Idempotent);
            }
            packer.seal().unwrap();
            packer.push(&item("1"), Idempotency::Idempotent);
            assert_eq!(packer.body.capacity(), 1000);
        }
    }

    proptest! {
        #[test]
        fn packing_is_exact_complete_and_greedy(
            texts in proptest::collection::vec(("\\{\"[a-zé🙂]{1,12}\":1\\}", any::<bool>()), 0..60),
            request_bytes in 120..300_usize,
        ) {
            let mut packer = Packer::new(ENVELOPE, Limits { item_bytes: 108, request_bytes });
            let (mut bodies, mut expected) = (Vec::new(), Vec::<serde_json::Value>::new());
            for (text, has_id) in &texts {
                let item = Item { text: text.as_bytes(), id: has_id.then(id) };
                let mut written = Vec::new();
                item.write(&mut written);
                prop_assert_eq!(written.len(), item.bytes());
                expected.push(serde_json::from_slice(&written).unwrap());
                if !packer.fits(item.bytes()) {
                    let Sealed { body, .. } = packer.seal().unwrap();
                    prop_assert!(body.len() + 1 + item.bytes() > request_bytes);
                    bodies.push(body);
                }
                packer.push(&item, Idempotency::Idempotent);
            }
            bodies.extend(packer.seal().map(|sealed| sealed.body));
            let mut sent: Vec<serde_json::Value> = Vec::new();
            for body in bodies {
                prop_assert!(body.len() <= request_bytes);
                let parsed: serde_json::Value = serde_json::from_slice(&body).unwrap();
                sent.extend(parsed["batch"].as_array().unwrap().clone());
            }
            prop_assert_eq!(sent, expected);
        }

        #[test]
        fn a_split_loses_nothing(
            items in proptest::collection::vec("(\\{\"[a-z,\\[\\]\\}]{1,12}\":[0-9]\\}|\"[a-z\\]]*\")", 2..12),
            first in 1..11_usize,
        ) {
            let (before, after) = items.split_at(first.min(items.len() - 1));
            let halves = split(&ENVELOPE, text(&items).as_bytes(), before.len());
            prop_assert_eq!(halves.map(|half| String::from_utf8(half).unwrap()), [text(before), text(after)]);
        }
    }
}
