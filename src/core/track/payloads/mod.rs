//! The payload builders of version 1.

mod deliveries;
mod devices;
mod events;
mod forms;
mod identifiers;
mod people;
mod segments;
#[cfg(test)]
mod tests;

pub use deliveries::{delivery_metric, push_event, unsubscribe};
pub use devices::device;
pub use events::{anonymous_event, event, page_view};
pub use forms::form;
pub use people::{attributes, merge};
pub use segments::segment_members;
