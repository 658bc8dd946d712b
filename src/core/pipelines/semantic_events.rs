//! The [semantic events](https://docs.customer.io/integrations/data-in/semantic-events/cio-journeys/), which Customer.io acts on. Outside
//! strict mode, one that lacks what it needs gets a 200 and is dropped.

use super::identifiers::is_id;
use crate::core::{
    error::Invalid,
    http::{Idempotency, check_object},
    json::Members,
};

/// A semantic event.
struct SemanticEvent {
    name: &'static str,
    /// Whether it is about a person with a `userId`.
    needs_user: bool,
    /// The properties that it needs.
    properties: &'static [&'static str],
    idempotency: Idempotency,
}

const fn change(name: &'static str, needs_user: bool, properties: &'static [&'static str]) -> SemanticEvent {
    SemanticEvent { name, needs_user, properties, idempotency: Idempotency::Idempotent }
}

static EVENTS: [SemanticEvent; 8] = [
    // Their `context.device` may be that of the client's default context.
    change("Device Created or Updated", true, &[]),
    change("Device Deleted", true, &[]),
    change("Object Deleted", false, &["objectId"]),
    change("Relationship Deleted", true, &["objectId"]),
    change("User Deleted", true, &[]),
    change("User Suppressed", true, &[]),
    change("User Unsuppressed", true, &[]),
    // The reference requires none of its properties.
    SemanticEvent { idempotency: Idempotency::NonIdempotent, ..change("Report Delivery Event", false, &[]) },
];

/// Checks an event by its name. Returns whether it may be processed twice; `None` for an event that is not semantic.
///
/// # Errors
/// What it needs and lacks, by its path.
pub fn check(name: &str, members: &Members) -> Result<Option<Idempotency>, Invalid> {
    let Some(event) = EVENTS.iter().find(|event| event.name == name) else { return Ok(None) };
    let required = |path: String| Invalid::new(path, format!("is required for the event \"{name}\""));
    if event.needs_user && !is_id(members, "userId")? {
        return Err(required("userId".to_owned()));
    }
    if !event.properties.is_empty() {
        let properties = members.given("properties").ok_or_else(|| required("properties".to_owned()))?;
        check_object(properties).map_err(|invalid| invalid.within("properties"))?;
        for property in event.properties {
            let is_there = is_id(&properties.members(), property).map_err(|invalid| invalid.within("properties"))?;
            if !is_there {
                return Err(required(format!("properties.{property}")));
            }
        }
    }
    Ok(Some(event.idempotency))
}
