//! What a JavaScript error says about a failure: its fields, and the sentence for people.

use serde::Serialize;

use super::{Failure, Refusal, TRANSIENT_STATUSES};

/// What became of a call's attempts before it failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct History {
    /// How many were made.
    pub attempts: u32,
    /// Whether one of them may have taken effect.
    pub may_have_taken_effect: bool,
}

/// The fields of a JavaScript error: an `ErrorReport` of `types/errors.d.ts`.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description<'a> {
    /// The kind of failure, which is a class of its own: `validation`, `request`, `network`, `timeout`, `aborted` or `region`.
    pub code: &'static str,
    /// The sentence for people: what failed, where, and what to do.
    pub message: String,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// Whether the call may have taken effect although it failed.
    pub may_have_taken_effect: bool,
    /// How many attempts were made.
    pub attempts: u32,
    /// The argument at fault, for `validation`.
    pub argument: Option<&'a str>,
    /// The HTTP status, for `request`.
    pub status_code: Option<u16>,
    /// The server's reasons, for `request`.
    pub errors: &'a [Refusal],
    /// The wait that the server asks for, in milliseconds, for `request`.
    pub retry_after_ms: Option<u32>,
}

impl Failure {
    /// Describes this failure of `action`, the public method's name.
    #[must_use]
    pub fn describe(&self, action: &str, history: History) -> Description<'_> {
        let History { attempts, may_have_taken_effect } = history;
        let effect = if may_have_taken_effect { ". The call may have taken effect" } else { "" };
        let (code, retryable) = self.kind();
        let mut description = Description {
            code,
            message: format!("{action}: {}{effect}", self.sentence(attempts)),
            retryable,
            may_have_taken_effect,
            attempts,
            argument: None,
            status_code: None,
            errors: &[],
            retry_after_ms: None,
        };
        match self {
            Self::Invalid(invalid) => description.argument = Some(&invalid.argument),
            Self::Unreadable { status } | Self::TooLong { status, .. } => description.status_code = Some(*status),
            Self::Status { status, refusals, retry_after_ms } => {
                description.status_code = Some(*status);
                description.errors = refusals;
                description.retry_after_ms = *retry_after_ms;
            }
            _ => {}
        }
        description
    }

    fn kind(&self) -> (&'static str, bool) {
        match self {
            Self::Invalid(_) => ("validation", false),
            Self::Status { status, .. } => ("request", TRANSIENT_STATUSES.contains(status)),
            Self::Unreadable { .. } | Self::TooLong { .. } => ("request", false),
            Self::Redirected { .. } => ("region", false),
            Self::Unreachable | Self::Disconnected => ("network", true),
            Self::TimedOut { .. } => ("timeout", true),
            Self::Aborted => ("aborted", false),
        }
    }

    fn sentence(&self, attempts: u32) -> String {
        match self {
            Self::Invalid(invalid) => format!("{} {}", invalid.argument, invalid.problem),
            Self::Status { status, refusals, .. } => refused(*status, refusals),
            Self::Unreadable { status } => {
                format!("the response (status {status}) is not the JSON that was asked for; error.body has its text")
            }
            Self::TooLong { status, limit } => {
                format!(
                    "the response (status {status}) has more than {limit} bytes. options.maxResponseBytes is the limit"
                )
            }
            Self::Redirected { .. } => {
                "the response is a redirect, which is not followed. Check that region is the account's \
                                 own (region: \"auto\" looks it up), and options.url if you set it"
                    .to_owned()
            }
            Self::Unreachable | Self::Disconnected => {
                "no response from Customer.io; error.cause has the host's own error. \
                                                       Check the network, and options.url if you set it"
                    .to_owned()
            }
            Self::TimedOut { timeout } => format!("no complete response within {timeout} ms"),
            Self::Aborted if attempts == 0 => "aborted by the caller's signal; nothing was sent".to_owned(),
            Self::Aborted => "aborted by the caller's signal".to_owned(),
        }
    }
}

fn refused(status: u16, refusals: &[Refusal]) -> String {
    let mut sentence = format!("Customer.io responded with status {status}");
    for (index, Refusal { field, message, .. }) in refusals.iter().enumerate() {
        sentence += if index == 0 { ": " } else { "; " };
        if let Some(field) = field {
            sentence += field;
            sentence += " ";
        }
        sentence += message;
    }
    if status == 401 {
        sentence += ". Check siteId and apiKey, and that region is the account's own";
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::Invalid;

    const NONE: History = History { attempts: 0, may_have_taken_effect: false };
    const ONE: History = History { attempts: 1, may_have_taken_effect: false };
    const UNKNOWN: History = History { attempts: 1, may_have_taken_effect: true };

    fn status(status: u16, refusals: Vec<Refusal>) -> Failure {
        Failure::Status { status, refusals, retry_after_ms: None }
    }

    #[test]
    fn an_invalid_argument_is_named_in_the_sentence_and_by_itself() {
        let failure = Failure::from(Invalid::required("customerId"));
        let description = failure.describe("identify", NONE);
        assert_eq!(description.code, "validation");
        assert_eq!(description.message, "identify: customerId is required");
        assert_eq!(description.argument, Some("customerId"));
        assert!(!description.retryable);
    }

    #[test]
    fn a_refusal_gives_every_reason_and_a_hint() {
        let refusals = vec![
            Refusal::new("Unauthorized request"),
            Refusal { field: Some("name".into()), ..Refusal::new("is missing") },
        ];
        let failure = status(401, refusals);
        let description = failure.describe("track", ONE);
        assert_eq!(
            description.message,
            "track: Customer.io responded with status 401: Unauthorized request; name is missing. \
             Check siteId and apiKey, and that region is the account's own"
        );
        assert_eq!(description.status_code, Some(401));
    }

    #[test]
    fn a_sentence_says_whether_the_call_may_have_taken_effect() {
        assert!(Failure::Aborted.describe("track", NONE).message.ends_with("nothing was sent"));
        assert!(Failure::Aborted.describe("track", UNKNOWN).message.ends_with("may have taken effect"));
        assert!(!status(429, vec![]).describe("track", ONE).message.contains("effect"));
    }

    #[test]
    fn only_transient_failures_are_retryable() {
        let retryable = |code| status(code, vec![]).describe("track", ONE).retryable;
        assert!(TRANSIENT_STATUSES.iter().copied().all(retryable));
        assert!([400, 401, 404, 413, 501].into_iter().all(|code| !retryable(code)));
        assert!(Failure::Disconnected.describe("track", ONE).retryable);
        assert!(!Failure::Aborted.describe("track", ONE).retryable);
    }
}
