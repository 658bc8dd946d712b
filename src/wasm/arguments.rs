//! Reading the caller's arguments, each refused by its own name.

use js_sys::{Array, Function, JsString};
use wasm_bindgen::{JsCast, JsValue};

use super::{error::Failed, host};
use crate::core::{check::check_present, error::Invalid, text::has};

/// Text that the wire can carry.
pub fn text(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let Some(text) = value.as_string() else {
        let problem = if value.is_null() || value.is_undefined() { "is required" } else { "must be a string" };
        return Err(Invalid::new(argument, problem).into());
    };
    well_formed(argument, value, text)
}

/// Text that the wire can carry, and that says something.
pub fn present_text(argument: &str, value: &JsValue) -> Result<String, Failed> {
    let text = text(argument, value)?;
    check_present(argument, &text)?;
    Ok(text)
}

/// Checks that a value is such text.
pub fn check_text(argument: &str, value: &JsValue) -> Result<(), Failed> {
    present_text(argument, value).map(drop)
}

/// An identifier: a string, or a number or bigint by its digits.
pub fn identifier(argument: &str, value: &JsValue) -> Result<String, Failed> {
    if let Some(text) = value.as_string() {
        return well_formed(argument, value, text);
    }
    let is_number = value.as_f64().is_some_and(f64::is_finite) || value.is_bigint();
    if is_number {
        return Ok(host::digits(value));
    }
    let is_missing = value.is_null() || value.is_undefined();
    let problem = if is_missing { "is required" } else { "must be a string, a finite number or a bigint" };
    Err(Invalid::new(argument, problem).into())
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
    host::to_json(value).map_err(|fault| Failed::of_fault(fault, argument))
}

/// The JSON text of free-form data that must be an object.
pub fn json_object(argument: &str, value: &JsValue) -> Result<JsString, Failed> {
    host::to_json_object(value).map_err(|fault| Failed::of_fault(fault, argument))
}

/// The items of an array.
pub fn list(argument: &str, value: &JsValue) -> Result<Array, Failed> {
    host::list(value).map_err(|fault| Failed::of_fault(fault, argument))
}

/// Some members of an object, `names` with commas between.
pub fn members(argument: &str, object: &JsValue, names: &str) -> Result<Fields, Failed> {
    host::members(object, names).map(Fields::new).map_err(|fault| Failed::of_fault(fault, argument))
}

/// Names and texts, from an object, a list of pairs, or an iterable of pairs.
pub fn text_pairs(argument: &str, value: &JsValue) -> Result<Vec<(String, String)>, Failed> {
    let mut texts = Vec::new();
    each_pair(argument, value, false, &mut |name, value| texts.push((name, value.as_string().unwrap_or_default())))?;
    Ok(texts)
}

/// The same where a value may be a file too.
pub fn pairs(argument: &str, value: &JsValue) -> Result<Vec<(String, JsValue)>, Failed> {
    let mut pairs = Vec::new();
    each_pair(argument, value, true, &mut |name, value| pairs.push((name, value)))?;
    Ok(pairs)
}

fn each_pair(
    argument: &str,
    value: &JsValue,
    files: bool,
    take: &mut dyn FnMut(String, JsValue),
) -> Result<(), Failed> {
    if value.is_undefined() {
        return Ok(());
    }
    let flat = host::pairs(value, files).map_err(|fault| Failed::of_fault(fault, argument))?;
    let (mut left, mut flat) = (flat.length(), Fields::new(flat));
    while left > 1 {
        take(flat.text().unwrap_or_default(), flat.next());
        left -= 2;
    }
    Ok(())
}

/// The fields of an object, taken in the order of their names. Those of an object of options have been checked for their kinds.
pub struct Fields {
    values: Array,
    taken: u32,
}

impl Fields {
    pub const fn new(values: Array) -> Self {
        Self { values, taken: 0 }
    }

    /// Reads `argument`, which may be left out: an object whose every key is one of the `known`, names with commas between, each
    /// with its kind behind a colon if `values.js` is to check it. Its fields' names in errors begin with `prefix`.
    pub fn read(argument: &str, prefix: &str, object: &JsValue, known: &str) -> Result<Self, Failed> {
        host::fields(object, argument, prefix, known).map(Self::new).map_err(|fault| Failed::of_fault(fault, ""))
    }

    /// The next field; `undefined` if it is left out.
    pub fn next(&mut self) -> JsValue {
        self.taken += 1;
        self.values.get(self.taken - 1)
    }

    /// The next one, of the kind `text` or `required`.
    pub fn text(&mut self) -> Option<String> {
        self.next().as_string()
    }

    /// The next one, of the kind `flag`.
    pub fn flag(&mut self) -> Option<bool> {
        self.next().as_bool()
    }

    /// The next one, of the kind `function`.
    pub fn function(&mut self) -> Option<Function> {
        self.next().dyn_into().ok()
    }

    /// The next one, of the kind `count`, `positive` or `ms`; a part of a millisecond counts as a whole one.
    pub fn number(&mut self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within range")]
        self.next().as_f64().map(|number| number.ceil() as u32)
    }
}
