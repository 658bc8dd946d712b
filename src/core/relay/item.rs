//! Turns one item of a page into an operation.

use super::{
    clock::{Clock, seconds},
    verdict::ItemError,
    visitor::Visitor,
};
use crate::core::{
    bulk::BulkApi,
    error::Invalid,
    json::{Members, Object, Value, is_one_of},
    track::TrackOperations,
    ulid::Ulid,
};

/// The deepest nesting of an item's data.
const MAX_DEPTH: usize = 8;

/// Customer.io takes the recipient, the sender and the reply address of a campaign's email from event data with these names. The relay
/// removes them from every event: otherwise, any visitor could send mail to anybody.
const ADDRESSES: [&str; 3] = ["recipient", "from_address", "reply_to"];

/// What the relay's owner allows pages to send.
#[derive(Debug, Default)]
pub struct Rules<'a> {
    /// Whether page views are accepted.
    pub pages: bool,
    /// The names of the attributes that an identify may set, as written between the quotes.
    pub attributes: Vec<&'a [u8]>,
}

/// The types of items, each with its members and the action of its operation.
const TYPES: [(&str, &[&str], &str); 3] = [
    ("track", &["type", "id", "name", "data", "at"], "event"),
    ("page", &["type", "id", "name", "data", "at"], "page"),
    ("identify", &["type", "id", "data", "at"], "identify"),
];

/// The operation for an item.
///
/// # Errors
/// Why the item is refused.
pub fn operation(item: Value, rules: &Rules, visitor: &Visitor, clock: Clock) -> Result<Vec<u8>, ItemError> {
    if item.as_bytes().len() > TrackOperations::LIMITS.item_bytes {
        return Err(ItemError::Size);
    }
    if !item.is_object() {
        return Err(ItemError::Shape);
    }
    let members = item.members();
    let kind = members.get("type").and_then(Value::quoted).ok_or(ItemError::Type)?;
    let (_, names, action) = TYPES.iter().find(|(name, ..)| name.as_bytes() == kind).ok_or(ItemError::Type)?;
    if members.iter().any(|(name, _)| !is_one_of(name, names)) {
        return Err(ItemError::Field);
    }
    let id = event_id(&members, clock)?;
    let timestamp = match members.get("at") {
        Some(at) => clock.clamp(seconds(at).ok_or(ItemError::Shape)?),
        None => clock.now(),
    };
    let data = data(&members)?;
    let operation =
        Object::new().text("type", "person").text("action", action).json("identifiers", &visitor.identifiers);
    let operation = operation.json("timestamp", timestamp.to_string().as_bytes());
    let operation = match *action {
        "identify" => operation.json("attributes", &attributes(data, rules, visitor)?),
        "page" if !rules.pages => return Err(ItemError::Page),
        _ => {
            let name = members.get("name").ok_or(ItemError::Name)?;
            let event = operation.text("id", &id).json("name", name.as_bytes());
            match data {
                Some(data) => event.json("attributes", &event_data(data)),
                None => event,
            }
        }
    };
    checked(operation.finish())
}

/// The id of an item: a ULID whose time is recent. Customer.io drops a second event with the same id.
fn event_id(members: &Members, clock: Clock) -> Result<String, ItemError> {
    let text = members.get("id").and_then(Value::text).ok_or(ItemError::Id)?;
    let made = Ulid::parse(&text).and_then(|ulid| i64::try_from(ulid.seconds()).ok()).ok_or(ItemError::Id)?;
    if clock.is_recent(made) { Ok(text) } else { Err(ItemError::Id) }
}

/// The data of an item, if there is any.
fn data<'a>(members: &Members<'a>) -> Result<Option<Value<'a>>, ItemError> {
    let Some(data) = members.get("data") else { return Ok(None) };
    if !data.is_object() {
        return Err(ItemError::Shape);
    }
    if data.depth() > MAX_DEPTH { Err(ItemError::Depth) } else { Ok(Some(data)) }
}

/// The data of an event, without the [`ADDRESSES`].
fn event_data(data: Value) -> Vec<u8> {
    let mut kept = Object::new();
    for (name, value) in data.members().iter() {
        if !ADDRESSES.iter().any(|address| address.as_bytes().eq_ignore_ascii_case(name)) {
            kept.push(name, value.as_bytes());
        }
    }
    kept.finish()
}

/// The attributes of a person. The owner must have allowed each of them.
fn attributes(data: Option<Value>, rules: &Rules, visitor: &Visitor) -> Result<Vec<u8>, ItemError> {
    if !visitor.is_known {
        return Err(ItemError::Anonymous);
    }
    let data = data.ok_or(ItemError::Shape)?;
    if data.members().iter().any(|(name, _)| !rules.attributes.contains(&name)) {
        return Err(ItemError::Attribute);
    }
    Ok(data.as_bytes().to_vec())
}

/// The operation, if the Track API accepts it and it is well-formed.
fn checked(operation: Vec<u8>) -> Result<Vec<u8>, ItemError> {
    if !Value::new(&operation).is_well_formed() {
        return Err(ItemError::Data);
    }
    let fault = |invalid: Invalid| match invalid.argument.split('.').next() {
        Some("name") => ItemError::Name,
        Some("id") => ItemError::Id,
        _ => ItemError::Data,
    };
    TrackOperations { event_ids: true }.check(&operation).map_err(fault)?;
    let length = TrackOperations::LIMITS.check_item(&TrackOperations::ENVELOPE, operation.len());
    length.map_err(|_| ItemError::Size)?;
    Ok(operation)
}
