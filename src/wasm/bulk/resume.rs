//! Where a run starts.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::bulk::ResumePoint,
    wasm::{
        errors::CallError,
        values::{Options, event_id},
    },
};

/// Each throws a `Fault`.
#[wasm_bindgen(raw_module = "../host/resume.js")]
extern "C" {
    /// `firstEventId` of a report.
    #[wasm_bindgen(catch, js_name = resumeId)]
    fn resume_id(report: &JsValue) -> Result<String, JsValue>;
    /// `resumeFrom` of a report; NaN if it is not a number.
    #[wasm_bindgen(catch, js_name = resumeIndex)]
    fn resume_index(report: &JsValue) -> Result<f64, JsValue>;
    /// The starts and ends of the ranges in a report's property; NaN for a value that is not a number.
    #[wasm_bindgen(catch, js_name = resumeRanges)]
    fn resume_ranges(report: &JsValue, name: &str) -> Result<Vec<f64>, JsValue>;
}

/// Where a run starts: at the beginning, unless it resumes an earlier run.
pub fn start(options: &mut Options) -> Result<ResumePoint, CallError> {
    let first_event_id = options.first_event_id()?;
    let Some(report) = options.value("resume")? else {
        return Ok(ResumePoint::beginning(first_event_id.map_or_else(|| event_id("options.firstEventId"), Ok)?));
    };
    let fault = |fault| CallError::from_fault(fault, "options.resume");
    let resume_from = resume_index(&report).map_err(fault)?;
    let ranges = |name| resume_ranges(&report, name).map_err(fault);
    let (done, uncertain) = (ranges("doneRanges")?, ranges("uncertainRanges")?);
    let point = ResumePoint::parse(resume_from, &done, &uncertain, &resume_id(&report).map_err(fault)?)?;
    point.check_first_event_id(first_event_id)?;
    Ok(point)
}
