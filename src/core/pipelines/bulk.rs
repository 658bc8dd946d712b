//! The messages of a bulk run.

use super::{
    limits,
    messages::Item,
    source::{Source, Times, needs_id},
};
use crate::core::{
    bulk::{BulkApi, Checked, Envelope, Limits, hash},
    error::Invalid,
    iso_time::iso_text,
    json::{Members, Object, Value},
    ulid::Ulid,
};

/// The messages of a bulk run. A message without a `messageId` gets a ULID, and one without a `timestamp` the time of that ULID, so that a
/// resumed run sends the same again.
#[derive(Debug)]
pub struct PipelinesMessages {
    source: Source,
    /// Reads the host's clock, in unix milliseconds.
    now_ms: fn() -> u64,
}

impl PipelinesMessages {
    /// The messages of a run. `now_ms` reads the host's clock, in unix milliseconds.
    #[must_use]
    pub const fn new(source: Source, now_ms: fn() -> u64) -> Self {
        Self { source, now_ms }
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
        let Item { members, idempotency, .. } = Item::read(Value::new(operation), self.source.default_context())?;
        Ok(Checked { needs_event_id: needs_id(&members), is_as_sent: false, idempotency })
    }

    fn complete(&self, operation: &[u8], ulid: Ulid) -> Vec<u8> {
        let members = Value::new(operation).members();
        let kind = members.get("type").and_then(Value::text).unwrap_or_default();
        let timestamp = iso_text(ulid.milliseconds());
        // The run may be long, so each message has the time when it is packed.
        let sent_at = if self.source.is_page() { iso_text((self.now_ms)()) } else { String::new() };
        let times = Times { timestamp: &timestamp, sent_at: &sent_at };
        self.source.complete(&members, &kind, times).finish()
    }

    fn subjects(&self, operation: &[u8], subjects: &mut Vec<u32>) {
        let members = Value::new(operation).members();
        // `previousId` of an alias was the `anonymousId` or `userId` of other messages: all three are of one kind.
        for name in ["userId", "anonymousId", "previousId"] {
            subjects.extend(subject(&members, "person", name));
        }
        subjects.extend(subject(&members, "object", "groupId"));
        if let Some(properties) = members.given("properties") {
            // For events that delete an object or a relationship.
            subjects.extend(subject(&properties.members(), "object", "objectId"));
        }
    }
}

