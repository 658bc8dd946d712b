//! Tests of the rules of operations.

use super::*;
use crate::core::{json as json_reader, track::operations::PERSON_TIMES};
use serde_json::{Value, json};

fn check(operation: &Value, event_ids: bool) -> Result<Checked, Invalid> {
    let text = operation.to_string();
    super::check(&json_reader::Value::new(text.as_bytes()).members(), event_ids)
}

fn checked(operation: &Value) -> Result<Checked, Invalid> {
    check(operation, true)
}

/// `operation` with the members of `change`; `null` removes one.
fn changed(mut operation: Value, change: Value) -> Value {
    let (Some(members), Value::Object(change)) = (operation.as_object_mut(), change) else { panic!("no object") };
    for (name, value) in change {
        match value {
            Value::Null => members.remove(&name),
            _ => members.insert(name, value),
        };
    }
    operation
}

#[track_caller]
fn assert_refused(operation: &Value, path: &str, problem: &str) {
    let fault = checked(operation).unwrap_err();
    assert_eq!(fault.argument, path, "{}", fault.problem);
    assert!(fault.problem.contains(problem), "{}", fault.problem);
}

fn event() -> Value {
    json!({"type": "person", "action": "event", "identifiers": {"id": "42"}, "name": "purchase"})
}

/// One complete operation for each row of the table.
fn examples() -> Vec<Value> {
    let to_object = json!([{"identifiers": {"object_type_id": "1", "object_id": "acme"}}]);
    let to_person = json!([{"identifiers": {"email": "ada@example.com"}}]);
    let of_person = [
        json!({"action": "identify", "attributes": {"a": 1}, "cio_relationships": to_object}),
        json!({"action": "delete"}),
        json!({"action": "event", "name": "purchase"}),
        json!({"action": "screen", "name": "cart"}),
        json!({"action": "page", "name": "https://shop.example/".to_owned() + &"a".repeat(200)}),
        json!({"action": "add_relationships", "cio_relationships": [{"identifiers": {"cio_object_id": "o"}}]}),
        json!({"action": "delete_relationships", "cio_relationships": to_object}),
        json!({"action": "add_device", "device": {"token": "t", "platform": "ios"}}),
        json!({"action": "delete_device", "device": {"token": "t"}}),
        json!({"action": "merge", "identifiers": null, "primary": {"id": "1"}, "secondary": {"cio_id": "2"}}),
        json!({"action": "suppress"}),
        json!({"action": "unsuppress"}),
    ];
    let of_object = [
        json!({"action": "identify", "cio_relationships": to_person}),
        json!({"action": "identify_anonymous", "cio_relationships": [{"identifiers": {"anonymous_id": "a"}}]}),
        json!({"action": "delete", "identifiers": {"cio_object_id": "o"}}),
        json!({"action": "add_relationships", "cio_relationships": to_person}),
        json!({"action": "delete_relationships", "cio_relationships": to_person}),
    ];
    let delivery = json!({"type": "delivery", "action": "event", "identifiers": {"id": "d"}, "name": "opened",
        "attributes": {"device_token": "t"}});
    let person = |change| changed(json!({"type": "person", "identifiers": {"id": 42}}), change);
    let object = json!({"type": "object", "identifiers": {"object_type_id": 1, "object_id": "acme"}});
    let object = |change| changed(object.clone(), change);
    of_person.into_iter().map(person).chain(of_object.into_iter().map(object)).chain([delivery]).collect()
}

#[test]
fn each_operation_passes_and_unknown_fields_are_refused() {
    assert_eq!(examples().len(), OPERATIONS.len());
    for example in examples() {
        checked(&example).unwrap();
        checked(&changed(example.clone(), json!({"timestamp": 1_700_000_000}))).unwrap();
        assert_refused(&changed(example, json!({"atributes": {"a": 1}})), "atributes", "is not a field of this");
    }
    let person = |change| changed(json!({"type": "person", "identifiers": {"id": "42"}}), change);
    let data = person(json!({"action": "identify", "data": {}}));
    assert_refused(&data, "data", "v2 calls it attributes");
    assert_refused(&person(json!({"action": "delete", "data": {}})), "data", "which has identifiers, timestamp");
    assert_refused(&person(json!({"action": "suppress", "name": "x"})), "name", "is not a field");
}

