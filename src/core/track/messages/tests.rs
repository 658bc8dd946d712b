use super::*;
use crate::core::{time, ulid::Ulid};
use proptest::prelude::*;
use serde_json::json;

const NOW: u64 = 1_700_000_000;
const FIRST: &str = "01ARZ3NDEKTSV4RRFFQ69G5FA0";

fn options() -> Options {
    Options::new(Ulid::parse(FIRST).unwrap())
}

fn event(person: &str, name: &str) -> serde_json::Value {
    json!({"type": "person", "action": "event", "identifiers": {"id": person}, "name": name})
}

fn metric(name: &str) -> serde_json::Value {
    let attributes = json!({"device_token": "t"});
    json!({"type": "delivery", "action": "event", "identifiers": {"id": "d"}, "name": name, "attributes": attributes})
}

fn offer(messages: &mut Messages, operation: &serde_json::Value) -> Result<(), Invalid> {
    messages.offer(operation.to_string().as_bytes(), NOW)
}

/// All batches: of each message its group and its operations.
fn batches(options: Options, operations: &[serde_json::Value]) -> Vec<Vec<(Option<usize>, Vec<serde_json::Value>)>> {
    let mut messages = Messages::new(options);
    for operation in operations {
        offer(&mut messages, operation).unwrap();
    }
    messages.finish();
    let mut batches = Vec::new();
    while let Some(batch) = messages.next_batch() {
        let read = |message: Message| (message.group, serde_json::from_slice(&message.body).unwrap());
        batches.push(batch.into_iter().map(read).collect());
    }
    batches
}

fn operations(options: Options, given: &[serde_json::Value]) -> Vec<serde_json::Value> {
    batches(options, given).into_iter().flatten().flat_map(|(_, operations)| operations).collect()
}

#[test]
fn events_get_the_id_of_their_index_and_the_time() {
    let own = json!({"type": "person", "action": "event", "identifiers": {"id": "1"}, "name": "a", "id": "0123456789abcdef", "timestamp": 5});
    let sent = operations(options(), &[event("1", "a"), own.clone(), event("1", "b")]);
    assert_eq!([&sent[0]["id"], &sent[0]["timestamp"]], [&json!(FIRST), &json!(NOW)]);
    assert_eq!(sent[1], own);
    assert_eq!(sent[2]["id"], "01ARZ3NDEKTSV4RRFFQ69G5FA2");
    // Byte by byte, because a parser would hide a member that is there twice.
    let mut messages = Messages::new(options());
    offer(&mut messages, &own).unwrap();
    messages.finish();
    assert_eq!(String::from_utf8(messages.next_batch().unwrap().remove(0).body).unwrap(), format!("[{own}]"));
}

#[test]
fn a_number_as_an_identifier_becomes_text_with_a_time_or_without_one() {
    let own = json!({"type": "person", "action": "event", "identifiers": {"id": 7}, "name": "a", "timestamp": 5});
    let sent = operations(options(), &[own, event("7", "a")]);
    assert_eq!(sent[0]["identifiers"], json!({"id": "7"}));
    let mut number = event("7", "a");
    number["identifiers"]["id"] = json!(7);
    assert_eq!(operations(options(), &[number])[0]["identifiers"], json!({"id": "7"}));
}

#[test]
fn an_update_of_a_person_gets_the_time_unless_it_has_one() {
    let identify = |attributes| json!({"type": "person", "action": "identify", "identifiers": {"id": "1"}, "attributes": attributes});
    let with_own = identify(json!({"_timestamp": 5}));
    let [delete, object] = [
        json!({"type": "person", "action": "delete", "identifiers": {"id": "1"}}),
        json!({"type": "object", "action": "identify", "identifiers": {"object_type_id": "1", "object_id": "1"}}),
    ];
    let given = [identify(json!({"a": 1})), with_own.clone(), delete.clone(), object.clone()];
    let sent = operations(options(), &given);
    assert_eq!(sent[0]["timestamp"], NOW);
    assert_eq!(sent[1..], [with_own, delete, object]);
    assert!(time::check(Value::new(NOW.to_string().as_bytes())).is_ok());
}

