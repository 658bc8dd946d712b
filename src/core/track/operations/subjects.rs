//! Hashes the identifiers of an operation, so that an ordered run never has two requests about the same entity in flight.

use super::text_ids::IDENTIFIERS;
use crate::core::{bulk::hash, json::Members};

/// Adds one hash for each entity that an operation is about. An identifier has the same hash in every operation. If two identifiers share a
/// hash by chance, their operations are only sent later than necessary.
pub fn add_subjects(operation: &Members, subjects: &mut Vec<u32>) {
    for member in IDENTIFIERS {
        if let Some(identifiers) = operation.get(member) {
            subjects.push(subject_of(&identifiers.members()));
        }
    }
}

/// The hash of an entity, by its known identifiers.
#[must_use]
pub fn subject_of(holder: &Members) -> u32 {
    let names = &["id", "email", "phone", "cio_id", "anonymous_id", "object_type_id", "object_id", "cio_object_id"];
    let known = names.iter().filter_map(|name| holder.get(name).map(|value| [name.as_bytes(), value.as_bytes()]));
    hash(known.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Value;
    use serde_json::json;

    fn subjects_of(operation: &serde_json::Value) -> Vec<u32> {
        let mut subjects = Vec::new();
        add_subjects(&Value::new(operation.to_string().as_bytes()).members(), &mut subjects);
        subjects
    }

    #[test]
    fn a_person_has_one_hash_however_an_operation_is_written() {
        let subjects = subjects_of(&json!({"identifiers": {"id": "42"}}));
        assert_eq!(subjects.len(), 1);
        assert_eq!(subjects_of(&json!({"name": "purchase", "identifiers": {"id": 42}})), subjects);
        assert_ne!(subjects_of(&json!({"identifiers": {"id": "43"}})), subjects);
        assert_ne!(subjects_of(&json!({"identifiers": {"email": "42"}})), subjects);
        let address = |text| subjects_of(&json!({"identifiers": {"email": text}}));
        assert_eq!(address("Ada@Example.com"), address("ada@example.com"));
    }

    #[test]
    fn a_merge_is_about_both() {
        let [primary, secondary] = [json!({"id": "42"}), json!({"id": "43"})];
        let both =
            [subjects_of(&json!({"identifiers": primary})), subjects_of(&json!({"identifiers": secondary}))].concat();
        assert_eq!(subjects_of(&json!({"primary": primary, "secondary": secondary})), both);
    }

    #[test]
    fn an_operation_without_identifiers_has_no_subjects() {
        assert!(subjects_of(&json!({"name": "purchase"})).is_empty());
    }
}
