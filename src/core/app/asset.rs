//! The files of assets.

/// The media types that the API accepts, by file extension.
const TYPES: &[(&str, &str)] = &[
    ("bmp", "image/bmp"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
];

/// The media type of a file, by its name. The API refuses a file without one.
#[must_use]
pub fn content_type_of(filename: &str) -> Option<&'static str> {
    let (_, extension) = filename.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known)).map(|(_, content_type)| *content_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_gives_the_type() {
        assert_eq!(content_type_of("a.b.JPG"), Some("image/jpeg"));
        assert_eq!((content_type_of("a.txt"), content_type_of("png")), (None, None));
    }
}
