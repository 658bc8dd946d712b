//! Reading the caller's arguments, each refused by its own name.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{error::Failed, host};
use crate::core::error::Invalid;

/// Text that the wire can carry.
pub fn text(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let Some(string) = value.dyn_ref::<JsString>() else {
        let problem = if value.is_null() || value.is_undefined() { "is required" } else { "must be a string" };
        return Err(Invalid::new(argument, problem).into());
    };
    well_formed(argument, string)
}

/// An identifier: a string, or a number or bigint by its digits.
pub fn identifier(argument: &str, value: &JsValue) -> Result<String, Failed> {
    if value.is_null() || value.is_undefined() || value.is_string() {
        return text(argument, value);
    }
    scalar(argument, value, "must be a string, a finite number or a bigint")
}

fn well_formed(argument: &str, string: &JsString) -> Result<String, Failed> {
    if !string.is_valid_utf16() {
        let problem = "contains a lone surrogate (half of a character), which UTF-8 cannot carry";
        return Err(Invalid::new(argument, problem).into());
    }
    Ok(String::from(string))
}

/// A finite number or a bigint as text.
fn scalar(argument: &str, value: &JsValue, otherwise: &str) -> Result<String, Failed> {
    let is_finite = value.as_f64().is_some_and(f64::is_finite);
    if !is_finite && !value.is_bigint() {
        return Err(Invalid::new(argument, otherwise).into());
    }
    to_text(argument, value)
}

/// What `String(value)` gives.
fn to_text(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let string = host::to_js_string(value).map_err(|thrown| unreadable(argument, thrown))?;
    well_formed(argument, &string)
}

/// The argument's own code (a getter, a proxy) threw.
pub fn unreadable(argument: &str, thrown: JsValue) -> Failed {
    Failed::caused_by(Invalid::new(argument, "could not be read: it threw the error in error.cause"), thrown)
}

/// Whether a value is an object of any kind but a function.
pub fn is_object(value: &JsValue) -> bool {
    value.is_object() && !value.is_null()
}

/// An object of options, whose every key is known.
pub struct Fields<'a> {
    object: &'a JsValue,
    prefix: &'static str,
}

impl<'a> Fields<'a> {
    /// Reads `argument`, which may be left out. Its fields' names in errors begin with `prefix`.
    ///
    /// # Errors
    /// Something else than an object, and a key that is not `known`: an option is never ignored.
    pub fn read(
        argument: &'static str,
        prefix: &'static str,
        object: &'a JsValue,
        known: &[&str],
    ) -> Result<Self, Failed> {
        if object.is_undefined() {
            return Ok(Self { object, prefix });
        }
        if !is_object(object) || Array::is_array(object) {
            return Err(Invalid::new(argument, "must be an object").into());
        }
        for key in host::keys(object).map_err(|thrown| unreadable(argument, thrown))? {
            let key = key.as_string().unwrap_or_default();
            if !known.contains(&key.as_str()) {
                let problem = format!("is not supported here; supported are {}", known.join(", "));
                return Err(Invalid::new(format!("{prefix}{key}"), problem).into());
            }
        }
        Ok(Self { object, prefix })
    }

    /// A field by name; `undefined` if it is left out.
    pub fn get(&self, name: &str) -> Result<JsValue, Failed> {
        if self.object.is_undefined() {
            return Ok(JsValue::UNDEFINED);
        }
        member(self.object, &self.name(name), name)
    }

    /// A field that is text; `None` if it is left out.
    pub fn text(&self, name: &str) -> Result<Option<String>, Failed> {
        let value = self.get(name)?;
        if value.is_undefined() { Ok(None) } else { text(&self.name(name), &value).map(Some) }
    }

    /// What errors call a field.
    pub fn name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// A member of an object; `path` is its name in errors.
pub fn member(object: &JsValue, path: &str, name: &str) -> Result<JsValue, Failed> {
    Reflect::get(object, &JsValue::from_str(name)).map_err(|thrown| unreadable(path, thrown))
}

/// Names and values, from an object, a list of pairs, or an iterable of pairs such as `URLSearchParams` and `Headers`. An
/// array as a value repeats its name; an `undefined` value is left out.
pub fn pairs(argument: &str, value: &JsValue) -> Result<Vec<(String, String)>, Failed> {
    let mut pairs = Vec::new();
    if value.is_undefined() {
        return Ok(pairs);
    }
    if !is_object(value) {
        return Err(Invalid::new(argument, "must be an object or a list of [name, value] pairs").into());
    }
    if let Some(entries) = js_sys::try_iter(value).map_err(|thrown| unreadable(argument, thrown))? {
        for (index, entry) in entries.enumerate() {
            let path = format!("{argument}[{index}]");
            let entry = entry.map_err(|thrown| unreadable(&path, thrown))?;
            let Some(entry) = entry.dyn_ref::<Array>().filter(|entry| entry.length() == 2) else {
                return Err(Invalid::new(path, "must be a [name, value] pair").into());
            };
            let name = text(&path, &entry.get(0))?;
            push_value(&mut pairs, &path, &name, &entry.get(1))?;
        }
    } else {
        for key in host::keys(value).map_err(|thrown| unreadable(argument, thrown))? {
            let name = text(argument, &key)?;
            let path = format!("{argument}.{name}");
            let values = member(value, &path, &name)?;
            match values.dyn_ref::<Array>() {
                Some(values) => values.iter().try_for_each(|value| push_value(&mut pairs, &path, &name, &value))?,
                None => push_value(&mut pairs, &path, &name, &values)?,
            }
        }
    }
    Ok(pairs)
}

fn push_value(pairs: &mut Vec<(String, String)>, path: &str, name: &str, value: &JsValue) -> Result<(), Failed> {
    if value.is_undefined() {
        return Ok(());
    }
    let value = if value.is_string() || value.as_bool().is_some() {
        to_text(path, value)?
    } else {
        scalar(path, value, "must be a string, a finite number, a bigint or a boolean")?
    };
    pairs.push((name.to_owned(), value));
    Ok(())
}
