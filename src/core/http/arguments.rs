//! The arguments of a method, as plain values.

use super::{
    parameters::{QueryParameter, Shape},
    percent::encode_component,
    value::ArgumentValue,
};
use crate::core::{
    error::Invalid,
    json::{Members, Value},
};

/// A parameter of a method.
#[derive(Debug)]
pub struct Argument {
    /// Its name in the method's signature, in path templates and in errors.
    pub name: &'static str,
    /// What is expected.
    pub kind: ArgumentKind,
}

/// What a parameter expects, which decides how its JavaScript value is converted. An identifier fills the path, the boundary reads a file,
/// and the endpoint's own payload builder reads scalars and JSON. [`Payload::from_parameters`](super::Payload::from_parameters) places the
/// others.
#[derive(Debug, Clone, Copy)]
pub enum ArgumentKind {
    /// An identifier: text, a number or a bigint. At most this many bytes of UTF-8.
    Identifier(usize),
    /// Text, a number, a bigint or a flag.
    Scalar,
    /// Free-form data, which is converted to JSON text.
    Json,
    /// The same, with times as ISO 8601 text instead of unix seconds.
    IsoJson,
    /// An array of [scalars](Self::Scalar).
    Scalars,
    /// A query parameter.
    Query(&'static QueryParameter),
    /// An object of query parameters.
    Queries(&'static [&'static QueryParameter]),
    /// The whole body.
    Body(Shape),
    /// A member of the body, with its name there.
    Member(&'static str, Shape),
    /// A member of the body that is text, a number or a bigint, with its name there.
    ScalarMember(&'static str),
    /// An optional object whose members become members of the body.
    Members,
    /// A file and its description, which the boundary reads.
    File,
}

impl ArgumentKind {
    /// Whether the JavaScript value is converted to JSON text.
    #[must_use]
    pub const fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::IsoJson | Self::Queries(_) | Self::Body(_) | Self::Member(..) | Self::Members)
    }
}

/// The arguments of one call.
#[derive(Debug)]
pub struct Arguments {
    parameters: &'static [Argument],
    values: Vec<ArgumentValue>,
}

impl Arguments {
    /// The values of these parameters, in the same order.
    #[must_use]
    pub fn new(parameters: &'static [Argument], values: Vec<ArgumentValue>) -> Self {
        Self { parameters, values }
    }

    /// The parameters, in order.
    #[must_use]
    pub const fn parameters(&self) -> &'static [Argument] {
        self.parameters
    }

    /// Takes the value of a parameter.
    pub fn take(&mut self, name: &str) -> ArgumentValue {
        let value = self.position(name).and_then(|position| self.values.get_mut(position));
        value.map_or(ArgumentValue::Undefined, |value| std::mem::replace(value, ArgumentValue::Undefined))
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.parameters.iter().position(|parameter| parameter.name == name)
    }

    /// The text of a parameter that is an identifier, of any length.
    #[must_use]
    pub fn identifier(&self, name: &str) -> Option<String> {
        let value = self.values.get(self.position(name)?)?;
        value.clone().identifier(name, usize::MAX).ok()
    }

    /// Appends an identifier to `path` as exactly one segment.
    ///
    /// # Errors
    /// An identifier that is not valid, and `.` and `..`, which URL parsers resolve even when they are percent-encoded: deleting a device
    /// called `..` would delete its person.
    pub fn push_segment(&self, path: &mut String, name: &str) -> Result<(), Invalid> {
        let position = self.position(name);
        let parameter = position.and_then(|position| self.parameters.get(position));
        let Some(ArgumentKind::Identifier(max_bytes)) = parameter.map(|parameter| parameter.kind) else {
            return Err(Invalid::required(name));
        };
        let value = position.and_then(|position| self.values.get(position)).cloned();
        let identifier = value.unwrap_or(ArgumentValue::Undefined).identifier(name, max_bytes)?;
        if matches!(identifier.as_str(), "." | "..") {
            return Err(Invalid::new(name, "must not be \".\" or \"..\": URLs cannot have such path segments"));
        }
        encode_component(path, &identifier);
        Ok(())
    }

    /// The text of a parameter that is a string and not blank.
    ///
    /// # Errors
    /// Any other value.
    pub fn present_text(&mut self, name: &str) -> Result<String, Invalid> {
        self.take(name).present_text(name)
    }

    /// The JSON text of a parameter.
    ///
    /// # Errors
    /// No value.
    pub fn json(&mut self, name: &str) -> Result<Vec<u8>, Invalid> {
        match self.take(name) {
            ArgumentValue::Json(json) => Ok(json),
            _ => Err(Invalid::required(name)),
        }
    }

    /// The JSON text of a parameter that is an object; `None` if it is not given.
    ///
    /// # Errors
    /// Any other value.
    pub fn optional_object(&mut self, name: &str) -> Result<Option<Vec<u8>>, Invalid> {
        match self.take(name) {
            ArgumentValue::Undefined => Ok(None),
            ArgumentValue::Json(json) if Value::new(&json).is_object() => Ok(Some(json)),
            _ => Err(Invalid::new(name, NOT_AN_OBJECT)),
        }
    }

    /// The JSON text of a parameter that is an object.
    ///
    /// # Errors
    /// Any other value.
    pub fn object(&mut self, name: &str) -> Result<Vec<u8>, Invalid> {
        self.optional_object(name)?.ok_or_else(|| Invalid::new(name, NOT_AN_OBJECT))
    }
}

