//! The rules of members that several payloads have.

use crate::core::{error::Invalid, http::check_present, json::Members};

/// The text of a member that is a string and not blank.
///
/// # Errors
/// Any other value, by the member's `name`.
pub fn required_text(members: &Members, name: &str) -> Result<String, Invalid> {
    let value = members.get(name).filter(|value| value.as_bytes() != b"null").ok_or_else(|| Invalid::required(name))?;
    let text = value.text().ok_or_else(|| Invalid::new(name, "must be a string"))?;
    check_present(name, &text)?;
    Ok(text)
}
