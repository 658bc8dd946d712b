//! The checks of an operation of the Track API v2, before it is sent: what it lacks, and the traps for who knows v1.
//! Fields that the table does not know pass: the API may grow.

use super::{
    answer::Json,
    error::Invalid,
    limits::IDENTIFIER_BYTES,
    operation_table::{Effect, OPERATIONS, Operation, Relationships},
    retry::Repeat,
    text::{check_bytes, check_present, decimal},
};

/// What its sender must know of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Whether it is an event of a person that is to get an `id` before it is sent.
    pub needs_event_id: bool,
    /// Whether it may be processed twice, once it has the `id` that it needs.
    pub repeat: Repeat,
}

/// The names of fields, and those that they have where one may have them from: in v1, in other operations.
const FORMER_NAMES: [(&str, &str); 2] = [("device.token", "device.id"), ("primary", "identifiers")];

/// Checks `operation`. `event_ids` tells whether events get an `id` where they have none.
///
/// # Errors
/// The first fault, by its path in the operation: `identifiers.cio_id`.
pub fn check<J: Json>(operation: &J, event_ids: bool) -> Result<Kind, Invalid> {
    let row = find_row(operation)?;
    for holder in row.holders {
        let identifiers = operation.get(holder).ok_or_else(|| missing(operation, holder))?;
        check_identifiers(&identifiers, row.identifiers).map_err(|fault| fault.within(holder))?;
    }
    for (field, limit) in row.required {
        let value = find(operation, field).ok_or_else(|| missing(operation, field))?;
        check_text(field, &value, *limit)?;
    }
    check_relationships(operation, row.relationships)?;
    let lacks_id = matches!(row.effect, Effect::Event) && !check_event(operation)?;
    let is_unsafe = matches!(row.effect, Effect::Metric) || lacks_id && !event_ids;
    let repeat = if is_unsafe { Repeat::Unsafe } else { Repeat::Safe };
    Ok(Kind { needs_event_id: lacks_id && event_ids, repeat })
}

fn find_row<J: Json>(operation: &J) -> Result<&'static Operation, Invalid> {
    let text = |field| operation.get(field).and_then(|value| value.text()).unwrap_or_default();
    let (entity, action) = (text("type"), text("action"));
    let mut actions = String::new();
    for row in OPERATIONS.iter().filter(|row| row.entity == entity) {
        if row.action == action {
            return Ok(row);
        }
        actions.push_str(if actions.is_empty() { "must be one of " } else { ", " });
        actions.push_str(row.action);
    }
    Err(if actions.is_empty() {
        Invalid::new("type", "must be \"person\", \"object\" or \"delivery\"")
    } else {
        Invalid::new("action", actions)
    })
}

/// A field by its name, which may lead into an object.
fn find<J: Json>(operation: &J, field: &str) -> Option<J> {
    match field.split_once('.') {
        Some((outer, inner)) => operation.get(outer)?.get(inner),
        None => operation.get(field),
    }
}

fn missing<J: Json>(operation: &J, field: &str) -> Invalid {
    let former = FORMER_NAMES.iter().find(|(name, former)| *name == field && find(operation, former).is_some());
    let problem = match former {
        Some((_, former)) => ["is required: here it takes the place of ", former].concat(),
        None => "is required".to_owned(),
    };
    Invalid::new(field, problem)
}

fn check_text<J: Json>(path: &str, value: &J, limit: usize) -> Result<(), Invalid> {
    let text = value.text().ok_or_else(|| Invalid::new(path, "must be text"))?;
    check_present(path, &text)?;
    check_bytes(path, &text, limit)
}

/// Checks that `holder` holds exactly one of the `names`. A fault of the holder itself has no path yet.
fn check_identifiers<J: Json>(holder: &J, names: &[&str]) -> Result<(), Invalid> {
    let mut held = Vec::with_capacity(1);
    for name in names {
        if let Some(value) = holder.get(name) {
            check_identifier(name, &value)?;
            held.push(*name);
        }
    }
    match held.as_slice() {
        ["object_id"] => {
            let object_type = holder.get("object_type_id");
            let object_type =
                object_type.ok_or_else(|| Invalid::new("object_type_id", "is required with object_id"))?;
            check_identifier("object_type_id", &object_type)
        }
        [_] => Ok(()),
        _ => {
            let held = if held.is_empty() { "none".to_owned() } else { held.join(" and ") };
            let problem = ["must have exactly one of ", &names.join(", "), "; it has ", &held].concat();
            Err(Invalid::new("", problem))
        }
    }
}

