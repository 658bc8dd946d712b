//! Uploads of files.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;

use crate::{
    core::{
        app::{content_type_of, find},
        error::Invalid,
        http::{ContentType, Prepared, is_blank, not_a_call},
    },
    wasm::{
        call::{self, Request},
        client::State,
        errors::CallError,
        future::settled,
        multipart::{Multipart, is_file},
        values::{CallOptions, Options, scalar},
    },
};

/// The public method's name.
pub const ACTION: &str = "createAsset";

/// An upload that is complete except for its body, which the host may still be reading.
pub struct Upload {
    request: Request,
    bytes: Promise,
}

/// Reads the arguments of `createAsset`.
pub fn read(state: &State, file: &JsValue, options: &JsValue) -> Result<Upload, CallError> {
    let mut fields = Options::open("file", "file.", file)?;
    let data = fields.value("data")?.ok_or_else(|| Invalid::required("file.data"))?;
    if !data.is_string() && !is_file(&data) {
        return Err(Invalid::new("file.data", "must be text, bytes or a Blob").into());
    }
    let filename = scalar(&fields.value("filename")?.unwrap_or_default()).present_text("file.filename")?;
    let given_type = fields.text("contentType")?.filter(|text| !is_blank(text));
    let name = fields.text("name")?;
    // `null` is the top folder, like none.
    let folder = fields.value("parentFolderId")?.filter(|id| !id.is_null());
    let folder = folder.map(|id| scalar(&id).identifier("file.parentFolderId", usize::MAX)).transpose()?;
    fields.finish()?;
    let form = Multipart::new("file")?;
    // In lower case, as a Blob has it.
    let given_type = given_type.map(|text| text.to_ascii_lowercase());
    let content_type = given_type.or_else(|| content_type_of(&filename).map(str::to_owned));
    form.file("file.data", "file", Some(filename), content_type, &data)?;
    for (field, text) in [("name", name), ("parent_folder_id", folder)] {
        if let Some(text) = text {
            form.field(field, &text);
        }
    }
    let (content_type, bytes) = form.finish("file.data")?;
    let endpoint = find(ACTION).ok_or_else(not_a_call)?;
    let mut request = Request::new(state, endpoint, Prepared::bare(endpoint), &[], CallOptions::read(options)?);
    request.content_type = ContentType::Multipart;
    request.own_headers = vec![("content-type".to_owned(), content_type)];
    Ok(Upload { request, bytes })
}

/// Sends the request when its body is complete.
pub async fn perform(state: Rc<State>, Upload { mut request, bytes }: Upload) -> Result<JsValue, JsValue> {
    let fault = |thrown| state.refuse(ACTION, &CallError::from_fault(thrown, "file.data"));
    request.body = settled(bytes).await.map_err(fault)?;
    call::perform(state, request).await
}
