//! The sender of a body: a known person, or an anonymous visitor with the relay's cookie.

use super::verdict::BodyError;
use crate::core::{
    bulk::BulkApi,
    json::{Object, Value},
    track::{TrackOperations, text_ids},
};

/// The sender of a body.
#[derive(Debug)]
pub struct Visitor {
    /// The identifiers of the operations, as JSON.
    pub identifiers: Vec<u8>,
    /// Whether it is a known person.
    pub is_known: bool,
    /// The operation that adds the anonymous history to the person, if there is one.
    pub join: Option<Vec<u8>>,
}

impl Visitor {
    /// Reads `{"identifiers":{…},"anonymous_id":"…"}`, which has at least one of the two. The `anonymous_id` is from the relay's cookie.
    ///
    /// # Errors
    /// Identifiers that do not identify a person.
    pub fn read(text: Value) -> Result<Self, BodyError> {
        let members = text.members();
        let anonymous_id = members.get("anonymous_id").and_then(Value::text);
        let Some(identifiers) = members.get("identifiers") else {
            let identifiers = Object::new().text("anonymous_id", &anonymous_id.unwrap_or_default()).finish();
            return Ok(Self { identifiers, is_known: false, join: None });
        };
        if !identifiers.is_well_formed() {
            return Err(BodyError::Identity(
                "identifiers contain a lone surrogate (half of a character), which UTF-8 cannot encode".to_owned(),
            ));
        }
        let given = identify(identifiers.as_bytes(), None);
        let checked = TrackOperations { event_ids: true }.check(&given);
        checked.map_err(|invalid| BodyError::Identity(format!("{} {}", invalid.argument, invalid.problem)))?;
        let identifiers = text_ids(identifiers);
        let join = anonymous_id.map(|id| identify(&identifiers, Some(&id)));
        Ok(Self { identifiers, is_known: true, join })
    }
}

/// The operation that identifies a person, and adds the events of an anonymous visitor.
fn identify(identifiers: &[u8], anonymous_id: Option<&str>) -> Vec<u8> {
    let operation = Object::new().text("type", "person").text("action", "identify").json("identifiers", identifiers);
    match anonymous_id {
        Some(id) => operation.json("attributes", &Object::new().text("anonymous_id", id).finish()),
        None => operation,
    }
    .finish()
}
