//! The table of the Track API v2: one row for each operation of `/api/v2/entity` and `/api/v2/batch`
//! ([reference](https://docs.customer.io/api/track/#operation/entity)).

use super::limits::EVENT_NAME_BYTES;

/// An operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// Its `type`.
    pub entity: &'static str,
    /// Its `action`.
    pub action: &'static str,
    /// The fields that name the entity.
    pub holders: &'static [&'static str],
    /// The identifiers of which each of those fields holds exactly one.
    pub identifiers: &'static [&'static str],
    /// Further fields that must hold text, and at most how many bytes of UTF-8; a dot leads into an object.
    pub required: &'static [(&'static str, usize)],
    /// What `cio_relationships` may hold.
    pub relationships: Relationships,
    /// What a repeat does.
    pub effect: Effect,
}

/// The rules of `cio_relationships`.
#[derive(Debug, Clone, Copy)]
pub enum Relationships {
    /// It means nothing here.
    Unknown,
    /// It may be left out. Each item holds exactly one of these identifiers.
    Optional(&'static [&'static str]),
    /// It may not.
    Required(&'static [&'static str]),
}

/// What happens if an operation is processed twice.
#[derive(Debug, Clone, Copy)]
pub enum Effect {
    /// The same as once.
    Idempotent,
    /// A second event, unless an `id` shows it to be the first.
    Event,
    /// Perhaps a second metric; nothing can show it to be the first.
    Metric,
}

const UNLIMITED: usize = usize::MAX;

const PERSON: &[&str] = &["id", "email", "phone", "cio_id"];

/// `anonymous_id` is not in the reference, but the large connectors send it.
const PERSON_OR_ANONYMOUS: &[&str] = &["id", "email", "phone", "cio_id", "anonymous_id"];

/// Who can be merged, or related to an object.
const PERSON_WITHOUT_PHONE: &[&str] = &["id", "email", "cio_id"];

/// `object_id` has `object_type_id` beside it.
const OBJECT: &[&str] = &["object_id", "cio_object_id"];

const ON_PERSON: Operation = Operation {
    entity: "person",
    action: "identify",
    holders: &["identifiers"],
    identifiers: PERSON,
    required: &[],
    relationships: Relationships::Unknown,
    effect: Effect::Idempotent,
};

const EVENT: Operation = Operation {
    action: "event",
    identifiers: PERSON_OR_ANONYMOUS,
    required: &[("name", EVENT_NAME_BYTES)],
    effect: Effect::Event,
    ..ON_PERSON
};

const ON_OBJECT: Operation = Operation { entity: "object", identifiers: OBJECT, ..ON_PERSON };

/// The operations.
pub const OPERATIONS: &[Operation] = &[
    Operation { relationships: Relationships::Optional(OBJECT), ..ON_PERSON },
    Operation { action: "delete", ..ON_PERSON },
    EVENT,
    Operation { action: "screen", ..EVENT },
    // The names of page views are URLs: the API's own answer decides on their length.
    Operation { action: "page", required: &[("name", UNLIMITED)], ..EVENT },
    Operation { action: "add_relationships", relationships: Relationships::Required(OBJECT), ..ON_PERSON },
    Operation { action: "delete_relationships", relationships: Relationships::Required(OBJECT), ..ON_PERSON },
    Operation {
        action: "add_device",
        required: &[("device.token", UNLIMITED), ("device.platform", UNLIMITED)],
        ..ON_PERSON
    },
    Operation { action: "delete_device", required: &[("device.token", UNLIMITED)], ..ON_PERSON },
    Operation { action: "merge", holders: &["primary", "secondary"], identifiers: PERSON_WITHOUT_PHONE, ..ON_PERSON },
    Operation { action: "suppress", ..ON_PERSON },
    Operation { action: "unsuppress", ..ON_PERSON },
    Operation { relationships: Relationships::Optional(PERSON_WITHOUT_PHONE), ..ON_OBJECT },
    Operation { action: "identify_anonymous", relationships: Relationships::Optional(&["anonymous_id"]), ..ON_OBJECT },
    Operation { action: "delete", ..ON_OBJECT },
    Operation {
        action: "add_relationships",
        relationships: Relationships::Required(PERSON_WITHOUT_PHONE),
        ..ON_OBJECT
    },
    Operation {
        action: "delete_relationships",
        relationships: Relationships::Required(PERSON_WITHOUT_PHONE),
        ..ON_OBJECT
    },
    Operation {
        entity: "delivery",
        action: "event",
        identifiers: &["id"],
        required: &[("name", UNLIMITED), ("attributes.device_token", UNLIMITED)],
        effect: Effect::Metric,
        ..ON_PERSON
    },
];