fn check_identifier<J: Json>(name: &str, value: &J) -> Result<(), Invalid> {
    if value.is_number() {
        return Ok(());
    }
    let text = value.text().ok_or_else(|| Invalid::new(name, "must be text or a number"))?;
    check_present(name, &text)?;
    if name == "cio_id" && text.starts_with("cio_") {
        return Err(Invalid::new(name, "must not begin with \"cio_\": that prefix is for the paths of v1"));
    }
    if matches!(name, "id" | "object_id") { check_bytes(name, &text, IDENTIFIER_BYTES) } else { Ok(()) }
}

fn check_relationships<J: Json>(operation: &J, rule: Relationships) -> Result<(), Invalid> {
    const FIELD: &str = "cio_relationships";
    let (names, is_required) = match rule {
        Relationships::Unknown => return Ok(()),
        Relationships::Optional(names) => (names, false),
        Relationships::Required(names) => (names, true),
    };
    let Some(relationships) = operation.get(FIELD) else {
        return if is_required { Err(Invalid::new(FIELD, "is required")) } else { Ok(()) };
    };
    let Some(items) = relationships.items() else {
        let problem = "must be an array of { identifiers, relationship_attributes }: an object with an action is v1";
        return Err(Invalid::new(FIELD, problem));
    };
    for (index, item) in items.iter().enumerate() {
        let checked = match item.get("identifiers") {
            Some(identifiers) => check_identifiers(&identifiers, names),
            None => Err(Invalid::new("", "is required")),
        };
        checked.map_err(|fault| fault.within(&[FIELD, "[", &decimal(index), "].identifiers"].concat()))?;
    }
    Ok(())
}

