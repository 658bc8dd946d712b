//! Single values.

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    core::{http::ArgumentValue, json::utf8_length},
    wasm::errors::CallError,
};

#[wasm_bindgen]
extern "C" {
    /// The digits of a bigint.
    #[wasm_bindgen(js_name = String)]
    fn digits(bigint: &JsValue) -> String;

    /// The value of a JSON text.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    pub fn json_parse(text: &JsString) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "../host/json.js")]
extern "C" {
    /// The JSON text of free-form data, with times as unix seconds; `undefined` has none. Throws a `Fault`.
    #[wasm_bindgen(catch, js_name = toJson)]
    fn to_json(value: &JsValue) -> Result<Option<JsString>, JsValue>;

    /// The same, with times as ISO 8601 text.
    #[cfg(feature = "pipelines")]
    #[wasm_bindgen(catch, js_name = toIsoJson)]
    fn to_iso_json(value: &JsValue) -> Result<Option<JsString>, JsValue>;
}

#[wasm_bindgen(raw_module = "../host/text.js")]
extern "C" {
    /// Writes a text as UTF-8. Returns its length in bytes, which is more than the room if it does not fit.
    #[wasm_bindgen(js_name = encodeInto)]
    fn encode_into(text: &JsString, bytes: &mut [u8]) -> u32;

    /// The text of these bytes of UTF-8.
    fn decode(bytes: &[u8]) -> JsString;

    /// A view of the bytes, for a host function that copies them immediately: it is invalid once the memory grows.
    pub fn view(bytes: &[u8]) -> JsValue;

    /// The JSON text of an object with `members` inserted first.
    #[wasm_bindgen(js_name = withMembers)]
    pub fn with_members(object: &JsString, members: &str) -> JsString;

    /// Whether a text has no lone surrogate.
    #[wasm_bindgen(js_name = isWellFormed)]
    pub fn is_well_formed(text: &JsString) -> bool;
}

#[wasm_bindgen(raw_module = "../host/fault.js")]
extern "C" {
    /// The text of a string; `None` for any other value. Throws a `Fault` if it is too long to copy.
    #[wasm_bindgen(catch, js_name = stringOf)]
    fn string_of(value: &JsValue) -> Result<Option<String>, JsValue>;

    /// The same text. Throws a `Fault` if it is too long to send.
    #[wasm_bindgen(catch)]
    fn bounded(text: &JsString, path: &str) -> Result<JsString, JsValue>;
}

/// The text of a string, found in `argument`; `None` for any other value.
pub fn text(argument: &str, value: &JsValue) -> Result<Option<String>, CallError> {
    string_of(value).map_err(|fault| CallError::from_fault(fault, argument))
}

/// Refuses a text, found in `argument`, that is too long to send.
pub fn check_length(argument: &str, text: &JsString) -> Result<(), CallError> {
    bounded(text, argument).map(drop).map_err(|fault| CallError::from_fault(fault, ""))
}

/// Converts a value that is neither an array nor free-form data.
pub fn scalar(value: &JsValue) -> ArgumentValue {
    let Ok(text) = string_of(value) else { return ArgumentValue::LongText };
    if let Some(text) = text {
        // A lone surrogate becomes U+FFFD in the copy. Hardly any text contains U+FFFD, so the original is rarely checked.
        let is_ill_formed =
            text.chars().any(|char| char == char::REPLACEMENT_CHARACTER) && !is_well_formed(value.unchecked_ref());
        return if is_ill_formed { ArgumentValue::IllFormedText } else { ArgumentValue::Text(text) };
    }
    if let Some(flag) = value.as_bool() {
        return ArgumentValue::Flag(flag);
    }
    if let Some(number) = value.as_f64().filter(|number| number.is_finite()) {
        return ArgumentValue::Number(number);
    }
    if value.is_bigint() {
        return ArgumentValue::Bigint(digits(value));
    }
    match (value.is_undefined(), value.is_null()) {
        (true, _) => ArgumentValue::Undefined,
        (_, true) => ArgumentValue::Null,
        _ => ArgumentValue::Other,
    }
}

/// The JSON text of free-form data, found in `argument`; `None` for `undefined`.
pub fn json_text(argument: &str, value: &JsValue) -> Result<Option<JsString>, CallError> {
    to_json(value).map_err(|fault| CallError::from_fault(fault, argument))
}

/// The same, with times as ISO 8601 text.
#[cfg(feature = "pipelines")]
pub fn iso_json_text(argument: &str, value: &JsValue) -> Result<Option<JsString>, CallError> {
    to_iso_json(value).map_err(|fault| CallError::from_fault(fault, argument))
}

/// A text as UTF-8.
pub fn utf8(text: &JsString) -> Vec<u8> {
    let mut bytes = Vec::new();
    let length = write_text(text, &mut bytes);
    bytes.truncate(length);
    bytes
}

/// Writes a text as UTF-8 to the start of `bytes`, which grows if necessary. Returns its length in bytes.
fn write_text(text: &JsString, bytes: &mut Vec<u8>) -> usize {
    // Enough for ASCII with some letters of two bytes. With room left for any one character, the host knows that the text is complete.
    let units = text.length() as usize;
    make_room(bytes, units + units / 8 + size_of::<char>());
    let length = encode_into(text, bytes) as usize;
    if length > bytes.len() {
        make_room(bytes, length);
        encode_into(text, bytes);
    }
    length
}

/// Calls `take` with each of the JSON texts that are concatenated in `text`. `lengths` has their lengths in UTF-16; `bytes` is a buffer.
pub fn each_json_text(text: &JsString, lengths: &[u32], bytes: &mut Vec<u8>, mut take: impl FnMut(&[u8])) {
    let length = write_text(text, bytes);
    let mut rest = bytes.get(..length).unwrap_or_default();
    let is_ascii = length == text.length() as usize;
    for units in lengths {
        let length = if is_ascii { *units as usize } else { utf8_length(rest, *units) };
        let (one, others) = rest.split_at_checked(length).unwrap_or_default();
        rest = others;
        take(one);
    }
}

fn make_room(bytes: &mut Vec<u8>, length: usize) {
    if bytes.len() < length {
        // Not `resize`, which fills the new part byte by byte.
        *bytes = vec![0; length];
    }
}

/// The JavaScript text of UTF-8.
pub fn text_from_bytes(bytes: &[u8]) -> JsValue {
    decode(bytes).into()
}
