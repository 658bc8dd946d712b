//! The payload builders of calls whose row cannot describe the whole body.

pub mod broadcasts;
pub mod exports;
mod filters;
mod ids;
pub mod messages;
pub mod newsletters;
pub mod people;
#[cfg(test)]
mod tests;
