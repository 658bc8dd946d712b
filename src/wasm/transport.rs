//! One attempt: a core request out through the host's `fetch`, its answer read to the end.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestRedirect;

use super::{abort::Deadline, error::Failed, host};
use crate::core::{error::Invalid, request::Request};

/// How the body of a successful answer is read; that of any other is always text, for the error to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Read {
    Text,
    Bytes,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    /// The headers as a plain object, names in lower case.
    pub headers: JsValue,
    pub body: AnswerBody,
}

/// The body of an answer.
pub enum AnswerBody {
    Text(JsString),
    /// An `ArrayBuffer`.
    Bytes(JsValue),
}

/// Sends `request` with `body` (`undefined` for none) and reads the answer while the deadline is armed.
pub async fn attempt(
    request: &Request,
    body: &JsValue,
    fetch: Option<&Function>,
    deadline: &Deadline,
    read: Read,
) -> Result<Answer, Failed> {
    let request = build(request, body, deadline)?;
    let pending = match fetch {
        Some(fetch) => fetch.call1(&JsValue::UNDEFINED, &request),
        None => host::fetch(&request),
    };
    let response = deadline.wait(pending.map_err(|thrown| deadline.failed(thrown))?).await?;
    read_answer(response.unchecked_ref(), deadline, read).await
}

/// `gloo-net` builds the request, and no more: its `send` panics on answers and errors that are not the realm's own.
fn build(request: &Request, body: &JsValue, deadline: &Deadline) -> Result<web_sys::Request, Failed> {
    let unfit =
        |error: &dyn std::fmt::Display| Failed::from(Invalid::new("request", format!("cannot be built: {error}")));
    let method = Method::from_bytes(request.method.as_str().as_bytes()).map_err(|error| unfit(&error))?;
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&deadline.signal()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let built = if body.is_undefined() { builder.build() } else { builder.body(body.clone()) };
    built.map(Into::into).map_err(|error| unfit(&error))
}

async fn read_answer(response: &host::Response, deadline: &Deadline, read: Read) -> Result<Answer, Failed> {
    let thrown = |thrown| deadline.failed(thrown);
    let status = response.status().map_err(thrown)?.as_f64().filter(|status| (0.0..=999.0).contains(status));
    let Some(status) = status else {
        return Err(deadline.failed(JsValue::from_str("fetch resolved with something that is not a Response")));
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within 0 to 999")]
    let status = status as u16;
    let headers = response.headers().map_err(thrown)?;
    let headers = Object::from_entries(&headers).map_or_else(|_| Object::new().into(), JsValue::from);
    let as_bytes = read == Read::Bytes && (200..300).contains(&status);
    let pending = if as_bytes { response.array_buffer() } else { response.text() };
    let body = deadline.wait(pending.map_err(thrown)?).await?;
    let body = if as_bytes {
        AnswerBody::Bytes(body)
    } else {
        AnswerBody::Text(body.dyn_into().map_err(|_| {
            deadline.failed(JsValue::from_str("the answer's text() resolved with something that is not a string"))
        })?)
    };
    Ok(Answer { status, headers, body })
}
