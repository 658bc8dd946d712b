//! JSON text: reads what the host's `JSON.stringify` wrote, and writes the small objects that the core makes.
//!
//! Written by hand because `serde_json` also parses numbers and checks the text. The core needs neither, and the module would be larger.

mod reader;
mod writer;

pub use reader::{Members, Value, is_one_of, utf8_length};
pub use writer::{Array, Object, in_quotes, push_quoted, with_members};
