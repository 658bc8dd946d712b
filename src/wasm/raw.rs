//! Reading a raw request's options and its body.

use js_sys::{ArrayBuffer, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    arguments::{self, Fields, is_object, pairs},
    error::Failed,
    host, json, options,
};
use crate::core::{
    error::Invalid,
    method::Method,
    raw::{RawCall, ResponseType},
    request::Body,
};

/// A raw request as its caller gave it.
pub struct RawOptions {
    pub call: RawCall,
    pub kind: Body,
    /// What `fetch` takes as the body; `undefined` for none.
    pub body: JsValue,
    pub response_type: ResponseType,
    pub timeout: Option<u32>,
}

impl RawOptions {
    pub fn read(request: &JsValue) -> Result<Self, Failed> {
        let known = ["url", "method", "data", "queryParams", "headers", "responseType", "timeout"];
        let fields = Fields::read("request", "", request, &known)?;
        let call = RawCall {
            path: arguments::text("url", &fields.get("url")?)?,
            method: Method::parse(&arguments::text("method", &fields.get("method")?)?)?,
            query: pairs("queryParams", &fields.get("queryParams")?)?,
            headers: pairs("headers", &fields.get("headers")?)?,
        };
        let response_type =
            fields.text("responseType")?.map_or(Ok(ResponseType::Json), |text| ResponseType::parse(&text))?;
        let timeout = options::timeout(&fields)?;
        let (kind, body) = body(fields.get("data")?)?;
        Ok(Self { call, kind, body, response_type, timeout })
    }
}

/// The body that `data` asks for, and its kind.
fn body(data: JsValue) -> Result<(Body, JsValue), Failed> {
    if data.is_undefined() || data.is_null() {
        return Ok((Body::None, JsValue::UNDEFINED));
    }
    if let Some(text) = data.dyn_ref::<JsString>() {
        return text_body(text);
    }
    let unfit = || Failed::from(Invalid::new("data", "must be an object, an array, a string, bytes or a Blob"));
    if !is_object(&data) {
        return Err(unfit());
    }
    let tag = host::tag(&data).map_err(|thrown| arguments::unreadable("data", thrown))?;
    match tag.as_str() {
        "[object Blob]" | "[object File]" => {
            let described = arguments::member(&data, "data", "type")?.is_truthy();
            Ok((if described { Body::SelfDescribing } else { Body::Bytes }, data))
        }
        "[object ArrayBuffer]" => Ok((Body::Bytes, data)),
        "[object FormData]" | "[object URLSearchParams]" | "[object ReadableStream]" => Err(unfit()),
        _ if ArrayBuffer::is_view(&data) => Ok((Body::Bytes, data)),
        _ => Ok((Body::Json, json::stringify("data", &data)?.into())),
    }
}

/// Text that is JSON is sent as such: connectors hand bodies over as text.
fn text_body(text: &JsString) -> Result<(Body, JsValue), Failed> {
    if text.length() == 0 {
        return Ok((Body::None, JsValue::UNDEFINED));
    }
    if !text.is_valid_utf16() {
        return Err(Invalid::new("data", "contains a lone surrogate").into());
    }
    let kind = if host::json_parse(text).is_ok() { Body::Json } else { Body::Text };
    Ok((kind, text.clone().into()))
}
