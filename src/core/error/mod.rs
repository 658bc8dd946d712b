//! Everything that can go wrong, as values. The boundary turns each into a JavaScript error of its class.

mod cut;
mod description;
mod failure;
mod invalid;

pub use description::{Description, History};
pub use failure::{Failure, FetchFault, Refusal, TRANSIENT_STATUSES};
pub use invalid::Invalid;
