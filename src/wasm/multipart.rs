//! The multipart body of a raw request: one Blob, whose bytes are the same for each attempt.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    arguments::{Fields, pairs, text_pairs},
    error::Failed,
    host, random,
};
use crate::core::multipart::{Boundary, PART_END, normalize_newlines};

/// The body of the fields `formData`, `fileData` and `fileDataFileNames`; `None` if there is nothing in them.
pub fn body(fields: &mut Fields) -> Result<Option<JsValue>, Failed> {
    let form = pairs("formData", &fields.next())?;
    let files = pairs("fileData", &fields.next())?;
    let mut names = text_pairs("fileDataFileNames", &fields.next())?;
    if form.is_empty() && files.is_empty() {
        return Ok(None);
    }
    let boundary = Boundary::new(random::random_bytes()?);
    let body = Array::new();
    for (name, value) in &form {
        match value.as_string() {
            Some(text) => {
                push(&body, &boundary.field_head(name), &JsValue::from_str(&normalize_newlines(&text)));
            }
            None => push_file(&body, &boundary, name, None, value)?,
        }
    }
    for (name, file) in &files {
        // Each name serves one file: a field that repeats has one for each.
        let given = names.iter().position(|(key, _)| key == name).map(|index| names.remove(index).1);
        push_file(&body, &boundary, name, given, file)?;
    }
    body.push(&JsValue::from_str(&boundary.close()));
    host::blob(&body, &boundary.content_type()).map(Some).map_err(|fault| Failed::of_fault(fault, "fileData"))
}

fn push_file(
    body: &Array,
    boundary: &Boundary,
    name: &str,
    given: Option<String>,
    file: &JsValue,
) -> Result<(), Failed> {
    let own = |member| host::text_member(file, member).map_err(|fault| Failed::of_fault(fault, "fileData"));
    let filename = given.or(own("name")?).unwrap_or_else(|| name.to_owned());
    push(body, &boundary.file_head(name, &filename, &own("type")?.unwrap_or_default()), file);
    Ok(())
}

fn push(body: &Array, head: &str, value: &JsValue) {
    body.push(&JsValue::from_str(head));
    body.push(value);
    body.push(&JsValue::from_str(PART_END));
}