/// The problem of a value that is not an object.
pub const NOT_AN_OBJECT: &str = "must be an object of names and values";

/// Checks that a value is an object.
///
/// # Errors
/// Any other value, without a path.
pub fn check_object(value: Value) -> Result<(), Invalid> {
    if value.is_object() { Ok(()) } else { Err(Invalid::new("", NOT_AN_OBJECT)) }
}

/// Checks that a member is an object, if it is given.
///
/// # Errors
/// Any other value.
pub fn check_optional_object(members: &Members, name: &str) -> Result<(), Invalid> {
    members.get(name).map_or(Ok(()), check_object).map_err(|invalid| invalid.within(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static PARAMETERS: &[Argument] = &[Argument { name: "customerId", kind: ArgumentKind::Identifier(150) }];

    fn segment(value: ArgumentValue) -> Result<String, Invalid> {
        let mut path = String::new();
        Arguments::new(PARAMETERS, vec![value]).push_segment(&mut path, "customerId").map(|()| path)
    }

    fn text(text: &str) -> ArgumentValue {
        ArgumentValue::Text(text.to_owned())
    }

    #[test]
    fn an_identifier_is_encoded_as_one_segment() {
        assert_eq!(segment(text("a/b")).unwrap(), "a%2Fb");
        assert_eq!(segment(text("...")).unwrap(), "...");
        assert_eq!(segment(ArgumentValue::Number(42.0)).unwrap(), "42");
        assert_eq!(segment(ArgumentValue::Bigint("9007199254740993".into())).unwrap(), "9007199254740993");
        assert_eq!(segment(text(&"é".repeat(75))).unwrap(), "%C3%A9".repeat(75));
    }

    #[test]
    fn identifiers_that_would_address_something_else_are_refused() {
        for identifier in ["", " ", "\t\n", "\u{a0}", ".", "..", &"é".repeat(76)] {
            assert_eq!(segment(text(identifier)).unwrap_err().argument, "customerId", "{identifier:?}");
        }
        for value in [
            ArgumentValue::Undefined,
            ArgumentValue::Null,
            ArgumentValue::Flag(true),
            ArgumentValue::Other,
            ArgumentValue::IllFormedText,
            ArgumentValue::LongText,
        ] {
            assert_eq!(segment(value).unwrap_err().argument, "customerId");
        }
    }

    #[test]
    fn only_safe_integers_are_identifiers() {
        assert_eq!(segment(ArgumentValue::Number(-0.0)).unwrap(), "0");
        assert_eq!(segment(ArgumentValue::Number(9_007_199_254_740_991.0)).unwrap(), "9007199254740991");
        for number in [9_007_199_254_740_992.0, -9_007_199_254_740_992.0, 1e21, 1.5, f64::MIN_POSITIVE] {
            let invalid = segment(ArgumentValue::Number(number)).unwrap_err();
            assert!(invalid.problem.contains("use a string or a bigint"), "{number}: {}", invalid.problem);
        }
    }

    proptest! {
        #[test]
        fn an_accepted_identifier_stays_one_segment(identifier in "\\PC{0,60}") {
            if let Ok(path) = segment(ArgumentValue::Text(identifier)) {
                prop_assert!(!path.is_empty() && !path.contains('/') && path != "." && path != "..");
            }
        }
    }
}
