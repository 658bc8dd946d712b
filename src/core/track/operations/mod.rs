//! The operations of version 2: the payloads of `entity` and `batch`, and the operations of a bulk run.

mod check;
mod subjects;
mod table;
#[cfg(test)]
mod tests;
mod text_ids;

pub use subjects::{add_subjects, subject_of};
pub use table::PERSON_TIMES;
pub use text_ids::{relationships_with_text_ids, text_ids};

use std::borrow::Cow;

use self::text_ids::with_text_ids;
use super::limits;
use crate::core::{
    bulk::{BulkApi, Checked, Envelope, EventId, Item, Limits, Packer, Sealed},
    error::Invalid,
    http::{ArgumentValue, Arguments, Body, EventIds, NOT_AN_ARRAY, Payload},
    json::{Value, with_members},
    ulid::Ulid,
};

/// The operations of a bulk run.
#[derive(Debug, Clone, Copy)]
pub struct TrackOperations {
    /// Whether events without an `id` get one.
    pub event_ids: bool,
}

impl TrackOperations {
    /// The form of a batch.
    pub const ENVELOPE: Envelope =
        Envelope { open: b"{\"batch\":[", close: Cow::Borrowed(b"]}"), before_id: Self::BEFORE_ID };

    /// The text before the event id of an operation.
    pub const BEFORE_ID: &[u8] = b"{\"id\":\"";

    /// The limits of operations and batches.
    pub const LIMITS: Limits = limits::OPERATIONS;
}

impl BulkApi for TrackOperations {
    fn envelope(&self) -> Envelope {
        Self::ENVELOPE
    }

    fn limits(&self) -> Limits {
        Self::LIMITS
    }

    fn check(&self, operation: &[u8]) -> Result<Checked, Invalid> {
        let operation = Value::new(operation);
        if !operation.is_object() || operation.as_bytes() == b"{}" {
            return Err(Invalid::new("", NOT_AN_OPERATION));
        }
        check::check(&operation.members(), self.event_ids)
    }

    fn complete(&self, operation: &[u8], _ulid: Ulid) -> Vec<u8> {
        with_text_ids(operation)
    }

    fn subjects(&self, operation: &[u8], subjects: &mut Vec<u32>) {
        add_subjects(&Value::new(operation).members(), subjects);
    }
}

/// The problem of a value that is not an operation.
const NOT_AN_OPERATION: &str = "must be an operation: an object with type and action";

/// `operation`: one operation, which is the body.
///
/// # Errors
/// The first fault, by its path.
pub fn entity(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let ArgumentValue::Json(text) = arguments.take("operation") else {
        return Err(Invalid::new("operation", NOT_AN_OPERATION));
    };
    let id = event_ids()?;
    let prepared = ready(&text, id).map_err(|invalid| invalid.within("operation"))?;
    let members = prepared.id.map(|id| format!("\"id\":\"{}\",", id.ulid.text())).unwrap_or_default();
    let body = match prepared.text {
        Cow::Borrowed(_) => Body::OfArgument { name: "operation", members },
        Cow::Owned(text) => Body::Written(with_members(&text, &members)),
    };
    Ok(Payload { body: Some(body), idempotency: Some(prepared.checked.idempotency), ..Payload::default() })
}

/// `operations`: a list of operations.
///
/// # Errors
/// The first fault, by its path, or more operations than fit into one request.
pub fn batch(arguments: &mut Arguments, event_ids: &mut EventIds) -> Result<Payload, Invalid> {
    let list = match arguments.take("operations") {
        ArgumentValue::Json(text) if Value::new(&text).is_array() => text,
        _ => return Err(Invalid::new("operations", NOT_AN_ARRAY)),
    };
    let first_id = event_ids()?;
    let mut packer = Packer::new(TrackOperations::ENVELOPE, limits::OPERATIONS);
    for (index, operation) in Value::new(&list).items().into_iter().enumerate() {
        let id = first_id.map(|id| id.plus(index as u64));
        let prepared = ready(operation.as_bytes(), id);
        let Ready { text, id, checked } = prepared.map_err(|invalid| invalid.at(index).within("operations"))?;
        let item = Item { text: &text, id };
        if !packer.fits(item.bytes()) {
            let limit = limits::OPERATIONS.request_bytes;
            let problem = format!("are too many for one request ({limit} bytes): use sendAll, which sends any number");
            return Err(Invalid::new("operations", problem));
        }
        packer.push(&item, checked.idempotency);
    }
    let Some(Sealed { body, items, idempotency }) = packer.seal() else {
        return Err(Invalid::new("operations", "must have at least one operation"));
    };
    Ok(Payload { idempotency: Some(idempotency), operations: Some(items), ..Payload::json(body) })
}

/// An operation that can be sent.
struct Ready<'a> {
    text: Cow<'a, [u8]>,
    /// The id to add.
    id: Option<EventId>,
    checked: Checked,
}

/// Checks an operation, and adds `id` if it needs one. `id` is `None` if events get none.
fn ready(operation: &[u8], id: Option<Ulid>) -> Result<Ready<'_>, Invalid> {
    let checked = TrackOperations { event_ids: id.is_some() }.check(operation)?;
    let id = id.filter(|_| checked.needs_event_id).map(|ulid| EventId { before: TrackOperations::BEFORE_ID, ulid });
    let text = if checked.is_as_sent { Cow::Borrowed(operation) } else { Cow::Owned(with_text_ids(operation)) };
    let length = Item { text: &text, id }.bytes();
    limits::OPERATIONS.check_item(&TrackOperations::ENVELOPE, length)?;
    Ok(Ready { text, id, checked })
}
