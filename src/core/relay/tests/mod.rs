//! Tests of what pages may send, and their common set-up.

mod examples;
mod properties;

use serde_json::{Value, json};

use super::read;
use crate::core::ulid::Ulid;

const NOW: u32 = 1_800_000_000;

fn id_at(seconds: u64) -> String {
    Ulid::new(seconds * 1000, [7; 10]).text()
}

fn track(change: Value) -> Value {
    changed(json!({"type": "track", "id": id_at(NOW.into()), "name": "cta_clicked", "at": NOW}), change)
}

fn page(change: Value) -> Value {
    changed(json!({"type": "page", "id": id_at(NOW.into()), "name": "https://shop.example/", "at": NOW}), change)
}

fn identify(data: &Value) -> Value {
    json!({"type": "identify", "id": id_at(NOW.into()), "data": data, "at": NOW})
}

/// `value` with the members of `change`; `null` removes one.
fn changed(mut value: Value, change: Value) -> Value {
    let (Some(members), Value::Object(change)) = (value.as_object_mut(), change) else { panic!("no object") };
    for (name, value) in change {
        match value {
            Value::Null => members.remove(&name),
            _ => members.insert(name, value),
        };
    }
    value
}

fn settings() -> Value {
    json!({"items": 100, "pages": true, "attributes": ["plan", "locale"]})
}

fn person() -> Value {
    json!({"identifiers": {"id": "42"}})
}

fn anonymous() -> Value {
    json!({"anonymous_id": "visitor-1"})
}

fn answer_to(body: &Value, settings: &Value, visitor: &Value) -> Value {
    let [body, settings, visitor] = [body, settings, visitor].map(Value::to_string);
    serde_json::from_slice(&read(body.as_bytes(), settings.as_bytes(), visitor.as_bytes(), NOW)).unwrap()
}

fn answer(items: &[Value], visitor: &Value) -> Value {
    answer_to(&json!({"v": 1, "sent_at": NOW, "items": items}), &settings(), visitor)
}

#[track_caller]
fn accepted(item: Value, visitor: &Value) -> Value {
    let answer = answer(&[item], visitor);
    assert_eq!(answer["rejected"], json!([]));
    answer["operations"].as_array().and_then(|operations| operations.last()).cloned().unwrap()
}

#[track_caller]
fn assert_refused(item: Value, code: &str) {
    let answer = answer(&[track(json!({})), item, track(json!({}))], &person());
    assert_eq!(answer["rejected"], json!([{"index": 1, "code": code}]));
    assert_eq!(answer["indexes"], json!([0, 2]), "the other items are accepted");
}
