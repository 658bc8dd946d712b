//! The limits of a workspace, whichever API its data comes from.
//!
//! Source: "Track API limits" in the [Track API reference](https://docs.customer.io/api/track/).

/// The longest identifier of a person or an object, in UTF-8 bytes.
pub const IDENTIFIER_BYTES: usize = 150;
