//! Batches of the Track API v2: how many operations one request takes, and which of them its answer refuses.

use super::{
    answer::{Json, refusal},
    error::{Invalid, Refusal},
    json_text::Value,
    limits::{BATCH_BYTES, OPERATION_BYTES},
    ranges::Ranges,
    retry::Repeat,
    ulid::{DIGITS, Ulid},
};

const OPEN: &[u8] = b"{\"batch\":[";
const CLOSE: &[u8] = b"]}";
const ENVELOPE_BYTES: usize = OPEN.len() + CLOSE.len();

const BEFORE_ID: &[u8] = b"{\"id\":\"";
const AFTER_ID: &[u8] = b"\",";

/// An operation that is ready to be sent: the JSON text of an object that has members, and the `id` that is put into it.
#[derive(Debug)]
pub struct Item<'a> {
    /// The text.
    pub text: &'a [u8],
    /// The `id`, if the text is to get one.
    pub id: Option<Ulid>,
}

impl Item<'_> {
    /// Adds the operation to a body.
    pub fn write(&self, body: &mut Vec<u8>) {
        let mut text = self.text;
        if let (Some(id), Some((_, members))) = (self.id, text.split_first()) {
            body.extend_from_slice(BEFORE_ID);
            body.extend_from_slice(&id.digits());
            body.extend_from_slice(AFTER_ID);
            text = members;
        }
        body.extend_from_slice(text);
    }

    /// How many bytes that adds.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        // The id comes in place of the bracket.
        self.text.len() + if self.id.is_some() { BEFORE_ID.len() + DIGITS + AFTER_ID.len() - 1 } else { 0 }
    }
}

/// The most that a request takes, in UTF-8 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// One operation.
    pub item_bytes: usize,
    /// The whole request.
    pub request_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { item_bytes: OPERATION_BYTES, request_bytes: BATCH_BYTES }
    }
}

impl Limits {
    /// Checks that an operation of so many `bytes` fits into a request of its own.
    ///
    /// # Errors
    /// Refused as a whole, without a path: a larger one.
    pub fn check_item(self, bytes: usize) -> Result<(), Invalid> {
        let limit = self.item_bytes.min(self.request_bytes.saturating_sub(ENVELOPE_BYTES));
        if bytes > limit {
            return Err(Invalid::too_long("", limit, bytes));
        }
        Ok(())
    }
}

/// The request that is being filled.
#[derive(Debug)]
pub struct Packer {
    limits: Limits,
    /// Without the end of the envelope.
    body: Vec<u8>,
    items: usize,
    repeat: Repeat,
}

impl Packer {
    /// A request without operations.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, body: OPEN.to_vec(), items: 0, repeat: Repeat::Safe }
    }

    /// How many bytes may be added to this request.
    #[must_use]
    pub fn room(&self) -> usize {
        self.limits.request_bytes.saturating_sub(self.body.len() + CLOSE.len())
    }

    /// Whether one more operation, checked before, has a place in this request.
    #[must_use]
    pub fn fits(&self, item: &Item) -> bool {
        let separator = usize::from(self.items > 0);
        separator + item.bytes() <= self.room()
    }

    /// Adds an operation that [fits](Self::fits).
    pub fn push(&mut self, item: &Item, repeat: Repeat) {
        if self.items > 0 {
            self.body.push(b',');
        }
        item.write(&mut self.body);
        self.items += 1;
        self.repeat = self.repeat.max(repeat);
    }

    /// How many operations the request has.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// Whether the request may be processed twice.
    #[must_use]
    pub const fn repeat(&self) -> Repeat {
        self.repeat
    }

    /// Hands out the body of the request; the next one has no operations.
    pub fn take<T>(&mut self, body: impl FnOnce(&[u8]) -> T) -> T {
        self.body.extend_from_slice(CLOSE);
        let taken = body(&self.body);
        // The next request needs as much room as this one.
        self.body.truncate(OPEN.len());
        (self.items, self.repeat) = (0, Repeat::Safe);
        taken
    }
}

