//! Builds the query and the body of a call from its arguments, as the row of its endpoint describes them.

use super::{
    Argument, ArgumentKind, ArgumentValue, Arguments, Body, EventIds, NOT_AN_OBJECT, Payload,
    percent::encode_component,
    value::{NOT_AN_ARRAY, NOT_TEXT, UNSAFE_NUMBER, check_present, is_blank},
};
use crate::core::{
    error::Invalid,
    json::{Members, Object, Value, is_one_of, push_quoted},
    numbers::{MAX_SAFE_INTEGER, safe_integer},
    time,
};

/// A query parameter.
#[derive(Debug, PartialEq, Eq)]
pub struct QueryParameter {
    /// Its name among the arguments: `idType`.
    pub name: &'static str,
    /// Its name in the query: `id_type`.
    pub wire: &'static str,
    /// The values that are allowed; empty if any value is.
    pub values: &'static [&'static str],
    /// Whether it must be a string, such as an email address.
    pub is_text: bool,
    /// Whether it is a time.
    pub is_time: bool,
    /// Whether it is required.
    pub is_required: bool,
}

/// The expected shape of JSON in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An object with at least these members.
    Object(&'static [&'static str]),
    /// An object, `{}` if it is not given.
    OptionalObject,
    /// An array.
    List,
    /// An array with at least one item.
    FilledList,
}

impl Payload {
    /// Builds the query and the body as the kinds of the parameters say.
    ///
    /// # Errors
    /// The first argument that does not fit its kind.
    pub fn from_parameters(arguments: &mut Arguments, _: &mut EventIds) -> Result<Self, Invalid> {
        let mut payload = Self::default();
        let mut members: Option<Object> = None;
        for Argument { name, kind } in arguments.parameters() {
            match kind {
                ArgumentKind::Query(parameter) => {
                    let text = scalar_text(name, arguments.take(name), parameter)?;
                    push_query(&mut payload.query, parameter, text).map_err(|problem| Invalid::new(*name, problem))?;
                }
                ArgumentKind::Queries(parameters) => {
                    push_queries(&mut payload.query, parameters, &arguments.take(name))
                        .map_err(|invalid| invalid.within(name))?;
                }
                ArgumentKind::Body(shape) => payload.body = Some(body(name, *shape, &arguments.take(name))?),
                ArgumentKind::Member(wire, shape) => {
                    let json = member(name, *shape, arguments.take(name))?;
                    members = Some(members.unwrap_or_default().json(wire, &json));
                }
                ArgumentKind::ScalarMember(wire) => {
                    let json = scalar_json(name, arguments.take(name))?;
                    members = Some(members.unwrap_or_default().json(wire, &json));
                }
                ArgumentKind::Members => {
                    let object = arguments.optional_object(name)?.unwrap_or_default();
                    let more = Value::new(&object).members();
                    check_new(&more, arguments.parameters()).map_err(|invalid| invalid.within(name))?;
                    let mut own = members.unwrap_or_default();
                    own.extend(more.iter());
                    members = Some(own);
                }
                ArgumentKind::Identifier(_)
                | ArgumentKind::Scalar
                | ArgumentKind::Scalars
                | ArgumentKind::Json
                | ArgumentKind::IsoJson
                | ArgumentKind::File => {}
            }
        }
        payload.body = payload.body.or(members.map(|members| Body::Written(members.finish())));
        Ok(payload)
    }
}

/// Refuses members that an argument of their own gives: the second of two members with one name would win.
fn check_new(members: &Members, parameters: &[Argument]) -> Result<(), Invalid> {
    for Argument { name, kind } in parameters {
        if let ArgumentKind::Member(wire, _) | ArgumentKind::ScalarMember(wire) = kind
            && members.get(wire).is_some()
        {
            return Err(Invalid::new(*wire, format!("is the argument {name}: leave it out here")));
        }
    }
    Ok(())
}

/// An argument that is the whole body.
fn body(name: &'static str, shape: Shape, value: &ArgumentValue) -> Result<Body, Invalid> {
    match (shape, value) {
        (Shape::OptionalObject, ArgumentValue::Undefined) => Ok(Body::Written(b"{}".to_vec())),
        (_, ArgumentValue::Json(json)) => {
            check_shape(name, shape, json)?;
            Ok(Body::OfArgument { name, members: String::new() })
        }
        _ => Err(Invalid::required(name)),
    }
}

/// The JSON text of an argument that is a member of the body.
fn member(name: &str, shape: Shape, value: ArgumentValue) -> Result<Vec<u8>, Invalid> {
    let ArgumentValue::Json(json) = value else { return Err(Invalid::required(name)) };
    check_shape(name, shape, &json)?;
    Ok(json)
}

fn check_shape(name: &str, shape: Shape, json: &[u8]) -> Result<(), Invalid> {
    let value = Value::new(json);
    match shape {
        _ if json == b"null" => Err(Invalid::required(name)),
        Shape::List | Shape::FilledList if !value.is_array() => Err(Invalid::new(name, NOT_AN_ARRAY)),
        Shape::FilledList if json == b"[]" => Err(Invalid::new(name, "must not be empty")),
        Shape::List | Shape::FilledList => Ok(()),
        Shape::OptionalObject if value.is_object() => Ok(()),
        Shape::Object(required) if value.is_object() => {
            let members = value.members();
            required
                .iter()
                .try_for_each(|member| check_member(&members, member))
                .map_err(|invalid| invalid.within(name))
        }
        _ => Err(Invalid::new(name, NOT_AN_OBJECT)),
    }
}

