//! Everything that can go wrong, as values; the boundary turns each into a JavaScript `Error` of its own class.

use serde::Serialize;

/// An argument that cannot be sent: found before anything leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The argument, with the path to the fault inside it: `event.data.items[3].price`.
    pub argument: String,
    /// What is wrong with it and what to do, to be read after the argument's name.
    pub problem: String,
}

impl Invalid {
    /// Names the `argument` and says, in words that follow its name, what is wrong with it.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { argument: argument.into(), problem: problem.into() }
    }
}

/// One reason of a refusal, in the server's words, whichever of the API's error shapes it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The kind of fault (v2 only), such as `required` or `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The field at fault (v2 only), such as `identifiers.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The server's sentence.
    pub message: String,
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// An argument was refused; nothing was sent.
    Invalid(Invalid),
    /// Customer.io answered with a status outside 200 to 299.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The reasons that the answer gave, if it was readable.
        refusals: Vec<Refusal>,
    },
    /// Customer.io answered with success, but the body is not the JSON that was asked for.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
    /// No answer: the connection failed, or the host's `fetch` did.
    Network,
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

/// Statuses after which the same request may well succeed: overload, or a fault on the way.
const PASSING_STATUSES: [u16; 9] = [408, 425, 429, 500, 502, 503, 504, 522, 524];

/// What a JavaScript error says about a [`Failure`]: its class by `code`, and the fields that the class shows.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The failure's kind: `validation`, `request`, `network`, `timeout` or `aborted`.
    pub code: &'static str,
    /// The sentence for people: what failed, where, and what to do.
    pub message: String,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// How many attempts were made.
    pub attempts: u32,
    /// The argument at fault, for `validation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub argument: Option<String>,
    /// The HTTP status, for `request`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<u16>,
    /// The server's reasons, for `request`.
    pub errors: Vec<Refusal>,
}

impl Failure {
    /// The report of this failure of `action` (the public method's name) after `attempts` attempts.
    #[must_use]
    pub fn report(self, action: &str, attempts: u32) -> Report {
        let message = self.sentence(action, attempts);
        let (code, retryable) = self.kind();
        let (argument, status_code, errors) = match self {
            Self::Invalid(invalid) => (Some(invalid.argument), None, Vec::new()),
            Self::Refused { status, refusals } => (None, Some(status), refusals),
            Self::Unreadable { status } => (None, Some(status), Vec::new()),
            Self::Network | Self::TimedOut { .. } | Self::Aborted => (None, None, Vec::new()),
        };
        Report { code, message, retryable, attempts, argument, status_code, errors }
    }

    fn kind(&self) -> (&'static str, bool) {
        match self {
            Self::Invalid(_) => ("validation", false),
            Self::Refused { status, .. } => ("request", PASSING_STATUSES.contains(status)),
            Self::Unreadable { .. } => ("request", false),
            Self::Network => ("network", true),
            Self::TimedOut { .. } => ("timeout", true),
            Self::Aborted => ("aborted", false),
        }
    }

    fn sentence(&self, action: &str, attempts: u32) -> String {
        match self {
            Self::Invalid(Invalid { argument, problem }) => format!("{action}: {argument} {problem}"),
            Self::Refused { status, refusals } => refused_sentence(action, *status, refusals),
            Self::Unreadable { status } => format!(
                "{action}: the answer (status {status}) is not JSON. The call may have taken effect; \
                 its text is in error.body"
            ),
            Self::Network => format!(
                "{action}: no answer from Customer.io; the host's own error is in error.cause. \
                 Check the network, and options.url if you set it"
            ),
            Self::TimedOut { timeout } => {
                format!("{action}: no complete answer within {timeout} ms; the call may have taken effect")
            }
            Self::Aborted if attempts == 0 => format!("{action}: aborted by the caller's signal; nothing was sent"),
            Self::Aborted => format!("{action}: aborted by the caller's signal; the call may have taken effect"),
        }
    }
}

fn refused_sentence(action: &str, status: u16, refusals: &[Refusal]) -> String {
    let mut sentence = format!("{action}: Customer.io answered {status}");
    for (index, refusal) in refusals.iter().enumerate() {
        sentence.push_str(if index == 0 { ": " } else { "; " });
        if let Some(field) = &refusal.field {
            sentence.push_str(field);
            sentence.push(' ');
        }
        sentence.push_str(&refusal.message);
    }
    if let Some(hint) = hint(status) {
        sentence.push_str(". ");
        sentence.push_str(hint);
    }
    sentence
}

fn hint(status: u16) -> Option<&'static str> {
    match status {
        300..=399 => Some("Redirects are not followed: check that region is the account's own"),
        401 => Some("Check siteId and apiKey, and that region is the account's own"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_argument_is_named_in_the_sentence_and_by_itself() {
        let report = Failure::from(Invalid::new("customerId", "is required")).report("identify", 0);
        assert_eq!(report.code, "validation");
        assert_eq!(report.message, "identify: customerId is required");
        assert_eq!(report.argument.as_deref(), Some("customerId"));
        assert!(!report.retryable);
    }

    #[test]
    fn a_refusal_gives_every_reason_and_a_hint() {
        let refusals = vec![
            Refusal { message: "Unauthorized request".into(), ..Refusal::default() },
            Refusal { field: Some("name".into()), message: "is missing".into(), reason: None },
        ];
        let report = Failure::Refused { status: 401, refusals }.report("track", 1);
        assert_eq!(
            report.message,
            "track: Customer.io answered 401: Unauthorized request; name is missing. \
             Check siteId and apiKey, and that region is the account's own"
        );
        assert_eq!(report.status_code, Some(401));
    }

    #[test]
    fn an_abort_says_whether_anything_was_sent() {
        assert!(Failure::Aborted.report("track", 0).message.ends_with("nothing was sent"));
        assert!(Failure::Aborted.report("track", 1).message.ends_with("may have taken effect"));
    }

    #[test]
    fn only_passing_failures_are_worth_a_retry() {
        let retryable = |status| Failure::Refused { status, refusals: vec![] }.report("track", 1).retryable;
        assert!(PASSING_STATUSES.into_iter().all(retryable));
        assert!([300, 400, 401, 404, 413, 501].into_iter().all(|status| !retryable(status)));
        assert!(Failure::Network.report("track", 1).retryable);
        assert!(!Failure::Aborted.report("track", 1).retryable);
    }
}
