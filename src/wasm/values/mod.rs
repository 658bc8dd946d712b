//! JavaScript values in: each is taken apart by JavaScript, once, and comes in as text and numbers.

mod convert;
mod options;
mod pairs;
mod random;

pub use convert::{is_well_formed, json, scalar, text_from_bytes, write_text};
pub use options::{CallOptions, Options, array, text_member};
pub use pairs::{fetch_headers, headers_object, pairs, text_pairs};
pub use random::{event_id, random_bytes};

use wasm_bindgen::JsValue;

use super::errors::CallError;
use crate::core::http::{Argument, Kind, Value};

/// The arguments of a method, converted in order.
pub fn arguments(parameters: &'static [Argument], values: &[JsValue]) -> Result<Vec<Value>, CallError> {
    let mut converted = Vec::with_capacity(parameters.len());
    for (Argument { name, kind }, value) in parameters.iter().zip(values) {
        let value = match kind {
            Kind::Json => json(name, value)?,
            Kind::Scalars => match array(name, value)? {
                Some(items) => Value::List(items.iter().map(scalar).collect()),
                None => scalar(value),
            },
            Kind::Scalar | Kind::Identifier(_) => scalar(value),
        };
        converted.push(value);
    }
    Ok(converted)
}
