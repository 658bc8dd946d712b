//! Checks messages and adds what they lack: ids, times, the context and, in a page, the key.

use super::{
    limits::{BATCH_BYTES, MESSAGE_BYTES},
    messages::{Item, MessageKind},
};
use crate::core::{
    error::Invalid,
    http::{Arguments, Body, Endpoint, EventIds, Idempotency, Prepared, check_bytes},
    iso_time::iso_text,
    json::{Array, Members, Object, Value},
};

/// The members of a message that the client writes itself.
const WRITTEN: [&[u8]; 3] = [b"messageId", b"timestamp", b"context"];

/// Further members that it writes in a page.
const WRITTEN_IN_PAGE: [&[u8]; 3] = [b"type", b"sentAt", b"writeKey"];

/// The times for a message without times.
#[derive(Debug, Clone, Copy)]
pub struct Times<'a> {
    /// When it happened.
    pub timestamp: &'a str,
    /// When it is sent. Only a page adds it: with it, the server can correct a visitor's wrong clock.
    pub sent_at: &'a str,
}

/// A source of messages, which is what Customer.io calls the owner of a write key.
#[derive(Debug, Clone)]
pub struct Source {
    /// The context of each message, as the JSON text of an object.
    default_context: Vec<u8>,
    /// The key, in a page.
    key_of_page: Option<String>,
}

impl Source {
    /// A source with a context for each message, as the JSON text of an object. In a page, the body has the key: with an `Authorization`
    /// header, the browser would send a CORS preflight first.
    #[must_use]
    pub const fn new(default_context: Vec<u8>, key_of_page: Option<String>) -> Self {
        Self { default_context, key_of_page }
    }

