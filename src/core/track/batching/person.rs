//! The kinds of identifiers in paths of version 1. There, Customer.io infers the kind from the identifier's form; version 2 names it.

use crate::core::json::{Object, Value};
use crate::core::track::operations::subject_of;

/// The prefix of a `cio_id` in a path. Version 2 does not use it.
const CIO: &str = "cio_";

/// The identifiers of version 2 for an identifier in a path; `None` if its form is ambiguous. Which kind Customer.io infers then is not
/// documented, so the call must keep its path.
#[must_use]
pub fn identifiers(id: &str) -> Option<Vec<u8>> {
    let (kind, id) = match id.strip_prefix(CIO) {
        Some(cio_id) => ("cio_id", Some(cio_id).filter(|id| is_alphanumeric(id))?),
        None if id.contains('@') => ("email", Some(id).filter(|id| is_address(id))?),
        None => ("id", id),
    };
    Some(of_kind(kind, id))
}

/// Adds the hash of each person that an ambiguous identifier could mean.
pub fn add_subjects(id: &str, subjects: &mut Vec<u32>) {
    let without_prefix = id.strip_prefix(CIO).unwrap_or(id);
    for (kind, id) in [("id", id), ("email", id), ("cio_id", without_prefix)] {
        subjects.push(subject_of(&Value::new(&of_kind(kind, id)).members()));
    }
}

fn of_kind(kind: &str, id: &str) -> Vec<u8> {
    Object::new().text(kind, id).finish()
}

fn is_alphanumeric(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a text is certainly an email address: text, one `@`, a domain with a dot inside, and no white space.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let has_dot = domain.split_once('.').is_some_and(|(host, rest)| !host.is_empty() && !rest.is_empty());
    let is_odd = |char: char| char.is_whitespace() || char.is_control() || char == '@';
    !local.is_empty() && has_dot && !domain.ends_with('.') && !domain.contains(is_odd) && !local.contains(is_odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(id: &str) -> Option<String> {
        identifiers(id).map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn the_form_gives_the_kind() {
        for (id, expected) in [
            ("42", r#"{"id":"42"}"#),
            ("+14155552671", r#"{"id":"+14155552671"}"#),
            ("a/b \"c\"", r#"{"id":"a/b \"c\""}"#),
            ("CIO_1", r#"{"id":"CIO_1"}"#),
            ("Ada@Example.com", r#"{"email":"Ada@Example.com"}"#),
            ("ada+tag@mail.example.com", r#"{"email":"ada+tag@mail.example.com"}"#),
            ("cio_a3000001", r#"{"cio_id":"a3000001"}"#),
        ] {
            assert_eq!(kind(id).as_deref(), Some(expected), "{id}");
        }
    }

    #[test]
    fn an_ambiguous_form_has_no_kind() {
        for id in
            ["cio_", "cio_cio_1", "cio_team-7", "cio_a@b.example", "@", "a@", "@b.example", "a@b", "a@b@c.example"]
        {
            assert_eq!(kind(id), None, "{id}");
        }
        for id in ["a b@c.example", "a@b. c", "a@.example", "a@example.", "a\u{1}@b.example"] {
            assert_eq!(kind(id), None, "{id}");
        }
    }

    #[test]
    fn an_ambiguous_identifier_may_mean_several_people() {
        let subjects = |id| {
            let mut subjects = Vec::new();
            add_subjects(id, &mut subjects);
            subjects
        };
        let certain = |kind, id| subject_of(&Value::new(&of_kind(kind, id)).members());
        let uncertain = subjects("cio_team-7");
        for subject in [certain("id", "cio_team-7"), certain("cio_id", "team-7"), certain("email", "cio_team-7")] {
            assert!(uncertain.contains(&subject));
        }
        assert!(!uncertain.contains(&certain("id", "team-7")));
    }
}
