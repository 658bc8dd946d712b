//! Pairs of names and values: headers, query parameters, form fields.

use js_sys::{Array, Object};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{core::http::Headers, wasm::errors::CallError};

#[wasm_bindgen(raw_module = "../host/pairs.js")]
extern "C" {
    /// Names and values, alternating. The values are texts, or with `files` also files. Throws a `Fault`.
    #[wasm_bindgen(catch, js_name = pairs)]
    fn flat_pairs(value: &JsValue, files: bool) -> Result<Vec<JsValue>, JsValue>;
}

/// Names and texts, from an object, a list of pairs, or an iterable of pairs.
pub fn text_pairs(argument: &str, value: Option<JsValue>) -> Result<Vec<(String, String)>, CallError> {
    let pairs = read(argument, value, false)?;
    Ok(pairs.into_iter().map(|(name, value)| (name, value.as_string().unwrap_or_default())).collect())
}

/// The same, with values that may also be files.
pub fn pairs(argument: &str, value: Option<JsValue>) -> Result<Vec<(String, JsValue)>, CallError> {
    read(argument, value, true)
}

fn read(argument: &str, value: Option<JsValue>, files: bool) -> Result<Vec<(String, JsValue)>, CallError> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let flat = flat_pairs(&value, files).map_err(|fault| CallError::from_fault(fault, argument))?;
    let pair = |pair: &[JsValue]| match pair {
        [name, value] => Some((name.as_string().unwrap_or_default(), value.clone())),
        _ => None,
    };
    Ok(flat.chunks(2).filter_map(pair).collect())
}

/// Headers as a plain JavaScript object. A later one replaces an earlier one with the same name.
pub fn headers_object(headers: &Headers) -> JsValue {
    let entries: Array = headers.iter().map(|(name, value)| Array::of2(&name.into(), &value.into())).collect();
    // Setting each property would lose a header called `__proto__`. `fromEntries` cannot fail for pairs of texts.
    Object::from_entries(&entries).map_or_else(|_| Object::new().into(), JsValue::from)
}
