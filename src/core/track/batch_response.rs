//! The response to a batch: which operations were refused.

use serde::Serialize;

use crate::core::{
    bulk::{BatchResponse, Ranges, Rejection},
    error::Refusal,
    http::{Json, reason},
};

/// What `batch` resolves with: a `BatchResult` of `types/operations.d.ts`.
#[derive(Debug, Serialize)]
pub struct BatchResult {
    accepted: usize,
    errors: Vec<Rejection>,
}

impl From<BatchResponse> for BatchResult {
    fn from(BatchResponse { accepted, reasons }: BatchResponse) -> Self {
        let error = |(index, refusal): (Option<usize>, _)| {
            Rejection::from_refusal(index.map(|index| index as u64), refusal, true)
        };
        Self { accepted, errors: reasons.into_iter().map(error).collect() }
    }
}

/// Whether a successful response to a batch reports what happened to its operations. A 207 without a list of errors does not: some
/// operations were refused, but it does not say which.
#[must_use]
pub fn is_batch_response<J: Json>(status: u16, body: impl FnOnce() -> J) -> bool {
    status != 207 || entries(&body()).is_some()
}

/// Reads the successful response to a batch of `items` operations. Each entry of its errors is one reason, whatever the status.
#[must_use]
pub fn read_batch_response<J: Json>(body: &J, items: usize) -> BatchResponse {
    let entries = entries(body).unwrap_or_default();
    let mut reasons = Vec::with_capacity(entries.len());
    let (mut named, mut unnamed) = (Ranges::default(), 0);
    for entry in &entries {
        let index = entry.get("batch_index").and_then(|index| index.index()).filter(|index| *index < items);
        match index {
            Some(index) => named.insert(index as u64, index as u64 + 1),
            None => unnamed += 1,
        }
        reasons.push((index, reason(entry).unwrap_or_else(unexplained)));
    }
    let refused = usize::try_from(named.count()).unwrap_or(items) + unnamed;
    BatchResponse { accepted: items.saturating_sub(refused), reasons }
}

fn entries<J: Json>(body: &J) -> Option<Vec<J>> {
    body.get("errors").and_then(|errors| errors.items())
}

fn unexplained() -> Refusal {
    Refusal::new("refused without a reason")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_error_names_a_refused_operation() {
        let body = json!({"errors": [
            {"batch_index": 2, "reason": "required", "field": "name", "message": "is missing"},
            {"batch_index": 0, "message": "first"},
            {"batch_index": 2, "reason": "invalid"},
        ]});
        let first =
            Refusal { reason: Some("required".into()), field: Some("name".into()), message: "is missing".into() };
        let third = Refusal { reason: Some("invalid".into()), ..Refusal::new("invalid") };
        let reasons = vec![(Some(2), first), (Some(0), Refusal::new("first")), (Some(2), third)];
        assert_eq!(read_batch_response(&body, 3), BatchResponse { accepted: 1, reasons });
        assert_eq!(read_batch_response(&json!({"errors": []}), 3), BatchResponse { accepted: 3, reasons: vec![] });
    }

    #[test]
    fn keeps_errors_without_a_batch_index() {
        for index in [json!(3), json!(-1), json!(0.5), json!("0"), json!(null)] {
            let body = json!({"errors": [{"batch_index": index, "message": "no"}, {"batch_index": 1}]});
            let reasons = vec![(None, Refusal::new("no")), (Some(1), unexplained())];
            assert_eq!(read_batch_response(&body, 3), BatchResponse { accepted: 1, reasons }, "{index}");
        }
        assert_eq!(read_batch_response(&json!({"errors": ["no"]}), 3).reasons, [(None, Refusal::new("no"))]);
    }

    #[test]
    fn a_207_needs_a_list_of_errors() {
        for body in [json!({}), json!(null), json!([]), json!({"errors": {"0": "no"}}), json!({"errors": null})] {
            assert!(!is_batch_response(207, || body.clone()), "{body}");
            for status in [200, 202, 206] {
                assert!(is_batch_response(status, || body.clone()), "{body}");
                assert_eq!(read_batch_response(&body, 3), BatchResponse { accepted: 3, reasons: vec![] });
            }
        }
        assert!(is_batch_response(207, || json!({"errors": []})));
    }
}
