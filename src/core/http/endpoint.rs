//! Endpoints: one row of a table for each call of an API.

use super::{Argument, Arguments, Idempotency, Method, ResponseType};
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

/// The error for an action without a row.
#[must_use]
pub fn not_a_call() -> Invalid {
    Invalid::new("action", "is not a call of this API")
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
    pub fn from_argument(name: &'static str) -> Self {
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
    /// The request without a body whose path is the template as it stands.
    #[must_use]
    pub fn bare(endpoint: &Endpoint) -> Self {
        Self { path: endpoint.template.to_owned(), body: None, idempotency: endpoint.idempotency(), operations: None }
    }
}

impl Endpoint {
    /// A row with the defaults: it authenticates, and its response is JSON.
    #[must_use]
    pub const fn new(
        action: &'static str,
        method: Method,
        template: &'static str,
        arguments: &'static [Argument],
        payload: PayloadBuilder,
    ) -> Self {
        Self {
            action,
            method,
            template,
            arguments,
            idempotency: None,
            authenticates: true,
            response_type: ResponseType::Json,
            rate_class: RateClass::Default,
            payload,
        }
    }

    /// The same row for a call that is idempotent although its HTTP method is not.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotency = Some(Idempotency::Idempotent);
        self
    }

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
        let idempotency = idempotency.unwrap_or_else(|| self.idempotency());
        Ok(Prepared { path, body, idempotency, operations })
    }

    /// Whether a call may be processed twice, unless its payload says otherwise.
    fn idempotency(&self) -> Idempotency {
        self.idempotency.unwrap_or_else(|| self.method.idempotency())
    }

    /// The path with its parameters filled in.
    ///
    /// # Errors
    /// The first argument that cannot be a path segment.
    fn fill(&self, arguments: &Arguments) -> Result<String, Invalid> {
        let mut path = String::with_capacity(self.template.len() + 16);
        for segment in self.template.split('/').skip(1) {
            path.push('/');
            match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(name) => arguments.push_segment(&mut path, name)?,
                None => path.push_str(segment),
            }
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::{ArgumentKind, ArgumentValue, percent::tests::decode_component};
    use proptest::prelude::*;

    const DEVICE: Endpoint = Endpoint::new(
        "deleteDevice",
        Method::DELETE,
        "/api/customers/{customerId}/devices/{deviceToken}",
        &[
            Argument { name: "customerId", kind: ArgumentKind::Identifier(150) },
            Argument { name: "deviceToken", kind: ArgumentKind::Identifier(usize::MAX) },
        ],
        Payload::none,
    );

    fn path(values: &[&str]) -> Result<String, Invalid> {
        let values = values.iter().map(|text| ArgumentValue::Text((*text).to_owned())).collect();
        DEVICE.prepare(Arguments::new(DEVICE.arguments, values), &mut || Ok(None)).map(|prepared| prepared.path)
    }

    #[test]
    fn parameters_are_filled_in_by_their_names() {
        assert_eq!(path(&["4 2", "a/b"]).unwrap(), "/api/customers/4%202/devices/a%2Fb");
        assert_eq!(path(&["42"]).unwrap_err().argument, "deviceToken");
    }

    proptest! {
        #[test]
        fn a_filled_template_has_its_segments(id in "\\PC{1,40}", token in "\\PC{1,40}") {
            if let Ok(path) = path(&[&id, &token]) {
                let segments: Option<Vec<_>> = path.split('/').map(decode_component).collect();
                let expected = ["", "api", "customers", &id, "devices", &token].map(str::to_owned);
                prop_assert_eq!(segments, Some(expected.to_vec()));
            }
        }
    }
}
