//! Transactional messages. What the API would refuse, or send wrongly, is refused before it is sent.

use crate::core::{
    error::Invalid,
    http::{
        Arguments, EventIds, Payload, check_member, check_object, check_optional_object, check_whole_number, is_given,
    },
    json::{self, Members, Value},
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

/// The number of addresses in a list. A comma inside quotes does not separate two of them.
fn count_addresses(text: &str) -> usize {
    let mut is_quoted = false;
    let parts = text.split(|char| {
        is_quoted ^= char == '"';
        char == ',' && !is_quoted
    });
    parts.filter(|part| !part.trim().is_empty()).count()
}

fn payload(arguments: &mut Arguments, check: impl FnOnce(&Members) -> Result<(), Invalid>) -> Result<Payload, Invalid> {
    let message = arguments.object("message")?;
    let members = json::Value::new(&message).members();
    check_common(&members).and_then(|()| check(&members)).map_err(|invalid| invalid.within("message"))?;
    Ok(Payload::from_argument("message"))
}

fn check_common(members: &Members) -> Result<(), Invalid> {
    let identifiers = members.get("identifiers").ok_or_else(|| Invalid::required("identifiers"))?;
    check_identifiers(identifiers).map_err(|invalid| invalid.within("identifiers"))?;
    check_optional_object(members, "message_data")?;
    check_time(members, "send_at")
}

/// Checks the identifiers of the recipient.
fn check_identifiers(identifiers: Value) -> Result<(), Invalid> {
    check_object(identifiers)?;
    let members = identifiers.members();
    let given: Vec<_> = ["id", "email", "cio_id"].into_iter().filter(|name| is_given(&members, name)).collect();
    match given.as_slice() {
        [] => Err(Invalid::new("", "must have an id, email or cio_id that is not blank")),
        names => names.iter().try_for_each(|name| check_identifier(&members, name)),
    }
}

/// Checks an identifier, if it is given.
///
/// # Errors
/// A number that is not a safe integer.
pub fn check_identifier(members: &Members, name: &str) -> Result<(), Invalid> {
    let number = members.get(name).filter(|value| value.is_number());
    number.map_or(Ok(()), check_whole_number).map_err(|invalid| invalid.within(name))
}
