//! A checked request.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::attempt::Signal;
use crate::{
    core::{
        call::Policy,
        http::{Body, ContentType, Endpoint, Headers, Idempotency, Method, Prepared, RateClass, ResponseType},
    },
    wasm::{
        client::State,
        secrets::Secrets,
        values::{CallOptions, headers_object, text_from_bytes, with_members},
    },
};

/// A checked request.
pub struct Request {
    /// The public method's name.
    pub action: &'static str,
    pub method: Method,
    /// Path and query below the base URL.
    pub path: String,
    pub content_type: ContentType,
    /// The body as a text or a `Uint8Array`; `undefined` if there is none.
    pub body: JsValue,
    /// The body in the memory of WebAssembly, instead of `body`. Each attempt copies it.
    pub written: Option<Rc<Vec<u8>>>,
    pub idempotency: Idempotency,
    /// Milliseconds for an attempt, 0 for no limit.
    pub timeout: u32,
    /// The timeout in the call's own options, which also limits the look-up of the region; 0 for no limit.
    pub own_timeout: u32,
    /// The caller's `AbortSignal`.
    pub signal: Option<Signal>,
    pub authenticates: bool,
    /// Whether it may outlive the page that makes it.
    pub keepalive: bool,
    pub rate_class: RateClass,
    /// Headers besides those of the client.
    pub own_headers: Headers,
    pub expects: Expects,
}

/// What the call resolves with.
pub enum Expects {
    /// The data, read as this type, the response and the number of attempts.
    Details(ResponseType),
    /// The same, with the result of this many operations as the data.
    Batch(usize),
    /// Data, status, headers and the number of attempts.
    Raw(RawParts),
}

/// What only raw requests have.
pub struct RawParts {
    pub policy: Policy,
    pub response_type: ResponseType,
    pub debug: bool,
    /// The names and values of its query, as they were given and as they are sent.
    pub query: Headers,
}

impl Request {
    /// The request of a typed call. `texts` are the JSON texts among its arguments, by name.
    pub fn new(
        state: &State,
        endpoint: &Endpoint,
        prepared: Prepared,
        texts: &[(&str, JsString)],
        options: CallOptions,
    ) -> Self {
        let Prepared { path, body, idempotency, operations } = prepared;
        Self {
            action: endpoint.action,
            method: endpoint.method.clone(),
            path,
            content_type: if body.is_some() { ContentType::Json } else { ContentType::None },
            body: body.map_or(JsValue::UNDEFINED, |body| body_text(&body, texts)),
            written: None,
            idempotency,
            timeout: options.timeout.unwrap_or(state.timeout),
            own_timeout: options.timeout.unwrap_or(0),
            signal: options.signal.map(JsCast::unchecked_into),
            authenticates: endpoint.authenticates,
            keepalive: state.keepalive,
            rate_class: endpoint.rate_class,
            own_headers: Headers::new(),
            expects: operations.map_or(Expects::Details(endpoint.response_type), Expects::Batch),
        }
    }

    pub const fn raw(&self) -> Option<&RawParts> {
        if let Expects::Raw(raw) = &self.expects { Some(raw) } else { None }
    }

    /// Whether a repeated request would count twice, so that the host must not repeat it on its own.
    pub fn must_be_sent_once(&self) -> bool {
        self.idempotency == Idempotency::NonIdempotent
    }

    pub fn policy<'a>(&'a self, state: &'a State) -> &'a Policy {
        self.raw().map_or(&state.policy, |raw| &raw.policy)
    }

    /// How the body of a success is read.
    pub const fn response_type(&self) -> ResponseType {
        match &self.expects {
            Expects::Details(response_type) => *response_type,
            Expects::Raw(raw) => raw.response_type,
            Expects::Batch(_) => ResponseType::Json,
        }
    }

    /// The headers as a plain JavaScript object. Typed calls share one object, which each attempt copies.
    pub fn headers(&self, state: &State) -> JsValue {
        if self.own_headers.is_empty() && self.content_type.is_plain() {
            return state.plain_headers.get(self.content_type, self.authenticates).clone();
        }
        headers_object(&state.headers.with(self.content_type, &self.own_headers, self.authenticates))
    }

    /// The headers for logs and hooks.
    pub fn shown_headers(&self, state: &State) -> Headers {
        state.headers.shown(self.content_type, &self.own_headers, self.authenticates)
    }

    /// The secrets that must not be shown.
    pub fn secrets(&self, state: &State) -> Secrets {
        state.secrets(&self.named())
    }

    /// The caller's named values: headers, and the query of a raw request. Their names show which values are secrets.
    pub fn named(&self) -> Headers {
        let query = self.raw().map_or(&[][..], |raw| &raw.query);
        [self.own_headers.as_slice(), query].concat()
    }
}

/// A JSON body for `fetch`.
fn body_text(body: &Body, texts: &[(&str, JsString)]) -> JsValue {
    match body {
        Body::Written(json) => text_from_bytes(json),
        Body::OfArgument { name, members } => match texts.iter().find(|(argument, _)| argument == name) {
            Some((_, text)) if members.is_empty() => text.into(),
            Some((_, text)) => with_members(text, members).into(),
            None => JsValue::UNDEFINED,
        },
    }
}
