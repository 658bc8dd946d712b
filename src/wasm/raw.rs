//! Reading a raw request's options and its body.

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    arguments::{self, Fields, is_object, text_pairs},
    call::{Call, RawParts, Shape},
    error::Failed,
    host, multipart,
    options::{CallOptions, backoff},
    state::State,
};
use crate::core::{
    error::Invalid,
    method::Method,
    raw::{RawCall, ResponseType},
    request::Body,
    retry::{Backoff, Policy, Repeat},
};

/// Reads the arguments of `rawRequest`.
pub fn read(state: &State, request: &JsValue, options: &JsValue) -> Result<Call, Failed> {
    let known = "url:required,method:required,queryParams,headers,responseType:text,timeout:ms,debugRequest:flag,\
                 maxRetries:count,retryDelayMS:ms,useExponentialBackoff:flag,retryAllErrors:flag,data,formData,fileData,fileDataFileNames";
    let mut fields = Fields::read("request", "", request, known)?;
    let parts = RawCall {
        path: fields.text().unwrap_or_default(),
        method: Method::parse(&fields.text().unwrap_or_default())?,
        query: text_pairs("queryParams", &fields.next())?,
        headers: text_pairs("headers", &fields.next())?,
    };
    let response_type = fields.text().map_or(Ok(ResponseType::Json), |text| ResponseType::parse(&text))?;
    let own_timeout = fields.number();
    let debug = fields.flag().unwrap_or(false);
    let policy = policy(&mut fields, state.raw_total_timeout);
    let (kind, body) = body(&mut fields)?;
    parts.check(kind)?;
    let CallOptions { signal, timeout } = CallOptions::read(options)?;
    Ok(Call {
        action: "rawRequest",
        path: parts.path_and_query(),
        kind,
        body,
        repeat: if parts.method.is_idempotent() { Repeat::Safe } else { Repeat::Unsafe },
        timeout: timeout.or(own_timeout).unwrap_or(state.raw_timeout),
        signal,
        method: parts.method,
        auth: true,
        shape: Shape::Raw(RawParts { headers: parts.headers, policy, response_type, debug }),
    })
}

fn policy(fields: &mut Fields, total_timeout: u32) -> Policy {
    let max_retries = fields.number().unwrap_or(0);
    let delay = fields.number().unwrap_or(0);
    let is_exponential = fields.flag().unwrap_or(false);
    let all_errors = fields.flag().unwrap_or(false);
    let backoff = match (is_exponential, delay) {
        (true, 0) => backoff(None, None),
        (true, min) => backoff(Some(min), None),
        (false, delay) => Backoff::Fixed { delay },
    };
    Policy { max_retries, backoff, all_errors, total_timeout, ..Policy::default() }
}

/// The body, and its kind.
fn body(fields: &mut Fields) -> Result<(Body, JsValue), Failed> {
    let data = fields.next();
    let has_data = !(data.is_undefined() || data.is_null() || data.as_string().is_some_and(|text| text.is_empty()));
    match multipart::body(fields)? {
        Some(_) if has_data => {
            Err(Invalid::new("data", "cannot go out together with formData or fileData: a request has one body").into())
        }
        Some(multipart) => Ok((Body::Multipart, multipart)),
        None if has_data => data_body(data),
        None => Ok((Body::None, JsValue::UNDEFINED)),
    }
}

fn data_body(data: JsValue) -> Result<(Body, JsValue), Failed> {
    if let Some(text) = data.dyn_ref::<JsString>() {
        return text_body(text);
    }
    let unfit = || Failed::from(Invalid::new("data", "must be an object, an array, a string, bytes or a Blob"));
    if !is_object(&data) {
        return Err(unfit());
    }
    match host::kind_of_body(&data).map_err(|fault| Failed::of_fault(fault, "data"))? {
        0 => Ok((Body::Json, arguments::json("data", &data)?.into())),
        1 => Ok((Body::Bytes, data)),
        2 => Ok((Body::SelfDescribing, data)),
        _ => Err(unfit()),
    }
}

/// Text that is JSON is sent as such: connectors hand bodies over as text.
fn text_body(text: &JsString) -> Result<(Body, JsValue), Failed> {
    if !text.is_well_formed() {
        return Err(Invalid::new("data", "contains a lone surrogate").into());
    }
    let kind = if host::json_parse(text).is_ok() { Body::Json } else { Body::Text };
    Ok((kind, text.clone().into()))
}
