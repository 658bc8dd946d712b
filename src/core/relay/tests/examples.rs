//! One test for each rule.

use super::*;

#[test]
fn each_item_becomes_an_operation_of_the_known_person() {
    let id = id_at(NOW.into());
    let operation = accepted(track(json!({"data": {"where": "hero"}})), &person());
    let expected = json!({"type": "person", "action": "event", "identifiers": {"id": "42"}, "timestamp": NOW, "id": id,
        "name": "cta_clicked", "attributes": {"where": "hero"}});
    assert_eq!(operation, expected);
    let operation = accepted(page(json!({"data": {"title": "Shop"}})), &person());
    let expected = json!({"type": "person", "action": "page", "identifiers": {"id": "42"}, "timestamp": NOW, "id": id,
        "name": "https://shop.example/", "attributes": {"title": "Shop"}});
    assert_eq!(operation, expected);
    let operation = accepted(identify(&json!({"plan": "basic"})), &person());
    let expected = json!({"type": "person", "action": "identify", "identifiers": {"id": "42"}, "timestamp": NOW,
        "attributes": {"plan": "basic"}});
    assert_eq!(operation, expected);
    assert_eq!(accepted(track(json!({})), &person())["attributes"], Value::Null);
}

#[test]
fn an_anonymous_visitor_has_events_and_no_attributes() {
    for item in [track(json!({})), page(json!({}))] {
        assert_eq!(accepted(item, &anonymous())["identifiers"], json!({"anonymous_id": "visitor-1"}));
    }
    let answer = answer(&[identify(&json!({"plan": "basic"}))], &anonymous());
    assert_eq!(answer["rejected"], json!([{"index": 0, "code": "anonymous"}]));
    assert_eq!(answer["operations"], json!([]));
}

#[test]
fn a_visitor_who_becomes_known_keeps_the_history() {
    let visitor = json!({"identifiers": {"email": "ada@example.com"}, "anonymous_id": "visitor-1"});
    let answer = answer(&[track(json!({}))], &visitor);
    assert_eq!(answer["indexes"], json!([-1, 0]));
    let join = json!({"type": "person", "action": "identify", "identifiers": {"email": "ada@example.com"},
        "attributes": {"anonymous_id": "visitor-1"}});
    assert_eq!(answer["operations"][0], join);
    assert_eq!(answer["operations"][1]["identifiers"], json!({"email": "ada@example.com"}));
}

#[test]
fn an_identity_that_names_nobody_is_the_owners_fault() {
    for (identifiers, fault) in [
        (json!({}), "identifiers must have exactly one of"),
        (json!({"id": "1", "email": "a@b.example"}), "it has id and email"),
        (json!({"id": ""}), "identifiers.id"),
        (json!({"id": "x".repeat(151)}), "identifiers.id must be at most 150 bytes"),
        (json!({"user": "1"}), "identifiers"),
        (json!({"anonymous_id": "1"}), "identifiers"),
        (json!("42"), "identifiers"),
        (json!(null), "identifiers"),
    ] {
        let answer = answer(&[track(json!({}))], &json!({"identifiers": identifiers}));
        let sentence = answer["fault"].as_str().unwrap_or_default();
        assert!(sentence.contains(fault), "{identifiers}: {answer}");
    }
}

#[test]
fn a_page_cannot_say_who_it_is() {
    for name in ["identifiers", "customer_id", "user_id", "anonymous_id", "email", "cio_id"] {
        assert_refused(track(json!({name: "1"})), "field");
    }
    let operation = accepted(track(json!({"data": {"id": "1", "email": "eve@example.com"}})), &person());
    assert_eq!(operation["identifiers"], json!({"id": "42"}));
}

#[test]
fn a_person_whose_id_is_a_number_has_it_as_text() {
    let operation = accepted(track(json!({})), &json!({"identifiers": {"id": 42}}));
    assert_eq!(operation["identifiers"], json!({"id": "42"}));
}

#[test]
fn addresses_of_mail_are_removed() {
    let data =
        json!({"recipient": "a", "from_address": "b", "reply_to": "c", "Recipient": "d", "REPLY_TO": 1, "to": "e"});
    for item in [track(json!({"data": data})), page(json!({"data": data}))] {
        assert_eq!(accepted(item, &person())["attributes"], json!({"to": "e"}));
    }
    let only = track(json!({"data": {"recipient": {"a": "}"}}}));
    assert_eq!(accepted(only, &anonymous())["attributes"], json!({}));
}

