//! Tests of the payloads of version 2.

use serde_json::{Value as Json, json};

use crate::core::{
    error::Invalid,
    http::{ArgumentValue, Arguments, Body, Endpoint, Idempotency, Prepared},
    track::endpoints::ENDPOINTS,
    ulid::Ulid,
};

fn prepare(action: &str, argument: &Json, event_ids: bool) -> Result<Prepared, Invalid> {
    let endpoint = Endpoint::find(ENDPOINTS, action).unwrap();
    let values = vec![ArgumentValue::Json(argument.to_string().into_bytes())];
    let mut ids = || Ok(event_ids.then(|| Ulid::new(0, [0; 10])));
    endpoint.prepare(Arguments::new(endpoint.arguments, values), &mut ids)
}

fn event() -> Json {
    json!({"type": "person", "action": "event", "identifiers": {"id": "42"}, "name": "purchase"})
}

#[test]
fn an_entity_is_its_operation_with_an_id_if_it_needs_one() {
    let request = prepare("entity", &event(), true).unwrap();
    let members = "\"id\":\"00000000000000000000000000\",".to_owned();
    assert_eq!(request.body, Some(Body::OfArgument { name: "operation", members }));
    assert_eq!(request.idempotency, Idempotency::Idempotent);
    let request = prepare("entity", &event(), false).unwrap();
    assert_eq!(request.body, Some(Body::OfArgument { name: "operation", members: String::new() }));
    assert_eq!(request.idempotency, Idempotency::NonIdempotent);
}

#[test]
fn the_ids_of_a_batch_follow_each_other() {
    let identify = json!({"type": "person", "action": "identify", "identifiers": {"id": "42"}});
    let request = prepare("batch", &json!([event(), identify, event()]), true).unwrap();
    assert_eq!(request.operations, Some(3));
    let Some(Body::Written(body)) = request.body else { panic!("a batch is written by the core") };
    let body: Json = serde_json::from_slice(&body).unwrap();
    let ids: Vec<_> = body["batch"].as_array().unwrap().iter().map(|operation| operation["id"].clone()).collect();
    assert_eq!(ids, [json!("00000000000000000000000000"), json!(null), json!("00000000000000000000000002")]);
}

#[test]
fn identifiers_that_are_numbers_become_text() {
    let to_object = |id: Json| json!([{"identifiers": {"object_type_id": id, "object_id": id}, "relationship_attributes": {"id": 1}}]);
    let operations = |id: Json| {
        json!([
            {"type": "person", "action": "event", "identifiers": {"id": id}, "name": "a", "attributes": {"id": 42}},
            {"type": "person", "action": "merge", "primary": {"id": id}, "secondary": {"cio_id": id}},
            {"type": "person", "action": "identify", "identifiers": {"id": "a\":1"}, "cio_relationships": to_object(id.clone())},
        ])
    };
    let written = |action, argument: &Json| match prepare(action, argument, true).unwrap().body {
        Some(Body::Written(body)) => serde_json::from_slice::<Json>(&body).unwrap(),
        _ => panic!("the core changes it"),
    };
    let (given, expected) = (operations(json!(42)), operations(json!("42")));
    assert_eq!(written("batch", &given), written("batch", &expected));
    for (given, expected) in given.as_array().unwrap().iter().zip(expected.as_array().unwrap()) {
        let mut entity = written("entity", given);
        if expected["action"] == "event" {
            assert_eq!(entity.as_object_mut().unwrap().remove("id"), Some(json!("00000000000000000000000000")));
        }
        assert_eq!(&entity, expected);
    }
}

#[test]
fn faults_are_named_by_their_paths() {
    let refused = |action, argument| prepare(action, &argument, true).unwrap_err().argument.clone();
    assert_eq!(refused("entity", json!({"type": "person", "action": "delete"})), "operation.identifiers");
    assert_eq!(refused("entity", json!("text")), "operation");
    assert_eq!(refused("batch", json!([event(), {}])), "operations[1]");
    assert_eq!(refused("batch", json!([event(), null])), "operations[1]");
    assert_eq!(refused("batch", json!([event(), {"type": "x"}])), "operations[1].type");
    assert_eq!(refused("batch", json!([])), "operations");
    assert_eq!(refused("batch", json!({})), "operations");
}

#[test]
fn a_batch_is_one_request() {
    let large = |bytes| json!({"type": "person", "action": "identify", "identifiers": {"id": "42"}, "attributes": {"a": "x".repeat(bytes)}});
    assert!(prepare("batch", &json!(vec![large(30_000); 15]), true).is_ok());
    let problem = prepare("batch", &json!(vec![large(30_000); 16]), true).unwrap_err().problem.clone();
    assert!(problem.contains("sendAll"), "{problem}");
    let problem = prepare("batch", &json!([large(32_000)]), true).unwrap_err().problem.clone();
    assert!(problem.contains("at most 32000 bytes"), "{problem}");
}
