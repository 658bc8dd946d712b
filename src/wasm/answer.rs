//! From an answer to what a call resolves or rejects with.

use js_sys::{Array, Date, JsString, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    error::Failed,
    host::{self, Outcome, Record},
};
use crate::core::{
    answer::{Json, reasons},
    batch::Refused,
    error::{Failure, Refusal},
    retry_after::retry_after_ms,
};

impl Json for JsValue {
    fn get(&self, key: &str) -> Option<Self> {
        self.unchecked_ref::<Record>().get(key).ok().filter(|member| !member.is_undefined())
    }
    fn text(&self) -> Option<String> {
        self.as_string()
    }
    fn items(&self) -> Option<Vec<Self>> {
        let array: &Array = self.dyn_ref()?;
        let mut items = Vec::new();
        for index in 0..array.length() {
            items.push(array.get(index));
        }
        Some(items)
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with what it came from")]
    fn index(&self) -> Option<usize> {
        let number = self.as_f64()?;
        let index = number as u32;
        #[expect(clippy::float_cmp, reason = "an index is exact")]
        let is_index = f64::from(index) == number;
        if is_index { usize::try_from(index).ok() } else { None }
    }
}

/// An answer, read to its end. Of most nothing is looked at but the status and the data.
pub struct Answer {
    pub status: u16,
    outcome: Outcome,
}

impl Answer {
    pub fn of(outcome: Outcome) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates: a mock's status may be anything"
        )]
        let status = outcome.status() as u16;
        Self { status, outcome }
    }

    /// The headers as a plain object, names in lower case.
    pub fn headers(&self) -> JsValue {
        host::headers_of(&self.outcome.response()).unwrap_or_else(|_| Object::new().into())
    }

    /// A header by its name in lower case; empty if there is none.
    pub fn header(&self, name: &str) -> String {
        self.headers().get(name).and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// `{ headers, body }` for an error to show.
    pub fn shown(&self) -> JsValue {
        let shown = Record::new();
        shown.set("headers", &self.headers());
        let body = self.outcome.body();
        if body.is_string() {
            shown.set("body", &body);
        } else {
            shown.set_text("body", "");
        }
        shown.into()
    }
}

/// The data of a successful answer of JSON; `empty` stands for a body of no bytes.
///
/// # Errors
/// A body that is no JSON.
pub fn json(answer: &Answer, empty: fn() -> JsValue) -> Result<JsValue, Failed> {
    let data = answer.outcome.data();
    if !data.is_undefined() {
        return Ok(data);
    }
    if answer.outcome.body().unchecked_into::<JsString>().length() == 0 {
        return Ok(empty());
    }
    Err(Failed::answered(Failure::Unreadable { status: answer.status }, answer.shown()))
}

/// The data of a successful answer as it came: text, or a `Uint8Array`.
pub fn text_or_bytes(answer: &Answer) -> JsValue {
    let body = answer.outcome.body();
    if body.is_string() { body } else { Uint8Array::new(&body).into() }
}

/// What a batch resolves with: how many of its operations were accepted, and the reasons of the others by their places. A
/// reason that the server gave without a place has the place -1.
///
/// # Errors
/// A body that is no JSON.
pub fn batch(answer: &Answer, items: usize) -> Result<JsValue, Failed> {
    let refused = refused_by(answer, items)?;
    let errors = Array::new();
    for (index, reason) in &refused.reasons {
        errors.push(&batch_error(index.map(|index| index as u64), reason));
    }
    let answer = Record::new();
    answer.set_number("accepted", number(refused.accepted as u64));
    answer.set("errors", &errors);
    Ok(answer.into())
}

/// Which operations the successful answer to a batch refuses.
///
/// # Errors
/// A body that is no JSON.
pub fn refused_by(answer: &Answer, items: usize) -> Result<Refused, Failed> {
    let body = json(answer, || Object::new().into())?;
    Ok(Refused::of(answer.status, &body, items))
}

/// `{ index, reason?, field?, message }`
pub fn batch_error(index: Option<u64>, Refusal { reason, field, message }: &Refusal) -> Record {
    let error = Record::new();
    error.set_number("index", index.map_or(-1.0, number));
    error.set_text("message", message);
    for (name, text) in [("reason", reason), ("field", field)] {
        if let Some(text) = text {
            error.set_text(name, text);
        }
    }
    error
}

/// A count or a place, as JavaScript has it.
#[expect(clippy::cast_precision_loss, reason = "nobody sends that many operations")]
pub const fn number(number: u64) -> f64 {
    number as f64
}

/// The failure that a refusal is, with the server's reasons.
pub fn refusal(answer: &Answer) -> Failed {
    let text: JsString = answer.outcome.body().unchecked_into();
    let refusals = match host::json_parse(&text) {
        Ok(parsed) => reasons(Ok(&parsed)),
        Err(_) => reasons::<JsValue>(Err(&String::from(&text))),
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock before 1970 reads as 1970")]
    let now_ms = Date::now() as u64;
    let retry_after_ms = retry_after_ms(&answer.header("retry-after"), now_ms);
    Failed::answered(Failure::Status { status: answer.status, refusals, retry_after_ms }, answer.shown())
}
