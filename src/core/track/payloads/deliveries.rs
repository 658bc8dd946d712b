//! Reports about deliveries.

use crate::core::{
    error::Invalid,
    http::{ArgumentValue, Arguments, EventIds, NOT_A_FLAG, Payload, required_text},
    json::Value,
    time::check_time,
};

/// `metric`: what happened to a delivery.
///
/// # Errors
/// The first member that cannot be sent.
pub fn delivery_metric(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let metric = arguments.object("metric")?;
    let members = Value::new(&metric).members();
    let checked = check_time(&members, "timestamp").and_then(|()| required_text(&members, "delivery_id"));
    checked.map_err(|invalid| invalid.within("metric"))?;
    Ok(Payload::from_argument("metric"))
}

/// `event`: what happened to a push message.
///
/// # Errors
/// The first member that cannot be sent.
pub fn push_event(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let event = arguments.object("event")?;
    let members = Value::new(&event).members();
    check_time(&members, "timestamp").map_err(|invalid| invalid.within("event"))?;
    Ok(Payload::from_argument("event"))
}

/// `unsubscribe`: `true` by default.
///
/// # Errors
/// A value that is not a boolean.
pub fn unsubscribe(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let is_unsubscribed = match arguments.take("unsubscribe") {
        ArgumentValue::Undefined => true,
        ArgumentValue::Flag(flag) => flag,
        _ => return Err(Invalid::new("unsubscribe", NOT_A_FLAG)),
    };
    Ok(Payload::json(format!("{{\"unsubscribe\":{is_unsubscribed}}}").into_bytes()))
}
