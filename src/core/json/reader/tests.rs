use super::*;
use proptest::prelude::*;
use serde_json::{Map, json};

fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        text().prop_map(|value| json!(value)),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            proptest::collection::vec((text(), inner), 0..6)
                .prop_map(|members| { serde_json::Value::from(members.into_iter().collect::<Map<_, _>>()) }),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z\"\\\\{}\\[\\],:\n\t\u{8}\u{c}\u{1}\u{7f}é🙂]{0,12}"]
}

/// Compares what this reader sees with what a parser reads.
fn assert_seen(seen: Value, parsed: &serde_json::Value) {
    assert_eq!(seen.is_array(), parsed.is_array());
    assert_eq!(seen.is_number(), parsed.is_number());
    assert_eq!(seen.text().as_deref(), parsed.as_str());
    let (items, mut end) = (parsed.as_array().map_or(&[][..], Vec::as_slice), 0);
    assert_eq!(seen.items().len(), items.len());
    for (item, expected) in seen.items().into_iter().zip(items) {
        assert_seen(item, expected);
    }
    for (index, item) in items.iter().enumerate() {
        let start = end + 1;
        end = seen.end_of_items(index + 1);
        assert_seen(Value(&seen.0[start..end]), item);
    }
    let members = seen.members();
    let expected = parsed.as_object().cloned().unwrap_or_default();
    assert_eq!(members.0.len(), expected.len());
    for ((name, value), (expected_name, expected)) in members.iter().zip(&expected) {
        let name = [b"\"", name, b"\""].concat();
        assert_eq!(Value(&name).text().as_ref(), Some(expected_name));
        assert_seen(value, expected);
    }
}

#[test]
fn a_member_is_found_by_its_name() {
    let text = br#"{"a":{"b":1},"b":"2","c":[3]}"#;
    let members = Value::new(text).members();
    assert_eq!(members.get("b").and_then(Value::text).as_deref(), Some("2"));
    assert!(members.get("c").unwrap().is_array());
    assert!(members.get("d").is_none() && members.get("\"a\"").is_none() && members.get("").is_none());
}

#[test]
fn a_string_ends_at_its_quote_at_any_position_in_a_word() {
    for length in 0..40 {
        for escape in ["", r#"\""#, r"\\", r#"\\\""#] {
            let string = format!("\"{}{escape}é!#[]\"", "a".repeat(length));
            let text = format!("{string},\"b\"");
            assert_eq!(end_of_string(text.as_bytes(), 0), string.len(), "{text}");
        }
    }
}

/// The depth as a parser sees it.
fn depth_of(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth_of).max().unwrap_or(0),
        serde_json::Value::Object(members) => 1 + members.values().map(depth_of).max().unwrap_or(0),
        _ => 0,
    }
}

#[test]
fn each_escape_is_read() {
    let text = |text: &str| Value::new(text.as_bytes()).text();
    assert_eq!(text(r#""\"\\\/\b\f\n\r\t\u00e9\u0001""#).unwrap(), "\"\\/\u{8}\u{c}\n\r\té\u{1}");
    assert_eq!(text(r#""\ud83d""#).unwrap(), "\u{FFFD}");
    for unfit in [r#""\"#, r#""\uzzzz""#, "\"", "", "12", "[\"a\"]"] {
        assert_eq!(text(unfit), None, "{unfit}");
    }
}

#[test]
fn a_lone_surrogate_is_found_anywhere() {
    for text in [r#""a\udc00""#, r#"{"a":["\ud83d"]}"#, r#"{"\ud83d":1}"#, r#""\\\ud83d""#] {
        assert!(!Value::new(text.as_bytes()).is_well_formed(), "{text}");
    }
    for text in ["\"🙂\"", r#""\\ud83d""#, r#""\u0001\n""#, r#""ud83d""#, "5", "\"\\", ""] {
        assert!(Value::new(text.as_bytes()).is_well_formed(), "{text}");
    }
}

proptest! {
    #[test]
    fn every_value_is_read_as_a_parser_reads_it(value in values()) {
        let text = serde_json::to_string(&value).unwrap();
        assert_seen(Value::new(text.as_bytes()), &value);
        prop_assert_eq!(Value::new(text.as_bytes()).depth(), depth_of(&value));
    }

    #[test]
    fn malformed_text_does_not_panic(bytes in proptest::collection::vec(proptest::sample::select(b"{}[],:\"\\u0a-\xff".as_slice()), 0..40)) {
        let value = Value::new(&bytes);
        prop_assert!(value.members().0.len() <= bytes.len());
        let _ = value.end_of_items(5);
        let _ = value.text();
        prop_assert!(value.depth() <= bytes.len());
        prop_assert!(value.items().len() <= bytes.len());
    }

    #[test]
    fn texts_are_cut_where_they_were_joined(first: String, second: String) {
        let units = u32::try_from(first.encode_utf16().count()).unwrap();
        prop_assert_eq!(utf8_length([first.as_str(), &second].concat().as_bytes(), units), first.len());
    }
}
