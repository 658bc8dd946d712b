//! A call that is batched.

use super::translate::{Translation, translate};
use crate::core::{
    error::Invalid,
    http::{Argument, ArgumentKind, ArgumentValue, Arguments, Body, Endpoint, EventIds, Idempotency, Prepared},
    json::{Value, with_members},
    track::endpoints::ENDPOINTS,
};

/// A call that has been checked.
#[derive(Debug)]
pub struct BatchedCall {
    /// Its row.
    pub endpoint: &'static Endpoint,
    /// How it is sent.
    pub content: Content,
    /// The hashes of the people and objects that it is about.
    pub subjects: Vec<u32>,
    /// Whether it may be processed twice.
    pub idempotency: Idempotency,
}

/// How a call is sent.
#[derive(Debug)]
pub enum Content {
    /// As this operation, in a batch.
    Operation(Vec<u8>),
    /// As its own request, as without `batching`: no operation does exactly the same.
    Request(Prepared),
}

impl BatchedCall {
    /// Checks a call as without `batching`, and translates it. `values` are the arguments of its row.
    ///
    /// # Errors
    /// The first argument that cannot be sent.
    pub fn read(
        endpoint: &'static Endpoint,
        values: Vec<ArgumentValue>,
        event_ids: &mut EventIds,
    ) -> Result<Self, Invalid> {
        let text =
            |value: &ArgumentValue| if let ArgumentValue::Json(text) = value { Some(text.clone()) } else { None };
        // A batched call has at most one argument that is JSON.
        let text = values.iter().find_map(text).unwrap_or_default();
        let arguments = Arguments::new(endpoint.arguments, values);
        let is_identifier = |argument: &&Argument| matches!(argument.kind, ArgumentKind::Identifier(_));
        let in_path = endpoint.arguments.iter().filter(is_identifier);
        let in_path: Vec<_> = in_path.filter_map(|argument| arguments.identifier(argument.name)).collect();
        let mut prepared = endpoint.prepare(arguments, event_ids)?;
        let idempotency = prepared.idempotency;
        let (text, added) = match prepared.body.take() {
            Some(Body::OfArgument { members, .. }) => (text, members),
            Some(Body::Written(body)) => (body, String::new()),
            None => (Vec::new(), String::new()),
        };
        let Translation { operation, subjects } = translate(endpoint, &in_path, &text, &added);
        if operation.is_none() && !text.is_empty() {
            prepared.body = Some(Body::Written(with_members(&text, &added)));
        }
        let content = operation.map_or(Content::Request(prepared), Content::Operation);
        Ok(Self { endpoint, content, subjects, idempotency })
    }
}

/// Reads a call that the host has written as a JSON array: the action and its arguments. No argument is `undefined`, except at the end, or
/// a number that is not a safe integer. `None` for any other text.
#[must_use]
pub fn parse(text: &[u8]) -> Option<(&'static Endpoint, Vec<ArgumentValue>)> {
    let items = Value::new(text).items();
    let (action, arguments) = items.split_first()?;
    let endpoint = ENDPOINTS.iter().find(|endpoint| Some(endpoint.action.as_bytes()) == action.quoted())?;
    let values = endpoint.arguments.iter().enumerate().map(|(index, argument)| {
        arguments.get(index).map_or(ArgumentValue::Undefined, |value| read_value(argument.kind, *value))
    });
    Some((endpoint, values.collect()))
}

/// The value of an argument, converted as the boundary does without `batching`.
fn read_value(kind: ArgumentKind, value: Value) -> ArgumentValue {
    if kind.is_json() {
        return ArgumentValue::Json(value.as_bytes().to_vec());
    }
    if let Some(text) = value.text() {
        return ArgumentValue::Text(text);
    }
    match value.as_bytes() {
        b"null" => ArgumentValue::Null,
        b"true" => ArgumentValue::Flag(true),
        b"false" => ArgumentValue::Flag(false),
        #[expect(clippy::cast_precision_loss, reason = "the host writes only safe integers")]
        digits => {
            let whole = str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i64>().ok());
            whole.map_or(ArgumentValue::Other, |whole| ArgumentValue::Number(whole as f64))
        }
    }
}
