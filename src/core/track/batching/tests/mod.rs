//! Tests of calls, their translation and the collector.

mod collector;
mod properties;
mod translation;

use serde_json::{Value as Json, json};

use super::{BatchedCall, parse};
use crate::core::{error::Invalid, ulid::Ulid};

const ID: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/// A call as the host hands it over.
fn read(action: &str, arguments: &[Json], event_ids: bool) -> Result<BatchedCall, Invalid> {
    let text = json!([std::slice::from_ref(&json!(action)), arguments].concat()).to_string();
    let (endpoint, values) = parse(text.as_bytes()).unwrap();
    BatchedCall::read(endpoint, values, &mut || Ok(event_ids.then(|| Ulid::parse(ID).unwrap())))
}

fn call(action: &str, arguments: &[Json]) -> BatchedCall {
    read(action, arguments, true).unwrap()
}
