//! The one way through: arguments, core request, transport, core verdict, result.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::{
    abort::Deadline,
    answer, arguments,
    error::Failed,
    options::{CallOptions, ClientOptions, DEFAULT_TIMEOUT_MS},
    raw::RawOptions,
    transport::{self, Answer, Read},
};
use crate::core::{
    endpoint::Endpoint,
    raw::ResponseType,
    request::{Body, Request},
};

/// Performs a call of the endpoint table; resolves with the parsed answer.
pub async fn typed(
    client: &ClientOptions,
    endpoint: &Endpoint,
    identifiers: &[JsValue],
    body: impl FnOnce() -> Result<JsValue, Failed>,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let data = async {
        let (request, body) = typed_request(client, endpoint, identifiers, body)?;
        let CallOptions { signal, timeout } = CallOptions::read(options)?;
        let deadline = Deadline::arm(signal, timeout.or(client.timeout).unwrap_or(DEFAULT_TIMEOUT_MS))?;
        let answer = send(client, &request, &body, &deadline, Read::Text).await?;
        answer::json(&answer, Object::new().into()).map_err(|failed| failed.after(1))
    };
    data.await.map_err(|failed| failed.into_js(endpoint.action))
}

fn typed_request(
    client: &ClientOptions,
    endpoint: &Endpoint,
    identifiers: &[JsValue],
    body: impl FnOnce() -> Result<JsValue, Failed>,
) -> Result<(Request, JsValue), Failed> {
    let identifiers = endpoint.places().zip(identifiers).map(|(place, value)| arguments::identifier(place, value));
    let identifiers = identifiers.collect::<Result<Vec<_>, _>>()?;
    let identifiers: Vec<&str> = identifiers.iter().map(String::as_str).collect();
    let body = body()?;
    let kind = if body.is_undefined() { Body::None } else { Body::Json };
    Ok((client.connection.request(endpoint, &identifiers, kind)?, body))
}

/// Performs a raw request; resolves with `{ data, status, headers, attempts }`.
pub async fn raw(client: &ClientOptions, request: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let result = async {
        let raw = RawOptions::read(request)?;
        let CallOptions { signal, timeout } = CallOptions::read(options)?;
        let request = client.connection.raw_request(&raw.call, raw.kind)?;
        let deadline = Deadline::arm(signal, timeout.or(raw.timeout).or(client.timeout).unwrap_or(0))?;
        let read = if raw.response_type == ResponseType::Binary { Read::Bytes } else { Read::Text };
        let answer = send(client, &request, &raw.body, &deadline, read).await?;
        let data = match raw.response_type {
            ResponseType::Json => answer::json(&answer, JsValue::NULL),
            ResponseType::Text | ResponseType::Binary => answer::bytes_or_text(&answer),
        };
        let data = data.map_err(|failed| failed.after(1))?;
        let (status, attempts) = (JsValue::from(answer.status), JsValue::from(1));
        let members = [("data", &data), ("status", &status), ("headers", &answer.headers), ("attempts", &attempts)];
        Ok(answer::object(&members))
    };
    result.await.map_err(|failed: Failed| failed.into_js("rawRequest"))
}

async fn send(
    client: &ClientOptions,
    request: &Request,
    body: &JsValue,
    deadline: &Deadline,
    read: Read,
) -> Result<Answer, Failed> {
    let answer = transport::attempt(request, body, client.fetch.as_ref(), deadline, read).await;
    answer.map_err(|failed| failed.after(1))
}
