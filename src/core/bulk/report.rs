//! What a run reports to its caller. Serialised, these are the public types of `types/bulk.d.ts`.

use serde::Serialize;

use super::ledger::{Counts, Ledger};
use crate::core::{
    error::{Invalid, Refusal},
    ulid::Ulid,
};

/// The state of a run: a `SendAllProgress`. A run can be resumed from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What was counted.
    #[serde(flatten)]
    pub counts: Counts,
    /// Milliseconds since the start.
    pub elapsed: f64,
    /// The first index that is not settled.
    pub resume_from: u64,
    /// The ranges after that index that are settled.
    pub done_ranges: Vec<(u64, u64)>,
    /// The ranges of operations that may have been accepted, and are not sent again.
    pub uncertain_ranges: Vec<(u64, u64)>,
    /// The event id of the first operation of the source.
    pub first_event_id: String,
}

impl Progress {
    /// The state according to the accounts.
    #[must_use]
    pub fn from_ledger(ledger: &Ledger, first_event_id: Ulid, elapsed: f64) -> Self {
        let (resume_from, done_ranges) = ledger.done().into_first();
        Self {
            counts: ledger.counts,
            elapsed,
            resume_from,
            done_ranges,
            uncertain_ranges: ledger.all_uncertain().as_slice().to_vec(),
            first_event_id: first_event_id.text(),
        }
    }
}

/// The result of a run: a `SendAllReport` without its `errors`, which are the [listed](Rejection::is_listed) rejections.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The state at the end.
    #[serde(flatten)]
    pub progress: Progress,
    /// How many operations may have been accepted.
    pub uncertain: u64,
}

impl Report {
    /// The report according to the accounts.
    #[must_use]
    pub fn from_ledger(ledger: &Ledger, first_event_id: Ulid, elapsed: f64) -> Self {
        Self {
            progress: Progress::from_ledger(ledger, first_event_id, elapsed),
            uncertain: ledger.all_uncertain().count(),
        }
    }
}

/// One reason why an operation was rejected: a `Rejection` without its `cause`, which is a JavaScript value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rejection {
    /// The operation's index; -1 if the API gave none.
    pub index: i64,
    /// What is wrong.
    pub message: String,
    /// The kind of fault, such as `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The path of the field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whether the report lists it in `errors`.
    #[serde(skip)]
    pub is_listed: bool,
}

impl Rejection {
    /// A refusal by the API.
    #[must_use]
    pub fn from_refusal(index: Option<u64>, refusal: Refusal, is_listed: bool) -> Self {
        let Refusal { reason, field, message } = refusal;
        Self { index: index.map_or(-1, u64::cast_signed), message, reason, field, is_listed }
    }

    /// A fault that was found before the operation was sent, in the form of the API's own refusals.
    #[must_use]
    pub fn from_invalid(index: u64, invalid: &Invalid, is_listed: bool) -> Self {
        // The path within the operation may begin with a dot.
        let field = Some(invalid.argument.trim_start_matches('.').to_owned()).filter(|field| !field.is_empty());
        let refusal = Refusal { reason: Some("invalid".to_owned()), field, message: invalid.problem.clone() };
        Self::from_refusal(Some(index), refusal, is_listed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::bulk::ranges::Ranges;
    use serde_json::json;

    #[test]
    fn the_report_has_the_names_of_the_public_type() {
        let mut done = Ranges::default();
        done.insert(0, 3);
        done.insert(5, 7);
        let mut uncertain = Ranges::default();
        uncertain.insert(8, 10);
        let mut ledger = Ledger::resume(done, Ranges::default());
        ledger.uncertain = uncertain;
        ledger.counts = Counts { read: 1, accepted: 2, rejected: 3, bytes: 4, requests: 5, retries: 6 };
        let id = Ulid::new(0, [0; 10]);
        let progress = json!({
            "read": 1, "accepted": 2, "rejected": 3, "bytes": 4, "requests": 5, "retries": 6, "elapsed": 7.5,
            "resumeFrom": 3, "doneRanges": [[5, 7]], "uncertainRanges": [[8, 10]],
            "firstEventId": "00000000000000000000000000",
        });
        assert_eq!(serde_json::to_value(Progress::from_ledger(&ledger, id, 7.5)).unwrap(), progress);
        let mut report = progress;
        report["uncertain"] = json!(2);
        assert_eq!(serde_json::to_value(Report::from_ledger(&ledger, id, 7.5)).unwrap(), report);
    }

    #[test]
    fn a_fault_has_the_form_of_a_refusal() {
        let rejection = |argument: &str| {
            serde_json::to_value(Rejection::from_invalid(4, &Invalid::new(argument, "is odd"), true)).unwrap()
        };
        let with_field = json!({"index": 4, "message": "is odd", "reason": "invalid", "field": "list[1]"});
        assert_eq!(rejection("list[1]"), with_field);
        assert_eq!(rejection(".list[1]"), with_field);
        assert_eq!(rejection(""), json!({"index": 4, "message": "is odd", "reason": "invalid"}));
    }

    #[test]
    fn a_refusal_without_an_index_has_minus_one() {
        let refusal = Refusal { message: "no".to_owned(), ..Refusal::default() };
        let rejection = serde_json::to_value(Rejection::from_refusal(None, refusal, false)).unwrap();
        assert_eq!(rejection, json!({"index": -1, "message": "no"}));
    }
}
