//! The hash of a subject.

/// [FNV-1a](https://www.rfc-editor.org/rfc/rfc9923) of an identifier, given as JSON text with its kind before it. By hand because it is shorter
/// than the use of a crate. Quotes and case do not count: 42 may be written `"42"`, and an email address is the same in upper case.
#[must_use]
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u32 {
    let bytes = parts.into_iter().flatten().filter(|byte| **byte != b'"');
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193))
}
