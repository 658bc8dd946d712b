//! The hash of a subject.

/// The [FNV-1a](https://www.rfc-editor.org/rfc/rfc9923) hash of an identifier: its kind, and its JSON text. Quotes and case are ignored,
/// because 42 and `"42"` are the same id, and email addresses are not case-sensitive.
///
/// Written by hand because it is shorter than calling a crate.
#[must_use]
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let bytes = parts.into_iter().flatten().filter(|byte| **byte != b'"');
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}
