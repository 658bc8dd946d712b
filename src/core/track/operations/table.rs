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
    /// Its fields, beside `type` and `action`.
    pub fields: &'static [Field],
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
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub rule: Rule,
    /// Whether it must be there.
    pub is_required: bool,
}

/// What a field may be.
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
    /// An object of names and values, among them these times.
    Attributes(&'static [&'static str]),
    /// What a delivery was reported with.
    DeliveryAttributes,
    /// A device, of which these members are required.
    Device(&'static [&'static str]),
    /// A list of objects that have `identifiers`, exactly one of these, and perhaps `relationship_attributes`.
    Relationships(&'static [&'static str]),
}

const fn required(name: &'static str, rule: Rule) -> Field {
    Field { name, rule, is_required: true }
}

const fn optional(name: &'static str, rule: Rule) -> Field {
    Field { name, rule, is_required: false }
}

/// The identifiers of a person. `anonymous_id` is not in the reference, but the large connectors send it with events.
const PERSON_IDS: &[&str] = &["id", "email", "phone", "cio_id"];
const PERSON_OR_ANONYMOUS_IDS: &[&str] = &["id", "email", "phone", "cio_id", "anonymous_id"];
/// `object_id` has `object_type_id` beside it.
const OBJECT_IDS: &[&str] = &["object_id", "cio_object_id"];
const MERGED: Rule = Rule::Identifiers(&["id", "email", "cio_id"]);

const PERSON: Field = required("identifiers", Rule::Identifiers(PERSON_IDS));
const PERSON_OR_ANONYMOUS: Field = required("identifiers", Rule::Identifiers(PERSON_OR_ANONYMOUS_IDS));
const OBJECT: Field = required("identifiers", Rule::Identifiers(OBJECT_IDS));
const ATTRIBUTES: Field = optional("attributes", Rule::Attributes(&[]));
const PERSON_ATTRIBUTES: Field = optional("attributes", Rule::Attributes(PERSON_TIMES));
const TO_OBJECTS: Field = required("cio_relationships", Rule::Relationships(OBJECT_IDS));
const TO_PEOPLE: Field = required("cio_relationships", Rule::Relationships(PERSON_OR_ANONYMOUS_IDS));
/// The reference has it in the relationships and, in an example, beside them.
const ANONYMOUS_ID: Field = optional("anonymous_id", Rule::Text(usize::MAX));
const EVENT_ID: Field = optional("id", Rule::EventId);
/// The reference has it for some operations; connectors send it with all.
const TIMESTAMP: Field = optional("timestamp", Rule::Time);

/// The reserved attributes of people that are unix seconds.
pub const PERSON_TIMES: &[&str] = &["created_at", "_timestamp"];

const EVENT: &[Field] =
    &[PERSON_OR_ANONYMOUS, required("name", Rule::Text(EVENT_NAME_BYTES)), EVENT_ID, ATTRIBUTES, TIMESTAMP];

/// The names of page views are URLs: the API decides how long they may be.
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
    idempotent("person", "identify", &[PERSON, PERSON_ATTRIBUTES, if_any(TO_OBJECTS), TIMESTAMP]),
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
    idempotent("object", "identify", &[OBJECT, ATTRIBUTES, if_any(TO_PEOPLE), TIMESTAMP]),
    idempotent("object", "identify_anonymous", &[OBJECT, ATTRIBUTES, if_any(TO_PEOPLE), ANONYMOUS_ID, TIMESTAMP]),
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

/// How many fields an operation has at most.
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

/// The same field where an operation can do without it.
const fn if_any(mut field: Field) -> Field {
    field.is_required = false;
    field
}
