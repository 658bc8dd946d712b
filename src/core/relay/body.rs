//! The body that a page sends.

use super::{
    clock::{Clock, seconds},
    item::{Rules, operation},
    verdict::{BodyError, Verdict},
    visitor::Visitor,
};
use crate::core::json::{Value, is_one_of};

/// The version of the wire format.
const VERSION: &[u8] = b"1";

const MEMBERS: [&str; 3] = ["v", "sent_at", "items"];

/// Reads the body of a page's request: `{"v":1,"sent_at":…,"items":[…]}`, with times in unix seconds.
///
/// `settings` is `{"items":100,"pages":true,"attributes":["plan"]}`: the most items of a body, whether page views are accepted, and the
/// attributes that an identify may set. `visitor` is `{"identifiers":{…},"anonymous_id":"…"}`. `now` is in unix seconds.
///
/// Returns the JSON of a [`Verdict`], or of a [`BodyError`] of the whole body. It never fails, whatever the texts are.
#[must_use]
pub fn read(body: &[u8], settings: &[u8], visitor: &[u8], now: u32) -> Vec<u8> {
    match try_read(Value::new(body), Value::new(settings), Value::new(visitor), now) {
        Ok(verdict) => verdict.into_json(),
        Err(refusal) => refusal.to_json(),
    }
}

fn try_read(body: Value, settings: Value, visitor: Value, now: u32) -> Result<Verdict, BodyError> {
    let visitor = Visitor::read(visitor)?;
    let settings = settings.members();
    let attributes = settings.get("attributes").map(Value::items).unwrap_or_default();
    let rules = Rules {
        pages: settings.get("pages").is_some_and(|pages| pages.as_bytes() == b"true"),
        attributes: attributes.into_iter().filter_map(Value::quoted).collect(),
    };
    let max_items = settings.get("items").and_then(count).unwrap_or(0);

    let members = body.members();
    let version = members.get("v").map(Value::as_bytes);
    let sent_at = members.get("sent_at").and_then(seconds).ok_or(BodyError::Malformed)?;
    let items = members.get("items").filter(|items| items.is_array()).ok_or(BodyError::Malformed)?;
    if version != Some(VERSION) || !members.iter().all(|(name, _)| is_one_of(name, &MEMBERS)) {
        return Err(BodyError::Malformed);
    }
    let items = items.items();
    if items.len() > max_items {
        return Err(BodyError::TooLarge);
    }

    let clock = Clock::new(now, sent_at);
    let mut verdict = Verdict::default();
    if let Some(join) = &visitor.join {
        verdict.add(join);
    }
    for (index, item) in items.into_iter().enumerate() {
        verdict.settle(index, operation(item, &rules, &visitor, clock));
    }
    Ok(verdict)
}

fn count(value: Value) -> Option<usize> {
    str::from_utf8(value.as_bytes()).ok()?.parse().ok()
}
