//! Turns a response into what a call resolves or rejects with.

use std::rc::Rc;

use js_sys::{Array, Date, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::{
    attempt::Outcome,
    request::{Expects, Request},
};
use crate::{
    core::{
        error::{Failure, History, Refusal},
        http::{Headers, Json, Response, ResponseType, UrlParts, is_blank, refusals},
        track::{BatchResult, is_batch_response, read_batch_response},
    },
    wasm::{
        client::State,
        errors::to_js,
        values::{self, json_parse, own_member},
    },
};

#[wasm_bindgen(raw_module = "../host/attempt.js")]
extern "C" {
    /// The headers of a response as a plain object; empty for a mock without headers.
    #[wasm_bindgen(js_name = headersOf)]
    fn headers_of(response: &JsValue) -> JsValue;

    /// What a call resolves with: data, response and the number of attempts.
    #[wasm_bindgen(js_name = detailsOf)]
    fn details_of(data: &JsValue, outcome: &Outcome, attempts: u32) -> JsValue;
}

impl Json for JsValue {
    fn get(&self, key: &str) -> Option<Self> {
        own_member(self, key)
    }
    fn text(&self) -> Option<String> {
        self.as_string()
    }
    fn items(&self) -> Option<Vec<Self>> {
        self.dyn_ref().map(Array::to_vec)
    }
    fn index(&self) -> Option<usize> {
        let number = self.as_f64()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be an index")]
        (number >= 0.0 && number.fract() == 0.0 && number <= f64::from(u32::MAX)).then_some(number as usize)
    }
}

/// A response of the host, read to its end. Its parts are converted only when they are needed.
pub struct HostResponse {
    outcome: Outcome,
    response_type: ResponseType,
    is_batch: bool,
    /// The client, which knows the secrets that a refusal must not show.
    state: Rc<State>,
    /// The caller's [named](Request::named) values, some of which are secrets too.
    named: Headers,
}

/// A call's success.
pub struct Success {
    pub response: HostResponse,
    pub request: Request,
    /// The attempts that it took.
    pub history: History,
}

impl HostResponse {
    pub fn new(outcome: Outcome, request: &Request, state: &Rc<State>) -> Self {
        let response_type = request.response_type();
        let is_batch = matches!(request.expects, Expects::Batch(_));
        let named = request.named();
        Self { outcome, response_type, is_batch, state: Rc::clone(state), named }
    }

    /// The response to a request that the host made itself. Its body is not read.
    pub fn of_host(outcome: Outcome, state: &Rc<State>) -> Self {
        let named = Headers::new();
        Self { outcome, response_type: ResponseType::Binary, is_batch: false, state: Rc::clone(state), named }
    }

    /// The headers as a plain object, names in lower case.
    pub fn headers(&self) -> JsValue {
        headers_of(&self.outcome.response())
    }

    /// `{ headers, body }`, for an error.
    pub fn shown(&self) -> JsValue {
        let body = self.outcome.body();
        let body = if body.is_string() { body } else { JsString::from("").into() };
        object([("headers", self.headers()), ("body", body)])
    }

    /// The parsed body of a success; `None` if the body is empty.
    fn json(&self) -> Option<JsValue> {
        Some(self.outcome.data()).filter(|data| !data.is_undefined())
    }

    /// The parsed body of a success, or an empty object.
    pub fn json_or_empty(&self) -> JsValue {
        self.json().unwrap_or_else(|| Object::new().into())
    }

    fn is_empty(&self) -> bool {
        self.outcome.body().as_string().is_some_and(|text| is_blank(&text))
    }
}

impl Response for HostResponse {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates: a mock's status may be any number"
    )]
    fn status(&self) -> u16 {
        self.outcome.status() as u16
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers().get(name).and_then(|value| value.as_string())
    }

    fn resolve(&self, location: &str, base: &str) -> Option<UrlParts> {
        values::url_parts(location, Some(base))
    }

    fn fault(&self) -> Option<Failure> {
        let is_json = self.response_type == ResponseType::Json;
        let has_json = is_json && (self.json().is_some() || self.is_empty());
        if has_json && (!self.is_batch || is_batch_response(self.status(), || self.json_or_empty())) {
            return None;
        }
        let status = self.status();
        match self.outcome.limit() {
            Some(limit) => Some(Failure::TooLong { status, limit }),
            None => is_json.then_some(Failure::Unreadable { status }),
        }
    }

    fn refusals(&self) -> Vec<Refusal> {
        // Redacts before messages are cut: a part of a secret would not be found.
        let text = self.state.secrets(&self.named).hide_in_text(self.outcome.body().unchecked_ref());
        match json_parse(&text) {
            Ok(parsed) => refusals(Ok(&parsed)),
            Err(_) => refusals::<JsValue>(Err(&String::from(&text))),
        }
    }

    fn now_ms(&self) -> u64 {
        values::now_ms()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a date before 1970 reads as 1970")]
    fn parse_date(&self, date: &str) -> Option<u64> {
        Some(Date::parse(date)).filter(|ms| !ms.is_nan()).map(|ms| ms as u64)
    }
}

impl Success {
    /// What the call resolves with.
    pub fn to_js(&self) -> JsValue {
        let response = &self.response;
        match &self.request.expects {
            Expects::Details(ResponseType::Json) => self.details(&response.json_or_empty()),
            Expects::Details(response_type) => self.details(&self.data(*response_type)),
            Expects::Batch(items) => {
                let batch = read_batch_response(&response.json_or_empty(), *items);
                self.details(&to_js(&BatchResult::from(batch)))
            }
            Expects::Raw(raw) => object([
                ("data", self.data(raw.response_type)),
                ("status", response.status().into()),
                ("headers", response.headers()),
                ("attempts", self.history.attempts.into()),
            ]),
        }
    }

    /// What the call resolves with if this is its data.
    pub fn details(&self, data: &JsValue) -> JsValue {
        details_of(data, &self.response.outcome, self.history.attempts)
    }

    fn data(&self, response_type: ResponseType) -> JsValue {
        let body = self.response.outcome.body();
        match response_type {
            ResponseType::Json => self.response.json().unwrap_or(JsValue::NULL),
            ResponseType::Binary if !body.is_string() => Uint8Array::new(&body).into(),
            ResponseType::Text | ResponseType::Binary => body,
        }
    }
}

/// A plain JavaScript object.
pub fn object<const COUNT: usize>(members: [(&str, JsValue); COUNT]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a property of a plain object cannot fail.
        _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
