//! Describes a failure for a JavaScript error: its fields and its message.

use serde::Serialize;

use super::{
    Failure, FetchFault, Refusal, TRANSIENT_STATUSES,
    cut::{PIECE, cut},
};

/// The most reasons of a refusal in a message. The error's `errors` has all of them.
const REASONS: usize = 5;

/// The attempts of a call so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct History {
    /// How many were made.
    pub attempts: u32,
    /// Whether any of them may have taken effect.
    pub may_have_taken_effect: bool,
}

/// The fields of a JavaScript error: an `ErrorReport` of `types/errors.d.ts`.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description<'a> {
    /// The kind of failure, which decides the error's class: `validation`, `request`, `network`, `timeout`, `aborted` or `region`.
    pub code: &'static str,
    /// The message: what failed, where, and what to do.
    pub message: String,
    /// Whether the same call may succeed later.
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
    /// Describes this failure of `action`, the public method's name. `words` is the message of the host's own error, or empty.
    #[must_use]
    pub fn describe(&self, action: &str, history: History, words: &str) -> Description<'_> {
        let History { attempts, may_have_taken_effect } = history;
        let effect = if may_have_taken_effect { ". The call may have taken effect" } else { "" };
        let (code, retryable) = self.kind();
        let mut description = Description {
            code,
            message: format!("{action}: {}{effect}", self.sentence(attempts, &cut(words, PIECE))),
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
            Self::QuotaSpent { refusals } => {
                description.status_code = Some(429);
                description.errors = refusals;
            }
            _ => {}
        }
        description
    }

    fn kind(&self) -> (&'static str, bool) {
        match self {
            Self::Invalid(_) => ("validation", false),
            Self::Status { status, .. } => ("request", TRANSIENT_STATUSES.contains(status)),
            Self::QuotaSpent { .. } | Self::Unreadable { .. } | Self::TooLong { .. } => ("request", false),
            Self::Redirected { .. } => ("region", false),
            Self::Unreachable | Self::Disconnected => ("network", true),
            Self::FaultyFetch(_) => ("network", false),
            Self::TimedOut { .. } | Self::TotalTimeout { .. } | Self::RateLimited { .. } => ("timeout", true),
            Self::Aborted => ("aborted", false),
        }
    }

    fn sentence(&self, attempts: u32, words: &str) -> String {
        match self {
            Self::Invalid(invalid) => format!("{} {}", invalid.argument, invalid.problem),
            Self::Status { status, refusals, retry_after_ms } => match retry_after_ms.unwrap_or_default() {
                0 => refused(*status, refusals),
                wait => {
                    format!("{}. Retry-After asks for a wait of {} s", refused(*status, refusals), wait.div_ceil(1000))
                }
            },
            Self::QuotaSpent { refusals } => {
                let reasons = refused(429, refusals);
                format!(
                    "{reasons}. A 429 without a readable Retry-After means that a daily quota is used up. Call again tomorrow"
                )
            }
            Self::Unreadable { status } => {
                format!("the response (status {status}) is not the expected JSON; error.body has its text")
            }
            Self::TooLong { status, limit } => {
                format!("the response (status {status}) exceeds {limit} bytes (options.maxResponseBytes)")
            }
            Self::Redirected { .. } => {
                "the response is a redirect that is not followed. Check that region matches the account, and \
                 options.url if you set it"
                    .to_owned()
            }
            Self::Unreachable | Self::Disconnected => {
                let words = words.trim_end_matches('.');
                let words = if words.is_empty() { String::new() } else { format!(": {words}") };
                format!("no response from Customer.io{words}. Check the network, and options.url if you set it")
            }
            Self::FaultyFetch(fault) => fault.sentence().to_owned(),
            Self::RateLimited { timeout } => {
                format!("options.rateLimit allows no further request within {timeout} ms (options.totalTimeout)")
            }
            Self::TimedOut { timeout } => format!("no complete response within {timeout} ms"),
            Self::TotalTimeout { timeout } => {
                format!("no complete response within {timeout} ms (options.totalTimeout)")
            }
            Self::Aborted if attempts == 0 => "aborted by the caller's signal; nothing was sent".to_owned(),
            Self::Aborted => "aborted by the caller's signal".to_owned(),
        }
    }
}