/// Whether a member is given, and neither `null` nor blank text.
#[must_use]
pub fn is_given(members: &Members, name: &str) -> bool {
    let value = members.given(name);
    value.is_some_and(|value| value.text().is_none_or(|text| !is_blank(&text)))
}

/// Checks that a member is given and not blank.
///
/// # Errors
/// A member that is missing, `null`, or blank text.
pub fn check_member(members: &Members, name: &str) -> Result<(), Invalid> {
    let value = members.given(name);
    let value = value.ok_or_else(|| Invalid::required(name))?;
    value.text().map_or(Ok(()), |text| check_present(name, &text))
}

/// The text of a member that is a string and not blank.
///
/// # Errors
/// Any other value, by the member's `name`.
pub fn required_text(members: &Members, name: &str) -> Result<String, Invalid> {
    let value = members.given(name).ok_or_else(|| Invalid::required(name))?;
    let text = value.text().ok_or_else(|| Invalid::new(name, NOT_TEXT))?;
    check_present(name, &text)?;
    Ok(text)
}

/// Checks that an object has no other members than the `known` ones: the API would ignore them.
///
/// # Errors
/// The first unknown member.
pub fn check_only(members: &Members, known: &[&str]) -> Result<(), Invalid> {
    let unknown = members.iter().find(|(name, _)| !is_one_of(name, known));
    unknown.map_or(Ok(()), |(name, _)| Err(Invalid::unsupported(String::from_utf8_lossy(name), known)))
}

/// Checks that an identifier that is a number is a safe integer: a rounded one may identify somebody else.
///
/// # Errors
/// Any other number.
pub fn check_whole_number(value: Value) -> Result<(), Invalid> {
    whole_number(value).map(drop).ok_or_else(|| Invalid::new("", UNSAFE_NUMBER))
}

/// The number that a value is, if it is a safe integer.
#[must_use]
pub fn whole_number(value: Value) -> Option<i64> {
    let number: i64 = str::from_utf8(value.as_bytes()).ok()?.parse().ok()?;
    Some(number).filter(|number| (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(number))
}

/// The JSON text of text, a safe integer or a bigint.
fn scalar_json(name: &str, value: ArgumentValue) -> Result<Vec<u8>, Invalid> {
    match value {
        ArgumentValue::Text(text) => {
            check_present(name, &text)?;
            let mut json = Vec::new();
            push_quoted(&mut json, &text);
            Ok(json)
        }
        other => other.identifier(name, usize::MAX).map(String::into_bytes),
    }
}

/// The text of a value in a query; `None` if there is none.
fn scalar_text(name: &str, value: ArgumentValue, parameter: &QueryParameter) -> Result<Option<String>, Invalid> {
    Ok(match value {
        ArgumentValue::Undefined | ArgumentValue::Null => None,
        ArgumentValue::Text(text) => Some(text).filter(|text| !text.is_empty()),
        other if parameter.is_text => return Err(other.unfit(name, NOT_TEXT)),
        ArgumentValue::Bigint(digits) => Some(digits),
        ArgumentValue::Flag(flag) => Some(flag.to_string()),
        ArgumentValue::Number(number) => {
            let integer = safe_integer(number).ok_or_else(|| Invalid::new(name, UNSAFE_NUMBER))?;
            Some(integer.to_string())
        }
        other => return Err(other.unfit(name, NOT_A_SCALAR)),
    })
}

fn push_queries(query: &mut String, parameters: &[&QueryParameter], value: &ArgumentValue) -> Result<(), Invalid> {
    let json = match value {
        ArgumentValue::Undefined => b"{}",
        ArgumentValue::Json(json) if Value::new(json).is_object() => json.as_slice(),
        _ => return Err(Invalid::new("", NOT_AN_OBJECT)),
    };
    let members = Value::new(json).members();
    let known: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
    check_only(&members, &known)?;
    for parameter in parameters {
        let invalid = |problem: String| Invalid::new(parameter.name, problem);
        let value = members.get(parameter.name).filter(|value| !matches!(value.as_bytes(), b"null" | b"\"\""));
        if let Some(value) = value.filter(|_| parameter.is_time) {
            time::check(value).map_err(invalid)?;
        }
        let text = value.map(|value| json_text(value, parameter)).transpose();
        let text = text.map_err(|problem| invalid(problem.to_owned()))?;
        push_query(query, parameter, text).map_err(invalid)?;
    }
    Ok(())
}

/// The text of a JSON value in a query.
fn json_text(value: Value, parameter: &QueryParameter) -> Result<String, &'static str> {
    match value.as_bytes() {
        _ if parameter.is_text => value.text().ok_or(NOT_TEXT),
        b"true" => Ok("true".to_owned()),
        b"false" => Ok("false".to_owned()),
        _ if value.is_number() => whole_number(value).map(|number| number.to_string()).ok_or(UNSAFE_NUMBER),
        _ => value.text().ok_or(NOT_A_SCALAR),
    }
}

/// The problem of a value that a query cannot hold.
const NOT_A_SCALAR: &str = "must be a string, a number or a boolean";

fn push_query(query: &mut String, parameter: &QueryParameter, text: Option<String>) -> Result<(), String> {
    let Some(text) = text.filter(|text| !parameter.is_required || !is_blank(text)) else {
        return if parameter.is_required { Err("is required".to_owned()) } else { Ok(()) };
    };
    if !parameter.values.is_empty() && !parameter.values.contains(&text.as_str()) {
        return Err(format!("must be one of {}", parameter.values.join(", ")));
    }
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(parameter.wire);
    query.push('=');
    encode_component(query, &text);
    Ok(())
}

#[cfg(test)]
mod tests;
