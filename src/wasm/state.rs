//! What one client holds, shared by its calls.

use wasm_bindgen::JsValue;

use super::{hooks::Hooks, host::Record, region::AutoRegion};
use crate::core::{
    base::Base,
    headers::Headers,
    request::{Body, Sender},
    retry::Policy,
};

/// Where a client sends to.
pub enum Target {
    Fixed(Base),
    Auto(AutoRegion),
}

/// What one client holds.
pub struct State {
    pub sender: Sender,
    pub target: Target,
    /// A function, or `undefined` for the global one.
    pub fetch: JsValue,
    /// Milliseconds for an attempt of a typed call, 0 for none.
    pub timeout: u32,
    pub policy: Policy,
    /// The timeouts that the caller set: those of raw requests, which have none of themselves.
    pub raw_timeout: u32,
    pub raw_total_timeout: u32,
    pub event_ids: bool,
    pub hooks: Hooks,
    /// Whether the host isolates requests from each other.
    pub isolated: bool,
    pub typed_headers: TypedHeaders,
}

/// The headers of typed calls as plain objects, made once: they are the same for all.
pub struct TypedHeaders {
    json: JsValue,
    bare: JsValue,
    public: JsValue,
}

impl TypedHeaders {
    pub fn of(sender: &Sender) -> Self {
        let object = |kind, auth| to_object(&sender.headers(kind, &[], auth));
        Self { json: object(Body::Json, true), bare: object(Body::None, true), public: object(Body::Json, false) }
    }

    /// Those of a call that has a body of JSON or none.
    pub fn get(&self, kind: Body, auth: bool) -> &JsValue {
        match (kind, auth) {
            (_, false) => &self.public,
            (Body::None, true) => &self.bare,
            _ => &self.json,
        }
    }
}

/// Headers as a plain object.
pub fn to_object(headers: &Headers) -> JsValue {
    let copy = Record::new();
    for (name, value) in headers {
        copy.set_text(name, value);
    }
    copy.into()
}