impl FetchFault {
    const fn sentence(self) -> &'static str {
        match self {
            Self::Missing => "this runtime has no global fetch: pass one as options.fetch",
            Self::Unbound | Self::UnboundInside => {
                "fetch was called without the object that it is a method of. Wrap it: \
                 fetch: (url, init) => env.SERVICE.fetch(url, init)"
            }
            Self::NoResponse => {
                "fetch did not resolve with a Response. If it is a mock, return one, such as new Response(\"{}\")"
            }
            Self::NoBody => {
                "the response of fetch has no text() method, or no arrayBuffer() for a binary body. \
                 If fetch is a mock, return a Response, such as new Response(\"{}\")"
            }
            Self::UsedBody => {
                "the body of the response has already been read. If fetch is a mock, return a new Response for each call; \
                 if it is a wrapper, read response.clone()"
            }
        }
    }
}

fn refused(status: u16, refusals: &[Refusal]) -> String {
    let mut sentence = format!("Customer.io responded with status {status}");
    for (index, Refusal { field, message, .. }) in refusals.iter().take(REASONS).enumerate() {
        sentence += if index == 0 { ": " } else { "; " };
        if let Some(field) = field {
            sentence += &cut(field, PIECE);
            sentence += " ";
        }
        sentence += &cut(message, PIECE);
    }
    if refusals.len() > REASONS {
        sentence += "; error.errors has all reasons";
    }
    if status == 401 {
        sentence += ". Check the credentials, and that region matches the account";
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
    fn an_invalid_argument_is_named_in_the_message_and_by_itself() {
        let failure = Failure::from(Invalid::required("customerId"));
        let description = failure.describe("identify", NONE, "");
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
        let description = failure.describe("track", ONE, "");
        assert_eq!(
            description.message,
            "track: Customer.io responded with status 401: Unauthorized request; name is missing. \
             Check the credentials, and that region matches the account"
        );
        assert_eq!(description.status_code, Some(401));
    }

    #[test]
    fn a_message_says_whether_the_call_may_have_taken_effect() {
        assert!(Failure::Aborted.describe("track", NONE, "").message.ends_with("nothing was sent"));
        assert!(Failure::Aborted.describe("track", UNKNOWN, "").message.ends_with("may have taken effect"));
        assert!(!status(429, vec![]).describe("track", ONE, "").message.contains("effect"));
    }

    #[test]
    fn a_message_is_bounded_whatever_it_quotes() {
        let long = "x".repeat(100_000);
        let refusal = Refusal { field: Some(long.clone()), ..Refusal::new(long.clone()) };
        for failure in [status(400, vec![refusal; 1000]), Failure::Disconnected, Invalid::new(&long, &long).into()] {
            let message = failure.describe("track", ONE, &long).message;
            assert!(message.chars().count() < 2500, "{message}");
        }
    }

    #[test]
    fn a_network_failure_has_the_hosts_words() {
        let message = Failure::Disconnected.describe("track", ONE, "fetch failed: read ECONNRESET").message;
        assert!(message.contains("no response from Customer.io: fetch failed: read ECONNRESET. Check"), "{message}");
        let message = Failure::Disconnected.describe("track", ONE, "It broke.").message;
        assert!(message.contains("no response from Customer.io: It broke. Check"), "{message}");
        let message = Failure::Unreachable.describe("track", ONE, "").message;
        assert!(message.contains("no response from Customer.io. Check"), "{message}");
    }

    #[test]
    fn a_wait_that_a_refusal_asks_for_is_told() {
        let message = |retry_after_ms| {
            let failure = Failure::Status { status: 429, refusals: vec![Refusal::new("slow down")], retry_after_ms };
            failure.describe("track", ONE, "").message
        };
        assert!(
            message(Some(59_001)).ends_with("429: slow down. Retry-After asks for a wait of 60 s"),
            "{}",
            message(Some(59_001))
        );
        assert!(message(Some(0)).ends_with("429: slow down") && message(None).ends_with("429: slow down"));
    }

    #[test]
    fn a_spent_quota_is_explained() {
        let failure = Failure::QuotaSpent { refusals: vec![Refusal::new("too many requests")] };
        let description = failure.describe("getArchivedMessage", ONE, "");
        assert!(
            description.message.contains("429: too many requests. A 429 without a readable Retry-After"),
            "{}",
            description.message
        );
        assert_eq!((description.status_code, description.errors.len()), (Some(429), 1));
    }

    #[test]
    fn only_transient_failures_are_retryable() {
        let retryable = |code| status(code, vec![]).describe("track", ONE, "").retryable;
        assert!(TRANSIENT_STATUSES.iter().copied().all(retryable));
        assert!([400, 401, 404, 413, 501].into_iter().all(|code| !retryable(code)));
        assert!(Failure::Disconnected.describe("track", ONE, "").retryable);
        assert!(!Failure::Aborted.describe("track", ONE, "").retryable);
        assert!(!Failure::FaultyFetch(FetchFault::UsedBody).describe("track", ONE, "").retryable);
    }
}
