//! The six kinds of messages, and what each requires.

use super::{identifiers::is_id, semantic_events};
use crate::core::{
    error::Invalid,
    http::{Idempotency, NOT_TEXT, check_object, check_optional_object, required_text},
    iso_time::check_iso_time,
    json::{Members, Value},
};

/// A kind of message: a method of the client, and the `type` of an item of a batch.
#[derive(Debug)]
pub struct MessageKind {
    /// The method's name.
    pub name: &'static str,
    /// Whether it needs `userId` or `anonymousId`; otherwise it needs `userId`.
    takes_anonymous: bool,
    /// The other member that it needs.
    needs: Option<&'static str>,
    /// Whether Customer.io may process it twice. The reference says that a `messageId` is unique, but not that a repeated message is
    /// dropped: a repeated event may count twice.
    idempotency: Idempotency,
}

/// All kinds.
static KINDS: [MessageKind; 6] = [
    // Sets the traits of a person.
    kind("identify", None, Idempotency::Idempotent),
    kind("track", Some("event"), Idempotency::NonIdempotent),
    kind("page", None, Idempotency::NonIdempotent),
    kind("screen", None, Idempotency::NonIdempotent),
    // Adds a person to a group, and sets the group's traits.
    kind("group", Some("groupId"), Idempotency::Idempotent),
    // Merges two identities.
    MessageKind { takes_anonymous: false, ..kind("alias", Some("previousId"), Idempotency::Idempotent) },
];

const fn kind(name: &'static str, needs: Option<&'static str>, idempotency: Idempotency) -> MessageKind {
    MessageKind { name, takes_anonymous: true, needs, idempotency }
}

/// A checked item of a batch.
pub struct Item<'a> {
    /// Its members.
    pub members: Members<'a>,
    /// Its kind.
    pub kind: &'static MessageKind,
    /// Whether it may be processed twice.
    pub idempotency: Idempotency,
}

impl<'a> Item<'a> {
    /// Reads and checks an item, whose kind is its `type`. The client adds `default_context`.
    ///
    /// # Errors
    /// A value that is not an object, and the first member that is missing or cannot be sent.
    pub fn read(item: Value<'a>, default_context: Value) -> Result<Self, Invalid> {
        check_object(item)?;
        let members = item.members();
        let name = members.get("type").and_then(Value::quoted).unwrap_or_default();
        let kind = MessageKind::named(name).ok_or_else(|| {
            let names = KINDS.each_ref().map(|kind| format!("\"{}\"", kind.name)).join(", ");
            Invalid::new("type", format!("must be one of {names}"))
        })?;
        let idempotency = kind.check(&members, default_context)?;
        Ok(Self { members, kind, idempotency })
    }
}

impl MessageKind {
    /// The kind with this name.
    pub fn named(name: &[u8]) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name.as_bytes() == name)
    }

    /// Checks the members of a message of this kind, to which the client adds `default_context`. Returns whether it may be processed twice.
    ///
    /// # Errors
    /// The first member that is missing or cannot be sent.
    pub fn check(&self, members: &Members, default_context: Value) -> Result<Idempotency, Invalid> {
        self.check_type(members)?;
        self.check_person(members)?;
        for name in ["traits", "properties"] {
            check_optional_object(members, name)?;
        }
        // For these, `null` means that the caller has none: the client writes a context itself, and the reference has an example.
        for name in ["integrations", "context"] {
            if members.given(name).is_some() {
                check_optional_object(members, name)?;
            }
        }
        for name in ["timestamp", "sentAt", "originalTimestamp"] {
            check_iso_time(members, name)?;
        }
        if members.given("messageId").is_some() {
            required_text(members, "messageId")?;
        }
        if matches!(self.name, "page" | "screen") && members.given("name").is_some_and(|name| name.quoted().is_none()) {
            return Err(Invalid::new("name", NOT_TEXT));
        }
        match self.needs {
            Some("event") => {
                let event = required_text(members, "event")?;
                return Ok(semantic_events::check(&event, members, default_context)?.unwrap_or(self.idempotency));
            }
            Some(name) if !is_id(members, name)? => return Err(Invalid::required(name)),
            _ => {}
        }
        Ok(self.idempotency)
    }

    fn check_type(&self, members: &Members) -> Result<(), Invalid> {
        let other = members.get("type").filter(|value| value.quoted() != Some(self.name.as_bytes()));
        let problem = || format!("must be \"{}\", like the method, or left out", self.name);
        other.map_or(Ok(()), |_| Err(Invalid::new("type", problem())))
    }

    fn check_person(&self, members: &Members) -> Result<(), Invalid> {
        let is_known = is_id(members, "userId")?;
        let is_anonymous = is_id(members, "anonymousId")?;
        if is_known || self.takes_anonymous && is_anonymous {
            return Ok(());
        }
        let problem = if self.takes_anonymous { "or anonymousId is required" } else { "is required" };
        Err(Invalid::new("userId", problem))
    }
}
