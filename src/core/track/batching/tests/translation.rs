//! The translation of each call.
#![expect(clippy::needless_pass_by_value, reason = "literals are easier to read without a reference")]

use super::*;
use crate::core::{
    http::{Body, Idempotency},
    track::batching::{Content, actions},
};

#[track_caller]
fn assert_operation(action: &str, arguments: &[Json], expected: Json) {
    let Content::Operation(text) = call(action, arguments).content else { panic!("{action} goes out alone") };
    assert_eq!(serde_json::from_slice::<Json>(&text).unwrap(), expected);
}

#[track_caller]
fn assert_alone(action: &str, arguments: &[Json], path: &str, body: Option<Json>) {
    let Content::Request(prepared) = call(action, arguments).content else { panic!("{action} is an operation") };
    assert_eq!(prepared.path, path);
    let body_sent = prepared.body.map(|body| match body {
        Body::Written(text) => serde_json::from_slice::<Json>(&text).unwrap(),
        Body::OfArgument { .. } => panic!("the host no longer has the argument"),
    });
    assert_eq!(body_sent, body);
}

fn person(action: &str, more: Json) -> Json {
    let mut operation = json!({"type": "person", "action": action, "identifiers": {"id": "42"}});
    for (name, value) in more.as_object().unwrap() {
        operation[name] = value.clone();
    }
    operation
}

#[test]
fn people() {
    assert_operation("identify", &[json!(42)], person("identify", json!({})));
    let attributes = json!({"plan": "pro", "email": "a@b.example", "_update": true, "created_at": 5});
    assert_operation(
        "identify",
        &[json!("42"), attributes.clone()],
        person("identify", json!({"attributes": attributes})),
    );
    assert_operation("destroy", &[json!("42")], person("delete", json!({})));
    assert_operation("suppress", &[json!("42")], person("suppress", json!({})));
    assert_operation("unsuppress", &[json!("42")], person("unsuppress", json!({})));
    let merged = json!({"type": "person", "action": "merge", "primary": {"id": "42"}, "secondary": {"cio_id": "a\"b"}});
    assert_operation("mergeCustomers", &[json!("id"), json!(42), json!("cio_id"), json!("a\"b")], merged);
}

#[test]
fn the_path_names_the_person() {
    let identified = |identifiers: Json| json!({"type": "person", "action": "identify", "identifiers": identifiers});
    assert_operation("identify", &[json!("a/b é")], identified(json!({"id": "a/b é"})));
    assert_operation("identify", &[json!("Ada+1@example.com")], identified(json!({"email": "Ada+1@example.com"})));
    assert_operation("identify", &[json!("cio_a3000001")], identified(json!({"cio_id": "a3000001"})));
    assert_alone("identify", &[json!("ada@localhost")], "/api/v1/customers/ada%40localhost", Some(json!({})));
    assert_alone("destroy", &[json!("cio_team-7")], "/api/v1/customers/cio_team-7", None);
}

#[test]
fn the_time_of_an_update_is_not_an_attribute() {
    let expected = person("identify", json!({"timestamp": 7, "attributes": {"plan": "pro"}}));
    assert_operation("identify", &[json!("42"), json!({"_timestamp": 7, "plan": "pro"})], expected);
}