    /// The context of each message.
    #[must_use]
    pub fn default_context(&self) -> Value<'_> {
        Value::new(&self.default_context)
    }

    /// Whether the body has the key.
    #[must_use]
    pub const fn is_page(&self) -> bool {
        self.key_of_page.is_some()
    }

    /// Builds the request of a call with these arguments. What it adds is the same in each attempt.
    ///
    /// # Errors
    /// The first argument that cannot be sent, or is too long.
    pub fn prepare(
        &self,
        endpoint: &Endpoint,
        arguments: Arguments,
        event_ids: &mut EventIds,
    ) -> Result<Prepared, Invalid> {
        let mut prepared = endpoint.prepare(arguments, event_ids)?;
        if let Some(Body::Written(json)) = &prepared.body {
            let value = Value::new(json);
            let (body, idempotency) = match MessageKind::named(endpoint.action.as_bytes()) {
                Some(kind) => self.single(value, kind, event_ids)?,
                None => self.batch(value, event_ids)?,
            };
            prepared.body = Some(body);
            prepared.idempotency = idempotency;
        }
        prepared.path = self.path(endpoint);
        Ok(prepared)
    }

    /// The path of an endpoint. A page uses those of Customer.io's browser SDK, which accept the key in the body: `/v1/t` for `/v1/track`.
    #[must_use]
    pub fn path(&self, endpoint: &Endpoint) -> String {
        let letter = endpoint.action.get(..1).unwrap_or_default();
        if self.is_page() { format!("/v1/{letter}") } else { endpoint.template.to_owned() }
    }

    /// The body of a call with one message. Most messages have none of the members that the client writes: then the host puts those before
    /// the text that it still has, and nothing is copied out of the core.
    fn single(
        &self,
        value: Value,
        kind: &MessageKind,
        event_ids: &mut EventIds,
    ) -> Result<(Body, Idempotency), Invalid> {
        let members = value.members();
        let idempotency = kind.check(&members, self.default_context()).map_err(|invalid| invalid.within("payload"))?;
        let body = if members.iter().any(|(name, _)| self.is_written(name)) {
            let message = self.with_key(self.message(&members, kind.name, event_ids)?).finish();
            check_bytes("payload", message.len(), MESSAGE_BYTES)?;
            Body::Written(message)
        } else {
            let added = self.message(&Value::new(b"{}").members(), kind.name, event_ids)?;
            let members = self.with_key(added).into_members();
            check_bytes("payload", members.len() + value.as_bytes().len(), MESSAGE_BYTES)?;
            Body::OfArgument { name: "payload", members }
        };
        Ok((body, idempotency))
    }

    fn batch(&self, items: Value, event_ids: &mut EventIds) -> Result<(Body, Idempotency), Invalid> {
        let items = items.items();
        if items.is_empty() {
            return Err(Invalid::new("items", "must not be empty"));
        }
        let mut batch = Array::default();
        let mut worst = Idempotency::ReadOnly;
        for (index, item) in items.into_iter().enumerate() {
            let path = format!("items[{index}]");
            let Item { members, kind, idempotency } =
                Item::read(item, self.default_context()).map_err(|invalid| invalid.within(&path))?;
            let message = self.message(&members, kind.name, event_ids)?.finish();
            check_bytes(&path, message.len(), MESSAGE_BYTES)?;
            batch.push(&message);
            worst = worst.max(idempotency);
        }
        let body = self.with_key(Object::new().json("batch", &batch.finish())).finish();
        check_bytes("items", body.len(), BATCH_BYTES)?;
        Ok((Body::Written(body), worst))
    }

    /// A message of a kind, with everything that the client adds.
    fn message(&self, members: &Members, kind: &str, event_ids: &mut EventIds) -> Result<Object, Invalid> {
        let needs_id = needs_id(members);
        // A ULID has both: an id and a time.
        let needs_time = |name| members.given(name).is_none();
        let is_drawn = needs_id || needs_time("timestamp") || self.is_page() && needs_time("sentAt");
        let drawn = if is_drawn { event_ids()? } else { None };
        let (id, now) = drawn.map(|ulid| (ulid.text(), iso_text(ulid.milliseconds()))).unwrap_or_default();
        let message = self.complete(members, kind, Times { timestamp: &now, sent_at: &now });
        Ok(if needs_id { message.text("messageId", &id) } else { message })
    }

    /// A message of a kind, with everything that the client adds except the id that it [may need](needs_id).
    pub fn complete(&self, members: &Members, kind: &str, times: Times) -> Object {
        let mut message = Object::new();
        if self.is_page() {
            message = message.text("type", kind);
        }
        message.extend(members.iter().filter(|(name, _)| !self.is_written(name)));
        if let Some(id) = members.given("messageId") {
            message.push(b"messageId", id.as_bytes());
        }
        message = json_or_text(message, "timestamp", members.given("timestamp"), times.timestamp);
        if self.is_page() {
            message = json_or_text(message, "sentAt", members.given("sentAt"), times.sent_at);
        }
        let context = members.given("context").map(Value::members);
        message.json("context", &self.context(context.as_ref()))
    }

    /// Whether the client writes a member of this name.
    fn is_written(&self, name: &[u8]) -> bool {
        WRITTEN.contains(&name) || self.is_page() && WRITTEN_IN_PAGE.contains(&name)
    }

    /// The context of a message: the client's members, replaced by the message's `own` members of the same name.
    fn context(&self, own: Option<&Members>) -> Vec<u8> {
        let mut context = Object::new();
        let is_own = |name: &[u8]| own.is_some_and(|own| own.iter().any(|(other, _)| other == name));
        for (name, value) in self.default_context().members().iter() {
            if name != b"library" && !is_own(name) {
                context.push(name, value.as_bytes());
            }
        }
        context.extend(own.iter().flat_map(|own| own.iter()).filter(|(name, _)| *name != b"library"));
        let library = own.and_then(|own| own.given("library"));
        match library {
            Some(library) => context.json("library", library.as_bytes()),
            None => context.json("library", &own_library()),
        }
        .finish()
    }

    /// A body with the key, in a page.
    #[must_use]
    pub fn with_key(&self, body: Object) -> Object {
        match &self.key_of_page {
            Some(key) => body.text("writeKey", key),
            None => body,
        }
    }
}

/// Whether a message has no id of its own.
pub fn needs_id(members: &Members) -> bool {
    members.given("messageId").is_none()
}

fn json_or_text(object: Object, name: &str, json: Option<Value>, text: &str) -> Object {
    match json {
        Some(json) => object.json(name, json.as_bytes()),
        None => object.text(name, text),
    }
}

fn own_library() -> Vec<u8> {
    Object::new().text("name", env!("CARGO_PKG_NAME")).text("version", env!("CARGO_PKG_VERSION")).finish()
}
