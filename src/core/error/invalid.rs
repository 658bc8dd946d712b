//! Arguments that cannot be sent, with the path to the fault.

use std::{fmt::Display, ops::Deref};

use super::cut::{PIECE, cut};

/// The most characters of a problem, which may quote the caller's data.
const PROBLEM: usize = 1000;

/// An argument that cannot be sent, found before anything is sent. It is boxed because nearly every function of the core returns it in a
/// `Result`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid(Box<Details>);

/// The content of an [`Invalid`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The argument, with the path to the fault: `event.data.items[3].price`. A long path is cut.
    pub argument: String,
    /// What is wrong and what to do. It completes a sentence that begins with the argument.
    pub problem: String,
}

impl Invalid {
    /// Names the `argument` and says what is wrong with it.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        let (argument, problem) = (argument.into(), problem.into());
        Self(Box::new(Details {
            argument: cut(&argument, PIECE).into_owned(),
            problem: cut(&problem, PROBLEM).into_owned(),
        }))
    }

    /// The same fault, found inside `path`.
    #[must_use]
    pub fn within(mut self, path: &str) -> Self {
        self.0.argument = cut(&join(path, &self.0.argument), PIECE).into_owned();
        self
    }

    /// The same fault, found in the item with this index.
    #[must_use]
    pub fn at(self, index: impl Display) -> Self {
        self.within(&format!("[{index}]"))
    }

    /// The argument is required and missing.
    pub fn required(argument: impl Into<String>) -> Self {
        Self::new(argument, "is required")
    }

    /// The argument is none of the `known` ones.
    pub fn unsupported(argument: impl Into<String>, known: &[&str]) -> Self {
        Self::new(argument, format!("is not supported here; supported: {}", known.join(", ")))
    }

    /// The argument's text has too many bytes.
    pub fn too_long(argument: impl Into<String>, limit: usize, bytes: usize) -> Self {
        Self::new(argument, format!("must be at most {limit} bytes of UTF-8, not {bytes}"))
    }
}

/// Joins a path and a path inside it by a dot, unless the inner one begins with an index or a dot.
fn join(outer: &str, inner: &str) -> String {
    if outer.is_empty() {
        return inner.trim_start_matches('.').to_owned();
    }
    let separator = if inner.is_empty() || inner.starts_with(['.', '[']) { "" } else { "." };
    format!("{outer}{separator}{inner}")
}

impl Deref for Invalid {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_by_one_dot_or_by_none_before_an_index() {
        let joined =
            [("event", "data.a"), ("event", ".data"), ("list", "[3].a"), ("event", ""), ("", ".a"), ("", "[1]")]
                .map(|(outer, inner)| Invalid::new(inner, "is wrong").within(outer).argument.clone());
        assert_eq!(joined, ["event.data.a", "event.data", "list[3].a", "event", "a", "[1]"]);
        assert_eq!(Invalid::new("a", "is wrong").at(3).within("list").argument, "list[3].a");
    }

    #[test]
    fn argument_and_problem_are_bounded() {
        let long = "x".repeat(100_000);
        let invalid = Invalid::new(long.clone(), long.clone()).within(&long);
        assert!(invalid.argument.chars().count() <= PIECE + 1, "{}", invalid.argument);
        assert!(invalid.problem.chars().count() <= PROBLEM + 1, "{}", invalid.problem);
    }
}