#[test]
fn fields_of_a_wrong_type_are_refused() {
    let person = |change| changed(json!({"type": "person", "identifiers": {"id": "42"}}), change);
    for attributes in [json!([1]), json!("x"), json!(5)] {
        let identify = person(json!({"action": "identify", "attributes": attributes}));
        assert_refused(&identify, "attributes", "must be an object");
        assert_refused(&changed(event(), json!({"attributes": attributes})), "attributes", "must be an object");
    }
    let related = |relationship: Value| person(json!({"action": "identify", "cio_relationships": [relationship]}));
    assert_refused(&related(json!(1)), "cio_relationships[0]", "must be an object");
    assert_refused(&related(json!({})), "cio_relationships[0].identifiers", "is required");
    let to = json!({"cio_object_id": "o"});
    let unknown = related(json!({"identifiers": to, "attributes": {}}));
    assert_refused(&unknown, "cio_relationships[0].attributes", "supported: identifiers, relationship_attributes");
    let person_id = related(json!({"identifiers": {"id": "1"}}));
    assert_refused(&person_id, "cio_relationships[0].identifiers", "object_id, cio_object_id; it has none");
    let device = |change| {
        person(json!({"action": "add_device", "device": changed(json!({"token": "t", "platform": "ios"}), change)}))
    };
    assert_refused(&device(json!({"app_version": "1"})), "device.app_version", "is not supported here");
    assert_refused(&device(json!({"attributes": "x"})), "device.attributes", "must be an object");
    assert_refused(&person(json!({"action": "add_device", "device": "t"})), "device", "must be an object");
}

#[test]
fn every_time_is_unix_seconds() {
    let person = |change| changed(json!({"type": "person", "identifiers": {"id": "42"}}), change);
    for time in [json!("2020-01-01"), json!(1_700_000_000_000_u64), json!(-1), json!(1.5), json!(true)] {
        let refused = |operation: &Value, path: &str| assert_refused(operation, path, "must be unix seconds");
        refused(&changed(event(), json!({"timestamp": time})), "timestamp");
        for name in PERSON_TIMES {
            let identify = person(json!({"action": "identify", "attributes": {(*name): time}}));
            refused(&identify, &format!("attributes.{name}"));
        }
        let device = json!({"token": "t", "platform": "ios", "last_used": time});
        refused(&person(json!({"action": "add_device", "device": device})), "device.last_used");
    }
    checked(&changed(event(), json!({"attributes": {"created_at": "a long time ago"}}))).unwrap();
}

#[test]
fn an_identifier_that_is_a_number_is_a_safe_integer() {
    for number in [json!(9_007_199_254_740_992_u64), json!(1.5), json!(1e21)] {
        let identifiers = json!({"identifiers": {"id": number}});
        assert_refused(&changed(event(), identifiers), "identifiers.id", "use a string or a bigint");
    }
    checked(&changed(event(), json!({"identifiers": {"id": 9_007_199_254_740_991_u64}}))).unwrap();
}