/// Checks what only an event of a person has; tells whether it has an `id`.
fn check_event<J: Json>(operation: &J) -> Result<bool, Invalid> {
    if operation.get("data").is_some() && operation.get("attributes").is_none() {
        return Err(Invalid::new("data", "is the name in v1: in v2, attributes holds the data of an event"));
    }
    let id = operation.get("id");
    if let Some(id) = &id {
        check_text("id", id, usize::MAX)?;
    }
    Ok(id.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn checked(operation: &Value) -> Result<Kind, Invalid> {
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
        let examples = examples();
        assert_eq!(examples.len(), OPERATIONS.len());
        for (row, example) in OPERATIONS.iter().zip(examples) {
            assert_eq!((example["type"].as_str(), example["action"].as_str()), (Some(row.entity), Some(row.action)));
            checked(&example).unwrap();
            checked(&changed(example, json!({"of_tomorrow": {"data": 1}}))).unwrap();
        }
    }

    #[test]
    fn each_operation_lacks_nothing_that_it_needs() {
        for (row, example) in OPERATIONS.iter().zip(examples()) {
            let required = row.required.iter().map(|(field, _)| *field);
            let relationships = matches!(row.relationships, Relationships::Required(_)).then_some("cio_relationships");
            for field in row.holders.iter().copied().chain(required).chain(relationships) {
                let mut lacking = example.clone();
                *lacking.pointer_mut(&format!("/{}", field.replace('.', "/"))).unwrap() = Value::Null;
                assert_eq!(checked(&lacking).unwrap_err().argument, field, "{lacking}");
                let (outer, inner) = field.split_once('.').unwrap_or(("", field));
                let holder = if outer.is_empty() { &mut lacking } else { &mut lacking[outer] };
                holder.as_object_mut().unwrap().remove(inner);
                assert_refused(&lacking, field, "is required");
            }
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
    fn a_phone_number_names_a_person_but_for_merges_and_relationships() {
        let phone = json!({"phone": "+15550100"});
        checked(&json!({"type": "person", "action": "delete", "identifiers": phone})).unwrap();
        let merge = json!({"type": "person", "action": "merge", "primary": {"id": "1"}, "secondary": phone});
        assert_refused(&merge, "secondary", "it has none");
        let relationships = json!([{"identifiers": phone}]);
        let object = json!({"type": "object", "action": "identify", "identifiers": {"cio_object_id": "o"}});
        assert_refused(
            &changed(object, json!({"cio_relationships": relationships})),
            "cio_relationships[0].identifiers",
            "it has none",
        );
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
            assert_refused(&with_id(unfit), "identifiers.id", "text or a number");
        }
        let mut null = event();
        null["identifiers"]["id"] = Value::Null;
        assert_refused(&null, "identifiers.id", "text or a number");
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
        assert_refused(&object(json!({"object_type_id": [], "object_id": "a"})), "identifiers.object_type_id", "text");
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
        let device = person(json!({"action": "add_device", "device": {"id": "t", "platform": "ios"}}));
        assert_refused(&device, "device.token", "takes the place of device.id");
        assert_refused(
            &person(json!({"action": "add_device", "device": {"token": "t"}})),
            "device.platform",
            "required",
        );
        assert_refused(&person(json!({"action": "merge"})), "primary", "takes the place of identifiers");
        assert_refused(&changed(event(), json!({"data": {}})), "data", "attributes");
        checked(&changed(event(), json!({"data": {}, "attributes": {}}))).unwrap();
        let v1 = json!({"action": "add_relationships", "relationships": []});
        for action in ["identify", "add_relationships"] {
            assert_refused(
                &person(json!({"action": action, "cio_relationships": v1})),
                "cio_relationships",
                "an array",
            );
        }
    }

    #[test]
    fn a_relationship_names_the_other_side() {
        let related = |items: Value| {
            json!({"type": "object", "action": "add_relationships",
            "identifiers": {"cio_object_id": "o"}, "cio_relationships": items})
        };
        let second = |item: Value| related(json!([{"identifiers": {"id": "1"}}, item]));
        checked(&second(json!({"identifiers": {"cio_id": "c"}}))).unwrap();
        checked(&json!({"type": "object", "action": "identify", "identifiers": {"cio_object_id": "o"}})).unwrap();
        assert_refused(&second(json!({})), "cio_relationships[1].identifiers", "is required");
        assert_refused(&second(json!({"identifiers": {"object_id": "o"}})), "cio_relationships[1].identifiers", "none");
        assert_refused(&second(json!({"identifiers": {"id": ""}})), "cio_relationships[1].identifiers.id", "blank");
    }

    #[test]
    fn an_event_has_a_name_of_at_most_100_bytes_and_an_id_of_text() {
        assert_refused(&changed(event(), json!({"name": " "})), "name", "blank");
        assert_refused(&changed(event(), json!({"name": 1})), "name", "must be text");
        assert_refused(&changed(event(), json!({"name": "é".repeat(51)})), "name", "at most 100 bytes");
        checked(&changed(event(), json!({"name": "é".repeat(50)}))).unwrap();
        assert_refused(&changed(event(), json!({"id": 42})), "id", "must be text");
        assert_refused(&changed(event(), json!({"id": ""})), "id", "blank");
    }

    #[test]
    fn what_has_no_key_must_not_be_repeated() {
        let kind = |needs_event_id, repeat| Ok(Kind { needs_event_id, repeat });
        let given = changed(event(), json!({"id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}));
        for (operation, event_ids, expected) in [
            (event(), true, kind(true, Repeat::Safe)),
            (event(), false, kind(false, Repeat::Unsafe)),
            (given.clone(), true, kind(false, Repeat::Safe)),
            (given, false, kind(false, Repeat::Safe)),
        ] {
            assert_eq!(check(&operation, event_ids), expected, "{operation} {event_ids}");
        }
        for example in examples() {
            let is_event = matches!(example["action"].as_str(), Some("event" | "screen" | "page"));
            let is_delivery = example["type"] == "delivery";
            let repeat = if is_delivery { Repeat::Unsafe } else { Repeat::Safe };
            assert_eq!(checked(&example), kind(is_event && !is_delivery, repeat), "{example}");
        }
    }
}
