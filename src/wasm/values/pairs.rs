//! Names and values: headers, parameters of a query, fields of a form.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{core::http::Headers, wasm::errors::CallError};

#[wasm_bindgen(raw_module = "../host/pairs.js")]
extern "C" {
    /// Names and values, alternating. The values are texts, and files where they may be. Throws a `Fault`.
    #[wasm_bindgen(catch, js_name = pairs)]
    fn flat_pairs(value: &JsValue, files: bool) -> Result<Vec<JsValue>, JsValue>;
}

/// Names and texts, from an object, a list of pairs, or an iterable of pairs.
pub fn text_pairs(argument: &str, value: Option<JsValue>) -> Result<Vec<(String, String)>, CallError> {
    let pairs = read(argument, value, false)?;
    Ok(pairs.into_iter().map(|(name, value)| (name, value.as_string().unwrap_or_default())).collect())
}

/// The same, where a value may be a file too.
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

/// Headers as a `Headers` object, which joins or replaces them as `fetch` would. They have been checked: the host refuses none.
pub fn fetch_headers(headers: &Headers) -> JsValue {
    let made = gloo_net::http::Headers::new();
    for (name, value) in headers {
        made.set(name, value);
    }
    made.into_raw().into()
}

/// Headers as a plain JavaScript object.
pub fn headers_object(headers: &Headers) -> JsValue {
    let object = Object::new();
    for (name, value) in headers {
        // A plain object refuses no member.
        _ = Reflect::set(&object, &name.into(), &value.into());
    }
    object.into()
}