/// The hash of an identifier, if it is given.
fn subject(members: &Members, kind: &str, name: &str) -> Option<u32> {
    members.given(name).map(|value| hash([kind.as_bytes(), value.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

    use super::*;
    use crate::core::{
        bulk::{Options, ResumePoint, Run},
        http::Idempotency,
    };
    use serde_json::{Value as Json, json};

    const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    const TIME: &str = "2016-07-30T23:54:10.259Z";
    const NOW: &str = "2026-01-31T12:00:00.000Z";

    fn messages(key_of_page: Option<&str>) -> PipelinesMessages {
        let context = br#"{"ip":"1"}"#.to_vec();
        PipelinesMessages::new(Source::new(context, key_of_page.map(str::to_owned)), || 1_769_860_800_000)
    }

    /// The body of the only request that these messages make.
    fn body(api: PipelinesMessages, items: &[Json]) -> Json {
        let start = ResumePoint::beginning(Ulid::parse(ID).unwrap());
        let mut run = Run::new(Box::new(api), Options::new(limits::MESSAGES, start));
        for item in items {
            assert_eq!(run.offer(item.to_string().as_bytes()), None);
        }
        run.finish();
        let text = run.next_request().unwrap().body;
        assert!(run.next_request().is_none());
        let body: Json = serde_json::from_slice(&text).unwrap();
        assert_eq!(body.to_string().len(), text.len(), "a member is there twice");
        body
    }

    #[test]
    fn a_message_gets_the_id_of_its_index_the_time_of_the_run_and_a_context() {
        let track = |event: &str| json!({ "type": "track", "userId": "42", "event": event });
        let mut own = track("b");
        own["messageId"] = json!("own");
        own["timestamp"] = json!("2026-01-01T00:00:00Z");
        own["context"] = json!({ "ip": "2", "library": { "name": "x" } });
        let mut null = track("c");
        null["messageId"] = json!(null);
        let sent = body(messages(None), &[track("a"), own.clone(), null]);
        let library = json!({ "name": "customerio-wasm", "version": env!("CARGO_PKG_VERSION") });
        let expected = |event: &str, id: &str| {
            let mut message = track(event);
            message["messageId"] = json!(id);
            message["timestamp"] = json!(TIME);
            message["context"] = json!({ "ip": "1", "library": library });
            message
        };
        let third = "01ARZ3NDEKTSV4RRFFQ69G5FAX";
        assert_eq!(sent, json!({ "batch": [expected("a", ID), own, expected("c", third)] }));
    }

    #[test]
    fn in_a_page_the_batch_carries_the_key_and_each_message_says_when_it_is_sent() {
        let item = json!({ "type": "page", "userId": "42", "writeKey": "another" });
        let sent = body(messages(Some("k\"ey")), &[item]);
        assert_eq!(sent["writeKey"], "k\"ey");
        let message = &sent["batch"][0];
        assert_eq!((&message["type"], message.get("writeKey")), (&json!("page"), None));
        assert_eq!((&message["timestamp"], &message["sentAt"]), (&json!(TIME), &json!(NOW)));
    }

    #[test]
    fn in_a_long_run_each_message_has_the_time_when_it_is_packed() {
        static NOW_MS: AtomicU64 = AtomicU64::new(1_769_860_800_000);
        let api = PipelinesMessages::new(Source::new(Vec::new(), Some("key".to_owned())), || NOW_MS.load(Relaxed));
        let item = json!({ "type": "page", "userId": "42" }).to_string();
        let sent_at = || {
            let message: Json =
                serde_json::from_slice(&api.complete(item.as_bytes(), Ulid::parse(ID).unwrap())).unwrap();
            message["sentAt"].clone()
        };
        assert_eq!(sent_at(), NOW);
        NOW_MS.fetch_add(3_600_000, Relaxed);
        assert_eq!(sent_at(), "2026-01-31T13:00:00.000Z");
    }

    #[test]
    fn the_key_takes_room_in_the_batch() {
        let envelope = messages(Some("key")).envelope();
        assert_eq!(*envelope.close, *br#"],"writeKey":"key"}"#);
        assert_eq!(*messages(None).envelope().close, *b"]}");
    }

    #[test]
    fn an_item_is_checked_as_one_of_a_batch() {
        let check = |item: &Json| messages(None).check(item.to_string().as_bytes());
        let event = json!({ "type": "track", "userId": "42", "event": "a" });
        let expected = Checked { needs_event_id: true, is_as_sent: false, idempotency: Idempotency::NonIdempotent };
        assert_eq!(check(&event), Ok(expected));
        let person = json!({ "type": "identify", "userId": "42", "messageId": "own" });
        let expected = Checked { needs_event_id: false, is_as_sent: false, idempotency: Idempotency::Idempotent };
        assert_eq!(check(&person), Ok(expected));
        for (item, path) in [
            (json!({ "type": "track", "userId": "42" }), "event"),
            (json!({ "userId": "42" }), "type"),
            (json!({ "type": "page" }), "userId"),
            (json!([]), ""),
            (json!(null), ""),
        ] {
            assert_eq!(check(&item).unwrap_err().argument, path, "{item}");
        }
    }

    #[test]
    fn a_message_is_about_its_people_and_its_object() {
        let subjects = |item: &Json| {
            let mut subjects = Vec::new();
            messages(None).subjects(item.to_string().as_bytes(), &mut subjects);
            subjects
        };
        let shares = |one: &Json, other: &Json| {
            let others = subjects(other);
            subjects(one).iter().any(|subject| others.contains(subject))
        };
        let person = json!({ "type": "page", "userId": 42 });
        let visitor = json!({ "type": "page", "anonymousId": "visitor" });
        let group = json!({ "type": "group", "userId": "43", "groupId": "acme" });
        assert!(shares(&person, &json!({ "type": "track", "userId": "42", "event": "a" })));
        assert!(shares(&visitor, &json!({ "type": "alias", "userId": "42", "previousId": "visitor" })));
        assert!(shares(&visitor, &json!({ "type": "identify", "userId": "42", "anonymousId": "visitor" })));
        assert!(!shares(&person, &visitor) && !shares(&person, &group));
        let deleted = json!({ "type": "track", "anonymousId": "a", "event": "Object Deleted", "properties": { "objectId": "acme" } });
        assert!(shares(&group, &deleted));
        assert!(!shares(&group, &json!({ "type": "page", "userId": "acme" })));
        assert_eq!(subjects(&json!({ "type": "page", "userId": null, "anonymousId": "a" })).len(), 1);
    }
}
