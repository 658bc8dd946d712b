//! Endpoints: one row of a table for each call of an API.

use super::{Argument, Arguments, Idempotency, Method, ResponseType, percent::decode_component};
use crate::core::{error::Invalid, ulid::Ulid};

/// A call of an API.
#[derive(Debug)]
pub struct Endpoint {
    /// The public method's name. Error messages begin with it.
    pub action: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path as an OpenAPI template: `/api/v1/customers/{customerId}/devices`. Its parameters are [arguments](Self::arguments).
    pub template: &'static str,
    /// The public method's parameters, in order.
    pub arguments: &'static [Argument],
    /// The call's idempotency, if it differs from the method's. The payload may override it.
    pub idempotency: Option<Idempotency>,
    /// Whether the call carries the credentials.
    pub authenticates: bool,
    /// How a success is read.
    pub response_type: ResponseType,
    /// The rate limit that it counts towards.
    pub rate_class: RateClass,
    /// Builds the query and the body.
    pub payload: PayloadBuilder,
}

/// Customer.io's rate limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateClass {
    /// The limit of a workspace.
    Default,
    /// The limit of transactional messages.
    Send,
    /// The limit of broadcast triggers.
    Broadcast,
}

/// Builds a payload from the arguments that are not in the path.
pub type PayloadBuilder = fn(&mut Arguments, &mut EventIds) -> Result<Payload, Invalid>;

/// Draws an event id; `None` if events get none.
pub type EventIds<'a> = dyn FnMut() -> Result<Option<Ulid>, Invalid> + 'a;

/// The JSON text of a request's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Text that the core has written.
    Written(Vec<u8>),
    /// The text of an argument that is an object, which the host still has, with `members` inserted first: `"id":"1",`.
    OfArgument {
        /// The name of the argument.
        name: &'static str,
        /// Members as JSON text, each with a comma after it.
        members: String,
    },
}

/// What a call sends besides its path.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Payload {
    /// The body.
    pub body: Option<Body>,
    /// The query, encoded and without its question mark.
    pub query: String,
    /// The call's idempotency, if the payload decides it.
    pub idempotency: Option<Idempotency>,
    /// The number of operations in the body, if it is a batch.
    pub operations: Option<usize>,
}

impl Payload {
    /// No body.
    ///
    /// # Errors
    /// None: the signature is that of a builder.
    pub fn none(_: &mut Arguments, _: &mut EventIds) -> Result<Self, Invalid> {
        Ok(Self::default())
    }

    /// The body `{}`.
    ///
    /// # Errors
    /// None: the signature is that of a builder.
    pub fn empty(_: &mut Arguments, _: &mut EventIds) -> Result<Self, Invalid> {
        Ok(Self::json(b"{}".to_vec()))
    }

    /// A body that the core has written.
    #[must_use]
    pub fn json(body: Vec<u8>) -> Self {
        Self { body: Some(Body::Written(body)), ..Self::default() }
    }

    /// A body that is the text of an argument.
    #[must_use]
    pub fn of_argument(name: &'static str) -> Self {
        Self { body: Some(Body::OfArgument { name, members: String::new() }), ..Self::default() }
    }
}

/// A checked request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// Path and query below the base URL.
    pub path: String,
    /// The body.
    pub body: Option<Body>,
    /// Whether it may be processed twice.
    pub idempotency: Idempotency,
    /// The number of operations in the body, if it is a batch.
    pub operations: Option<usize>,
}

impl Prepared {
    /// The request of an endpoint that takes no arguments.
    #[must_use]
    pub fn bare(endpoint: &Endpoint) -> Self {
        let idempotency = endpoint.method.idempotency();
        Self { path: endpoint.template.to_owned(), body: None, idempotency, operations: None }
    }
}

