//! Constructors for the rows of the endpoint tables.

use crate::core::http::{
    Argument, ArgumentKind, Endpoint, Idempotency, Method, Payload, PayloadBuilder, QueryParameter, RateClass,
    ResponseType, Shape,
};

pub const fn get(action: &'static str, template: &'static str, arguments: &'static [Argument]) -> Endpoint {
    row(action, Method::GET, template, arguments)
}

pub const fn post(action: &'static str, template: &'static str, arguments: &'static [Argument]) -> Endpoint {
    row(action, Method::POST, template, arguments)
}

pub const fn put(action: &'static str, template: &'static str, arguments: &'static [Argument]) -> Endpoint {
    row(action, Method::PUT, template, arguments)
}

pub const fn delete(action: &'static str, template: &'static str, arguments: &'static [Argument]) -> Endpoint {
    row(action, Method::DELETE, template, arguments)
}

const fn row(action: &'static str, method: Method, template: &'static str, arguments: &'static [Argument]) -> Endpoint {
    Endpoint::new(action, method, template, arguments, Payload::from_parameters)
}

/// A `POST` that changes nothing.
pub const fn reads(mut endpoint: Endpoint) -> Endpoint {
    endpoint.idempotency = Some(Idempotency::ReadOnly);
    endpoint
}

/// A call that counts towards the rate limit of transactional messages.
pub const fn send(mut endpoint: Endpoint) -> Endpoint {
    endpoint.rate_class = RateClass::Send;
    endpoint
}

/// A call that counts towards the rate limit of broadcasts.
pub const fn broadcast(mut endpoint: Endpoint) -> Endpoint {
    endpoint.rate_class = RateClass::Broadcast;
    endpoint
}

/// A call whose response is a file.
pub const fn binary(mut endpoint: Endpoint) -> Endpoint {
    endpoint.response_type = ResponseType::Binary;
    endpoint
}

/// A call with a payload builder of its own.
pub const fn with_payload(mut endpoint: Endpoint, payload: PayloadBuilder) -> Endpoint {
    endpoint.payload = payload;
    endpoint
}

/// A call whose body is `{}`, as in the official client.
pub const fn with_empty_body(endpoint: Endpoint) -> Endpoint {
    with_payload(endpoint, Payload::empty)
}

/// An identifier in the path.
pub const fn id(name: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::Identifier(usize::MAX) }
}

/// A query parameter that is an argument of its own.
pub const fn one(parameter: &'static QueryParameter) -> Argument {
    Argument { name: parameter.name, kind: ArgumentKind::Query(parameter) }
}

/// The argument `query`: an object of query parameters.
pub const fn queries(parameters: &'static [&'static QueryParameter]) -> Argument {
    Argument { name: "query", kind: ArgumentKind::Queries(parameters) }
}

/// The whole body.
pub const fn body(name: &'static str, shape: Shape) -> Argument {
    Argument { name, kind: ArgumentKind::Body(shape) }
}

/// A member of the body.
pub const fn member(name: &'static str, wire: &'static str, shape: Shape) -> Argument {
    Argument { name, kind: ArgumentKind::Member(wire, shape) }
}

/// A member of the body that is text or a number.
pub const fn scalar_member(name: &'static str, wire: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::ScalarMember(wire) }
}

/// More members of the body.
pub const fn members(name: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::Members }
}

/// Free-form data, which the row's payload builder reads.
pub const fn json(name: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::Json }
}

/// A file and its description.
pub const fn file(name: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::File }
}
