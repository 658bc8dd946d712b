//! Properties of any body that a page sends.

use proptest::prelude::*;

use super::*;
use crate::core::{bulk::BulkApi, track::TrackOperations};

/// Values as a hostile page would send them: values of the wire format, in the wrong places.
fn hostile() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        any::<String>().prop_map(|value| json!(value)),
        proptest::sample::select(vec!["track", "page", "identify", "delete", "42", "\"}],{["])
            .prop_map(|text| json!(text)),
        Just(json!(id_at(NOW.into()))),
    ];
    let names = proptest::sample::select(vec![
        "type",
        "id",
        "name",
        "data",
        "at",
        "items",
        "v",
        "sent_at",
        "identifiers",
        "recipient",
        "plan",
        "__proto__",
        "\"",
        "",
    ]);
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((names.clone(), inner), 0..7).prop_map(|members| Value::from(
                members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Map<_, _>>()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn every_item_has_one_answer_and_every_operation_is_one_of_the_three(
        items in proptest::collection::vec(prop_oneof![
            hostile(),
            hostile().prop_map(|value| track(json!({"data": value}))),
            hostile().prop_map(|value| track(json!({"name": value}))),
            hostile().prop_map(|value| page(json!({"at": value}))),
            hostile().prop_map(|value| identify(&value)),
        ], 0..8),
        is_known in any::<bool>(),
    ) {
        let visitor = if is_known { person() } else { anonymous() };
        let answer = answer(&items, &visitor);
        let indexes = |list: &Value, read: fn(&Value) -> Option<i64>| -> Vec<i64> {
            list.as_array().unwrap().iter().filter_map(read).collect()
        };
        let mut all = indexes(&answer["indexes"], Value::as_i64);
        all.extend(indexes(&answer["rejected"], |refusal| refusal["index"].as_i64()));
        all.sort_unstable();
        prop_assert_eq!(all, (0_i64..).take(items.len()).collect::<Vec<_>>());
        let expected = if is_known { json!({"id": "42"}) } else { json!({"anonymous_id": "visitor-1"}) };
        for operation in answer["operations"].as_array().unwrap() {
            prop_assert!(["event", "page", "identify"].contains(&operation["action"].as_str().unwrap()));
            prop_assert_eq!(&operation["identifiers"], &expected);
            prop_assert!(operation["attributes"].get("recipient").is_none());
            prop_assert!(operation["timestamp"].as_i64().unwrap() <= i64::from(NOW) + 60);
            let text = operation.to_string();
            let checked = TrackOperations { event_ids: true }.check(text.as_bytes());
            prop_assert!(checked.is_ok(), "{}", text);
        }
    }

    #[test]
    fn malformed_text_does_not_panic(bytes in proptest::collection::vec(proptest::sample::select(b"{}[],:\"\\u0a-\xffvitems1".as_slice()), 0..60)) {
        for [body, settings, visitor] in [
            [bytes.as_slice(), b"{\"items\":5}", b"{\"anonymous_id\":\"a\"}"],
            [b"{\"v\":1,\"sent_at\":1,\"items\":[1]}", &bytes, b"{\"anonymous_id\":\"a\"}"],
            [b"{\"v\":1,\"sent_at\":1,\"items\":[1]}", b"{\"items\":5}", &bytes],
        ] {
            prop_assert!(!read(body, settings, visitor, NOW).is_empty());
        }
    }
}
