//! Multipart forms, as the bytes of one body.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    errors::CallError,
    values::{random_bytes, text_member},
};
use crate::core::http::{Boundary, PART_END, normalize_newlines};

#[wasm_bindgen(raw_module = "../host/body.js")]
extern "C" {
    /// Joins texts, bytes and Blobs into one `Uint8Array`. Later changes to them have no effect. Throws a `Fault`.
    #[wasm_bindgen(catch, js_name = joinBytes)]
    fn join_bytes(parts: &Array) -> Result<Promise, JsValue>;
}

#[wasm_bindgen(raw_module = "../host/fault.js")]
extern "C" {
    /// Whether a value is bytes or a Blob.
    #[wasm_bindgen(catch, js_name = isFile)]
    fn is_bytes(value: &JsValue) -> Result<bool, JsValue>;
}

/// The same; `false` for a proxy that throws.
pub fn is_file(value: &JsValue) -> bool {
    is_bytes(value).unwrap_or(false)
}

/// A form that is being written.
pub struct Multipart {
    boundary: Boundary,
    parts: Array,
}

impl Multipart {
    /// A form whose files are found in `argument`.
    pub fn new(argument: &str) -> Result<Self, CallError> {
        Ok(Self { boundary: Boundary::new(random_bytes(argument)?), parts: Array::new() })
    }

    /// Adds a field of text.
    pub fn field(&self, name: &str, text: &str) {
        self.push(&self.boundary.field_head(name), &normalize_newlines(text).into());
    }

    /// Adds a file, found in `argument`. It has its own name and type, unless others are given.
    pub fn file(
        &self,
        argument: &str,
        name: &str,
        filename: Option<String>,
        content_type: Option<String>,
        file: &JsValue,
    ) -> Result<(), CallError> {
        let filename = filename.or(text_member(argument, file, "name")?).unwrap_or_else(|| name.to_owned());
        let content_type = content_type.or(text_member(argument, file, "type")?).unwrap_or_default();
        self.push(&self.boundary.file_head(name, &filename, &content_type), file);
        Ok(())
    }

    fn push(&self, head: &str, value: &JsValue) {
        self.parts.push(&head.into());
        self.parts.push(value);
        self.parts.push(&PART_END.into());
    }

    /// The `Content-Type` of the body, and its bytes. The files were found in `argument`.
    pub fn finish(self, argument: &str) -> Result<(String, Promise), CallError> {
        self.parts.push(&self.boundary.close().into());
        Ok((self.boundary.content_type(), bytes(argument, &self.parts)?))
    }
}

/// The bytes of these parts, found in `argument`.
pub fn bytes(argument: &str, parts: &Array) -> Result<Promise, CallError> {
    join_bytes(parts).map_err(|fault| CallError::from_fault(fault, argument))
}