/// The body of the first so many operations of a batch, at least one, and that of the others, at least one.
#[must_use]
pub fn split(body: &[u8], first: usize) -> [Vec<u8>; 2] {
    let items = body.get(OPEN.len() - 1..).unwrap_or_default();
    let middle = OPEN.len() - 1 + Value::new(items).end_of_items(first);
    // Between the two is a comma.
    let (before, after) = (body.get(..middle).unwrap_or_default(), body.get(middle + 1..).unwrap_or_default());
    let [mut first, mut rest] = [before.to_vec(), OPEN.to_vec()];
    first.extend_from_slice(CLOSE);
    rest.extend_from_slice(after);
    [first, rest]
}

/// What an answer says of the operations of a batch.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// How many were accepted.
    pub accepted: usize,
    /// The reasons of the others, each with the place of its operation in the batch; `None` for one that does not say whose
    /// it is.
    pub reasons: Vec<(Option<usize>, Refusal)>,
}

impl Refused {
    /// Reads the successful answer to a batch of `items` operations.
    #[must_use]
    pub fn of<J: Json>(status: u16, body: &J, items: usize) -> Self {
        if status == 207 { Self::read(body, items) } else { Self::none(items) }
    }

    /// A batch of `items` operations of which none is refused.
    #[must_use]
    pub const fn none(items: usize) -> Self {
        Self { accepted: items, reasons: Vec::new() }
    }

    /// Reads the answer with the status 207 to a batch of `items` operations. Each of its entries gives one reason.
    #[must_use]
    pub fn read<J: Json>(body: &J, items: usize) -> Self {
        let Some(entries) = body.get("errors").and_then(|errors| errors.items()) else {
            return Self { accepted: 0, reasons: vec![(None, unexplained())] };
        };
        let mut reasons = Vec::with_capacity(entries.len());
        let (mut placed, mut unplaced) = (Ranges::default(), 0);
        for entry in &entries {
            let place = entry.get("batch_index").and_then(|index| index.index()).filter(|index| *index < items);
            match place {
                Some(place) => placed.insert(place as u64, place as u64 + 1),
                None => unplaced += 1,
            }
            reasons.push((place, refusal(entry).unwrap_or_else(unexplained)));
        }
        let refused = usize::try_from(placed.count()).unwrap_or(items) + unplaced;
        Self { accepted: items.saturating_sub(refused), reasons }
    }
}

