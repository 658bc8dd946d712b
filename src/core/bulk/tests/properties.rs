//! Properties of any run, against a host that fails at random.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{
    first_id,
    host::{Host, Source},
    operation, options,
    script::{Fate, Step, fates, steps},
};
use crate::core::bulk::{Options, ResumePoint};

fn sources() -> impl Strategy<Value = Source> {
    let kinds = proptest::sample::select(vec!["event", "event", "event", "plain", "once", "bad", "none"]);
    let subjects = proptest::collection::vec(0..12_u32, 0..3);
    proptest::collection::vec((kinds, subjects, 0..40_usize), 0..60).prop_map(|operations| {
        let make = |(index, (kind, subjects, pad)): (usize, (&str, Vec<u32>, usize))| {
            (kind != "none").then(|| operation(index, kind, &subjects, pad))
        };
        operations.into_iter().enumerate().map(make).collect()
    })
}

fn runs() -> impl Strategy<Value = Options> {
    let limits = proptest::sample::select(vec![210, 300, 500, 1500]);
    (limits, 1..5_usize, any::<bool>(), 0..8_usize).prop_map(|(bytes, concurrency, ordered, max_rejected)| Options {
        concurrency,
        ordered,
        max_rejected,
        ..options(bytes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Runs over the same source until all of it is done. [`Host`] checks each run by itself.
    #[test]
    fn every_operation_is_accounted_for_once(
        source in sources(),
        options in runs(),
        steps in proptest::collection::vec(steps(), 1..400),
        fates in proptest::collection::vec(fates(), 1..60),
    ) {
        // A run that never succeeds would be resumed for ever.
        let mut steps = steps.into_iter().chain(std::iter::repeat(Step::Read));
        let mut fates = fates.into_iter().chain(std::iter::repeat(Fate::Response(vec![])));
        let mut start = ResumePoint::beginning(first_id());
        let mut settled = BTreeSet::new();
        let mut ids: BTreeMap<usize, Option<String>> = BTreeMap::new();
        loop {
            let options = Options { start: start.clone(), ..options.clone() };
            let outcome = Host::new(&source, options).drive(&mut steps, &mut fates)?;
            prop_assert_eq!(&outcome.point.first_event_id, &start.first_event_id);
            for index in outcome.settled {
                prop_assert!(settled.insert(index), "{} was settled by two runs", index);
            }
            for (index, id) in outcome.sent {
                prop_assert_eq!(ids.entry(index).or_insert_with(|| id.clone()), &id, "{} got another id", index);
            }
            start = outcome.point;
            if !outcome.is_stopped {
                break;
            }
        }
        // What must not be processed twice was sent by one run only, and stays uncertain if that run did not learn the result.
        let uncertain: BTreeSet<usize> = (0..source.len()).filter(|index| start.uncertain.contains(*index as u64)).collect();
        let is_once = |index: &usize| source[*index].as_ref().is_some_and(|operation| operation["kind"] == "once");
        prop_assert!(uncertain.iter().all(is_once) && uncertain.is_disjoint(&settled));
        prop_assert_eq!(settled.union(&uncertain).copied().collect::<Vec<_>>(), (0..source.len()).collect::<Vec<_>>());
        let sendable = |index: &usize| source[*index].as_ref().is_some_and(|operation| operation["kind"] != "bad");
        prop_assert_eq!(ids.into_keys().collect::<Vec<_>>(), (0..source.len()).filter(sendable).collect::<Vec<_>>());
    }
}