#[test]
fn only_allowed_attributes_are_set() {
    for name in [
        "id",
        "email",
        "phone",
        "cio_id",
        "anonymous_id",
        "created_at",
        "unsubscribed",
        "cio_subscription_preferences",
        "cio_subscription_preferences.topics.topic_1",
        "cio_relationships",
        "_update",
        "_timestamp",
        "Plan",
        "",
        "pla",
    ] {
        assert_refused(identify(&json!({"plan": "basic", name: 1})), "attribute");
    }
    let operation = accepted(identify(&json!({"plan": {"name": "basic"}, "locale": "de"})), &person());
    assert_eq!(operation["attributes"], json!({"plan": {"name": "basic"}, "locale": "de"}));
    let none = json!({"items": 100, "pages": false, "attributes": []});
    let answer =
        answer_to(&json!({"v": 1, "sent_at": NOW, "items": [identify(&json!({"plan": 1}))]}), &none, &person());
    assert_eq!(answer["rejected"], json!([{"index": 0, "code": "attribute"}]));
    let named = json!({"items": 100, "pages": false, "attributes": ["created_at"]});
    let at = |at: Value| {
        answer_to(&json!({"v": 1, "sent_at": NOW, "items": [identify(&json!({"created_at": at}))]}), &named, &person())
    };
    assert_eq!(at(json!(1))["rejected"], json!([]), "an attribute that the owner allows");
    assert_eq!(at(json!("yesterday"))["rejected"], json!([{"index": 0, "code": "data"}]));
}

#[test]
fn other_operations_cannot_be_reached() {
    for kind in ["delete", "merge", "suppress", "add_device", "event", "group", "Track", "", "person"] {
        assert_refused(track(json!({"type": kind})), "type");
    }
    assert_refused(track(json!({"type": null})), "type");
    assert_refused(track(json!({"type": ["track"]})), "type");
    assert_refused(track(json!({"action": "delete"})), "field");
    assert_refused(track(json!({"device": {}})), "field");
    assert_refused(changed(identify(&json!({})), json!({"name": "x"})), "field");
    assert_refused(changed(identify(&json!({})), json!({"cio_relationships": []})), "field");
}

#[test]
fn page_views_are_accepted_if_the_owner_allows_them() {
    let without = json!({"items": 100, "pages": false, "attributes": []});
    let body = json!({"v": 1, "sent_at": NOW, "items": [page(json!({})), track(json!({}))]});
    let answer = answer_to(&body, &without, &person());
    assert_eq!(answer["rejected"], json!([{"index": 0, "code": "page"}]));
    assert_eq!(answer["indexes"], json!([1]));
}

#[test]
fn an_item_is_an_object_with_an_id_and_a_name() {
    for item in [json!(null), json!(1), json!("track"), json!([]), json!([track(json!({}))]), json!(true)] {
        assert_refused(item, "shape");
    }
    assert_refused(json!({}), "type");
    for id in [json!(1), json!(""), json!("42"), json!(id_at(NOW.into()).to_lowercase()), json!([]), Value::Null] {
        assert_refused(track(json!({"id": id})), "id");
    }
    for name in [json!(1), json!(""), json!(" "), json!("é".repeat(51)), json!({"a": 1}), Value::Null] {
        assert_refused(track(json!({"name": name})), "name");
    }
    assert_refused(page(json!({"name": ""})), "name");
    for data in [json!("a"), json!(1), json!([]), json!([{}])] {
        assert_refused(track(json!({"data": data})), "shape");
        assert_refused(identify(&data), "shape");
    }
    assert_refused(changed(identify(&json!({})), json!({"data": null})), "shape");
    for at in [json!("now"), json!([]), json!(1e300), json!(true)] {
        assert_refused(track(json!({"at": at})), "shape");
    }
}

#[test]
fn the_depth_and_size_of_data_are_limited() {
    let nested = |depth: usize| (1..depth).fold(json!({}), |inner, _| json!({ "a": inner }));
    let in_lists = |depth: usize| json!({ "a": (1..depth).fold(json!(1), |inner, _| json!([inner])) });
    for deep in [nested, in_lists] {
        accepted(track(json!({"data": deep(8)})), &person());
        assert_refused(track(json!({"data": deep(9)})), "depth");
        assert_refused(track(json!({"data": deep(100)})), "depth");
    }
    // What is removed counts too.
    assert_refused(track(json!({"data": {"recipient": "x".repeat(32_000)}})), "size");
    // The item is short enough, and its operation is not.
    let full = 32_000 - track(json!({"data": {"a": ""}})).to_string().len();
    assert_refused(track(json!({"data": {"a": "x".repeat(full)}})), "size");
    accepted(track(json!({"data": {"a": "x".repeat(31_000)}})), &person());
}

