//! Transactional messages. What the API would refuse, or send wrongly, is refused before it is sent.

use super::ids::{IDENTIFIERS, check_id, with_text_ids};
use crate::core::{
    error::Invalid,
    http::{Arguments, EventIds, Payload, check_member, check_object, check_optional_object, is_blank, is_given},
    json::{Members, Object, Value},
    time::check_time,
};

/// The most recipients of an email: `to`, `cc` and `bcc` together.
const MAX_RECIPIENTS: usize = 15;

/// `message`: an email, from a template or with its own content.
///
/// # Errors
/// The first member that cannot be sent.
pub fn email(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    payload(arguments, |members| {
        check_member(members, "to")?;
        let mut recipients = 0;
        for name in ["to", "cc", "bcc"] {
            if let Some(value) = members.get(name) {
                let text = value
                    .text()
                    .ok_or_else(|| Invalid::new(name, "must be a string of addresses, separated by commas"))?;
                recipients += count_addresses(&text);
            }
            // `to` comes first.
            if recipients == 0 {
                return Err(Invalid::new("to", "must have an address"));
            }
        }
        if recipients > MAX_RECIPIENTS {
            let problem =
                format!("has too many addresses: to, cc and bcc may have {MAX_RECIPIENTS} in all, not {recipients}");
            return Err(Invalid::new("to", problem));
        }
        check_optional_object(members, "attachments")?;
        if is_given(members, "transactional_message_id") {
            return Ok(());
        }
        match ["subject", "body", "from"].into_iter().find(|name| !is_given(members, name)) {
            Some(name) => Err(Invalid::new(name, "is required without a template (transactional_message_id)")),
            None => Ok(()),
        }
    })
}

/// `message`: a push message, from a template or with a payload of its own.
///
/// # Errors
/// The first member that cannot be sent.
pub fn push(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    payload(arguments, |members| {
        if let Some(device) = members.get("custom_device") {
            check_time(&device.members(), "last_used").map_err(|invalid| invalid.within("custom_device"))?;
        }
        if is_given(members, "custom_payload") { Ok(()) } else { check_member(members, "transactional_message_id") }
    })
}

/// `message`: any other message, from a template.
///
/// # Errors
/// The first member that cannot be sent.
pub fn message(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    payload(arguments, |members| check_member(members, "transactional_message_id"))
}

/// The number of addresses in a list. A comma inside quotes does not separate two addresses, and an escaped quote does not end the quotes.
fn count_addresses(text: &str) -> usize {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(|char| {
        is_quoted ^= char == '"' && !is_escaped;
        is_escaped = char == '\\' && is_quoted && !is_escaped;
        char == ',' && !is_quoted
    });
    parts.filter(|part| !is_blank(part)).count()
}

fn payload(arguments: &mut Arguments, check: impl FnOnce(&Members) -> Result<(), Invalid>) -> Result<Payload, Invalid> {
    let message = arguments.object("message")?;
    let members = Value::new(&message).members();
    let identifiers = check_common(&members).map_err(|invalid| invalid.within("message"))?;
    check(&members).map_err(|invalid| invalid.within("message"))?;
    Ok(body("message", &members, identifiers))
}

/// `notification`: a live notification, with identifiers of the person if it starts.
///
/// # Errors
/// An identifier that cannot be sent, or a wrong time.
pub fn live_notification(arguments: &mut Arguments, _: &mut EventIds) -> Result<Payload, Invalid> {
    let notification = arguments.object("notification")?;
    let members = Value::new(&notification).members();
    check_time(&members, "expiration").map_err(|invalid| invalid.within("notification"))?;
    let given = members.get("identifiers").filter(|given| given.is_object());
    let identifiers = given.map(changed_identifiers).transpose();
    let identifiers = identifiers.map_err(|invalid| invalid.within("notification.identifiers"))?.flatten();
    Ok(body("notification", &members, identifiers))
}

/// The text of an argument, with other identifiers if they differ from the given ones.
fn body(argument: &'static str, members: &Members, identifiers: Option<Vec<u8>>) -> Payload {
    let Some(identifiers) = identifiers else { return Payload::from_argument(argument) };
    let mut body = Object::new();
    for (name, value) in members.iter() {
        body.push(name, if name == b"identifiers" { &identifiers } else { value.as_bytes() });
    }
    Payload::json(body.finish())
}

/// Checks what all messages have. Returns the identifiers if they differ from the given ones.
fn check_common(members: &Members) -> Result<Option<Vec<u8>>, Invalid> {
    let given = members.get("identifiers").ok_or_else(|| Invalid::required("identifiers"))?;
    let identifiers = recipient(given).map_err(|invalid| invalid.within("identifiers"))?;
    check_id(members, "transactional_message_id")?;
    check_optional_object(members, "message_data")?;
    check_time(members, "send_at")?;
    Ok(identifiers)
}

/// Checks the identifiers of a recipient. Returns them if they differ from the given ones.
fn recipient(given: Value) -> Result<Option<Vec<u8>>, Invalid> {
    check_object(given)?;
    let members = given.members();
    if !IDENTIFIERS.iter().any(|name| is_given(&members, name)) {
        return Err(Invalid::new("", "must have an id, email or cio_id that is not blank"));
    }
    changed_identifiers(given)
}

/// Identifiers as text, if some are numbers.
fn changed_identifiers(given: Value) -> Result<Option<Vec<u8>>, Invalid> {
    Ok(Some(with_text_ids(given)?).filter(|identifiers| identifiers != given.as_bytes()))
}