#[test]
fn relationships_are_added_by_a_list() {
    let list = json!([{"identifiers": {"object_type_id": "1", "object_id": "acme"}, "relationship_attributes": {"role": "admin"}}]);
    let with = |relationships: Json| json!({"plan": "pro", "cio_relationships": relationships});
    let added = json!({"action": "add_relationships", "relationships": list});
    let expected = person("identify", json!({"attributes": {"plan": "pro"}, "cio_relationships": list}));
    assert_operation("identify", &[json!("42"), with(added)], expected);
    let numbers =
        json!([{"identifiers": {"object_type_id": 1, "object_id": 2}, "relationship_attributes": {"a": 3}}, null]);
    let texts =
        json!([{"identifiers": {"object_type_id": "1", "object_id": "2"}, "relationship_attributes": {"a": 3}}, null]);
    let added = json!({"action": "add_relationships", "relationships": numbers});
    let as_text = person("identify", json!({"attributes": {"plan": "pro"}, "cio_relationships": texts}));
    assert_operation("identify", &[json!("42"), with(added)], as_text);
    let without = person("identify", json!({"attributes": {"plan": "pro"}}));
    assert_operation("identify", &[json!("42"), with(json!(null))], without);
    for others in [
        json!({"action": "delete_relationships", "relationships": list}),
        json!({"action": "add_relationships", "relationships": [{"identifiers": {"object_id": 9_007_199_254_740_992_u64}}]}),
        json!({"action": "add_relationships", "relationships": [{"identifiers": {"object_id": 1.5}}]}),
        json!({"action": "add_relationships"}),
        json!({"action": "add_relationships", "relationships": {}}),
        json!({"action": "add_relationships", "relationships": list, "more": 1}),
        json!({"relationships": list}),
        json!("all"),
    ] {
        let attributes = with(others);
        assert_alone("identify", &[json!("42"), attributes.clone()], "/api/v1/customers/42", Some(attributes));
    }
}

#[test]
fn events() {
    let event = json!({"name": "purchase", "data": {"price": 23}, "timestamp": 7});
    let expected = json!({"id": ID, "name": "purchase", "attributes": {"price": 23}, "timestamp": 7});
    assert_operation("track", &[json!("42"), event], person("event", expected));
    let own = "mine-0123456789abcdef";
    let screen = json!({"name": "Home", "type": "screen", "id": own});
    assert_operation("track", &[json!("42"), screen], person("screen", json!({"id": own, "name": "Home"})));
    let page = person("page", json!({"id": ID, "name": "/a", "attributes": {"referrer": "/"}}));
    assert_operation("trackPageView", &[json!("42"), json!("/a"), json!({"data": {"referrer": "/"}})], page);
    let bare = person("page", json!({"id": ID, "name": "*"}));
    assert_operation("trackPageView", &[json!("42"), json!("*")], bare);
    let anonymous = json!({
        "type": "person", "action": "event", "identifiers": {"anonymous_id": "visitor \"7\""}, "id": ID, "name": "a",
    });
    let given = json!({"name": "a", "anonymous_id": "other"});
    assert_operation("trackAnonymous", &[json!("visitor \"7\""), given], anonymous);
}

#[test]
fn calls_that_no_operation_can_express_are_sent_alone() {
    let path = "/api/v1/customers/42/events";
    for more in [json!({"anonymous_id": "visitor"}), json!({"source": "till"})] {
        let mut event = json!({"name": "a", "id": ID});
        event.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        assert_alone("track", &[json!("42"), event.clone()], path, Some(event));
    }
    let invitation = json!({"name": "a", "data": {"recipient": "a@b.example"}});
    for nobody in [json!(""), json!(null)] {
        let mut sent = invitation.clone();
        sent["id"] = json!(ID);
        assert_alone("trackAnonymous", &[nobody, invitation.clone()], "/api/v1/events", Some(sent));
    }
    let blank = json!({"name": "a", "id": ID, "anonymous_id": " "});
    assert_alone("trackAnonymous", &[json!(""), blank.clone()], "/api/v1/events", Some(blank));
}

#[test]
fn calls_that_are_too_long_for_an_operation_are_sent_alone() {
    let event = |length| json!({"name": "a", "id": ID, "data": {"text": "x".repeat(length)}});
    let fits =
        r#"{"type":"person","action":"event","identifiers":{"id":"42"},"name":"a","id":"","attributes":{"text":""}}"#;
    let length = 32_000 - fits.len() - ID.len();
    assert!(
        matches!(call("track", &[json!("42"), event(length)]).content, Content::Operation(text) if text.len() == 32_000)
    );
    let long = event(length + 1);
    let alone = call("track", &[json!("42"), long]);
    assert!(matches!(alone.content, Content::Request(_)));
    assert_eq!(alone.subjects, call("destroy", &[json!("42")]).subjects);
}

