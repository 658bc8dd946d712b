//! The messages of a bulk run.

use std::borrow::Cow;

use super::{
    limits,
    messages::given,
    payloads::check_item,
    source::{Source, Times, needs_id},
};
use crate::core::{
    bulk::{BulkApi, Checked, Envelope, Limits, hash},
    error::Invalid,
    iso_time::iso_text,
    json::{Members, Object, Value},
    ulid::Ulid,
};

/// The messages of a bulk run. One without a `messageId` gets a ULID, and one without a `timestamp` the time of that ULID: a run that is
/// resumed sends the same again.
#[derive(Debug)]
pub struct PipelinesMessages {
    source: Source,
    /// When the run began.
    sent_at: String,
}

impl PipelinesMessages {
    /// Those of a run that begins at this time, in unix milliseconds.
    #[must_use]
    pub fn new(source: Source, now_ms: u64) -> Self {
        Self { source, sent_at: iso_text(now_ms) }
    }
}

impl BulkApi for PipelinesMessages {
    fn envelope(&self) -> Envelope {
        let body = self.source.with_key(Object::new().json("batch", b"[]")).finish();
        let open = b"{\"batch\":[";
        Envelope {
            open,
            close: body.get(open.len()..).unwrap_or_default().to_vec().into(),
            before_id: b"{\"messageId\":\"",
        }
    }

    fn limits(&self) -> Limits {
        limits::MESSAGES
    }

    fn check(&self, operation: &[u8]) -> Result<Checked, Invalid> {
        let message = Value::new(operation);
        let idempotency = check_item(message)?;
        Ok(Checked { needs_event_id: needs_id(&message.members()), idempotency })
    }

    fn complete<'a>(&self, operation: &'a [u8], ulid: Ulid) -> Cow<'a, [u8]> {
        let members = Value::new(operation).members();
        let kind = members.get("type").and_then(Value::text).unwrap_or_default();
        let timestamp = iso_text(ulid.milliseconds());
        let times = Times { timestamp: &timestamp, sent_at: &self.sent_at };
        self.source.complete(&members, &kind, times).finish().into()
    }

    fn subjects(&self, operation: &[u8], subjects: &mut Vec<u32>) {
        let members = Value::new(operation).members();
        // An alias names by `previousId` who was `anonymousId` or `userId` before: all three are of one kind.
        for name in ["userId", "anonymousId", "previousId"] {
            subjects.extend(subject(&members, "person", name));
        }
        subjects.extend(subject(&members, "object", "groupId"));
        if let Some(properties) = given(&members, "properties") {
            // Of the events that delete an object or a relationship.
            subjects.extend(subject(&properties.members(), "object", "objectId"));
        }
    }
}

/// The hash of what a member names, if it names anything.
fn subject(members: &Members, kind: &str, name: &str) -> Option<u32> {
    given(members, name).map(|value| hash([kind.as_bytes(), value.as_bytes()]))
}
