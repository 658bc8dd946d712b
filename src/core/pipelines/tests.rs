//! Tests of the messages, through their endpoints.

use serde_json::{Value as Json, json};

use super::{Source, endpoints::ENDPOINTS};
use crate::core::{
    error::Invalid,
    http::{ArgumentValue, Arguments, Body, Endpoint, Idempotency, Prepared},
    json::with_members,
    ulid::Ulid,
};

const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const TIME: &str = "2016-07-30T23:54:10.259Z";

/// The request of an action with this argument. `null` stands for a missing argument.
fn prepare(source: &Source, action: &str, argument: &Json) -> Result<Prepared, Invalid> {
    let endpoint = Endpoint::find(ENDPOINTS, action).unwrap();
    let value = if argument.is_null() {
        ArgumentValue::Undefined
    } else {
        ArgumentValue::Json(argument.to_string().into_bytes())
    };
    source.prepare(endpoint, Arguments::new(endpoint.arguments, vec![value]), &mut || Ok(Ulid::parse(ID)))
}

/// The body that is sent for this argument.
fn body_of(prepared: Prepared, argument: &Json) -> Json {
    let text = match prepared.body.unwrap() {
        Body::Written(text) => text,
        Body::OfArgument { name, members } => {
            assert_eq!(name, "payload");
            with_members(argument.to_string().as_bytes(), &members)
        }
    };
    let body: Json = serde_json::from_slice(&text).unwrap();
    assert_eq!(body.to_string().len(), text.len(), "a member is there twice");
    body
}

fn server() -> Source {
    Source::new(b"{}".to_vec(), None)
}

#[track_caller]
fn body(action: &str, argument: &Json) -> Json {
    body_of(prepare(&server(), action, argument).unwrap(), argument)
}

#[track_caller]
fn assert_refused(action: &str, argument: &Json, path: &str, problem: &str) {
    let invalid = prepare(&server(), action, argument).unwrap_err();
    assert_eq!(invalid.argument, path, "{}", invalid.problem);
    assert!(invalid.problem.contains(problem), "{}", invalid.problem);
}

fn library() -> Json {
    json!({ "name": "customerio-wasm", "version": env!("CARGO_PKG_VERSION") })
}