#[test]
fn a_fault_names_the_operation_and_takes_its_index() {
    let mut messages = Messages::new(options());
    offer(&mut messages, &event("1", "a")).unwrap();
    let fault = offer(&mut messages, &json!({"type": "person", "action": "event", "identifiers": {"id": "1"}}));
    assert_eq!(fault.unwrap_err(), Invalid::required("operations[1].name"));
    let fault = messages.refuse(Invalid::new(".attributes.a", "is not a finite number"));
    assert_eq!((fault.argument.as_str(), messages.last_index()), ("operations[2].attributes.a", 2));
    offer(&mut messages, &event("1", "b")).unwrap();
    messages.finish();
    let body = messages.next_batch().unwrap().remove(0).body;
    let sent: Vec<serde_json::Value> = serde_json::from_slice(&body).unwrap();
    assert_eq!((sent.len(), &sent[1]["id"]), (2, &json!("01ARZ3NDEKTSV4RRFFQ69G5FA3")));
}

#[test]
fn an_operation_must_fit_into_a_message_and_a_message_into_a_batch() {
    let text = event("1", "a").to_string();
    let bytes = text.len() + r#""timestamp":1700000000,"#.len() + r#""id":"01ARZ3NDEKTSV4RRFFQ69G5FA0","#.len() + 2;
    for (max_bytes, max_batch_bytes) in [(bytes, 1000), (1000, bytes + OVERHEAD)] {
        let exact = Options { max_bytes, max_batch_bytes, ..options() };
        assert_eq!(batches(exact, &[event("1", "a"), event("1", "b")]).len(), 1 + usize::from(max_bytes == 1000));
        let mut narrow = Messages::new(exact);
        let fault = offer(&mut narrow, &event("1", "ab")).unwrap_err();
        assert_eq!(fault, Invalid::too_long("operations[0]", bytes - 2, bytes - 1));
    }
}

#[test]
fn an_operation_that_must_not_be_repeated_is_alone_and_keeps_its_place() {
    let given = [event("1", "a"), metric("opened"), metric("converted"), event("1", "b"), event("1", "c")];
    let sent = batches(options(), &given);
    let names: Vec<Vec<_>> = sent
        .iter()
        .flatten()
        .map(|(_, operations)| operations.iter().map(|operation| operation["name"].as_str().unwrap()).collect())
        .collect();
    assert_eq!(names, [vec!["a"], vec!["opened"], vec!["converted"], vec!["b", "c"]]);
}

#[test]
fn without_groups_a_message_has_none() {
    assert_eq!(batches(options(), &[event("1", "a")])[0][0].0, None);
    assert!(batches(options(), &[]).is_empty());
    assert!(Options::check_groups(MAX_GROUPS).is_ok() && Options::check_groups(MAX_GROUPS + 1).is_err());
}

proptest! {
    #[test]
    fn nothing_is_lost_and_every_limit_is_kept(
        people in proptest::collection::vec((0..20_u8, "[a-zé🙂]{1,20}", 0..10_u8), 0..120),
        max_bytes in 250..900_usize, max_messages in 1..6_usize, max_batch_bytes in 350..3000_usize, groups in 1..5_usize,
    ) {
        let given: Vec<_> = people
            .iter()
            .map(|(person, name, kind)| if *kind == 0 { metric("opened") } else { event(&person.to_string(), name) })
            .collect();
        let options = Options { max_bytes, max_messages, max_batch_bytes, groups: Some(groups), ..options() };
        let mut messages = Messages::new(options);
        for operation in &given {
            offer(&mut messages, operation).unwrap();
        }
        messages.finish();
        let mut by_group = vec![Vec::new(); groups];
        let mut sent = 0;
        while let Some(batch) = messages.next_batch() {
            prop_assert!(!batch.is_empty() && batch.len() <= max_messages);
            prop_assert!(batch.iter().map(|message| message.body.len() + OVERHEAD).sum::<usize>() <= max_batch_bytes);
            for message in batch {
                prop_assert!(message.body.len() <= max_bytes);
                let operations: Vec<serde_json::Value> = serde_json::from_slice(&message.body).unwrap();
                sent += operations.len();
                by_group[message.group.unwrap()].extend(operations);
            }
        }
        prop_assert_eq!(sent, given.len());
        // Each person is in one group, in the order of the source.
        for person in 0..20_u8 {
            let id = person.to_string();
            let of = |operation: &&serde_json::Value| operation["identifiers"]["id"] == id.as_str();
            let expected: Vec<_> = given.iter().filter(of).map(|operation| &operation["name"]).collect();
            let found: Vec<Vec<_>> = by_group
                .iter()
                .map(|group| group.iter().filter(of).map(|operation| &operation["name"]).collect::<Vec<_>>())
                .filter(|names: &Vec<_>| !names.is_empty())
                .collect();
            prop_assert!(found.len() <= 1);
            prop_assert_eq!(found.into_iter().next().unwrap_or_default(), expected);
        }
    }
}
