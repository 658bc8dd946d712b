//! From an answer to what a call resolves or rejects with.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    error::Failed,
    host,
    transport::{Answer, AnswerBody},
};
use crate::core::{
    answer::{Json, judge},
    error::Failure,
};

impl Json for JsValue {
    fn get(&self, key: &str) -> Option<Self> {
        Reflect::get(self, &JsValue::from_str(key)).ok().filter(|member| !member.is_undefined())
    }
    fn text(&self) -> Option<String> {
        self.as_string()
    }
    fn items(&self) -> Option<Vec<Self>> {
        self.dyn_ref::<Array>().map(|items| items.iter().collect())
    }
    fn is_number(&self) -> bool {
        self.as_f64().is_some() || self.is_bigint()
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

/// The data of a successful answer of JSON; `empty` stands for a body of no bytes.
///
/// # Errors
/// Any other answer.
pub fn json(answer: &Answer, empty: JsValue) -> Result<JsValue, Failed> {
    let AnswerBody::Text(text) = &answer.body else { return bytes_or_text(answer) };
    let parsed = if text.length() == 0 { Ok(empty) } else { host::json_parse(text) };
    check_status(answer, parsed.as_ref().ok())?;
    parsed.map_err(|_| Failed::answered(Failure::Unreadable { status: answer.status }, shown(answer)))
}

/// The data of a successful answer as it came: text, or a `Uint8Array`.
///
/// # Errors
/// Any other answer.
pub fn bytes_or_text(answer: &Answer) -> Result<JsValue, Failed> {
    match &answer.body {
        AnswerBody::Bytes(buffer) => Ok(Uint8Array::new(buffer).into()),
        AnswerBody::Text(text) => {
            check_status(answer, host::json_parse(text).ok().as_ref())?;
            Ok(text.clone().into())
        }
    }
}

fn check_status(answer: &Answer, parsed: Option<&JsValue>) -> Result<(), Failed> {
    let text = match &answer.body {
        AnswerBody::Text(text) if parsed.is_none() => String::from(text),
        _ => String::new(),
    };
    judge(answer.status, parsed.ok_or(text.as_str())).map_err(|failure| Failed::answered(failure, shown(answer)))
}

/// `{ headers, body }` for the error to show.
fn shown(answer: &Answer) -> JsValue {
    let body = match &answer.body {
        AnswerBody::Text(text) => text.clone(),
        AnswerBody::Bytes(_) => JsString::default(),
    };
    object(&[("headers", &answer.headers), ("body", &body)])
}

/// A plain object of these members.
pub fn object(members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // A fresh plain object refuses no member.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
