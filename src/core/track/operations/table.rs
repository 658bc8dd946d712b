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
    /// Its fields besides `type` and `action`.
    pub fields: &'static [Field],
    /// The effect of processing it twice.
    pub effect: Effect,
}

/// The effect of processing an operation twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// None.
    Idempotent,
    /// A second event, unless it has an `id`.
    Event,
    /// Possibly a second metric: it has no `id`.
    Metric,
}

/// A field of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What is allowed.
    pub rule: Rule,
    /// Whether it is required.
    pub is_required: bool,
}

/// What is allowed for a field.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// An object with exactly one of these identifiers.
    Identifiers(&'static [&'static str]),
    /// Text of at most this many bytes of UTF-8.
    Text(usize),
    /// The id of an event.
    EventId,
    /// Unix seconds.
    Time,
    /// An object. Those of its members that have one of these names are times.
    Attributes(&'static [&'static str]),
    /// The attributes of a delivery event.
    DeliveryAttributes,
    /// A device. These members are required.
    Device(&'static [&'static str]),
    /// A list of objects with `identifiers`, exactly one of these, and optional `relationship_attributes`.
    Relationships(&'static [&'static str]),
}

const fn required(name: &'static str, rule: Rule) -> Field {
    Field { name, rule, is_required: true }
}

const fn optional(name: &'static str, rule: Rule) -> Field {
    Field { name, rule, is_required: false }
}

/// The identifiers of a person.
const PERSON_IDS: &[&str] = &["id", "email", "phone", "cio_id"];
/// The reference does not have `anonymous_id`, but the large connectors send it with events.
const PERSON_OR_ANONYMOUS_IDS: &[&str] = &["id", "email", "phone", "cio_id", "anonymous_id"];
/// `object_id` needs `object_type_id` too.
const OBJECT_IDS: &[&str] = &["object_id", "cio_object_id"];
const MERGED: Rule = Rule::Identifiers(&["id", "email", "cio_id"]);

const PERSON: Field = required("identifiers", Rule::Identifiers(PERSON_IDS));
const PERSON_OR_ANONYMOUS: Field = required("identifiers", Rule::Identifiers(PERSON_OR_ANONYMOUS_IDS));
const OBJECT: Field = required("identifiers", Rule::Identifiers(OBJECT_IDS));
const ATTRIBUTES: Field = optional("attributes", Rule::Attributes(&[]));
const PERSON_ATTRIBUTES: Field = optional("attributes", Rule::Attributes(PERSON_TIMES));
const OBJECTS: Rule = Rule::Relationships(OBJECT_IDS);
const TO_OBJECTS: Field = required("cio_relationships", OBJECTS);
const OPTIONAL_OBJECTS: Field = optional("cio_relationships", OBJECTS);
const PEOPLE: Rule = Rule::Relationships(PERSON_OR_ANONYMOUS_IDS);
const TO_PEOPLE: Field = required("cio_relationships", PEOPLE);
const OPTIONAL_PEOPLE: Field = optional("cio_relationships", PEOPLE);
/// The reference has it in the relationships and, in one example, in the operation itself.
const ANONYMOUS_ID: Field = optional("anonymous_id", Rule::Text(usize::MAX));
const EVENT_ID: Field = optional("id", Rule::EventId);
/// The reference has it for some operations; connectors send it with all of them.
const TIMESTAMP: Field = optional("timestamp", Rule::Time);

/// The reserved attributes of people that are unix seconds.
pub const PERSON_TIMES: &[&str] = &["created_at", "_timestamp"];

const EVENT: &[Field] =
    &[PERSON_OR_ANONYMOUS, required("name", Rule::Text(EVENT_NAME_BYTES)), EVENT_ID, ATTRIBUTES, TIMESTAMP];

/// The name of a page view is a URL, whose length the API does not document.
const PAGE: &[Field] =
    &[PERSON_OR_ANONYMOUS, required("name", Rule::Text(usize::MAX)), EVENT_ID, ATTRIBUTES, TIMESTAMP];

const fn row(entity: &'static str, action: &'static str, fields: &'static [Field], effect: Effect) -> Operation {
    Operation { entity, action, fields, effect }
}

const fn idempotent(entity: &'static str, action: &'static str, fields: &'static [Field]) -> Operation {
    row(entity, action, fields, Effect::Idempotent)
}

/// The operations.
pub const OPERATIONS: &[Operation] = &[
    idempotent("person", "identify", &[PERSON, PERSON_ATTRIBUTES, OPTIONAL_OBJECTS, TIMESTAMP]),
    idempotent("person", "delete", &[PERSON, TIMESTAMP]),
    row("person", "event", EVENT, Effect::Event),
    row("person", "screen", EVENT, Effect::Event),
    row("person", "page", PAGE, Effect::Event),
    idempotent("person", "add_relationships", &[PERSON, TO_OBJECTS, TIMESTAMP]),
    idempotent("person", "delete_relationships", &[PERSON, TO_OBJECTS, TIMESTAMP]),
    idempotent("person", "add_device", &[PERSON, required("device", Rule::Device(&["token", "platform"])), TIMESTAMP]),
    idempotent("person", "delete_device", &[PERSON, required("device", Rule::Device(&["token"])), TIMESTAMP]),
    idempotent("person", "merge", &[required("primary", MERGED), required("secondary", MERGED), TIMESTAMP]),
    idempotent("person", "suppress", &[PERSON, TIMESTAMP]),
    idempotent("person", "unsuppress", &[PERSON, TIMESTAMP]),
    idempotent("object", "identify", &[OBJECT, ATTRIBUTES, OPTIONAL_PEOPLE, TIMESTAMP]),
    idempotent("object", "identify_anonymous", &[OBJECT, ATTRIBUTES, OPTIONAL_PEOPLE, ANONYMOUS_ID, TIMESTAMP]),
    idempotent("object", "delete", &[OBJECT, TIMESTAMP]),
    idempotent("object", "add_relationships", &[OBJECT, TO_PEOPLE, TIMESTAMP]),
    idempotent("object", "delete_relationships", &[OBJECT, TO_PEOPLE, TIMESTAMP]),
    row("delivery", "event", DELIVERY, Effect::Metric),
];

const DELIVERY: &[Field] = &[
    required("identifiers", Rule::Identifiers(&["id"])),
    required("name", Rule::Text(usize::MAX)),
    required("attributes", Rule::DeliveryAttributes),
    TIMESTAMP,
];

/// The most fields of an operation.
pub const MOST_FIELDS: usize = {
    let mut most = 0;
    let mut rows = OPERATIONS;
    while let [row, others @ ..] = rows {
        if row.fields.len() > most {
            most = row.fields.len();
        }
        rows = others;
    }
    most
};
