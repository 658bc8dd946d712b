//! Everything that can go wrong, as values; the boundary turns each into a JavaScript `Error` of its own class.

use std::ops::Deref;

use super::{
    retry::{DEFAULT_STATUSES, Outcome},
    text::{concat, decimal},
};

/// An argument that cannot be sent: found before anything leaves. It is one pointer, because every `?` on the way up copies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(Box<InvalidDetails>);

/// What an [`Invalid`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDetails {
    /// The argument, with the path to the fault inside it: `event.data.items[3].price`.
    pub argument: String,
    /// What is wrong with it and what to do, to be read after the argument's name.
    pub problem: String,
}

impl Invalid {
    /// Names the `argument` and says, in words that follow its name, what is wrong with it.
    pub fn new(argument: impl AsRef<str>, problem: impl AsRef<str>) -> Self {
        // Out of line: there are some fifty callers, and each would copy both texts by code of its own.
        #[inline(never)]
        fn boxed(argument: &str, problem: &str) -> Invalid {
            Invalid(Box::new(InvalidDetails { argument: argument.to_owned(), problem: problem.to_owned() }))
        }
        boxed(argument.as_ref(), problem.as_ref())
    }

    /// The same fault, found inside of `path`.
    #[must_use]
    pub fn within(&self, path: &str) -> Self {
        // A path that goes on with an index or with a dot of its own needs none.
        let separator = if let None | Some(b'.' | b'[') = self.argument.as_bytes().first() { "" } else { "." };
        Self::new(concat(&[path, separator, self.argument.as_str()]), &self.problem)
    }

    /// Says that the argument's text is too long, in bytes of UTF-8.
    #[must_use]
    pub fn too_long(argument: &str, limit: usize, bytes: usize) -> Self {
        Self::new(argument, concat(&["must be at most ", &decimal(limit), " bytes of UTF-8, not ", &decimal(bytes)]))
    }
}

impl Deref for Invalid {
    type Target = InvalidDetails;

    fn deref(&self) -> &InvalidDetails {
        &self.0
    }
}

/// One reason of a refusal, in the server's words, whichever of the API's error shapes it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of fault (v2 only), such as `required` or `invalid`.
    pub reason: Option<String>,
    /// The field at fault (v2 only), such as `identifiers.id`.
    pub field: Option<String>,
    /// The server's sentence.
    pub message: String,
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// An argument was refused; nothing was sent.
    Invalid(Invalid),
    /// Customer.io answered with a status outside 200 to 299 that is no redirect.
    Status {
        /// The HTTP status.
        status: u16,
        /// The reasons that the answer gave, if it was readable.
        refusals: Vec<Refusal>,
        /// The wait that the answer asks for, in milliseconds.
        retry_after_ms: Option<u32>,
    },
    /// Customer.io answered with success, but the body is not the JSON that was asked for.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
    /// A redirect that must not be followed; the status is 0 where a page may not look into it.
    Redirected {
        /// The HTTP status.
        status: u16,
    },
    /// No connection came about.
    Unreachable,
    /// The connection broke off, or the host's `fetch` failed in some other way.
    Lost,
    /// The attempt took longer than its timeout, in milliseconds.
    TimedOut {
        /// The timeout that ran out.
        timeout: u32,
    },
    /// The caller's signal aborted the call.
    Aborted,
}

impl From<Invalid> for Failure {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// What a JavaScript error says about a [`Failure`]: its class by `code`, and the fields that the class shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Report<'a> {
    /// The failure's kind: `validation`, `request`, `network`, `timeout`, `aborted` or `region`.
    pub code: &'static str,
    /// The sentence for people: what failed, where, and what to do.
    pub message: String,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// Whether the call may have taken effect all the same.
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

/// What became of a call's attempts before it failed.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    /// How many were made.
    pub attempts: u32,
    /// Whether one of them may have taken effect.
    pub may_have_taken_effect: bool,
}

