//! Tests of the payloads, through their endpoints.

use serde_json::{Value as Json, json};

use crate::core::{
    error::Invalid,
    http::{ArgumentKind, ArgumentValue, Arguments, Body, Endpoint, Idempotency, Prepared},
    track::endpoints::ENDPOINTS,
    ulid::Ulid,
};

const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/// The request of an action with these arguments, converted as the boundary does it. `null` stands for a missing argument.
fn prepare(action: &str, arguments: &Json, event_ids: bool) -> Result<Prepared, Invalid> {
    let endpoint = Endpoint::find(ENDPOINTS, action).unwrap();
    let arguments = arguments.as_array().unwrap();
    let values =
        endpoint.arguments.iter().zip(arguments).map(|(argument, value)| convert(argument.kind, value)).collect();
    let mut ids = || Ok(event_ids.then(|| Ulid::parse(ID).unwrap()));
    endpoint.prepare(Arguments::new(endpoint.arguments, values), &mut ids)
}

fn convert(kind: ArgumentKind, value: &Json) -> ArgumentValue {
    match (kind, value) {
        (_, Json::Null) => ArgumentValue::Undefined,
        (ArgumentKind::Json, value) => ArgumentValue::Json(value.to_string().into_bytes()),
        (ArgumentKind::Scalars, Json::Array(items)) => {
            ArgumentValue::List(items.iter().map(|item| convert(ArgumentKind::Scalar, item)).collect())
        }
        (_, Json::String(text)) => ArgumentValue::Text(text.clone()),
        (_, Json::Number(number)) => ArgumentValue::Number(number.as_f64().unwrap()),
        (_, Json::Bool(flag)) => ArgumentValue::Flag(*flag),
        _ => ArgumentValue::Other,
    }
}

#[track_caller]
fn body(action: &str, arguments: &Json) -> Json {
    let text = match prepare(action, arguments, true).unwrap().body.unwrap() {
        Body::Written(text) => text,
        Body::OfArgument { name, members } => {
            let parameters = Endpoint::find(ENDPOINTS, action).unwrap().arguments;
            let position = parameters.iter().position(|argument| argument.name == name).unwrap();
            let text = arguments[position].to_string();
            format!("{{{members}{}", text.strip_prefix('{').unwrap()).into_bytes()
        }
    };
    serde_json::from_slice(&text).unwrap()
}

#[track_caller]
fn assert_refused(action: &str, arguments: &Json, argument: &str, problem: &str) {
    let invalid = prepare(action, arguments, true).unwrap_err();
    assert_eq!(invalid.argument, argument, "{}", invalid.problem);
    assert!(invalid.problem.contains(problem), "{}", invalid.problem);
}

#[test]
fn attributes_go_out_as_they_are() {
    assert_eq!(body("identify", &json!(["42", {"plan": "pro"}])), json!({"plan": "pro"}));
    assert_eq!(body("identify", &json!(["42", null])), json!({}));
    assert_refused("identify", &json!(["42", [1]]), "attributes", "an object of names and values");
    assert_refused("identify", &json!(["42", {"created_at": "now"}]), "attributes.created_at", "unix seconds");
    assert_refused("identify", &json!(["42", {"_timestamp": 1.5}]), "attributes._timestamp", "unix seconds");
    let relationships = |given: Json| json!(["42", {"cio_relationships": given}]);
    assert_refused("identify", &relationships(json!([])), "attributes.cio_relationships", "operations of v2");
    body("identify", &relationships(json!({"action": "add_relationships", "relationships": []})));
}

#[test]
fn an_event_gets_an_id_unless_it_has_one() {
    let event = json!({"name": "purchase", "data": {"price": 23}});
    let mut expected = event.clone();
    expected["id"] = json!(ID);
    assert_eq!(body("track", &json!(["42", event])), expected);
    let with_id = json!({"name": "purchase", "id": "mine-0123456789abcdef"});
    assert_eq!(body("track", &json!(["42", with_id])), with_id);
}

#[test]
fn only_an_event_with_an_id_is_idempotent() {
    let idempotency = |event: Json, ids| prepare("track", &json!(["42", event]), ids).unwrap().idempotency;
    assert_eq!(idempotency(json!({"name": "a"}), true), Idempotency::Idempotent);
    assert_eq!(idempotency(json!({"name": "a"}), false), Idempotency::NonIdempotent);
    assert_eq!(idempotency(json!({"name": "a", "id": "mine-0123456789abcdef"}), false), Idempotency::Idempotent);
}

#[test]
fn the_first_bad_member_of_an_event_is_named() {
    assert_refused("track", &json!(["42", null]), "event.name", "is required");
    assert_refused("track", &json!(["42", {"name": " "}]), "event.name", "blank");
    assert_refused("track", &json!(["42", {"name": 1}]), "event.name", "must be a string");
    assert_refused("track", &json!(["42", {"name": "é".repeat(51)}]), "event.name", "at most 100 bytes");
    assert_refused("track", &json!(["42", {"name": "a", "timestamp": "now"}]), "event.timestamp", "unix seconds");
    assert_refused("track", &json!(["42", {"name": "a", "data": [1]}]), "event.data", "an object");
    assert_refused("track", &json!(["42", {"name": "a", "id": ""}]), "event.id", "blank");
    assert_refused("track", &json!(["42", {"name": "a", "id": null}]), "event.id", "must be a string, or left out");
    assert_refused("track", &json!(["42", {"name": "a", "id": "42"}]), "event.id", "an id of its own");
    assert_refused("track", &json!(["42", {"name": "a", "id": "7"}]), "event.id", "at least 16 characters");
    for name in ["attributes", "properties"] {
        let event = json!({"name": "a", name: {}});
        assert_refused("track", &json!(["42", event]), &format!("event.{name}"), "v1 calls it data");
    }
    assert_refused("track", &json!(["42", {"name": "a", "type": 1}]), "event.type", "\"screen\"");
    let data = json!({"text": "é".repeat(50_000)});
    assert_refused("track", &json!(["42", {"name": "a", "data": data}]), "event.data", "at most 100000 bytes");
    assert_refused("track", &json!(["", {"name": 1}]), "customerId", "blank");
}

