//! JSON text: reading what the host's `JSON.stringify` wrote, and writing the small objects that the core makes.

mod reader;
mod writer;

pub use reader::{Members, Value, end_of_value};
pub use writer::{Object, push_quoted, with_members};
