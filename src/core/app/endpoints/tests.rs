use std::collections::HashSet;

use super::TABLES;
use crate::core::http::{ArgumentKind, Endpoint, Idempotency};

/// The files of the public class, which has one method for each row.
const CLASS: &[&str] = &[
    include_str!("../../../../pkg-template/app/methods/messages.js"),
    include_str!("../../../../pkg-template/app/methods/people.js"),
    include_str!("../../../../pkg-template/app/methods/audiences.js"),
    include_str!("../../../../pkg-template/app/methods/campaigns.js"),
    include_str!("../../../../pkg-template/app/methods/newsletters.js"),
    include_str!("../../../../pkg-template/app/methods/design-studio.js"),
    include_str!("../../../../pkg-template/app/methods/workspace.js"),
];

fn rows() -> impl Iterator<Item = &'static Endpoint> {
    TABLES.iter().flat_map(|rows| rows.iter())
}

#[test]
fn the_class_has_a_method_for_each_row() {
    for (rows, class) in TABLES.iter().zip(CLASS) {
        for Endpoint { action, method, template, arguments, .. } in *rows {
            let names: Vec<_> = arguments.iter().map(|argument| argument.name).collect();
            let parameters = [names.as_slice(), &["options"]].concat().join(", ");
            let head = format!(
                "\t/** `{method} {template}` @type {{api.APIClient[\"{action}\"]}} */\n\t{action}({parameters}) {{\n",
                method = method.as_str(),
            );
            assert!(class.contains(&head), "pkg-template/app/methods lacks\n{head}");
            assert!(class.contains(&format!("\"{action}\",")), "{action} is not called");
        }
        assert_eq!(class.matches("\t/** `").count(), rows.len(), "a method without a row");
    }
}

/// Only `ask` and `list` keep what JSON would leave out of a query.
#[test]
fn a_method_with_a_query_asks_with_it() {
    for (rows, class) in TABLES.iter().zip(CLASS) {
        for Endpoint { action, arguments, .. } in *rows {
            let has_query = arguments.iter().any(|argument| matches!(argument.kind, ArgumentKind::Queries(_)));
            let method = class.split(&format!("\n\t{action}(")).nth(1).and_then(|rest| rest.split("\n\t}\n").next());
            let asks = method.is_some_and(|body| body.contains("return ask(") || body.contains("return list("));
            assert_eq!(asks, has_query, "{action}");
        }
    }
}

#[test]
fn each_action_and_each_request_is_unique() {
    let actions: HashSet<_> = rows().map(|row| row.action).collect();
    let segments = |row: &Endpoint| {
        let segments = row.template.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
        segments.collect::<Vec<_>>().join("/")
    };
    let requests: HashSet<_> = rows().map(|row| (row.method.as_str().to_owned(), segments(row))).collect();
    assert_eq!((actions.len(), requests.len()), (rows().count(), rows().count()));
    assert_eq!(rows().count(), 186);
}

#[test]
fn every_parameter_of_a_template_is_an_identifier_among_the_arguments() {
    for Endpoint { action, template, arguments, .. } in rows() {
        assert!(template.starts_with("/v1/"), "{action}");
        let names: Vec<_> = template.split(['{', '}']).skip(1).step_by(2).collect();
        let identifiers = arguments.iter().filter(|argument| matches!(argument.kind, ArgumentKind::Identifier(_)));
        let mut identifiers = identifiers.map(|argument| argument.name).filter(|name| names.contains(name));
        assert!(names.iter().all(|name| identifiers.any(|identifier| identifier == *name)), "{action}");
    }
}

#[test]
fn calls_that_send_or_create_are_not_idempotent() {
    let idempotency = |action: &str| {
        let row = rows().find(|row| row.action == action).unwrap();
        row.idempotency.unwrap_or_else(|| row.method.idempotency())
    };
    for action in ["sendEmail", "triggerBroadcast", "createSegment", "sendNewsletter", "createImport", "createAsset"] {
        assert_eq!(idempotency(action), Idempotency::NonIdempotent, "{action}");
    }
    for action in ["searchCustomers", "findObjects", "getCustomersAttributes", "listCampaigns"] {
        assert_eq!(idempotency(action), Idempotency::ReadOnly, "{action}");
    }
    for action in ["createSuppression", "batchUpdateEvents", "updateSnippet", "deleteAsset"] {
        assert_eq!(idempotency(action), Idempotency::Idempotent, "{action}");
    }
}
