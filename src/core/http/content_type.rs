//! What a body is, as far as its `Content-Type` goes.

/// The kinds of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentType {
    /// No body.
    None,
    /// JSON text.
    Json,
    /// Any other text.
    Text,
    /// Bytes.
    Bytes,
    /// A multipart body, whose `Content-Type` names its boundary.
    Multipart,
}

impl ContentType {
    /// Whether it is that of a call without a body of its own making.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::None | Self::Json)
    }

    /// The value of the header, if it is the same for every body of this kind.
    #[must_use]
    pub const fn header_value(self) -> Option<&'static str> {
        match self {
            Self::None | Self::Multipart => None,
            Self::Json => Some("application/json"),
            Self::Text => Some("text/plain;charset=UTF-8"),
            Self::Bytes => Some("application/octet-stream"),
        }
    }
}
