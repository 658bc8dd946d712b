//! Texts that must not be shown: servers and hosts repeat what they were sent.

use super::percent::encode_component;
use crate::core::json::push_quoted;

/// What stands for a secret.
pub const MARK: &str = "[redacted]";

/// The length from which a text is searched for: ordinary text has shorter ones too.
const LEAST_CHARS: usize = 6;

/// Secrets, in each form in which they are searched for. Nothing shows them.
pub struct Secrets(Vec<String>);

impl Secrets {
    /// These texts, as they are and as JSON and URLs write them.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let long = texts.filter(|text| text.chars().count() >= LEAST_CHARS);
        let mut forms: Vec<String> = long.flat_map(forms_of).collect();
        // One may begin with another.
        forms.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        forms.dedup();
        Self(forms)
    }

    /// What is searched for, the longest first.
    #[must_use]
    pub fn forms(&self) -> &[String] {
        &self.0
    }

    /// The text without secrets.
    #[must_use]
    pub fn redact(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, form| text.replace(form.as_str(), MARK))
    }
}

fn forms_of(text: &str) -> [String; 5] {
    let mut quoted = Vec::new();
    push_quoted(&mut quoted, text);
    let quoted = String::from_utf8_lossy(&quoted);
    let mut encoded = String::new();
    encode_component(&mut encoded, text);
    [
        text.to_owned(),
        quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned(),
        // As PHP writes JSON.
        text.replace('/', "\\/"),
        encoded,
        // Base64 of URLs.
        text.replace('+', "-").replace('/', "_"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_as_it_is_in_json_and_in_a_url() {
        let secrets = Secrets::new(["a\"b/c+d:é", "short"].into_iter());
        for text in ["a\"b/c+d:é", "a\\\"b/c+d:é", "a\"b\\/c+d:é", "a%22b%2Fc%2Bd%3A%C3%A9", "a\"b_c-d:é"] {
            assert_eq!(secrets.redact(&format!("<{text}> short")), "<[redacted]> short");
        }
    }

    #[test]
    fn the_longest_secret_is_found_first() {
        let secrets = Secrets::new(["secret", "secret-and-more"].into_iter());
        assert_eq!(secrets.redact("secret-and-more, secret"), "[redacted], [redacted]");
        assert_eq!(secrets.forms().len(), 2);
    }
}
