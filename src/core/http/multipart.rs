//! The text around the values of a `multipart/form-data` body, byte for byte as the platform's own `FormData` writes it
//! ([HTML](https://html.spec.whatwg.org/#multipart-form-data)). The values stay with the host.
//!
//! Written by hand because the body must be bytes: `fetch` does not know the `FormData` or `Blob` of jsdom or a polyfill, and would send
//! `[object FormData]`.

/// The text after the value of each part.
pub const PART_END: &str = "\r\n";

/// The line between two parts. Values are not searched for it, because its 128 random bits are drawn for this body only.
#[derive(Debug)]
pub struct Boundary(String);

impl Boundary {
    /// Letters, digits and hyphens, 48 in all: RFC 2046 allows 70, and these need no quotes in a header.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(format!("customerio-wasm-{:032x}", u128::from_be_bytes(random)))
    }

    /// The value of the request's `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.0)
    }

    /// The text before the value of a field. The newlines of the value must be [normalized](normalize_newlines).
    #[must_use]
    pub fn field_head(&self, name: &str) -> String {
        self.disposition(name) + "\r\n\r\n"
    }

    /// The text before the bytes of a file. If `filename` is a path, only its last part is sent. A `content_type` that is not a
    /// [media type](is_media_type) becomes `application/octet-stream`.
    #[must_use]
    pub fn file_head(&self, name: &str, filename: &str, content_type: &str) -> String {
        let content_type = if is_media_type(content_type) { content_type } else { "application/octet-stream" };
        let filename = escape(base_name(filename));
        let disposition = self.disposition(name);
        format!("{disposition}; filename=\"{filename}\"\r\nContent-Type: {content_type}\r\n\r\n")
    }

    fn disposition(&self, name: &str) -> String {
        let name = escape(&normalize_newlines(name));
        format!("--{}\r\nContent-Disposition: form-data; name=\"{name}\"", self.0)
    }

    /// The text after the last part.
    #[must_use]
    pub fn close(&self) -> String {
        format!("--{}--\r\n", self.0)
    }
}

/// Whether a text can be the type of a `Blob`.
#[must_use]
pub fn is_media_type(text: &str) -> bool {
    !text.is_empty() && text.as_bytes().iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The text with every newline as CR LF.
#[must_use]
pub fn normalize_newlines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = '\0';
    for char in text.chars() {
        match char {
            '\n' if previous == '\r' => {}
            '\r' | '\n' => out.push_str("\r\n"),
            _ => out.push(char),
        }
        previous = char;
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '"' => out.push_str("%22"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            _ => out.push(char),
        }
    }
    out
}

