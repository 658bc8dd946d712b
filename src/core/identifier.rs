//! Identifiers: what names a person (or a device, a form, …) in a request's path.

use super::{
    check::{check_bytes, check_present},
    error::Invalid,
    limits::IDENTIFIER_BYTES,
    percent::encode_component,
};

/// Appends `identifier` to `path` as exactly one segment.
///
/// # Errors
/// Refused by the `argument`'s name: blank text, a person's identifier of more than [`IDENTIFIER_BYTES`], and `.` and `..`, which URL parsers fold
/// away even when they are percent-encoded: a device called `..` would delete its person.
pub fn push_segment(path: &mut String, argument: &str, identifier: &str) -> Result<(), Invalid> {
    check_present(argument, identifier)?;
    // Of the others no limit is documented, and tokens of devices are longer.
    if argument == "customerId" {
        check_bytes(argument, identifier, IDENTIFIER_BYTES)?;
    }
    if matches!(identifier, "." | "..") {
        return Err(Invalid::new(argument, "must not be \".\" or \"..\": a URL cannot carry it as a path segment"));
    }
    encode_component(path, identifier);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn segment(identifier: &str) -> Result<String, Invalid> {
        let mut path = String::new();
        push_segment(&mut path, "customerId", identifier).map(|()| path)
    }

    #[test]
    fn encodes_as_one_segment() {
        assert_eq!(segment("a/b").unwrap(), "a%2Fb");
        assert_eq!(segment("...").unwrap(), "...");
        assert_eq!(segment(&"é".repeat(75)).unwrap(), "%C3%A9".repeat(75));
    }

    #[test]
    fn refuses_what_would_address_something_else() {
        for identifier in ["", " ", "\t\n", "\u{a0}", ".", "..", &"é".repeat(76)] {
            assert_eq!(segment(identifier).unwrap_err().argument, "customerId", "{identifier:?}");
        }
    }

    proptest! {
        #[test]
        fn an_accepted_identifier_stays_one_segment(identifier in "\\PC{0,60}") {
            if let Ok(path) = segment(&identifier) {
                prop_assert!(!path.is_empty() && !path.contains('/') && path != "." && path != "..");
            }
        }
    }
}