#[test]
fn times_are_corrected_and_clamped() {
    let sent_with = |sent_at: Value, item: Value| {
        answer_to(&json!({"v": 1, "sent_at": sent_at, "items": [item]}), &settings(), &person())
    };
    let timestamp = |sent_at: Value, item: Value| sent_with(sent_at, item)["operations"][0]["timestamp"].clone();
    let now = u64::from(NOW);
    for (ahead, id) in [(7200, id_at(now + 7200 - 30)), (0, id_at(now - 30))] {
        let item = track(json!({"id": id, "at": now + ahead - 30}));
        assert_eq!(timestamp(json!(now + ahead), item), json!(now - 30), "{ahead} s ahead");
    }
    assert_eq!(timestamp(json!(now), track(json!({"at": null}))), json!(now), "without a time");
    assert_eq!(timestamp(json!(now), track(json!({"at": 1_799_999_990.75}))), json!(now - 10));
    assert_eq!(timestamp(json!(now), track(json!({"at": now + 86_400}))), json!(now + 60));
    assert_eq!(timestamp(json!(now), track(json!({"at": 0}))), json!(now - 259_200));
    assert_eq!(timestamp(json!(now), track(json!({"at": -5}))), json!(now - 259_200));
    for old in [now - 259_201, now + 61, 0] {
        assert_refused(track(json!({"id": id_at(old)})), "id");
    }
    accepted(track(json!({"id": id_at(now - 259_200)})), &person());
    let copy = sent_with(json!(now - 259_300), track(json!({"id": id_at(now - 259_300)})));
    assert_eq!(copy["rejected"], json!([{"index": 0, "code": "id"}]), "a copy of an old body");
}

#[test]
fn a_body_has_the_wire_format() {
    let body = || json!({"v": 1, "sent_at": NOW, "items": []});
    assert_eq!(
        answer_to(&body(), &settings(), &person()),
        json!({"operations": [], "indexes": [], "rejected": [], "maxBytes": 32_000})
    );
    for unfit in [
        json!(null),
        json!([]),
        json!("{}"),
        json!({}),
        changed(body(), json!({"v": null})),
        changed(body(), json!({"v": 2})),
        changed(body(), json!({"v": "1"})),
        changed(body(), json!({"sent_at": null})),
        changed(body(), json!({"sent_at": "now"})),
        changed(body(), json!({"items": null})),
        changed(body(), json!({"items": {}})),
        changed(body(), json!({"items": "[]"})),
        changed(body(), json!({"user": "42"})),
        changed(body(), json!({"url": "https://evil.example"})),
    ] {
        assert_eq!(answer_to(&unfit, &settings(), &person()), json!({"refusal": "malformed"}), "{unfit}");
    }
}

#[test]
fn a_body_has_a_limited_number_of_items() {
    let body = |count| json!({"v": 1, "sent_at": NOW, "items": vec![track(json!({})); count]});
    assert_eq!(answer_to(&body(100), &settings(), &person())["indexes"].as_array().map(Vec::len), Some(100));
    assert_eq!(answer_to(&body(101), &settings(), &person()), json!({"refusal": "too_large"}));
    let fewer = changed(settings(), json!({"items": 2}));
    assert_eq!(answer_to(&body(3), &fewer, &person()), json!({"refusal": "too_large"}));
}

#[test]
fn an_identity_with_a_lone_surrogate_is_the_owners_mistake() {
    let visitor = json!({"identifiers": {"id": "a?"}}).to_string().replace('?', r"\ud83d");
    let body = json!({"v": 1, "sent_at": NOW, "items": [track(json!({}))]}).to_string();
    let answer = read(body.as_bytes(), settings().to_string().as_bytes(), visitor.as_bytes(), NOW);
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    assert!(answer["fault"].as_str().unwrap().contains("half of a character"), "{answer}");
}

#[test]
fn a_lone_surrogate_is_refused_anywhere() {
    // serde_json cannot represent one.
    let body = |item: &Value| {
        let body = json!({"v": 1, "sent_at": NOW, "items": [item, track(json!({}))]});
        body.to_string().replace('?', r"\ud83d")
    };
    for item in [
        track(json!({"name": "a?"})),
        track(json!({"data": {"a": ["b?"]}})),
        page(json!({"data": {"?": 1}})),
        identify(&json!({"plan": {"name": "?"}})),
    ] {
        let [settings, visitor] = [settings(), person()].map(|value| value.to_string());
        let answer = read(body(&item).as_bytes(), settings.as_bytes(), visitor.as_bytes(), NOW);
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer["rejected"], json!([{"index": 0, "code": "data"}]), "{item}");
        assert_eq!(answer["indexes"], json!([1]), "{item}");
    }
}