/// The last part of a path, with slashes or backslashes. Trailing ones are ignored.
fn base_name(path: &str) -> &str {
    let is_slash = |byte: &u8| matches!(byte, b'/' | b'\\');
    let bytes = path.as_bytes();
    let end = bytes.iter().rposition(|byte| !is_slash(byte)).map_or(0, |last| last + 1);
    let start = bytes.iter().take(end).rposition(is_slash).map_or(0, |slash| slash + 1);
    path.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone, PartialEq)]
    struct Part {
        name: String,
        file: Option<(String, String)>,
        value: Vec<u8>,
    }

    fn write(boundary: &Boundary, parts: &[Part]) -> Vec<u8> {
        let mut body = Vec::new();
        for Part { name, file, value } in parts {
            let head = match file {
                Some((filename, content_type)) => boundary.file_head(name, filename, content_type),
                None => boundary.field_head(name),
            };
            body.extend([head.as_bytes(), value, PART_END.as_bytes()].concat());
        }
        body.extend(boundary.close().bytes());
        body
    }

    fn split<'a>(bytes: &'a [u8], mark: &str) -> Option<(&'a [u8], &'a [u8])> {
        let at = bytes.windows(mark.len()).position(|window| window == mark.as_bytes())?;
        Some((&bytes[..at], &bytes[at + mark.len()..]))
    }

    fn quoted(text: &str) -> Option<(String, &str)> {
        let (inside, rest) = text.strip_prefix('"')?.split_once('"')?;
        Some((unescape(inside), rest))
    }

    fn unescape(text: &str) -> String {
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%22", "\"")
    }

    /// A parser that accepts only the grammar of RFC 2046 and RFC 7578.
    fn parse(content_type: &str, body: &[u8]) -> Option<Vec<Part>> {
        let boundary = content_type.strip_prefix("multipart/form-data; boundary=")?;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if boundary.is_empty() || boundary.len() > 70 || !boundary.bytes().all(allowed) {
            return None;
        }
        let mut parts = Vec::new();
        let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes())?;
        while rest != b"--\r\n" {
            let (head, after) = split(rest.strip_prefix(b"\r\n")?, "\r\n\r\n")?;
            let (value, after) = split(after, &format!("\r\n--{boundary}"))?;
            rest = after;
            let head = std::str::from_utf8(head).ok()?;
            let (disposition, content_type) = head.split_once("\r\n").map_or((head, None), |(a, b)| (a, Some(b)));
            let (name, filename) = quoted(disposition.strip_prefix("Content-Disposition: form-data; name=")?)?;
            let file = match content_type {
                None if filename.is_empty() => None,
                None => return None,
                Some(line) => {
                    let content_type = line.strip_prefix("Content-Type: ")?;
                    let (filename, "") = quoted(filename.strip_prefix("; filename=")?)? else { return None };
                    if content_type.chars().any(char::is_control) {
                        return None;
                    }
                    Some((filename, content_type.to_owned()))
                }
            };
            parts.push(Part { name, file, value: value.to_vec() });
        }
        Some(parts)
    }

    fn file_part(filename: &str, content_type: &str) -> Part {
        Part { name: "f".into(), file: Some((filename.into(), content_type.into())), value: vec![] }
    }

    fn read_back(part: Part) -> Part {
        let boundary = Boundary::new([0xA5; 16]);
        parse(&boundary.content_type(), &write(&boundary, &[part])).unwrap().remove(0)
    }

    #[test]
    fn the_text_is_what_form_data_writes() {
        let boundary = Boundary::new([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xAB, 0xCD, 0xEF, 0xF0, 0xFF]);
        let line = "customerio-wasm-000102030405060708090aabcdeff0ff";
        assert_eq!(boundary.content_type(), format!("multipart/form-data; boundary={line}"));
        assert_eq!(
            boundary.field_head("a\"\nb%é"),
            format!("--{line}\r\nContent-Disposition: form-data; name=\"a%22%0D%0Ab%é\"\r\n\r\n")
        );
        assert_eq!(
            boundary.file_head("f", "x\n\"y\".txt", "text/plain"),
            format!(
                "--{line}\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x%0A%22y%22.txt\"\r\n\
                 Content-Type: text/plain\r\n\r\n"
            )
        );
        assert_eq!(boundary.close(), format!("--{line}--\r\n"));
    }

    #[test]
    fn newlines_become_cr_lf() {
        assert_eq!(normalize_newlines("a\nb\r\nc\rd\r\r\n\n"), "a\r\nb\r\nc\r\nd\r\n\r\n\r\n");
    }

    #[test]
    fn only_the_last_part_of_a_path_is_sent() {
        let paths = [("/a/b.txt", "b.txt"), ("C:\\b.txt", "b.txt"), ("b.txt", "b.txt"), ("a/b/", "b"), ("../..", "..")];
        for (path, name) in paths.into_iter().chain([("a\\b/c\\", "c"), ("", ""), ("//", "")]) {
            assert_eq!(read_back(file_part(path, "text/plain")).file.unwrap().0, name, "{path}");
        }
    }

    #[test]
    fn a_type_that_no_header_can_carry_is_replaced() {
        for unfit in ["", "text/plain\r\nX-Evil: 1", "text/\u{e9}", "a\tb", "a\u{7f}"] {
            assert_eq!(read_back(file_part("x", unfit)).file.unwrap().1, "application/octet-stream", "{unfit:?}");
        }
        assert_eq!(read_back(file_part("x", "text/a; b=\"~ \"")).file.unwrap().1, "text/a; b=\"~ \"");
    }

    proptest! {
        #[test]
        fn every_part_is_read_back(
            random in any::<[u8; 16]>(),
            parts in proptest::collection::vec((
                "(\\PC|[\"\r\n%\\\\;=/]|%22|\r\n--customerio-wasm-){0,12}",
                proptest::option::of(("(\\PC|[\"\r\n%;=]|\r\n\r\n--){0,12}", "[a-z]{1,5}/[a-z]{1,5}")),
                "(\\PC|[\r\n-]|\r\n--customerio-wasm-[0-9a-f]{0,31}){0,8}",
            ), 0..4),
        ) {
            let boundary = Boundary::new(random);
            let parts: Vec<_> = parts.into_iter().map(|(name, file, value)| {
                let file = file.map(|(filename, content_type)| (filename.replace(['/', '\\'], "_"), content_type));
                Part { name, file, value: value.into_bytes() }
            }).collect();
            // `%22` and a quote look the same on the wire: the standard accepts that.
            let expected: Vec<_> = parts.iter().cloned().map(|part| Part {
                name: unescape(&normalize_newlines(&part.name)),
                file: part.file.map(|(filename, content_type)| (unescape(&filename), content_type)),
                ..part
            }).collect();
            let body = write(&boundary, &parts);
            prop_assert_eq!(parse(&boundary.content_type(), &body), Some(expected), "{}", String::from_utf8_lossy(&body));
        }
    }
}
