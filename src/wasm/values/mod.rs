//! Converts JavaScript values: JavaScript takes each apart once, and hands over text and numbers.

mod convert;
mod options;
mod pairs;
mod random;
#[cfg(feature = "client")]
mod url;

#[cfg(feature = "pipelines")]
pub use convert::iso_json_text;
pub use convert::{
    check_length, each_json_text, is_well_formed, json_parse, json_text, scalar, text, text_from_bytes, utf8, view,
    with_members,
};
pub use options::{CallOptions, Options, array, own_member, own_text, text_member};
pub use pairs::{headers_object, pairs, text_pairs};
#[cfg(any(feature = "track", feature = "pipelines"))]
pub use random::with_ids;
pub use random::{event_id, event_id_at, now_ms, random_bytes, whole_ms};
#[cfg(feature = "client")]
pub use url::url_parts;

use js_sys::JsString;
use wasm_bindgen::JsValue;

use super::errors::CallError;
use crate::core::http::{Argument, ArgumentKind, ArgumentValue};

/// The arguments of a method, converted in order.
pub struct Converted {
    pub values: Vec<ArgumentValue>,
    /// The JSON texts among them, with the names of their parameters.
    pub texts: Vec<(&'static str, JsString)>,
}

impl Converted {
    /// Keeps the JSON text of a parameter, and returns its value.
    fn keep(&mut self, name: &'static str, text: Option<JsString>) -> ArgumentValue {
        let Some(text) = text else { return ArgumentValue::Undefined };
        let value = ArgumentValue::Json(utf8(&text));
        self.texts.push((name, text));
        value
    }
}

/// Converts the arguments of a method.
pub fn arguments(parameters: &'static [Argument], values: &[JsValue]) -> Result<Converted, CallError> {
    let mut converted = Converted { values: Vec::with_capacity(parameters.len()), texts: Vec::new() };
    for (Argument { name, kind }, value) in parameters.iter().zip(values) {
        let value = match kind {
            #[cfg(feature = "pipelines")]
            ArgumentKind::IsoJson => converted.keep(name, iso_json_text(name, value)?),
            kind if kind.is_json() => converted.keep(name, json_text(name, value)?),
            ArgumentKind::Scalars => match array(name, value)? {
                Some(items) => ArgumentValue::List(items.iter().map(scalar).collect()),
                None => scalar(value),
            },
            _ => scalar(value),
        };
        converted.values.push(value);
    }
    Ok(converted)
}
