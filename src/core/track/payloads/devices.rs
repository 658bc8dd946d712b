//! Devices.

use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload},
    json::{Object, Value},
    time::check_time,
};

/// `deviceId`, `platform` and `details`: all details except `last_used` are attributes of the device.
///
/// # Errors
/// The first argument that cannot be sent.
pub fn device(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    // The API documents no limit, and tokens can exceed the limit for people.
    let id = arguments.take("deviceId").identifier("deviceId", usize::MAX)?;
    let platform = arguments.present_text("platform")?;
    let mut device = Object::new().text("id", &id).text("platform", &platform);
    let details = arguments.optional_object("details")?.unwrap_or_default();
    let members = Value::new(&details).members();
    check_time(&members, "last_used").map_err(|invalid| invalid.within("details"))?;
    let mut attributes = Object::new();
    for (name, value) in members.iter() {
        let target = if name == b"last_used" { &mut device } else { &mut attributes };
        target.push(name, value.as_bytes());
    }
    if !attributes.is_empty() {
        device = device.json("attributes", &attributes.finish());
    }
    Ok(Payload::json(Object::new().json("device", &device.finish()).finish()))
}
