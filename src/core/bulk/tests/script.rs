//! What happens in a random run.

use proptest::prelude::*;

/// How a request ends.
#[derive(Debug, Clone)]
pub enum Fate {
    /// It is accepted, except the operations at these positions. A position beyond the batch is reported without an index.
    Response(Vec<usize>),
    /// It ends with this status, for a server that may have accepted it in an earlier attempt.
    Refused { status: u16, maybe: bool },
    /// No complete response came.
    Lost { maybe: bool },
    /// It is accepted, and the settlement is reported twice.
    Twice,
}

pub fn fates() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Response(vec![])),
        3 => proptest::collection::vec(0..6_usize, 1..4).prop_map(Fate::Response),
        4 => (proptest::sample::select(vec![400, 413]), any::<bool>())
            .prop_map(|(status, maybe)| Fate::Refused { status, maybe }),
        1 => (proptest::sample::select(vec![401, 500, 503]), any::<bool>())
            .prop_map(|(status, maybe)| Fate::Refused { status, maybe }),
        1 => any::<bool>().prop_map(|maybe| Fate::Lost { maybe }),
        1 => Just(Fate::Twice),
    ]
}

/// What the host does next, if it can.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Read,
    /// Settles the request in flight at this position, modulo their number.
    Settle(usize),
    Stop,
}

pub fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![200 => Just(Step::Read), 100 => (0..8_usize).prop_map(Step::Settle), 1 => Just(Step::Stop)]
}
