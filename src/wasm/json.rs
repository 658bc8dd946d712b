//! Free-form data to JSON text, by the host's own `JSON.stringify`: nothing that JSON cannot carry is lost in silence.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    arguments::{is_object, unreadable},
    error::Failed,
    host,
};
use crate::core::error::Invalid;

/// Deeper data is refused: the walk is recursive and the stack of WebAssembly is not ours to measure.
const MAX_DEPTH: usize = 100;

/// `Number.MAX_SAFE_INTEGER`.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

thread_local! {
    /// What `JSON.stringify` leaves of a value that needs a closer look: `null` of a NaN, `{}` of a Map, `\ud8..` of a lone
    /// surrogate, the ISO text of a Date. Text without any of them is sent as it is.
    static SUSPECT: host::Pattern = host::Pattern::new(r#"null|\{\}|\\ud|\.\d{3}Z""#);
}

/// The JSON text of `value`, found in `argument`. A `Date` becomes unix seconds, a bigint its digits (as a number where
/// a JavaScript number holds it exactly, else as text).
///
/// # Errors
/// NaN and infinities, invalid dates, Maps and Sets, cycles, lone surrogates: each by its path.
pub fn stringify(argument: &str, value: &JsValue) -> Result<JsString, Failed> {
    if let Ok(text) = host::json_stringify(value)
        && let Some(text) = text.dyn_ref::<JsString>()
        && !SUSPECT.with(|suspect| suspect.test(text))
    {
        return Ok(text.clone());
    }
    let copy = Walk { path: argument.to_owned(), ancestors: Vec::new() }.value(value)?;
    let text = host::json_stringify(&copy).map_err(|thrown| unreadable(argument, thrown))?;
    text.dyn_into::<JsString>().map_err(|_| Invalid::new(argument, "has no JSON form").into())
}

/// A walk through a value that copies it into what JSON can carry.
struct Walk {
    path: String,
    ancestors: Vec<JsValue>,
}

impl Walk {
    fn value(&mut self, value: &JsValue) -> Result<JsValue, Failed> {
        if let Some(string) = value.dyn_ref::<JsString>() {
            return if string.is_valid_utf16() { Ok(value.clone()) } else { self.refuse("contains a lone surrogate") };
        }
        if let Some(number) = value.as_f64() {
            let problem = "is not a finite number, which JSON cannot carry";
            return if number.is_finite() { Ok(value.clone()) } else { self.refuse(problem) };
        }
        if value.is_bigint() {
            return self.bigint(value);
        }
        if is_object(value) { self.object(value) } else { Ok(value.clone()) }
    }

    fn bigint(&self, value: &JsValue) -> Result<JsValue, Failed> {
        let digits = host::to_js_string(value).map_err(|thrown| unreadable(&self.path, thrown))?;
        let exact =
            String::from(&digits).parse::<i64>().ok().filter(|integer| integer.unsigned_abs() <= MAX_SAFE_INTEGER);
        #[expect(clippy::cast_precision_loss, reason = "checked to be exact")]
        Ok(exact.map_or(digits.into(), |integer| JsValue::from_f64(integer as f64)))
    }

    fn object(&mut self, value: &JsValue) -> Result<JsValue, Failed> {
        let tag = host::tag(value).map_err(|thrown| unreadable(&self.path, thrown))?;
        if tag == "[object Date]" {
            return self.date(value);
        }
        if self.ancestors.iter().any(|ancestor| Object::is(ancestor, value)) {
            return self.refuse("is a cycle: it contains itself");
        }
        if self.ancestors.len() >= MAX_DEPTH {
            return self.refuse("is nested too deep");
        }
        self.ancestors.push(value.clone());
        let copy = self.members(value, &tag)?;
        self.ancestors.pop();
        Ok(copy)
    }

    fn date(&self, value: &JsValue) -> Result<JsValue, Failed> {
        let ms = host::date_ms(value).map_err(|thrown| unreadable(&self.path, thrown))?;
        if ms.is_nan() { self.refuse("is an invalid Date") } else { Ok(JsValue::from_f64((ms / 1000.0).floor())) }
    }

    fn members(&mut self, value: &JsValue, tag: &str) -> Result<JsValue, Failed> {
        let to_json = self.member(value, &JsValue::from_str("toJSON"))?;
        if let Some(to_json) = to_json.dyn_ref::<js_sys::Function>() {
            let plain = to_json.call0(value).map_err(|thrown| unreadable(&self.path, thrown))?;
            return self.value(&plain);
        }
        if Array::is_array(value) {
            return self.array(value.unchecked_ref());
        }
        if matches!(tag, "[object Map]" | "[object Set]" | "[object WeakMap]" | "[object WeakSet]") {
            return self.refuse("is a Map or a Set, which JSON cannot carry: convert it to an object or an array");
        }
        self.plain_object(value)
    }

    fn array(&mut self, array: &Array) -> Result<JsValue, Failed> {
        let copy = Array::new();
        for index in 0..array.length() {
            let item = self.member(array, &JsValue::from(index))?;
            let item = self.at(&format!("[{index}]"), |walk| walk.value(&item))?;
            copy.push(&item);
        }
        Ok(copy.into())
    }

    /// The copy has no prototype, so that a key named `__proto__` is a key like any other.
    fn plain_object(&mut self, value: &JsValue) -> Result<JsValue, Failed> {
        let copy: Object = Object::create(JsValue::NULL.unchecked_ref());
        for key in host::keys(value).map_err(|thrown| unreadable(&self.path, thrown))? {
            let name = String::from(key.unchecked_ref::<JsString>());
            let step = format!(".{name}");
            let member = self.at(&step, |walk| {
                walk.value(&key)?;
                let member = walk.member(value, &key)?;
                walk.value(&member)
            })?;
            Reflect::set(&copy, &key, &member).map_err(|thrown| unreadable(&self.path, thrown))?;
        }
        Ok(copy.into())
    }

    fn member(&self, object: &JsValue, key: &JsValue) -> Result<JsValue, Failed> {
        Reflect::get(object, key).map_err(|thrown| unreadable(&self.path, thrown))
    }

    fn at<T>(&mut self, step: &str, visit: impl FnOnce(&mut Self) -> Result<T, Failed>) -> Result<T, Failed> {
        let length = self.path.len();
        self.path.push_str(step);
        let result = visit(self)?;
        self.path.truncate(length);
        Ok(result)
    }

    fn refuse<T>(&self, problem: &str) -> Result<T, Failed> {
        Err(Invalid::new(self.path.as_str(), problem).into())
    }
}
