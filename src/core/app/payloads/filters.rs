//! Filters of people: conditions that nest.

use super::ids::{check_id, filled};
use crate::core::{
    error::Invalid,
    http::{check_member, check_object, check_only},
    json::Value,
};

/// Checks that a filter has conditions: Customer.io may let a filter without any match everybody.
///
/// # Errors
/// No condition, an empty list of conditions, several that are not joined, or one without its required members, by its path. A lost value of
/// `eq`, in a `not`, would match everybody.
pub fn check_filter(filter: Value) -> Result<(), Invalid> {
    const CONDITIONS: [&str; 5] = ["and", "or", "not", "segment", "attribute"];
    check_object(filter)?;
    let members = filter.members();
    check_only(&members, &CONDITIONS)?;
    let mut given = CONDITIONS.iter().filter_map(|name| members.get(name).map(|condition| (*name, condition)));
    let Some((name, condition)) = given.next() else {
        return Err(Invalid::new("", "must have a condition: and, or, not, segment or attribute"));
    };
    if let Some((other, _)) = given.next() {
        return Err(Invalid::new(
            other,
            format!("cannot be combined with {name}: join the two with \"and\" or \"or\""),
        ));
    }
    check_condition(name, condition).map_err(|invalid| invalid.within(name))
}

fn check_condition(name: &str, condition: Value) -> Result<(), Invalid> {
    match name {
        "and" | "or" => filled(condition)?
            .into_iter()
            .enumerate()
            .try_for_each(|(index, filter)| check_filter(filter).map_err(|invalid| invalid.at(index))),
        "not" => check_filter(condition),
        "segment" => {
            check_object(condition)?;
            let members = condition.members();
            check_member(&members, "id")?;
            check_id(&members, "id")
        }
        _ => {
            check_object(condition)?;
            let members = condition.members();
            ["field", "operator"].iter().try_for_each(|member| check_member(&members, member))?;
            let is_eq = members.get("operator").is_some_and(|operator| operator.as_bytes() == br#""eq""#);
            if is_eq && members.given("value").is_none() {
                return Err(Invalid::new("value", "is required with the operator eq"));
            }
            Ok(())
        }
    }
}