/// The shortest valid argument of each method.
fn least() -> [(&'static str, Json); 6] {
    [
        ("identify", json!({ "userId": "42" })),
        ("track", json!({ "userId": "42", "event": "a" })),
        ("page", json!({ "userId": "42" })),
        ("screen", json!({ "userId": "42" })),
        ("group", json!({ "userId": "42", "groupId": "acme" })),
        ("alias", json!({ "userId": "42", "previousId": "41" })),
    ]
}

#[test]
fn a_message_gets_an_id_a_time_and_a_context() {
    for (action, mut payload) in least() {
        let sent = body(action, &payload);
        payload["messageId"] = json!(ID);
        payload["timestamp"] = json!(TIME);
        payload["context"] = json!({ "library": library() });
        assert_eq!(sent, payload, "{action}");
    }
}

#[test]
fn only_what_the_client_adds_is_written_by_the_core() {
    for (action, payload) in least() {
        let prepared = prepare(&server(), action, &payload).unwrap();
        assert!(matches!(prepared.body, Some(Body::OfArgument { name: "payload", .. })), "{action}");
    }
}

#[test]
fn what_the_caller_gives_is_kept_and_null_counts_as_missing() {
    let payload = json!({
        "anonymousId": "a", "messageId": "m", "timestamp": "2026-01-31T12:00:00+01:00", "further": [1],
        "context": { "ip": "1.2.3.4", "library": { "name": "other", "version": "1" } }, "traits": { "a": null },
    });
    assert_eq!(body("identify", &payload), payload);
    let nothing = json!({ "userId": 42, "messageId": null, "timestamp": null, "context": null });
    let sent = body("identify", &nothing);
    assert_eq!(sent, json!({ "userId": 42, "messageId": ID, "timestamp": TIME, "context": { "library": library() } }));
}

#[test]
fn the_context_of_a_message_overrides_that_of_the_client() {
    let source = Source::new(br#"{"ip":"1","locale":"en","library":{"name":"x"}}"#.to_vec(), None);
    let payload = json!({ "userId": "42", "context": { "ip": "2", "library": null } });
    let sent = body_of(prepare(&source, "page", &payload).unwrap(), &payload);
    assert_eq!(sent["context"], json!({ "locale": "en", "ip": "2", "library": library() }));
    let payload = json!({ "userId": "42" });
    let sent = body_of(prepare(&source, "page", &payload).unwrap(), &payload);
    assert_eq!(sent["context"], json!({ "ip": "1", "locale": "en", "library": library() }));
}

#[test]
fn a_message_in_a_batch_is_completed_like_a_single_one() {
    let items: Vec<Json> = least()
        .into_iter()
        .map(|(kind, mut message)| {
            message["type"] = json!(kind);
            message
        })
        .collect();
    let sent = body("batch", &json!(items));
    for (index, item) in items.iter().enumerate() {
        let kind = item["type"].as_str().unwrap();
        assert_eq!(sent["batch"][index], body(kind, item), "{kind}");
    }
    assert_eq!(sent.as_object().unwrap().len(), 1);
}

#[test]
fn each_message_of_a_batch_has_an_id_of_its_own() {
    let endpoint = Endpoint::find(ENDPOINTS, "batch").unwrap();
    let items = json!([{ "type": "page", "userId": "1" }, { "type": "page", "userId": "2" }]);
    let arguments = Arguments::new(endpoint.arguments, vec![ArgumentValue::Json(items.to_string().into_bytes())]);
    let mut drawn = 0;
    let mut draw = || {
        drawn += 1;
        Ok(Some(Ulid::new(0, [drawn; 10])))
    };
    let sent = body_of(server().prepare(endpoint, arguments, &mut draw).unwrap(), &items);
    assert_ne!(sent["batch"][0]["messageId"], sent["batch"][1]["messageId"]);
}

#[test]
fn in_a_page_the_body_carries_the_key_and_the_path_is_short() {
    let page = Source::new(b"{}".to_vec(), Some("k\"ey".into()));
    for (action, payload) in least() {
        let mut with_key = payload.clone();
        with_key["writeKey"] = json!("another");
        for payload in [payload, with_key] {
            let prepared = prepare(&page, action, &payload).unwrap();
            assert_eq!(prepared.path, format!("/v1/{}", action.chars().next().unwrap()));
            let sent = body_of(prepared, &payload);
            assert_eq!(sent["writeKey"], "k\"ey");
            assert_eq!(sent["type"], action);
            assert_eq!((&sent["sentAt"], &sent["timestamp"]), (&json!(TIME), &json!(TIME)));
        }
    }
    let items = json!([{ "type": "page", "userId": "42", "sentAt": "2026-01-31T12:00:00Z" }]);
    let prepared = prepare(&page, "batch", &items).unwrap();
    assert_eq!(prepared.path, "/v1/b");
    let sent = body_of(prepared, &items);
    assert_eq!(sent["writeKey"], "k\"ey");
    assert_eq!(sent["batch"][0]["sentAt"], "2026-01-31T12:00:00Z");
    assert_eq!(sent["batch"][0].get("writeKey"), None);
}

#[test]
fn what_is_missing_is_named() {
    for (action, payload, path, problem) in [
        ("identify", json!({}), "payload.userId", "or anonymousId is required"),
        ("identify", json!({ "userId": " ", "anonymousId": null }), "payload.userId", "or anonymousId is required"),
        ("track", json!({ "userId": "42" }), "payload.event", "is required"),
        ("track", json!({ "userId": "42", "event": " " }), "payload.event", "blank"),
        ("track", json!({ "userId": "42", "event": 5 }), "payload.event", "must be a string"),
        ("group", json!({ "anonymousId": "a" }), "payload.groupId", "is required"),
        ("alias", json!({ "anonymousId": "a", "previousId": "b" }), "payload.userId", "is required"),
        ("alias", json!({ "userId": "a", "previousId": "" }), "payload.previousId", "is required"),
    ] {
        assert_refused(action, &payload, path, problem);
    }
    assert_refused("identify", &Json::Null, "payload", "must be an object");
    assert_refused("identify", &json!([]), "payload", "must be an object");
    assert_refused("batch", &Json::Null, "items", "is required");
    assert_refused("batch", &json!({}), "items", "must be an array");
    assert_refused("batch", &json!([]), "items", "must not be empty");
    assert_refused("batch", &json!([{ "type": "page", "userId": "1" }, 5]), "items[1]", "must be an object");
    assert_refused("batch", &json!([{ "userId": "1" }]), "items[0].type", "must be one of \"identify\"");
    assert_refused("batch", &json!([{ "type": "track", "userId": "1" }]), "items[0].event", "is required");
}

#[test]
fn null_integrations_and_a_null_context_are_none() {
    let payload = json!({ "userId": "42", "integrations": null, "context": null });
    assert_eq!(body("page", &payload)["context"], json!({ "library": library() }));
}

#[test]
fn what_customer_io_would_drop_is_refused() {
    for (member, value, problem) in [
        ("userId", json!({}), "must be a string"),
        ("userId", json!(1.5), "use a string"),
        ("userId", json!(9_007_199_254_740_992_u64), "use a string"),
        ("userId", json!("é".repeat(76)), "at most 150 bytes"),
        ("anonymousId", json!(true), "must be a string"),
        ("name", json!(5), "must be a string"),
        ("traits", json!("a"), "must be an object"),
        ("properties", json!(null), "must be an object"),
        ("context", json!([]), "must be an object"),
        ("integrations", json!(5), "must be an object"),
        ("timestamp", json!(1_700_000_000), "ISO 8601"),
        ("sentAt", json!("yesterday"), "ISO 8601"),
        ("messageId", json!(""), "blank"),
        ("messageId", json!(7), "must be a string"),
        ("type", json!("track"), "must be \"page\""),
    ] {
        let mut payload = json!({ "userId": "42", "anonymousId": "a" });
        payload[member] = value;
        assert_refused("page", &payload, &format!("payload.{member}"), problem);
    }
    assert_eq!(body("page", &json!({ "userId": "42", "type": "page" }))["type"], "page");
}

#[test]
fn a_semantic_event_has_what_it_needs() {
    let track = |event: &str, ids: Json, properties: Json| {
        let mut payload = ids;
        payload["event"] = json!(event);
        payload["properties"] = properties;
        payload
    };
    for (event, ids, properties, path) in [
        ("User Deleted", json!({ "anonymousId": "a" }), json!({}), "userId"),
        ("Relationship Deleted", json!({ "anonymousId": "a" }), json!({ "objectId": 1 }), "userId"),
        ("Object Deleted", json!({ "userId": "1" }), json!({ "objectTypeId": 1 }), "properties.objectId"),
        ("Object Deleted", json!({ "userId": "1" }), json!({ "objectId": {} }), "properties.objectId"),
    ] {
        assert_refused("track", &track(event, ids, properties), &format!("payload.{path}"), "");
    }
    assert_refused("track", &json!({ "userId": "1", "event": "Object Deleted" }), "payload.properties", "is required");
    body("track", &track("Object Deleted", json!({ "anonymousId": "a" }), json!({ "objectId": 1 })));
}

#[test]
fn events_of_devices_need_a_token_and_reports_need_properties() {
    for event in ["Device Created or Updated", "Device Deleted"] {
        let of = |context: Json| json!({ "userId": "42", "event": event, "context": context });
        for (context, path) in [
            (json!(null), "payload.context.device"),
            (json!({}), "payload.context.device"),
            (json!({ "device": null }), "payload.context.device"),
            (json!({ "device": {} }), "payload.context.device.token"),
            (json!({ "device": { "token": " " } }), "payload.context.device.token"),
            (json!({ "device": { "token": 7 } }), "payload.context.device.token"),
        ] {
            assert_refused("track", &of(context), path, "");
        }
        body("track", &of(json!({ "device": { "token": "t" } })));
        let source = Source::new(br#"{"device":{"token":"t"}}"#.to_vec(), None);
        assert!(prepare(&source, "track", &of(json!({}))).is_ok());
        assert!(prepare(&source, "track", &of(json!({ "device": {} }))).is_err());
    }
    for event in ["Report Delivery Event", "Report Content Event"] {
        assert_refused("track", &json!({ "userId": "1", "event": event }), "payload.properties", "is required");
        body("track", &json!({ "userId": "1", "event": event, "properties": {} }));
    }
}

#[test]
fn only_calls_that_set_something_are_idempotent() {
    let idempotency = |action: &str, payload: &Json| prepare(&server(), action, payload).unwrap().idempotency;
    for (action, payload) in least() {
        let sets = matches!(action, "identify" | "group" | "alias");
        let expected = if sets { Idempotency::Idempotent } else { Idempotency::NonIdempotent };
        assert_eq!(idempotency(action, &payload), expected, "{action}");
    }
    let device = json!({ "device": { "token": "t" } });
    for event in ["User Deleted", "Device Created or Updated"] {
        let payload = json!({ "userId": "42", "event": event, "context": device });
        assert_eq!(idempotency("track", &payload), Idempotency::Idempotent, "{event}");
    }
    for event in ["Report Delivery Event", "Report Content Event"] {
        let payload = json!({ "userId": "42", "event": event, "properties": {} });
        assert_eq!(idempotency("track", &payload), Idempotency::NonIdempotent, "{event}");
    }
    let person = json!({ "type": "identify", "userId": "42" });
    let view = json!({ "type": "page", "userId": "42" });
    assert_eq!(idempotency("batch", &json!([person, person])), Idempotency::Idempotent);
    assert_eq!(idempotency("batch", &json!([person, view, person])), Idempotency::NonIdempotent);
}

#[test]
fn limits_apply_to_what_is_sent() {
    let event = |length: usize| json!({ "type": "track", "userId": "42", "event": "é".repeat(length) });
    let rest = body("track", &event(1)).to_string().len() - 2;
    let fits = event((32_000 - rest) / 2);
    assert!(prepare(&server(), "track", &fits).is_ok());
    assert_refused("track", &event((32_000 - rest) / 2 + 1), "payload", "at most 32000 bytes of UTF-8");
    assert_refused("batch", &json!([fits, event(20_000)]), "items[1]", "at most 32000 bytes");
    assert!(prepare(&server(), "batch", &json!(vec![&fits; 15])).is_ok());
    assert_refused("batch", &json!(vec![&fits; 16]), "items", "at most 500000 bytes");
}
