//! Objects of options, read by name.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::convert::{scalar, text};
#[cfg(any(feature = "bulk", feature = "queue"))]
use crate::core::{bulk::parse_first_event_id, ulid::Ulid};
use crate::{
    core::{
        error::Invalid,
        http::{ArgumentValue, NOT_A_FLAG},
        numbers::{milliseconds, requests_per_second, seconds, whole},
    },
    wasm::errors::CallError,
};

/// Each throws a `Fault`.
#[wasm_bindgen(raw_module = "../host/options.js")]
extern "C" {
    /// The names of an object's own properties.
    #[wasm_bindgen(catch, js_name = memberNames)]
    fn member_names(object: &JsValue) -> Result<Vec<String>, JsValue>;

    /// An object's own property; `undefined` if there is none.
    #[wasm_bindgen(catch)]
    fn member(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    /// An object's own property; `undefined` if there is none, or if the value is not an object.
    #[wasm_bindgen(catch, js_name = ownMember)]
    fn get_own_member(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    /// An object's property, inherited or not; `undefined` if the value is not an object.
    #[wasm_bindgen(catch, js_name = getMember)]
    fn get_member(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    /// Whether a value is an `AbortSignal`, native or a polyfill's.
    #[wasm_bindgen(catch, js_name = isSignal)]
    fn is_signal(value: &JsValue) -> Result<bool, JsValue>;

    /// The items of an array; `undefined` for any other value.
    #[wasm_bindgen(catch)]
    fn items(value: &JsValue) -> Result<Option<Vec<JsValue>>, JsValue>;
}

/// An object of options, read by name. [`finish`](Self::finish) refuses the names that were not read.
pub struct Options {
    /// `undefined` if there are none.
    object: JsValue,
    /// The prefix of its members in errors: `retry.`.
    prefix: &'static str,
    names: Vec<String>,
    known: Vec<&'static str>,
}

impl Options {
    /// The options in `argument`, which is optional. Errors name them with `prefix`.
    pub fn open(argument: &str, prefix: &'static str, object: &JsValue) -> Result<Self, CallError> {
        let names = if object.is_undefined() {
            Vec::new()
        } else {
            member_names(object).map_err(|fault| CallError::from_fault(fault, argument))?
        };
        Ok(Self { object: object.clone(), prefix, names, known: Vec::new() })
    }

    /// An option of any type.
    pub fn value(&mut self, name: &'static str) -> Result<Option<JsValue>, CallError> {
        self.known.push(name);
        if !self.names.iter().any(|given| given == name) {
            return Ok(None);
        }
        let value = member(&self.object, name)
            .map_err(|fault| CallError::from_fault(fault, self.prefix.trim_end_matches('.')))?;
        Ok(Some(value).filter(|value| !value.is_undefined()))
    }

    /// An option that is a single value. `null` is refused: only `undefined` leaves an option out.
    pub fn scalar(&mut self, name: &'static str) -> Result<Option<ArgumentValue>, CallError> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        Ok(Some(match scalar(&value) {
            ArgumentValue::Null => ArgumentValue::Other,
            value => value,
        }))
    }

    /// An option that is text.
    pub fn text(&mut self, name: &'static str) -> Result<Option<String>, CallError> {
        let Some(value) = self.scalar(name)? else { return Ok(None) };
        Ok(Some(value.text(&self.path(name))?))
    }

    /// An option that is text, and required.
    pub fn required_text(&mut self, name: &'static str) -> Result<String, CallError> {
        Ok(self.text(name)?.ok_or_else(|| Invalid::required(self.path(name)))?)
    }

    /// The option `firstEventId`.
    #[cfg(any(feature = "bulk", feature = "queue"))]
    pub fn first_event_id(&mut self) -> Result<Option<Ulid>, CallError> {
        Ok(self.text("firstEventId")?.map(|text| parse_first_event_id(&text)).transpose()?)
    }

    /// An option that is a number of milliseconds.
    pub fn ms(&mut self, name: &'static str) -> Result<Option<u32>, CallError> {
        self.number(name, milliseconds)
    }

    /// An option that is a number of seconds, as milliseconds.
    pub fn seconds(&mut self, name: &'static str) -> Result<Option<u32>, CallError> {
        self.number(name, seconds)
    }

    /// An option that is a whole number of at least 0.
    pub fn count(&mut self, name: &'static str) -> Result<Option<u32>, CallError> {
        self.number(name, |number| whole(number, 0))
    }

    /// An option that is a whole number of at least 1.
    pub fn positive(&mut self, name: &'static str) -> Result<Option<usize>, CallError> {
        Ok(self.number(name, |number| whole(number, 1))?.map(|number| number as usize))
    }

    /// An option that is a whole number from 1 to a limit of the API.
    #[cfg(feature = "bulk")]
    pub fn positive_up_to(&mut self, name: &'static str, limit: usize) -> Result<Option<usize>, CallError> {
        let number = self.positive(name)?;
        if number.is_some_and(|number| number > limit) {
            let problem = format!("must be at most {limit}, which is Customer.io's limit");
            return Err(Invalid::new(self.path(name), problem).into());
        }
        Ok(number)
    }

    /// An option that is a number of requests per second.
    pub fn rate(&mut self, name: &'static str) -> Result<Option<f64>, CallError> {
        self.number(name, requests_per_second)
    }

    fn number<Number>(
        &mut self,
        name: &'static str,
        read: fn(f64) -> Result<Number, String>,
    ) -> Result<Option<Number>, CallError> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        let number = read(value.as_f64().unwrap_or(f64::NAN));
        Ok(Some(number.map_err(|problem| Invalid::new(self.path(name), problem))?))
    }

    /// An option that is `true` or `false`.
    pub fn flag(&mut self, name: &'static str) -> Result<Option<bool>, CallError> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        let flag = value.as_bool().ok_or_else(|| Invalid::new(self.path(name), NOT_A_FLAG))?;
        Ok(Some(flag))
    }

    /// An option that is a function.
    pub fn function(&mut self, name: &'static str) -> Result<Option<Function>, CallError> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        let function = value.dyn_into().map_err(|_| Invalid::new(self.path(name), "must be a function"))?;
        Ok(Some(function))
    }

    /// An option that is an `AbortSignal`.
    pub fn signal(&mut self, name: &'static str) -> Result<Option<JsValue>, CallError> {
        let Some(value) = self.value(name)? else { return Ok(None) };
        if is_signal(&value).map_err(|fault| CallError::from_fault(fault, &self.path(name)))? {
            return Ok(Some(value));
        }
        Err(Invalid::new(self.path(name), "must be an AbortSignal").into())
    }

    /// Refuses options that were not read.
    pub fn finish(self) -> Result<(), CallError> {
        let unknown = self.names.iter().find(|name| !self.known.contains(&name.as_str()));
        unknown.map_or(Ok(()), |name| Err(Invalid::unsupported(self.path(name), &self.known).into()))
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// The items of an array, found in `argument`; `None` for any other value.
pub fn array(argument: &str, value: &JsValue) -> Result<Option<Vec<JsValue>>, CallError> {
    items(value).map_err(|fault| CallError::from_fault(fault, argument))
}

/// The text of an object's property; `None` for any other value, and for empty text. The object is found in `argument`.
pub fn text_member(argument: &str, object: &JsValue, name: &str) -> Result<Option<String>, CallError> {
    let value = get_member(object, name).map_err(|fault| CallError::from_fault(fault, argument))?;
    Ok(text(argument, &value)?.filter(|text| !text.is_empty()))
}

/// The text of an object's own property; `None` for any other value. The object is found in `argument`.
pub fn own_text(argument: &str, object: &JsValue, name: &str) -> Result<Option<String>, CallError> {
    let value = get_own_member(object, name).map_err(|fault| CallError::from_fault(fault, argument))?;
    Ok(value.as_string())
}

/// An object's own property; `None` if there is none, or if reading it throws.
pub fn own_member(object: &JsValue, name: &str) -> Option<JsValue> {
    get_own_member(object, name).ok().filter(|member| !member.is_undefined())
}

/// The last argument of every method.
#[derive(Default)]
pub struct CallOptions {
    /// An `AbortSignal`.
    pub signal: Option<JsValue>,
    /// Milliseconds for an attempt, 0 for no limit.
    pub timeout: Option<u32>,
}

impl CallOptions {
    pub fn read(options: &JsValue) -> Result<Self, CallError> {
        if options.is_undefined() {
            return Ok(Self::default());
        }
        let mut options = Options::open("options", "options.", options)?;
        let (signal, timeout) = (options.signal("signal")?, options.ms("timeout")?);
        options.finish()?;
        Ok(Self { signal, timeout })
    }
}