impl Endpoint {
    /// The row of an action.
    #[must_use]
    pub fn find(table: &'static [Self], action: &str) -> Option<&'static Self> {
        table.iter().find(|endpoint| endpoint.action == action)
    }

    /// Builds the request of a call with these arguments.
    ///
    /// # Errors
    /// The first argument that cannot be sent.
    pub fn prepare(&self, mut arguments: Arguments, event_ids: &mut EventIds) -> Result<Prepared, Invalid> {
        let mut path = self.fill(&arguments)?;
        let Payload { body, query, idempotency, operations } = (self.payload)(&mut arguments, event_ids)?;
        if !query.is_empty() {
            path = format!("{path}?{query}");
        }
        let idempotency = idempotency.or(self.idempotency).unwrap_or_else(|| self.method.idempotency());
        Ok(Prepared { path, body, idempotency, operations })
    }

    /// The path with its parameters filled in.
    ///
    /// # Errors
    /// The first argument that cannot be a path segment.
    fn fill(&self, arguments: &Arguments) -> Result<String, Invalid> {
        let mut path = String::with_capacity(self.template.len() + 16);
        for segment in self.template.split('/').skip(1) {
            path.push('/');
            match parameter(segment) {
                Some(name) => arguments.push_segment(&mut path, name)?,
                None => path.push_str(segment),
            }
        }
        Ok(path)
    }

    /// The values of the template's parameters in a path, decoded; `None` if the path is not one of this endpoint.
    #[must_use]
    pub fn matches(&self, path: &str) -> Option<Vec<String>> {
        let mut values = Vec::new();
        let (mut segments, mut expected) = (path.split('/'), self.template.split('/'));
        loop {
            match (segments.next(), expected.next()) {
                (None, None) => return Some(values),
                (Some(segment), Some(template)) => match parameter(template) {
                    Some(_) if segment.is_empty() => return None,
                    Some(_) => values.push(decode_component(segment)?),
                    None if segment == template => {}
                    None => return None,
                },
                _ => return None,
            }
        }
    }
}

/// The name of a parameter that is a whole segment: `{customerId}`.
fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::{Kind, Value};
    use proptest::prelude::*;

    const DEVICE: Endpoint = Endpoint {
        action: "deleteDevice",
        method: Method::DELETE,
        template: "/api/customers/{customerId}/devices/{deviceToken}",
        arguments: &[
            Argument { name: "customerId", kind: Kind::Identifier(150) },
            Argument { name: "deviceToken", kind: Kind::Identifier(usize::MAX) },
        ],
        idempotency: None,
        authenticates: true,
        response_type: ResponseType::Json,
        rate_class: RateClass::Default,
        payload: Payload::none,
    };

    fn path(values: &[&str]) -> Result<String, Invalid> {
        let values = values.iter().map(|text| Value::Text((*text).to_owned())).collect();
        DEVICE.prepare(Arguments::new(DEVICE.arguments, values), &mut || Ok(None)).map(|prepared| prepared.path)
    }

    #[test]
    fn parameters_are_filled_in_by_their_names() {
        assert_eq!(path(&["4 2", "a/b"]).unwrap(), "/api/customers/4%202/devices/a%2Fb");
        assert_eq!(path(&["42"]).unwrap_err().argument, "deviceToken");
    }

    #[test]
    fn only_paths_of_the_endpoint_match() {
        assert_eq!(DEVICE.matches("/api/customers/4%202/devices/a%2Fb"), Some(vec!["4 2".into(), "a/b".into()]));
        for path in [
            "/api/customers/1/devices",
            "/api/customers/1/devices/2/3",
            "/api/customers//devices/2",
            "/api/people/1/devices/2",
            "/api/customers/%FF/devices/2",
        ] {
            assert_eq!(DEVICE.matches(path), None, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_filled_template_matches_backwards(id in "\\PC{1,40}", token in "\\PC{1,40}") {
            if let Ok(path) = path(&[&id, &token]) {
                prop_assert_eq!(DEVICE.matches(&path), Some(vec![id, token]));
            }
        }
    }
}
