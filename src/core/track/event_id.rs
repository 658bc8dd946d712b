//! The `id` of an event, by which Customer.io recognises a repeated event.

use crate::core::error::Invalid;

/// The fewest characters of an id. A shorter one is hardly unique: it probably identifies a person or an order, and Customer.io would drop
/// every later event with it.
const MIN_CHARACTERS: usize = 16;

/// Checks the id of an event. `subjects` are the identifiers of the person; v1 has a `cio_id` with a prefix.
///
/// # Errors
/// An id that cannot be unique. The error names no argument.
pub fn check_event_id(id: &str, subjects: &[&str]) -> Result<(), Invalid> {
    if subjects.iter().any(|subject| *subject == id || subject.strip_prefix("cio_") == Some(id)) {
        return Err(Invalid::new("", "is the person's identifier: each event needs an id of its own, such as a ULID"));
    }
    if id.chars().count() < MIN_CHARACTERS {
        let problem = format!(
            "must have at least {MIN_CHARACTERS} characters, such as a ULID or a UUID: Customer.io drops every later event with the same id"
        );
        return Err(Invalid::new("", problem));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_long_enough_to_be_unique() {
        for id in ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "9b2d6c1e-6f3a-4c8e-9f57-3d5b0f1c2a34", "order-0000001234"] {
            assert_eq!(check_event_id(id, &["42"]), Ok(()), "{id}");
        }
        for id in ["42", "1", "", "order-000000123", "ééééééééé"] {
            assert!(check_event_id(id, &[]).is_err(), "{id}");
        }
    }

    #[test]
    fn the_identifier_of_the_person_is_not_an_id_of_an_event() {
        let uuid = "9b2d6c1e-6f3a-4c8e-9f57-3d5b0f1c2a34";
        assert!(check_event_id("a3000001aaaaaaaa", &["cio_a3000001aaaaaaaa"]).is_err());
        let invalid = check_event_id(uuid, &["42", uuid]).unwrap_err();
        assert!(invalid.problem.contains("of its own"), "{}", invalid.problem);
    }
}
