//! Reading the caller's arguments, each refused by its own name.

use js_sys::{Array, ArrayIntoIter, Function, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::{error::Failed, host};
use crate::core::{error::Invalid, limits::TIMER_MS, text::has};

/// Text that the wire can carry.
pub fn text(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let Some(text) = value.as_string() else {
        let problem = if value.is_null() || value.is_undefined() { "is required" } else { "must be a string" };
        return Err(Invalid::new(argument, problem).into());
    };
    well_formed(argument, value, text)
}

/// An identifier: a string, or a number or bigint by its digits.
pub fn identifier(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let is_number = value.as_f64().is_some_and(f64::is_finite) || value.is_bigint();
    if is_number {
        return Ok(host::digits(value));
    }
    match value.as_string() {
        Some(text) => well_formed(argument, value, text),
        None if value.is_null() || value.is_undefined() => Err(Invalid::new(argument, "is required").into()),
        None => Err(Invalid::new(argument, "must be a string, a finite number or a bigint").into()),
    }
}

/// A lone surrogate becomes U+FFFD in a copy, which hardly any text has: only then the text itself is looked at.
fn well_formed(argument: &str, value: &JsValue, copy: String) -> Result<String, Failed> {
    if has(&copy, '\u{FFFD}') && !value.unchecked_ref::<JsString>().is_well_formed() {
        let problem = "contains a lone surrogate (half of a character), which UTF-8 cannot carry";
        return Err(Invalid::new(argument, problem).into());
    }
    Ok(copy)
}

/// Whether a value is an object of any kind but a function.
pub fn is_object(value: &JsValue) -> bool {
    value.is_object() && !value.is_null()
}

/// The JSON text of free-form data.
pub fn json(argument: &str, value: &JsValue) -> Result<JsString, Failed> {
    host::to_json(value).map_err(|fault| Failed::of_fault(fault).within(argument))
}

/// The JSON text of free-form data that must be an object.
pub fn json_object(argument: &str, value: &JsValue) -> Result<JsString, Failed> {
    host::to_json_object(value).map_err(|fault| Failed::of_fault(fault).within(argument))
}

/// The items of an array.
pub fn list(argument: &str, value: &JsValue) -> Result<Array, Failed> {
    host::list(value).map_err(|fault| Failed::of_fault(fault).within(argument))
}

/// Some members of an object, `names` with commas between.
pub fn members(argument: &str, object: &JsValue, names: &str) -> Result<ArrayIntoIter, Failed> {
    let members = host::members(object, names).map_err(|fault| Failed::of_fault(fault).within(argument))?;
    Ok(members.into_iter())
}

/// Names and texts, from an object, a list of pairs, or an iterable of pairs.
pub fn text_pairs(argument: &str, value: &JsValue) -> Result<Vec<(String, String)>, Failed> {
    let pairs = pairs(argument, value, false)?;
    Ok(pairs.into_iter().map(|(name, value)| (name, value.as_string().unwrap_or_default())).collect())
}

/// The same where a value may be a file too.
pub fn pairs(argument: &str, value: &JsValue, files: bool) -> Result<Vec<(String, JsValue)>, Failed> {
    if value.is_undefined() {
        return Ok(Vec::new());
    }
    let mut flat = host::pairs(value, files).map_err(|fault| Failed::of_fault(fault).within(argument))?.into_iter();
    let mut pairs = Vec::new();
    while let (Some(name), Some(value)) = (flat.next(), flat.next()) {
        pairs.push((name.as_string().unwrap_or_default(), value));
    }
    Ok(pairs)
}

/// The fields of an object of options, taken in the order of their names.
pub struct Fields {
    prefix: &'static str,
    names: std::str::Split<'static, char>,
    values: ArrayIntoIter,
}

/// One of them.
pub struct Field {
    prefix: &'static str,
    name: &'static str,
    pub value: JsValue,
}

impl Fields {
    /// Reads `argument`, which may be left out: an object whose every key is one of the `known`, names with commas between.
    /// Its fields' names in errors begin with `prefix`.
    pub fn read(
        argument: &'static str,
        prefix: &'static str,
        object: &JsValue,
        known: &'static str,
    ) -> Result<Self, Failed> {
        let values: Array = host::fields(object, argument, prefix, known).map_err(Failed::of_fault)?;
        Ok(Self { prefix, names: known.split(','), values: values.into_iter() })
    }

    /// The next field; `undefined` if it is left out.
    pub fn next(&mut self) -> Field {
        let name = self.names.next().unwrap_or_default();
        Field { prefix: self.prefix, name, value: self.values.next().unwrap_or_default() }
    }
}

impl Field {
    /// What errors call it.
    pub fn name(&self) -> String {
        [self.prefix, self.name].concat()
    }

    fn refuse<T>(&self, problem: &str) -> Result<T, Failed> {
        Err(Invalid::new(self.name(), problem).into())
    }

    /// Text that must be there.
    pub fn required_text(&self) -> Result<String, Failed> {
        text(&self.name(), &self.value)
    }

    /// Text, if it is there.
    pub fn text(&self) -> Result<Option<String>, Failed> {
        if self.value.is_undefined() { Ok(None) } else { self.required_text().map(Some) }
    }

    /// A function, if it is there.
    pub fn function(self) -> Result<Option<Function>, Failed> {
        if self.value.is_undefined() {
            return Ok(None);
        }
        if self.value.is_function() { Ok(Some(self.value.unchecked_into())) } else { self.refuse("must be a function") }
    }

    /// `true` or `false`, if it is there.
    pub fn flag(&self) -> Result<Option<bool>, Failed> {
        match self.value.as_bool() {
            None if !self.value.is_undefined() => self.refuse("must be true or false"),
            flag => Ok(flag),
        }
    }

    /// A whole number, if it is there.
    pub fn count(&self) -> Result<Option<u32>, Failed> {
        self.number("must be a whole number from 0 to 2147483647", |number| number.fract() == 0.0)
    }

    /// A whole number that is not 0, if it is there.
    pub fn positive(&self) -> Result<Option<u32>, Failed> {
        let problem = "must be a whole number from 1 to 2147483647";
        self.number(problem, |number| number.fract() == 0.0 && number > 0.0)
    }

    /// A time in milliseconds, rounded up, if it is there.
    pub fn ms(&self) -> Result<Option<u32>, Failed> {
        self.number("must be a number of milliseconds from 0 to 2147483647", |_| true)
    }

    fn number(&self, problem: &str, fits: fn(f64) -> bool) -> Result<Option<u32>, Failed> {
        if self.value.is_undefined() {
            return Ok(None);
        }
        match self.value.as_f64() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
            Some(number) if (0.0..=f64::from(TIMER_MS)).contains(&number) && fits(number) => {
                Ok(Some(number.ceil() as u32))
            }
            _ => self.refuse(problem),
        }
    }
}
