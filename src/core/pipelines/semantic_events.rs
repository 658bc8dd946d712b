//! The [semantic events](https://docs.customer.io/integrations/data-in/semantic-events/cio-journeys/), which Customer.io acts on. Outside
//! strict mode, one that lacks what it needs gets a 200 and is dropped.

use super::identifiers::is_id;
use crate::core::{
    error::Invalid,
    http::{Idempotency, check_object, required_text},
    json::{Members, Value},
};

/// A semantic event.
struct SemanticEvent {
    name: &'static str,
    /// Whether it is about a person with a `userId`.
    needs_user: bool,
    /// What it is about, besides a person.
    about: About,
    idempotency: Idempotency,
}

/// What an event is about, besides a person.
enum About {
    /// Nothing else.
    Person,
    /// The device whose token is in its context.
    Device,
    /// The object whose id is in its properties.
    Object,
    /// Its properties. The reference requires none of them by name.
    Properties,
}

const fn change(name: &'static str, needs_user: bool, about: About) -> SemanticEvent {
    SemanticEvent { name, needs_user, about, idempotency: Idempotency::Idempotent }
}

const fn report(name: &'static str) -> SemanticEvent {
    SemanticEvent { name, needs_user: false, about: About::Properties, idempotency: Idempotency::NonIdempotent }
}

static EVENTS: [SemanticEvent; 9] = [
    change("Device Created or Updated", true, About::Device),
    change("Device Deleted", true, About::Device),
    change("Object Deleted", false, About::Object),
    change("Relationship Deleted", true, About::Object),
    report("Report Content Event"),
    report("Report Delivery Event"),
    change("User Deleted", true, About::Person),
    change("User Suppressed", true, About::Person),
    change("User Unsuppressed", true, About::Person),
];

/// Checks an event by its name. Returns whether it may be processed twice; `None` for an event that is not semantic. `default_context` has
/// what the event's own context lacks.
///
/// # Errors
/// What it needs and lacks, by its path.
pub fn check(name: &str, members: &Members, default_context: Value) -> Result<Option<Idempotency>, Invalid> {
    let Some(event) = EVENTS.iter().find(|event| event.name == name) else { return Ok(None) };
    let required = |path: String| Invalid::new(path, format!("is required for the event \"{name}\""));
    if event.needs_user && !is_id(members, "userId")? {
        return Err(required("userId".to_owned()));
    }
    match event.about {
        About::Person => {}
        About::Device => {
            let own = members.given("context").and_then(|context| context.members().get("device"));
            let device = own.or_else(|| default_context.members().get("device"));
            let device = device.ok_or_else(|| required("context.device".to_owned()))?;
            let token = check_object(device).and_then(|()| required_text(&device.members(), "token"));
            token.map_err(|invalid| invalid.within("context.device"))?;
        }
        About::Object | About::Properties => {
            let properties = members.given("properties").ok_or_else(|| required("properties".to_owned()))?;
            check_object(properties).map_err(|invalid| invalid.within("properties"))?;
            let has_id = || is_id(&properties.members(), "objectId").map_err(|invalid| invalid.within("properties"));
            if matches!(event.about, About::Object) && !has_id()? {
                return Err(required("properties.objectId".to_owned()));
            }
        }
    }
    Ok(Some(event.idempotency))
}
