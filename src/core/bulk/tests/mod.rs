//! Tests of the run as a whole.

mod examples;
mod host;
mod properties;
mod script;

use serde_json::{Value, json};

use super::{BulkApi, Checked, Envelope, Limits, Options, ResumePoint};
use crate::core::{
    error::{Failure, Invalid},
    http::Idempotency,
    ulid::Ulid,
};

/// An API whose operations have what a run asks for as members: their `subjects`, and their `kind`.
#[derive(Debug)]
struct TestApi;

impl BulkApi for TestApi {
    fn envelope(&self) -> Envelope {
        Envelope { open: b"{\"all\":[", close: b"]}".into(), before_id: b"{\"key\":\"" }
    }

    fn limits(&self) -> Limits {
        Limits { item_bytes: 200, request_bytes: 1000 }
    }

    fn check(&self, operation: &[u8]) -> Result<Checked, Invalid> {
        let operation: Value = serde_json::from_slice(operation).unwrap();
        if operation["kind"] == "bad" {
            return Err(Invalid::new("kind", "is bad"));
        }
        let idempotency =
            if operation["kind"] == "once" { Idempotency::NonIdempotent } else { Idempotency::Idempotent };
        Ok(Checked { needs_event_id: operation["kind"] == "event", is_as_sent: false, idempotency })
    }

    fn complete(&self, operation: &[u8], _ulid: Ulid) -> Vec<u8> {
        operation.to_vec()
    }

    fn subjects(&self, operation: &[u8], subjects: &mut Vec<u32>) {
        subjects.extend(subjects_of(&serde_json::from_slice(operation).unwrap()));
    }
}

/// The subjects of an operation.
fn subjects_of(operation: &Value) -> Vec<u32> {
    serde_json::from_value(operation["subjects"].clone()).unwrap()
}

/// An operation of a kind about these subjects. `index` is its index in the source, `pad` makes it longer.
fn operation(index: usize, kind: &str, subjects: &[u32], pad: usize) -> Value {
    json!({"index": index, "kind": kind, "subjects": subjects, "pad": "x".repeat(pad)})
}

/// The operations of a request.
fn operations_of(body: &[u8]) -> Vec<Value> {
    let parsed: Value = serde_json::from_slice(body).unwrap();
    parsed["all"].as_array().unwrap().clone()
}

fn first_id() -> Ulid {
    Ulid::new(1_700_000_000_000, [7; 10])
}

fn options(request_bytes: usize) -> Options {
    Options::new(Limits { request_bytes, ..TestApi.limits() }, ResumePoint::beginning(first_id()))
}

fn refused(status: u16) -> Failure {
    Failure::Status { status, refusals: Vec::new(), retry_after_ms: None }
}