impl Failure {
    /// The report of this failure of `action`, the public method's name.
    #[must_use]
    pub fn report(&self, action: &str, history: History) -> Report<'_> {
        let mut message = concat(&[action, ": "]);
        self.push_sentence(&mut message, history.attempts);
        if history.may_have_taken_effect {
            message.push_str(". The call may have taken effect");
        }
        let (code, retryable) = self.kind();
        let (argument, status_code, errors, retry_after_ms) = match self {
            Self::Invalid(invalid) => (Some(invalid.argument.as_str()), None, [].as_slice(), None),
            Self::Status { status, refusals, retry_after_ms } => {
                (None, Some(*status), refusals.as_slice(), *retry_after_ms)
            }
            Self::Unreadable { status } => (None, Some(*status), [].as_slice(), None),
            _ => (None, None, [].as_slice(), None),
        };
        let History { attempts, may_have_taken_effect } = history;
        Report {
            code,
            message,
            retryable,
            may_have_taken_effect,
            attempts,
            argument,
            status_code,
            errors,
            retry_after_ms,
        }
    }

    /// The attempt's outcome, as far as a retry goes; `None` where no attempt was made or none may follow.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Status { status, retry_after_ms, .. } => {
                Some(Outcome::Answered { status: *status, retry_after_ms: *retry_after_ms })
            }
            Self::Unreadable { status } => Some(Outcome::Unreadable { status: *status }),
            Self::Unreachable => Some(Outcome::Refused),
            Self::Lost => Some(Outcome::Lost),
            Self::TimedOut { .. } => Some(Outcome::TimedOut),
            Self::Invalid(_) | Self::Redirected { .. } | Self::Aborted => None,
        }
    }

    fn kind(&self) -> (&'static str, bool) {
        match self {
            Self::Invalid(_) => ("validation", false),
            Self::Status { status, .. } => ("request", DEFAULT_STATUSES.contains(status)),
            Self::Unreadable { .. } => ("request", false),
            Self::Redirected { .. } => ("region", false),
            Self::Unreachable | Self::Lost => ("network", true),
            Self::TimedOut { .. } => ("timeout", true),
            Self::Aborted => ("aborted", false),
        }
    }

    fn push_sentence(&self, out: &mut String, attempts: u32) {
        match self {
            Self::Invalid(invalid) => push_all(out, &[&invalid.argument, " ", &invalid.problem]),
            Self::Status { status, refusals, .. } => push_refusals(out, *status, refusals),
            Self::Unreadable { status } => {
                push_all(
                    out,
                    &[
                        "the answer (status ",
                        &decimal(*status),
                        ") is not the JSON that was asked for; its text is in error.body",
                    ],
                );
            }
            Self::Redirected { .. } => out.push_str(
                "the answer is a redirect, which is not followed. Check that region is the account's own \
                 (region: \"auto\" asks for it), and options.url if you set it",
            ),
            Self::Unreachable | Self::Lost => out.push_str(
                "no answer from Customer.io; the host's own error is in error.cause. Check the network, \
                 and options.url if you set it",
            ),
            Self::TimedOut { timeout } => push_all(out, &["no complete answer within ", &decimal(*timeout), " ms"]),
            Self::Aborted if attempts == 0 => out.push_str("aborted by the caller's signal; nothing was sent"),
            Self::Aborted => out.push_str("aborted by the caller's signal"),
        }
    }
}

fn push_all(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

fn push_refusals(out: &mut String, status: u16, refusals: &[Refusal]) {
    push_all(out, &["Customer.io answered ", &decimal(status)]);
    for (index, refusal) in refusals.iter().enumerate() {
        out.push_str(if index == 0 { ": " } else { "; " });
        if let Some(field) = &refusal.field {
            push_all(out, &[field, " "]);
        }
        out.push_str(&refusal.message);
    }
    if status == 401 {
        out.push_str(". Check siteId and apiKey, and that region is the account's own");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: History = History { attempts: 0, may_have_taken_effect: false };
    const ONE: History = History { attempts: 1, may_have_taken_effect: false };
    const UNKNOWN: History = History { attempts: 1, may_have_taken_effect: true };

    fn status(status: u16, refusals: Vec<Refusal>) -> Failure {
        Failure::Status { status, refusals, retry_after_ms: None }
    }

    #[test]
    fn an_invalid_argument_is_named_in_the_sentence_and_by_itself() {
        let failure = Failure::from(Invalid::new("customerId", "is required"));
        let report = failure.report("identify", NONE);
        assert_eq!(report.code, "validation");
        assert_eq!(report.message, "identify: customerId is required");
        assert_eq!(report.argument, Some("customerId"));
        assert!(!report.retryable);
    }

    #[test]
    fn a_refusal_gives_every_reason_and_a_hint() {
        let refusals = vec![
            Refusal { message: "Unauthorized request".into(), ..Refusal::default() },
            Refusal { field: Some("name".into()), message: "is missing".into(), reason: None },
        ];
        let failure = status(401, refusals);
        let report = failure.report("track", ONE);
        assert_eq!(
            report.message,
            "track: Customer.io answered 401: Unauthorized request; name is missing. \
             Check siteId and apiKey, and that region is the account's own"
        );
        assert_eq!(report.status_code, Some(401));
    }

    #[test]
    fn a_sentence_says_whether_the_call_may_have_taken_effect() {
        assert!(Failure::Aborted.report("track", NONE).message.ends_with("nothing was sent"));
        assert!(Failure::Aborted.report("track", UNKNOWN).message.ends_with("may have taken effect"));
        assert!(!status(429, vec![]).report("track", ONE).message.contains("effect"));
    }

    #[test]
    fn only_passing_failures_are_worth_a_retry() {
        let retryable = |code| status(code, vec![]).report("track", ONE).retryable;
        assert!(DEFAULT_STATUSES.iter().copied().all(retryable));
        assert!([400, 401, 404, 413, 501].into_iter().all(|code| !retryable(code)));
        assert!(Failure::Lost.report("track", ONE).retryable);
        assert!(!Failure::Aborted.report("track", ONE).retryable);
    }
}
