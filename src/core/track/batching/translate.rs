//! Translates a request of version 1 to the operation of version 2 that does the same.
//!
//! It starts from the request, so that a call is checked as if it were sent alone, with the same errors.

use super::person;
use crate::core::{
    http::{Endpoint, is_blank, whole_number},
    json::{Members, Object, Value, with_members},
    track::{
        limits,
        operations::{add_subjects, relationships_with_text_ids, subject_of},
    },
};

/// The parts of a call's request.
struct Request<'a> {
    /// The identifiers in its path.
    path: &'a [String],
    /// The identifiers of the person in the path, as in an operation; `None` without a person, or if the kind is ambiguous.
    person: Option<Vec<u8>>,
    /// Its body, without `added`.
    body: Value<'a>,
    /// Members that the core adds to the body, each followed by a comma: the id of an event.
    added: &'a str,
}

/// Writes the operation; `None` if version 2 has none that does exactly the same.
type Translate = fn(&Request) -> Option<Vec<u8>>;

/// The calls that are batched.
static CALLS: &[(&str, Translate)] = &[
    ("identify", identify),
    ("destroy", |request| Some(operation_on_person(request, "delete")?.finish())),
    ("suppress", |request| Some(operation_on_person(request, "suppress")?.finish())),
    ("unsuppress", |request| Some(operation_on_person(request, "unsuppress")?.finish())),
    ("track", event),
    ("trackPageView", event),
    ("trackAnonymous", anonymous_event),
    ("addDevice", add_device),
    ("deleteDevice", delete_device),
    ("mergeCustomers", |request| Some(merge(request))),
    ("entity", |request| Some(with_members(request.body.as_bytes(), request.added))),
];

/// The calls that are batched, by their actions.
pub fn actions() -> impl Iterator<Item = &'static str> {
    CALLS.iter().map(|(action, _)| *action)
}

/// A translated call.
#[derive(Debug)]
pub struct Translation {
    /// The operation that does the same; `None` if there is none, or if it is longer than an operation may be.
    pub operation: Option<Vec<u8>>,
    /// The hashes of the people and objects that the call is about.
    pub subjects: Vec<u32>,
}

/// Translates the request of a call. `path` has the identifiers in its path, in order. Its body is `body` with the members `added` first.
pub fn translate(endpoint: &Endpoint, path: &[String], body: &[u8], added: &str) -> Translation {
    let person = path.first().and_then(|id| person::identifiers(id));
    let request = Request { path, person, body: Value::new(body), added };
    let translate = CALLS.iter().find(|(action, _)| *action == endpoint.action).map(|(_, translate)| translate);
    let operation = translate.and_then(|translate| translate(&request));
    let mut subjects = Vec::new();
    match (&request.person, path.first(), &operation) {
        (Some(person), ..) => subjects.push(subject_of(&Value::new(person).members())),
        (None, Some(id), _) => person::add_subjects(id, &mut subjects),
        (None, None, Some(operation)) => add_subjects(&Value::new(operation).members(), &mut subjects),
        (None, None, None) => {}
    }
    let operation = operation.filter(|operation| operation.len() <= limits::OPERATIONS.item_bytes);
    Translation { operation, subjects }
}

/// Begins an operation on the person in the path.
fn operation_on_person(request: &Request, action: &str) -> Option<Object> {
    Some(operation(action).json("identifiers", request.person.as_ref()?))
}

fn operation(action: &str) -> Object {
    Object::new().text("type", "person").text("action", action)
}

fn identify(request: &Request) -> Option<Vec<u8>> {
    let mut operation = operation_on_person(request, "identify")?;
    let mut attributes = Object::new();
    for (name, value) in request.body.members().iter() {
        match name {
            b"_timestamp" => operation.push(b"timestamp", value.as_bytes()),
            b"cio_relationships" if value.as_bytes() == b"null" => {}
            b"cio_relationships" => operation.push(name, &relationships_with_text_ids(added_relationships(value)?)),
            _ => attributes.push(name, value.as_bytes()),
        }
    }
    if !attributes.is_empty() {
        operation.push(b"attributes", &attributes.finish());
    }
    Some(operation.finish())
}

/// The relationships to add. Version 1 has them in an object with an action, and `identify` of version 2 can only add. A number that is not
/// a safe integer is left to version 1, which refuses it: as text it could be the id of another object.
fn added_relationships(value: Value<'_>) -> Option<Value<'_>> {
    let members = value.members();
    let relationships = members.get("relationships").filter(|list| list.is_array())?;
    let adds = members.get("action").and_then(Value::quoted) == Some(b"add_relationships");
    let is_exact = |(_, id): (&[u8], Value)| !id.is_number() || whole_number(id).is_some();
    let are_exact = relationships.items().into_iter().all(|relationship| {
        let identifiers = relationship.members().get("identifiers").map(Value::members);
        identifiers.is_none_or(|identifiers| identifiers.iter().all(is_exact))
    });
    (adds && are_exact && members.iter().count() == 2).then_some(relationships)
}

fn event(request: &Request) -> Option<Vec<u8>> {
    let members = request.body.members();
    finish_event(request, operation_on_person(request, kind(&members)?)?, &members, "")
}

fn anonymous_event(request: &Request) -> Option<Vec<u8>> {
    let members = request.body.members();
    // An anonymous event without an id (an invitation) has no operation.
    let anonymous_id = members.get("anonymous_id")?;
    anonymous_id.text().filter(|id| !is_blank(id))?;
    let mut identifiers = Object::new();
    identifiers.push(b"anonymous_id", anonymous_id.as_bytes());
    finish_event(
        request,
        operation(kind(&members)?).json("identifiers", &identifiers.finish()),
        &members,
        "anonymous_id",
    )
}

/// The action for the type of an event.
fn kind<'a>(event: &Members<'a>) -> Option<&'a str> {
    event.get("type").map_or(Some("event"), |kind| str::from_utf8(kind.quoted()?).ok())
}

/// Adds the members of an event, except `done`. `None` if it has others, which only the request of version 1 can carry.
fn finish_event(request: &Request, mut operation: Object, event: &Members, done: &str) -> Option<Vec<u8>> {
    operation.push_members(request.added);
    for (name, value) in event.iter() {
        match name {
            b"type" => {}
            name if name == done.as_bytes() => {}
            b"id" | b"name" | b"timestamp" => operation.push(name, value.as_bytes()),
            b"data" => operation.push(b"attributes", value.as_bytes()),
            _ => return None,
        }
    }
    Some(operation.finish())
}

fn add_device(request: &Request) -> Option<Vec<u8>> {
    let body = request.body.members();
    let mut device = Object::new();
    for (name, value) in body.get("device")?.members().iter() {
        device.push(if name == b"id" { b"token" } else { name }, value.as_bytes());
    }
    Some(operation_on_person(request, "add_device")?.json("device", &device.finish()).finish())
}

fn delete_device(request: &Request) -> Option<Vec<u8>> {
    let device = Object::new().text("token", request.path.get(1)?).finish();
    Some(operation_on_person(request, "delete_device")?.json("device", &device).finish())
}

fn merge(request: &Request) -> Vec<u8> {
    let mut operation = operation("merge");
    operation.extend(request.body.members().iter());
    operation.finish()
}
