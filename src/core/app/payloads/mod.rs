//! The bodies of calls whose arguments need more than their row can say.

pub mod broadcasts;
pub mod exports;
pub mod messages;
#[cfg(test)]
mod tests;
