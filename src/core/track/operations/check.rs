//! Checks an operation before it is sent: for what it lacks, and for the habits of version 1. Fields that the table does not know are
//! sent as they are: the API may grow.

use super::table::{Effect, Field, OPERATIONS, Operation, Rule};
use crate::core::{
    bulk::Checked,
    error::Invalid,
    http::Idempotency,
    http::{check_bytes, check_present},
    json::{Members, Value},
    track::limits::IDENTIFIER_BYTES,
};

/// Checks `operation`. `event_ids` says whether events without an `id` get one.
///
/// # Errors
/// The first fault, by its path in the operation: `identifiers.cio_id`.
pub fn check(operation: &Members, event_ids: bool) -> Result<Checked, Invalid> {
    let row = find_row(operation)?;
    for field in row.fields {
        check_field(operation, field).map_err(|fault| fault.within(&field.path.join(".")))?;
    }
    let lacks_id = row.effect == Effect::Event && operation.get("id").is_none();
    let is_safe = row.effect != Effect::Metric && (event_ids || !lacks_id);
    let idempotency = if is_safe { Idempotency::Idempotent } else { Idempotency::NonIdempotent };
    Ok(Checked { needs_event_id: lacks_id && event_ids, idempotency })
}

fn find_row(operation: &Members) -> Result<&'static Operation, Invalid> {
    let quoted = |field| operation.get(field).and_then(Value::quoted).unwrap_or_default();
    let (entity, action) = (quoted("type"), quoted("action"));
    let is_of = |row: &&Operation| row.entity.as_bytes() == entity;
    if let Some(row) = OPERATIONS.iter().find(|row| row.action.as_bytes() == action && is_of(row)) {
        return Ok(row);
    }
    let mut actions = Vec::new();
    for row in OPERATIONS.iter().filter(is_of) {
        actions.push(row.action);
    }
    Err(if actions.is_empty() {
        Invalid::new("type", "must be \"person\", \"object\" or \"delivery\"")
    } else {
        Invalid::new("action", format!("must be one of {}", actions.join(", ")))
    })
}

/// The path of a fault is the one inside the field.
fn check_field(operation: &Members, field: &Field) -> Result<(), Invalid> {
    let refused = |problem: &str| Err(Invalid::new("", problem));
    let Some(value) = find(operation, field.path) else {
        return match field.rule {
            Rule::OptionalText(_) | Rule::OptionalList | Rule::Former(_) => Ok(()),
            _ if find(operation, field.mistaken_for).is_some() => {
                refused(&format!("is required; here it replaces {}", field.mistaken_for.join(".")))
            }
            _ => refused("is required"),
        };
    };
    match field.rule {
        Rule::Identifiers(names) => check_identifiers(&value.members(), names),
        Rule::Text(limit) | Rule::OptionalText(limit) => check_text(value, limit),
        Rule::List | Rule::OptionalList if !value.is_array() => {
            refused("must be an array of { identifiers, relationship_attributes }; an object with an action is v1")
        }
        Rule::Former(name) if operation.get(name).is_none() => refused(&format!("belongs to v1; v2 calls it {name}")),
        Rule::List | Rule::OptionalList | Rule::Former(_) => Ok(()),
    }
}

/// The value at a path; nothing is at an empty one.
fn find<'a>(operation: &Members<'a>, path: &[&str]) -> Option<Value<'a>> {
    let (first, inner) = path.split_first()?;
    inner.iter().try_fold(operation.get(first)?, |value, name| value.members().get(name))
}

fn check_text(value: Value, limit: usize) -> Result<(), Invalid> {
    // Most text is short even as it is written, and does not begin with white space: it need not be unescaped.
    let is_plain = |quoted: &[u8]| quoted.len() <= limit && quoted.first().is_some_and(u8::is_ascii_alphanumeric);
    if value.quoted().is_some_and(is_plain) {
        return Ok(());
    }
    let text = value.text().ok_or_else(|| Invalid::new("", "must be a string"))?;
    check_present("", &text)?;
    check_bytes("", &text, limit)
}

/// Checks that `holder` holds exactly one of the `names`.
fn check_identifiers(holder: &Members, names: &[&str]) -> Result<(), Invalid> {
    let mut held = None;
    for name in names {
        if let Some(value) = holder.get(name) {
            check_identifier(name, value)?;
            if held.is_some() {
                return Err(not_one_of(holder, names));
            }
            held = Some(*name);
        }
    }
    match held {
        None => Err(not_one_of(holder, names)),
        Some("object_id") => match holder.get("object_type_id") {
            Some(object_type) => check_identifier("object_type_id", object_type),
            None => Err(Invalid::new("object_type_id", "is required with object_id")),
        },
        Some(_) => Ok(()),
    }
}