fn unexplained() -> Refusal {
    Refusal { message: "refused without a reason that can be read".to_owned(), ..Refusal::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn reason(message: &str) -> Refusal {
        Refusal { message: message.into(), ..Refusal::default() }
    }

    const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    fn item(text: &str) -> Item<'_> {
        Item { text: text.as_bytes(), id: None }
    }

    fn text<T: AsRef<str>>(items: &[T]) -> String {
        ["{\"batch\":[", &items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(","), "]}"].concat()
    }

    fn take(packer: &mut Packer) -> String {
        packer.take(|body| String::from_utf8(body.to_vec()).unwrap())
    }

    /// Packs as a sender does: the bodies of the requests, and how many operations each has.
    fn pack(limits: Limits, items: &[Item]) -> Vec<(String, usize)> {
        let mut packer = Packer::new(limits);
        let mut requests = Vec::new();
        for item in items {
            if !packer.fits(item) {
                requests.push((packer.items(), take(&mut packer)));
            }
            packer.push(item, Repeat::Safe);
        }
        requests.push((packer.items(), take(&mut packer)));
        requests.into_iter().map(|(items, body)| (body, items)).collect()
    }

    #[test]
    fn the_text_is_a_batch() {
        let items = [item("1"), Item { text: b"{\"a\":2}", id: Ulid::parse(ID) }];
        let expected = (text(&["1", &["{\"id\":\"", ID, "\",\"a\":2}"].concat()]), 2);
        assert_eq!(pack(Limits::default(), &items), [expected]);
    }

    #[test]
    fn the_last_byte_counts() {
        let limits = Limits { item_bytes: 100, request_bytes: 12 + 3 + 1 + 4 };
        let mut packer = Packer::new(limits);
        assert!(packer.fits(&item("12345678")) && !packer.fits(&item("123456789")));
        packer.push(&item("123"), Repeat::Safe);
        assert!(packer.fits(&item("1234")) && !packer.fits(&item("12345")));
        packer.push(&item("1234"), Repeat::Safe);
        assert_eq!((packer.items(), take(&mut packer)), (2, text(&["123", "1234"])));
        assert!(packer.fits(&item("12345678")));
        assert_eq!((packer.items(), take(&mut packer)), (0, text::<&str>(&[])));
    }

    #[test]
    fn an_operation_is_measured_by_itself_first() {
        let limits = Limits::default();
        assert_eq!(limits.check_item(32_000), Ok(()));
        let fault = limits.check_item(32_001).unwrap_err();
        assert_eq!(fault, Invalid::too_long("", 32_000, 32_001));
        let narrow = Limits { item_bytes: 50, request_bytes: 40 };
        assert_eq!(narrow.check_item(28), Ok(()));
        assert!(narrow.check_item(29).is_err());
    }

    #[test]
    fn a_207_tells_which_operations_are_refused() {
        let body = json!({"errors": [
            {"batch_index": 2, "reason": "required", "field": "name", "message": "is missing"},
            {"batch_index": 0, "message": "first"},
            {"batch_index": 2, "reason": "invalid"},
        ]});
        let first =
            Refusal { reason: Some("required".into()), field: Some("name".into()), message: "is missing".into() };
        let third = Refusal { reason: Some("invalid".into()), ..reason("invalid") };
        let reasons = vec![(Some(2), first), (Some(0), reason("first")), (Some(2), third)];
        assert_eq!(Refused::read(&body, 3), Refused { accepted: 1, reasons });
        assert_eq!(Refused::read(&json!({"errors": []}), 3), Refused::none(3));
    }

    #[test]
    fn a_reason_that_says_not_whose_it_is_is_kept() {
        for index in [json!(3), json!(-1), json!(0.5), json!("0"), json!(null)] {
            let body = json!({"errors": [{"batch_index": index, "message": "no"}, {"batch_index": 1}]});
            let reasons = vec![(None, reason("no")), (Some(1), unexplained())];
            assert_eq!(Refused::read(&body, 3), Refused { accepted: 1, reasons }, "{index}");
        }
        assert_eq!(Refused::read(&json!({"errors": ["no"]}), 3).reasons, [(None, reason("no"))]);
        for body in [json!({}), json!(null), json!({"errors": {"0": "no"}})] {
            let expected = Refused { accepted: 0, reasons: vec![(None, unexplained())] };
            assert_eq!(Refused::read(&body, 3), expected, "{body}");
        }
    }

    proptest! {
        #[test]
        fn packing_is_exact_complete_and_greedy(
            texts in proptest::collection::vec(("\\{\"[a-zé🙂]{1,12}\":1\\}", any::<bool>()), 0..60),
            request_bytes in 120..300_usize,
        ) {
            let id = Ulid::parse(ID);
            let items: Vec<_> = texts.iter()
                .map(|(text, has_id)| Item { text: text.as_bytes(), id: id.filter(|_| *has_id) })
                .collect();
            let limits = Limits { item_bytes: 108, request_bytes };
            let requests = pack(limits, &items);
            let (mut rest, mut sent) = (items.as_slice(), Vec::new());
            for (body, count) in &requests {
                prop_assert!(body.len() <= request_bytes && (*count > 0 || items.is_empty()));
                rest = &rest[*count..];
                prop_assert!(rest.first().is_none_or(|next| body.len() + 1 + next.bytes() > request_bytes));
                let parsed: Value = serde_json::from_str(body).unwrap();
                sent.extend(parsed["batch"].as_array().unwrap().clone());
            }
            prop_assert!(rest.is_empty());
            let written = items.iter().map(|item| {
                let mut text = Vec::new();
                item.write(&mut text);
                assert_eq!(text.len(), item.bytes());
                serde_json::from_slice::<Value>(&text).unwrap()
            });
            prop_assert_eq!(sent, written.collect::<Vec<_>>());
        }

        #[test]
        fn what_is_split_is_all_there(
            items in proptest::collection::vec("(\\{\"[a-z,\\[\\]\\}]{1,12}\":[0-9]\\}|\"[a-z\\]]*\")", 2..12),
            first in 1..11_usize,
        ) {
            let (before, after) = items.split_at(first.min(items.len() - 1));
            let halves = split(text(&items).as_bytes(), before.len()).map(|half| String::from_utf8(half).unwrap());
            prop_assert_eq!(halves, [text(before), text(after)]);
        }
    }
}
