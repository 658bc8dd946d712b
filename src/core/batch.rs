//! Batches of the Track API v2: how many operations one request takes, and which of them its answer refuses.

use super::{
    answer::{Json, refusal},
    error::{Invalid, Refusal},
    limits::{BATCH_BYTES, OPERATION_BYTES},
};

/// What goes before the operations of a batch.
pub const OPEN: &str = "{\"batch\":[";
/// What goes between two operations of a batch.
pub const SEPARATOR: &str = ",";
/// What goes after the operations of a batch.
pub const CLOSE: &str = "]}";

const ENVELOPE_BYTES: usize = OPEN.len() + CLOSE.len();

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

/// The size of the request that is being filled. It counts the operations; who fills the request keeps them.
#[derive(Debug)]
pub struct Packer {
    limits: Limits,
    bytes: usize,
    items: usize,
}

impl Packer {
    /// A request without operations.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits, bytes: 0, items: 0 }
    }

    /// Whether one more operation, checked before, has a place in this request.
    #[must_use]
    pub const fn fits(&self, item_bytes: usize) -> bool {
        self.bytes_with(item_bytes) <= self.limits.request_bytes
    }

    /// Adds an operation that [fits](Self::fits).
    pub const fn push(&mut self, item_bytes: usize) {
        self.bytes = self.bytes_with(item_bytes);
        self.items += 1;
    }

    /// How many operations the request has; the next one has none.
    #[must_use]
    pub const fn take(&mut self) -> usize {
        let items = self.items;
        *self = Self::new(self.limits);
        items
    }

    const fn bytes_with(&self, item_bytes: usize) -> usize {
        let before = if self.items == 0 { ENVELOPE_BYTES } else { self.bytes + SEPARATOR.len() };
        before.saturating_add(item_bytes)
    }
}

/// The two halves of a batch of `items` operations that the server finds too large (413). The second is empty where there
/// is nothing to halve.
#[must_use]
pub const fn halve(items: usize) -> (usize, usize) {
    (items - items / 2, items / 2)
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
        let place = |entry: &J| entry.get("batch_index").and_then(|index| index.index()).filter(|index| *index < items);
        let reasons: Vec<_> =
            entries.iter().map(|entry| (place(entry), refusal(entry).unwrap_or_else(unexplained))).collect();
        // An operation may have several reasons. A sort would be 4 kB of WebAssembly.
        let mut is_refused = vec![false; items];
        let mut unplaced = 0;
        for (place, _) in &reasons {
            match place.and_then(|place| is_refused.get_mut(place)) {
                Some(flag) => *flag = true,
                None => unplaced += 1,
            }
        }
        let placed = is_refused.into_iter().filter(|flag| *flag).count();
        Self { accepted: items.saturating_sub(placed + unplaced), reasons }
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

    /// Packs as a sender does: the texts of the requests.
    fn pack(limits: Limits, items: &[String]) -> Vec<Vec<&str>> {
        let mut packer = Packer::new(limits);
        let (mut requests, mut open) = (Vec::new(), Vec::new());
        for item in items {
            if !packer.fits(item.len()) {
                assert_eq!(packer.take(), open.len());
                requests.push(std::mem::take(&mut open));
            }
            packer.push(item.len());
            open.push(item.as_str());
        }
        assert_eq!(packer.take(), open.len());
        requests.push(open);
        requests
    }

    fn text(items: &[&str]) -> String {
        [OPEN, &items.join(SEPARATOR), CLOSE].concat()
    }

    #[test]
    fn the_text_is_a_batch() {
        assert_eq!(serde_json::from_str::<Value>(&text(&["1", "{}"])).unwrap(), json!({"batch": [1, {}]}));
    }

    #[test]
    fn the_last_byte_counts() {
        let limits = Limits { item_bytes: 100, request_bytes: 12 + 3 + 1 + 4 };
        let mut packer = Packer::new(limits);
        assert!(packer.fits(8) && !packer.fits(9));
        packer.push(3);
        assert!(packer.fits(4) && !packer.fits(5) && !packer.fits(usize::MAX));
        packer.push(4);
        assert_eq!(packer.take(), 2);
        assert!(packer.fits(8));
        assert_eq!(packer.take(), 0);
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
    fn halves_lose_nothing() {
        assert_eq!([halve(0), halve(1), halve(2), halve(7)], [(0, 0), (1, 0), (1, 1), (4, 3)]);
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
            items in proptest::collection::vec("[a-zé🙂]{1,12}", 0..60),
            request_bytes in 60..200usize,
        ) {
            let limits = Limits { item_bytes: 48, request_bytes };
            let requests = pack(limits, &items);
            for request in &requests {
                prop_assert!(text(request).len() <= request_bytes);
                prop_assert!(!request.is_empty() || items.is_empty());
            }
            for (request, next) in requests.iter().zip(requests.iter().skip(1)) {
                let first = next.first().unwrap();
                prop_assert!(text(&[request.as_slice(), &[*first]].concat()).len() > request_bytes);
            }
            prop_assert_eq!(requests.concat(), items.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