/// The members without which an example is refused.
fn needs(example: &Value) -> String {
    let members = [
        ("", "identifiers"),
        ("", "primary"),
        ("", "secondary"),
        ("", "name"),
        ("", "cio_relationships"),
        ("/device", "token"),
        ("/device", "platform"),
        ("/attributes", "device_token"),
    ];
    let is_needed = |(outer, name): &(&str, &str)| {
        let mut lacking = example.clone();
        let holder = lacking.pointer_mut(outer).and_then(Value::as_object_mut);
        let is_there = holder.is_some_and(|holder| holder.remove(*name).is_some());
        is_there && checked(&lacking).is_err_and(|fault| fault.argument.ends_with(name))
    };
    members.into_iter().filter(is_needed).map(|(_, name)| name).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_operation_needs_what_the_reference_says() {
    let expected = [
        ("person identify", "identifiers"),
        ("person delete", "identifiers"),
        ("person event", "identifiers name"),
        ("person screen", "identifiers name"),
        ("person page", "identifiers name"),
        ("person add_relationships", "identifiers cio_relationships"),
        ("person delete_relationships", "identifiers cio_relationships"),
        ("person add_device", "identifiers token platform"),
        ("person delete_device", "identifiers token"),
        ("person merge", "primary secondary"),
        ("person suppress", "identifiers"),
        ("person unsuppress", "identifiers"),
        ("object identify", "identifiers"),
        ("object identify_anonymous", "identifiers"),
        ("object delete", "identifiers"),
        ("object add_relationships", "identifiers cio_relationships"),
        ("object delete_relationships", "identifiers cio_relationships"),
        ("delivery event", "identifiers name device_token"),
    ];
    for (example, (operation, needed)) in examples().into_iter().zip(expected) {
        let text = |field: &str| example[field].as_str().unwrap();
        assert_eq!([text("type"), text("action")].join(" "), operation);
        assert_eq!(needs(&example), needed, "{operation}");
    }
}

#[test]
fn an_unknown_operation_is_refused_with_the_known_ones() {
    for operation in [json!(null), json!("x"), json!({"type": "relationship"}), json!({"type": 1, "action": "x"})] {
        assert_refused(&operation, "type", "\"person\", \"object\" or \"delivery\"");
    }
    assert_refused(&json!({"type": "delivery", "action": "delete"}), "action", "must be one of event");
    let objects = "identify, identify_anonymous, delete, add_relationships, delete_relationships";
    assert_refused(&json!({"type": "object"}), "action", objects);
}

#[test]
fn a_person_has_exactly_one_identifier() {
    for identifiers in [json!({"id": "1"}), json!({"email": "a@b"}), json!({"phone": "+1"}), json!({"cio_id": "c"})] {
        checked(&changed(event(), json!({"identifiers": identifiers}))).unwrap();
    }
    for identifiers in [json!({}), json!([]), json!("42"), json!({"customer_id": "42"})] {
        assert_refused(&changed(event(), json!({"identifiers": identifiers})), "identifiers", "it has none");
    }
    let several = json!({"identifiers": {"id": "42", "email": "ada@example.com"}});
    assert_refused(
        &changed(event(), several),
        "identifiers",
        "id, email, phone, cio_id, anonymous_id; it has id and email",
    );
}

#[test]
fn a_phone_number_names_a_person_but_not_in_a_merge() {
    let phone = json!({"phone": "+15550100"});
    checked(&json!({"type": "person", "action": "delete", "identifiers": phone})).unwrap();
    let merge = json!({"type": "person", "action": "merge", "primary": {"id": "1"}, "secondary": phone});
    assert_refused(&merge, "secondary", "it has none");
}

#[test]
fn only_events_may_be_anonymous() {
    let anonymous = |action| changed(event(), json!({"action": action, "identifiers": {"anonymous_id": "a"}}));
    for action in ["event", "page", "screen"] {
        checked(&anonymous(action)).unwrap();
    }
    assert_refused(&anonymous("identify"), "identifiers", "it has none");
}

#[test]
fn an_identifier_is_text_or_a_number_and_not_blank() {
    let with_id = |id: Value| changed(event(), json!({"identifiers": {"id": id}}));
    for unfit in [json!(true), json!({}), json!(["1"])] {
        assert_refused(&with_id(unfit), "identifiers.id", "must be a string");
    }
    let mut null = event();
    null["identifiers"]["id"] = Value::Null;
    assert_refused(&null, "identifiers.id", "must be a string");
    assert_refused(&with_id(json!(" ")), "identifiers.id", "blank");
    assert_refused(&with_id(json!("é".repeat(76))), "identifiers.id", "at most 150 bytes");
    checked(&with_id(json!("é".repeat(75)))).unwrap();
    let long_address = json!({"identifiers": {"email": "a".repeat(200)}});
    checked(&changed(event(), long_address)).unwrap();
}

#[test]
fn an_object_id_needs_an_object_type_id() {
    let object = |identifiers: Value| json!({"type": "object", "action": "delete", "identifiers": identifiers});
    assert_refused(&object(json!({"object_id": "a"})), "identifiers.object_type_id", "is required");
    assert_refused(&object(json!({"object_type_id": "1"})), "identifiers", "it has none");
    assert_refused(&object(json!({"object_type_id": [], "object_id": "a"})), "identifiers.object_type_id", "a string");
    assert_refused(
        &object(json!({"object_type_id": "1", "object_id": "a".repeat(151)})),
        "identifiers.object_id",
        "at most 150 bytes",
    );
}

#[test]
fn mistakes_between_the_versions_give_a_hint() {
    let person = |change| changed(json!({"type": "person", "identifiers": {"id": "42"}}), change);
    let cio_id = person(json!({"action": "delete", "identifiers": {"cio_id": "cio_03000001"}}));
    assert_refused(&cio_id, "identifiers.cio_id", "\"cio_\"");
    checked(&person(json!({"action": "delete", "identifiers": {"id": "cio_03000001"}}))).unwrap();
    let device = person(json!({"action": "add_device", "device": {"id": "t", "platform": "ios"}}));
    assert_refused(&device, "device.token", "v2 calls device.id token");
    assert_refused(&person(json!({"action": "add_device", "device": {"token": "t"}})), "device.platform", "required");
    assert_refused(&person(json!({"action": "merge"})), "primary", "a merge takes primary and secondary");
    assert_refused(&changed(event(), json!({"data": {}})), "data", "v2 calls it attributes");
    assert_refused(&changed(event(), json!({"data": {}, "attributes": {}})), "data", "v2 calls it attributes");
    for mut example in examples() {
        if let Some(relationships) = example.get_mut("cio_relationships") {
            *relationships = json!({"action": "add_relationships", "relationships": []});
            assert_refused(&example, "cio_relationships", "must be an array");
        }
    }
}

#[test]
fn an_event_has_a_name_of_at_most_100_bytes_and_an_id_of_text() {
    let mut null = event();
    null["name"] = Value::Null;
    assert_refused(&null, "name", "must be a string");
    assert_refused(&changed(event(), json!({"name": " "})), "name", "blank");
    assert_refused(&changed(event(), json!({"name": 1})), "name", "must be a string");
    assert_refused(&changed(event(), json!({"name": "é".repeat(51)})), "name", "at most 100 bytes");
    checked(&changed(event(), json!({"name": "é".repeat(50)}))).unwrap();
    assert_refused(&changed(event(), json!({"id": 42})), "id", "must be a string");
    assert_refused(&changed(event(), json!({"id": ""})), "id", "blank");
    assert_refused(&changed(event(), json!({"id": "42"})), "id", "an id of its own");
    let number = json!({"identifiers": {"id": 1_234_567_890_123_456_u64}, "id": "1234567890123456"});
    assert_refused(&changed(event(), number), "id", "an id of its own");
    assert_refused(&changed(event(), json!({"id": "order-7"})), "id", "at least 16 characters");
}

#[test]
fn an_operation_without_a_key_is_not_idempotent() {
    let kind = |needs_event_id, idempotency| Ok(Checked { needs_event_id, is_as_sent: true, idempotency });
    let given = changed(event(), json!({"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}));
    for (operation, event_ids, expected) in [
        (event(), true, kind(true, Idempotency::Idempotent)),
        (event(), false, kind(false, Idempotency::NonIdempotent)),
        (given.clone(), true, kind(false, Idempotency::Idempotent)),
        (given, false, kind(false, Idempotency::Idempotent)),
    ] {
        assert_eq!(check(&operation, event_ids), expected, "{operation} {event_ids}");
    }
    for example in examples() {
        let is_event = matches!(example["action"].as_str(), Some("event" | "screen" | "page"));
        let is_delivery = example["type"] == "delivery";
        let repeat = if is_delivery { Idempotency::NonIdempotent } else { Idempotency::Idempotent };
        let Checked { needs_event_id, idempotency, .. } = checked(&example).unwrap();
        assert_eq!((needs_event_id, idempotency), (is_event && !is_delivery, repeat), "{example}");
    }
}