#[test]
fn devices() {
    let details = json!({"last_used": 7, "app_version": "1"});
    let device = json!({"token": "t/1", "platform": "ios", "last_used": 7, "attributes": {"app_version": "1"}});
    let expected = person("add_device", json!({"device": device}));
    assert_operation("addDevice", &[json!("42"), json!("t/1"), json!("ios"), details], expected);
    let expected = person("delete_device", json!({"device": {"token": "t/1"}}));
    assert_operation("deleteDevice", &[json!("42"), json!("t/1")], expected);
}

#[test]
fn an_operation_is_unchanged() {
    let delete =
        json!({"type": "object", "action": "delete", "identifiers": {"object_type_id": "1", "object_id": "a"}});
    assert_operation("entity", std::slice::from_ref(&delete), delete.clone());
    let event = json!({"type": "person", "action": "event", "identifiers": {"phone": "+1"}, "name": "a"});
    let mut with_id = event.clone();
    with_id["id"] = json!(ID);
    assert_operation("entity", &[event], with_id);
}

#[test]
fn calls_are_checked_like_without_batching() {
    for (action, arguments, argument) in [
        ("identify", vec![json!(null)], "customerId"),
        ("identify", vec![json!("..")], "customerId"),
        ("identify", vec![json!("42"), json!({"created_at": "now"})], "attributes.created_at"),
        ("track", vec![json!("42")], "event.name"),
        ("track", vec![json!(true), json!({"name": "a"})], "customerId"),
        ("trackPageView", vec![json!("42"), json!({})], "url"),
        ("addDevice", vec![json!("42"), json!("t")], "platform"),
        ("mergeCustomers", vec![json!("phone"), json!("1"), json!("id"), json!("2")], "primaryIdType"),
        ("entity", vec![json!({"type": "person"})], "operation.action"),
    ] {
        assert_eq!(read(action, &arguments, true).unwrap_err().argument, argument, "{action} {arguments:?}");
    }
}

#[test]
fn only_an_event_without_an_id_is_not_idempotent() {
    let idempotency = |action, arguments: &[Json], ids| read(action, arguments, ids).unwrap().idempotency;
    let event = [json!("42"), json!({"name": "a"})];
    assert_eq!(idempotency("track", &event, true), Idempotency::Idempotent);
    assert_eq!(idempotency("track", &event, false), Idempotency::NonIdempotent);
    let merge = [json!("id"), json!("1"), json!("id"), json!("2")];
    for (action, arguments) in [("identify", &event[..1]), ("suppress", &event[..1]), ("mergeCustomers", &merge)] {
        assert_eq!(idempotency(action, arguments, false), Idempotency::Idempotent, "{action}");
    }
}

#[test]
fn calls_are_about_the_same_person_however_they_are_written() {
    let subjects = |action, arguments: &[Json]| call(action, arguments).subjects;
    let person = subjects("identify", &[json!(42)]);
    assert_eq!(person.len(), 1);
    assert_eq!(subjects("track", &[json!("42"), json!({"name": "a"})]), person);
    let entity = json!({"type": "person", "action": "delete", "identifiers": {"id": "42"}});
    assert_eq!(subjects("entity", &[entity]), person);
    let merge = subjects("mergeCustomers", &[json!("id"), json!("7"), json!("id"), json!("42")]);
    assert!(merge.contains(&person[0]) && merge.len() == 2);
    let alone = subjects("track", &[json!("42"), json!({"name": "a", "more": 1})]);
    assert!(alone.contains(&person[0]));
    let uncertain = subjects("identify", &[json!("ada@localhost")]);
    let email = json!({"type": "person", "action": "delete", "identifiers": {"email": "ada@localhost"}});
    assert!(uncertain.contains(&subjects("entity", &[email])[0]));
}

#[test]
fn a_text_that_is_not_a_call_is_not_read() {
    for text in ["", "{}", "[]", "[1]", r#"["nothing"]"#, r#"[{"track":1}]"#] {
        assert!(parse(text.as_bytes()).is_none(), "{text}");
    }
    let known: Vec<_> = actions().collect();
    assert_eq!(known.len(), 11);
    for action in known {
        assert!(parse(json!([action]).to_string().as_bytes()).is_some(), "{action}");
    }
}
