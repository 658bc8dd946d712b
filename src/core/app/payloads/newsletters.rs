//! Newsletters: their recipients and their schedule.

use super::filters::check_filter;
use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload},
    json::{Members, Value},
    time::check_time,
};

/// `data`: a newsletter to create, which may be sent at once.
///
/// # Errors
/// Recipients without conditions, a wrong time, or both `send_now` and `scheduled_at`.
pub fn create(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    payload(arguments, |members| {
        if let Some(recipients) = members.get("recipients") {
            check_filter(recipients).map_err(|invalid| invalid.within("recipients"))?;
        }
        check_time(members, "scheduled_at")?;
        let is_sent_now = members.get("send_now").is_some_and(|send_now| send_now.as_bytes() == b"true");
        if is_sent_now && members.get("scheduled_at").is_some() {
            return Err(Invalid::new("scheduled_at", "cannot be combined with send_now: choose one"));
        }
        Ok(())
    })
}

/// `data`: the schedule of a newsletter.
///
/// # Errors
/// A wrong time.
pub fn schedule(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    payload(arguments, |members| check_time(members, "scheduled_at"))
}

fn payload(arguments: &mut Arguments, check: impl FnOnce(&Members) -> Result<(), Invalid>) -> Result<Payload, Invalid> {
    let Some(data) = arguments.optional_object("data")? else { return Ok(Payload::json(b"{}".to_vec())) };
    check(&Value::new(&data).members()).map_err(|invalid| invalid.within("data"))?;
    Ok(Payload::from_argument("data"))
}