#[test]
fn a_page_view_is_an_event_named_by_its_url() {
    let page = json!({"data": {"a": 1}, "timestamp": 5});
    let expected = json!({"id": ID, "type": "page", "name": "https://x/\"?\u{1}", "data": {"a": 1}, "timestamp": 5});
    assert_eq!(body("trackPageView", &json!(["42", "https://x/\"?\u{1}", page])), expected);
    assert_refused(
        "trackPageView",
        &json!(["42", "/", {"title": "x"}]),
        "page.title",
        "supported: data, timestamp, id",
    );
    assert_refused("trackPageView", &json!(["42", null, null]), "url", "is required");
}

#[test]
fn an_anonymous_event_has_its_anonymous_id() {
    let expected = json!({"id": ID, "name": "a", "anonymous_id": "anon"});
    assert_eq!(body("trackAnonymous", &json!(["anon", {"name": "a", "anonymous_id": "other"}])), expected);
    for empty in [json!(""), json!(null)] {
        assert_eq!(body("trackAnonymous", &json!([empty, {"name": "a"}])), json!({"id": ID, "name": "a"}));
    }
    assert_refused("trackAnonymous", &json!(["x".repeat(151), {"name": "a"}]), "anonymousId", "at most 150 bytes");
}

#[test]
fn the_details_of_a_device_are_its_attributes_but_for_last_used() {
    let details = json!({"last_used": 7, "app_version": "1", "nested": {"last_used": 1}});
    let device = json!({"id": "t", "platform": "ios", "last_used": 7, "attributes": {"app_version": "1", "nested": {"last_used": 1}}});
    assert_eq!(body("addDevice", &json!(["42", "t", "ios", details])), json!({"device": device}));
    let bare = json!({"device": {"id": "t", "platform": "ios"}});
    assert_eq!(body("addDevice", &json!(["42", "t", "ios", null])), bare);
    assert_refused("addDevice", &json!(["42", "t", "ios", {"last_used": "x"}]), "details.last_used", "unix seconds");
    assert_refused("addDevice", &json!(["42", "t", null, null]), "platform", "is required");
}

#[test]
fn a_merge_names_both_people() {
    let merged = body("mergeCustomers", &json!(["id", 42, "cio_id", "a\"b"]));
    assert_eq!(merged, json!({"primary": {"id": "42"}, "secondary": {"cio_id": "a\"b"}}));
    assert_refused("mergeCustomers", &json!(["phone", "1", "id", "2"]), "primaryIdType", "must be \"id\"");
    assert_refused("mergeCustomers", &json!(["id", "1", "cio_id", "cio_2"]), "secondaryId", "without the prefix");
}

#[test]
fn the_people_of_a_segment_have_one_kind_of_identifier() {
    let request = prepare("addCustomersToSegment", &json!([7, ["a", 2], "email"]), true).unwrap();
    assert_eq!(request.path, "/api/v1/segments/7/add_customers?id_type=email");
    assert_eq!(request.body, Some(Body::Written(br#"{"ids":["a","2"]}"#.to_vec())));
    assert_eq!(request.idempotency, Idempotency::Idempotent);
    assert_refused("addCustomersToSegment", &json!([7, "a", null]), "customerIds", "an array");
    assert_refused("addCustomersToSegment", &json!([7, [], null]), "customerIds", "1 to 1000");
    assert_refused("addCustomersToSegment", &json!([7, vec!["a"; 1001], null]), "customerIds", "1 to 1000");
    assert_refused("addCustomersToSegment", &json!([7, ["a", true], null]), "customerIds[1]", "must be a string");
}

#[test]
fn forms_metrics_and_unsubscriptions_are_checked() {
    assert_eq!(body("submitForm", &json!(["f", {"email": "a"}])), json!({"data": {"email": "a"}}));
    assert_refused("submitForm", &json!(["f", {}]), "fields", "must not be empty");
    let metric = json!({"delivery_id": "d", "metric": "opened", "timestamp": 1});
    assert_eq!(body("reportMetric", &json!([metric])), metric);
    assert_refused("reportMetric", &json!([{"metric": "opened"}]), "metric.delivery_id", "is required");
    assert_refused("trackPush", &json!([{"timestamp": "x"}]), "event.timestamp", "unix seconds");
    assert_eq!(body("unsubscribe", &json!(["d", null])), json!({"unsubscribe": true}));
    assert_eq!(body("unsubscribe", &json!(["d", false])), json!({"unsubscribe": false}));
    assert_refused("unsubscribe", &json!(["d", "no"]), "unsubscribe", "true or false");
}
