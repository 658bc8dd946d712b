//! The operation table: one row for each operation of `/api/v2/entity` and `/api/v2/batch`
//! ([reference](https://docs.customer.io/api/track/#operation/entity)).

use crate::core::track::limits::EVENT_NAME_BYTES;

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Its `type`.
    pub entity: &'static str,
    /// Its `action`.
    pub action: &'static str,
    /// The fields that are checked.
    pub fields: &'static [&'static Field],
    /// The effect of processing it twice.
    pub effect: Effect,
}

/// The effect of processing an operation twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// None.
    Idempotent,
    /// A second event, unless an `id` identifies it.
    Event,
    /// Perhaps a second metric: nothing identifies it.
    Metric,
}

/// A field of an operation.
#[derive(Debug)]
pub struct Field {
    /// Its name, or the path to it: `device`, `token`.
    pub path: &'static [&'static str],
    /// Where a caller may have put it instead, as in v1 or in other operations.
    pub mistaken_for: &'static [&'static str],
    /// What it may be.
    pub rule: Rule,
}

/// What a field may be.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// An object with exactly one of these identifiers.
    Identifiers(&'static [&'static str]),
    /// Text of at most this many bytes of UTF-8.
    Text(usize),
    /// The same, or missing.
    OptionalText(usize),
    /// An array.
    List,
    /// The same, or missing.
    OptionalList,
    /// A field that v2 does not know, because v2 gave the name of another one to it: missing, unless that other one is there too.
    Former(&'static str),
}

const fn field(path: &'static [&'static str], rule: Rule) -> Field {
    Field { path, mistaken_for: &[], rule }
}

const PERSON: &Field = &field(&["identifiers"], Rule::Identifiers(&["id", "email", "phone", "cio_id"]));
/// `anonymous_id` is not in the reference, but the large connectors send it.
const PERSON_OR_ANONYMOUS: &Field =
    &field(&["identifiers"], Rule::Identifiers(&["id", "email", "phone", "cio_id", "anonymous_id"]));
/// `object_id` has `object_type_id` beside it.
const OBJECT: &Field = &field(&["identifiers"], Rule::Identifiers(&["object_id", "cio_object_id"]));
const DELIVERY: &Field = &field(&["identifiers"], Rule::Identifiers(&["id"]));
const MERGED: Rule = Rule::Identifiers(&["id", "email", "cio_id"]);
const PRIMARY: &Field = &Field { path: &["primary"], mistaken_for: &["identifiers"], rule: MERGED };
const SECONDARY: &Field = &field(&["secondary"], MERGED);

const UNLIMITED: usize = usize::MAX;
const NAME: &Field = &field(&["name"], Rule::Text(UNLIMITED));
const EVENT_NAME: &Field = &field(&["name"], Rule::Text(EVENT_NAME_BYTES));
const EVENT_ID: &Field = &field(&["id"], Rule::OptionalText(UNLIMITED));
const EVENT_DATA: &Field = &field(&["data"], Rule::Former("attributes"));
const DEVICE_TOKEN: &Field =
    &Field { path: &["device", "token"], mistaken_for: &["device", "id"], rule: Rule::Text(UNLIMITED) };
const DEVICE_PLATFORM: &Field = &field(&["device", "platform"], Rule::Text(UNLIMITED));
const DELIVERY_TOKEN: &Field = &field(&["attributes", "device_token"], Rule::Text(UNLIMITED));
const RELATIONSHIPS: &Field = &field(&["cio_relationships"], Rule::List);
const OPTIONAL_RELATIONSHIPS: &Field = &field(&["cio_relationships"], Rule::OptionalList);

const fn row(
    entity: &'static str,
    action: &'static str,
    fields: &'static [&'static Field],
    effect: Effect,
) -> Operation {
    Operation { entity, action, fields, effect }
}

/// The operations.
pub const OPERATIONS: &[Operation] = &[
    row("person", "identify", &[PERSON, OPTIONAL_RELATIONSHIPS], Effect::Idempotent),
    row("person", "delete", &[PERSON], Effect::Idempotent),
    row("person", "event", &[PERSON_OR_ANONYMOUS, EVENT_NAME, EVENT_ID, EVENT_DATA], Effect::Event),
    row("person", "screen", &[PERSON_OR_ANONYMOUS, EVENT_NAME, EVENT_ID, EVENT_DATA], Effect::Event),
    // The names of page views are URLs: the API decides how long they may be.
    row("person", "page", &[PERSON_OR_ANONYMOUS, NAME, EVENT_ID, EVENT_DATA], Effect::Event),
    row("person", "add_relationships", &[PERSON, RELATIONSHIPS], Effect::Idempotent),
    row("person", "delete_relationships", &[PERSON, RELATIONSHIPS], Effect::Idempotent),
    row("person", "add_device", &[PERSON, DEVICE_TOKEN, DEVICE_PLATFORM], Effect::Idempotent),
    row("person", "delete_device", &[PERSON, DEVICE_TOKEN], Effect::Idempotent),
    row("person", "merge", &[PRIMARY, SECONDARY], Effect::Idempotent),
    row("person", "suppress", &[PERSON], Effect::Idempotent),
    row("person", "unsuppress", &[PERSON], Effect::Idempotent),
    row("object", "identify", &[OBJECT, OPTIONAL_RELATIONSHIPS], Effect::Idempotent),
    row("object", "identify_anonymous", &[OBJECT, OPTIONAL_RELATIONSHIPS], Effect::Idempotent),
    row("object", "delete", &[OBJECT], Effect::Idempotent),
    row("object", "add_relationships", &[OBJECT, RELATIONSHIPS], Effect::Idempotent),
    row("object", "delete_relationships", &[OBJECT, RELATIONSHIPS], Effect::Idempotent),
    row("delivery", "event", &[DELIVERY, NAME, DELIVERY_TOKEN], Effect::Metric),
];
