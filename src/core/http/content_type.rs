//! The content types of bodies.

/// The content type of a body.
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
    /// A multipart body, whose `Content-Type` has its boundary.
    Multipart,
}

impl ContentType {
    /// Whether typed calls use it.
    #[must_use]
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::None | Self::Json)
    }

    /// The value of the header, unless it differs from body to body.
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