fn not_one_of(holder: &Members, names: &[&str]) -> Invalid {
    let mut held = Vec::new();
    for name in names {
        if holder.get(name).is_some() {
            held.push(*name);
        }
    }
    let held = if held.is_empty() { "none".to_owned() } else { held.join(" and ") };
    Invalid::new("", format!("must have exactly one of {}; it has {held}", names.join(", ")))
}

fn check_identifier(name: &str, value: Value) -> Result<(), Invalid> {
    let limit = if matches!(name, "id" | "object_id") { IDENTIFIER_BYTES } else { usize::MAX };
    let checked = if value.is_number() {
        Ok(())
    } else if name == "cio_id" && value.quoted().is_some_and(|quoted| quoted.starts_with(b"cio_")) {
        Err(Invalid::new("", "must not begin with \"cio_\": only the paths of v1 have that prefix"))
    } else {
        check_text(value, limit)
    };
    checked.map_err(|fault| fault.within(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json as json_reader;
    use serde_json::{Value, json};

    fn check(operation: &Value, event_ids: bool) -> Result<Checked, Invalid> {
        let text = operation.to_string();
        super::check(&json_reader::Value::new(text.as_bytes()).members(), event_ids)
    }

    fn checked(operation: &Value) -> Result<Checked, Invalid> {
        check(operation, true)
    }

    /// `operation` with the members of `change` in place of its own; `null` takes one away.
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
    fn each_operation_passes_and_so_do_fields_unknown_to_us() {
        assert_eq!(examples().len(), OPERATIONS.len());
        for example in examples() {
            checked(&example).unwrap();
            checked(&changed(example, json!({"of_tomorrow": {"data": 1}}))).unwrap();
        }
    }

    /// The members of an example whose lack is refused.
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
    fn what_is_no_operation_is_told_which_there_are() {
        for operation in [json!(null), json!("x"), json!({"type": "relationship"}), json!({"type": 1, "action": "x"})] {
            assert_refused(&operation, "type", "\"person\", \"object\" or \"delivery\"");
        }
        assert_refused(&json!({"type": "delivery", "action": "delete"}), "action", "must be one of event");
        let objects = "identify, identify_anonymous, delete, add_relationships, delete_relationships";
        assert_refused(&json!({"type": "object"}), "action", objects);
    }

    #[test]
    fn a_person_has_exactly_one_identifier() {
        for identifiers in [json!({"id": "1"}), json!({"email": "a@b"}), json!({"phone": "+1"}), json!({"cio_id": "c"})]
        {
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
    fn only_events_may_be_of_nobody_known() {
        let anonymous = |action| changed(event(), json!({"action": action, "identifiers": {"anonymous_id": "a"}}));
        for action in ["event", "page", "screen"] {
            checked(&anonymous(action)).unwrap();
        }
        assert_refused(&anonymous("identify"), "identifiers", "it has none");
    }

    #[test]
    fn an_identifier_is_text_or_a_number_and_says_something() {
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
    fn an_object_has_its_type_beside_its_id() {
        let object = |identifiers: Value| json!({"type": "object", "action": "delete", "identifiers": identifiers});
        assert_refused(&object(json!({"object_id": "a"})), "identifiers.object_type_id", "is required");
        assert_refused(&object(json!({"object_type_id": "1"})), "identifiers", "it has none");
        assert_refused(
            &object(json!({"object_type_id": [], "object_id": "a"})),
            "identifiers.object_type_id",
            "a string",
        );
        assert_refused(
            &object(json!({"object_type_id": "1", "object_id": "a".repeat(151)})),
            "identifiers.object_id",
            "at most 150 bytes",
        );
    }

    #[test]
    fn the_traps_between_the_versions_give_a_hint() {
        let person = |change| changed(json!({"type": "person", "identifiers": {"id": "42"}}), change);
        let cio_id = person(json!({"action": "delete", "identifiers": {"cio_id": "cio_03000001"}}));
        assert_refused(&cio_id, "identifiers.cio_id", "\"cio_\"");
        checked(&person(json!({"action": "delete", "identifiers": {"id": "cio_03000001"}}))).unwrap();
        let device = person(json!({"action": "add_device", "device": {"id": "t", "platform": "ios"}}));
        assert_refused(&device, "device.token", "replaces device.id");
        assert_refused(
            &person(json!({"action": "add_device", "device": {"token": "t"}})),
            "device.platform",
            "required",
        );
        assert_refused(&person(json!({"action": "merge"})), "primary", "replaces identifiers");
        assert_refused(&changed(event(), json!({"data": {}})), "data", "v2 calls it attributes");
        checked(&changed(event(), json!({"data": {}, "attributes": {}}))).unwrap();
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
    }

    #[test]
    fn an_operation_without_a_key_is_not_idempotent() {
        let kind = |needs_event_id, idempotency| Ok(Checked { needs_event_id, idempotency });
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
            assert_eq!(checked(&example), kind(is_event && !is_delivery, repeat), "{example}");
        }
    }
}
