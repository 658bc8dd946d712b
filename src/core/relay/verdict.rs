//! The result of reading a body: operations, and refusals by index.

use crate::core::{
    json::{Array, Object},
    track::TrackOperations,
};

/// Why an item is refused. The page gets the [name](Self::name).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemError {
    /// Not an object, or a member of the wrong type.
    Shape,
    /// Not one of the three types.
    Type,
    /// A member that items of its type do not have.
    Field,
    /// Not a ULID, or one whose time is not recent.
    Id,
    /// Not a name that Customer.io accepts.
    Name,
    /// Data that Customer.io does not accept.
    Data,
    /// Nested too deep.
    Depth,
    /// Too long.
    Size,
    /// A page view, which the owner does not allow.
    Page,
    /// An attribute that the owner does not allow.
    Attribute,
    /// Attributes of a visitor who is not known.
    Anonymous,
}

impl ItemError {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::Type => "type",
            Self::Field => "field",
            Self::Id => "id",
            Self::Name => "name",
            Self::Data => "data",
            Self::Depth => "depth",
            Self::Size => "size",
            Self::Page => "page",
            Self::Attribute => "attribute",
            Self::Anonymous => "anonymous",
        }
    }
}

/// Why a whole body is refused.
#[derive(Debug, PartialEq, Eq)]
pub enum BodyError {
    /// It does not have the wire format.
    Malformed,
    /// It has too many items.
    TooLarge,
    /// The owner's `identify` returned an invalid identity, for this reason.
    Identity(String),
}

impl BodyError {
    /// `{"refusal":…}` with the code for the page, or `{"fault":…}` with a message for the owner.
    pub fn to_json(&self) -> Vec<u8> {
        match self {
            Self::Malformed => Object::new().text("refusal", "malformed"),
            Self::TooLarge => Object::new().text("refusal", "too_large"),
            Self::Identity(sentence) => Object::new().text("fault", sentence),
        }
        .finish()
    }
}

/// The result of reading a body.
#[derive(Debug, Default)]
pub struct Verdict {
    operations: Array,
    indexes: Array,
    rejected: Array,
}

impl Verdict {
    /// Adds an operation that belongs to no item.
    pub fn add(&mut self, operation: &[u8]) {
        self.operations.push(operation);
        self.indexes.push(b"-1");
    }

    /// Adds the result of the item at `index`.
    pub fn settle(&mut self, index: usize, operation: Result<Vec<u8>, ItemError>) {
        let index = index.to_string();
        match operation {
            Ok(operation) => {
                self.operations.push(&operation);
                self.indexes.push(index.as_bytes());
            }
            Err(code) => {
                let refusal = Object::new().json("index", index.as_bytes()).text("code", code.name());
                self.rejected.push(&refusal.finish());
            }
        }
    }

    /// `{"operations":[…],"indexes":[…],"rejected":[{"index":0,"code":"…"}],"maxBytes":32000}`: the operations, the indexes of their items
    /// (-1 for none), the refusals, and how many bytes an operation may have.
    pub fn into_json(self) -> Vec<u8> {
        Object::new()
            .json("operations", &self.operations.finish())
            .json("indexes", &self.indexes.finish())
            .json("rejected", &self.rejected.finish())
            .json("maxBytes", TrackOperations::LIMITS.item_bytes.to_string().as_bytes())
            .finish()
    }
}
