use crate::core::{
    app::find,
    error::Invalid,
    http::{Arguments, Body, Value},
};

/// The body of a call with these arguments, given as JSON; the argument's name if the body is that argument.
fn body(action: &str, arguments: &[&str]) -> Result<String, Invalid> {
    let endpoint = find(action).unwrap();
    let is_text = |json: &str| json.starts_with('"') && action == "triggerBroadcast";
    let values = arguments.iter().map(|json| match *json {
        "undefined" => Value::Undefined,
        json if is_text(json) => Value::Text(json.trim_matches('"').to_owned()),
        json => Value::Json(json.as_bytes().to_vec()),
    });
    let prepared = endpoint.prepare(Arguments::new(endpoint.arguments, values.collect()), &mut || Ok(None))?;
    Ok(match prepared.body {
        Some(Body::Written(json)) => String::from_utf8(json).unwrap(),
        Some(Body::OfArgument { name, .. }) => name.to_owned(),
        None => String::new(),
    })
}

#[test]
fn a_message_has_a_person_and_content() {
    let fault = |action, message| body(action, &[message]).unwrap_err().argument.clone();
    for (action, message, argument) in [
        ("sendEmail", "null", "message"),
        ("sendEmail", "{}", "message.identifiers"),
        ("sendEmail", r#"{"identifiers":{}}"#, "message.identifiers"),
        ("sendEmail", r#"{"identifiers":{"id":" "}}"#, "message.identifiers"),
        ("sendEmail", r#"{"identifiers":{"id":"1"}}"#, "message.to"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c"}"#, "message.subject"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":["a@b.c"]}"#, "message.to"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c","cc":7}"#, "message.cc"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c","subject":"s","body":"b"}"#, "message.from"),
        (
            "sendEmail",
            r#"{"identifiers":{"id":"1"},"to":"a@b.c","transactional_message_id":1,"send_at":1700000000000}"#,
            "message.send_at",
        ),
        ("sendEmail", r#"{"identifiers":{"id":9007199254740992}}"#, "message.identifiers.id"),
        ("sendPush", r#"{"identifiers":{"id":1.5}}"#, "message.identifiers.id"),
        ("sendPush", r#"{"identifiers":{"id":"1"}}"#, "message.transactional_message_id"),
        ("sendSMS", r#"{"identifiers":{"id":"1"},"message_data":[]}"#, "message.message_data"),
        (
            "sendInApp",
            r#"{"identifiers":{"id":"1"},"transactional_message_id":""}"#,
            "message.transactional_message_id",
        ),
    ] {
        assert_eq!(fault(action, message), argument, "{action} {message}");
    }
    for (action, message) in [
        ("sendEmail", r#"{"identifiers":{"id":1},"to":"a@b.c","transactional_message_id":"welcome"}"#),
        ("sendEmail", r#"{"identifiers":{"email":"a@b.c"},"to":"a@b.c","subject":"s","body":"b","from":"f@b.c"}"#),
        ("sendPush", r#"{"identifiers":{"cio_id":"1"},"custom_payload":{}}"#),
        ("sendWhatsApp", r#"{"identifiers":{"id":"1"},"transactional_message_id":3}"#),
    ] {
        assert_eq!(body(action, &[message]).unwrap(), "message", "{action} {message}");
    }
}

#[test]
fn an_email_has_at_most_fifteen_recipients() {
    let email = |cc: usize| {
        let cc = vec!["a@b.c"; cc].join(",");
        body(
            "sendEmail",
            &[&format!(r#"{{"identifiers":{{"id":1}},"to":"a@b.c","cc":"{cc}","transactional_message_id":1}}"#)],
        )
    };
    assert!(email(14).is_ok());
    assert_eq!(email(15).unwrap_err().argument, "message.to");
}

#[test]
fn a_trigger_has_at_most_one_audience() {
    let trigger = |data, recipients| body("triggerBroadcast", &["\"1\"", data, recipients]);
    for (data, recipients, expected) in [
        ("undefined", "undefined", "{}"),
        ("{}", "undefined", "{}"),
        (
            r#"{"a":1}"#,
            r#"{"ids":["1"],"id_ignore_missing":true}"#,
            r#"{"data":{"a":1},"ids":["1"],"id_ignore_missing":true}"#,
        ),
        ("undefined", r#"{"segment":{"id":7}}"#, r#"{"recipients":{"segment":{"id":7}}}"#),
        ("undefined", r#"{"data_file_url":"https://a.example"}"#, r#"{"data_file_url":"https://a.example"}"#),
    ] {
        assert_eq!(trigger(data, recipients).unwrap(), expected);
    }
    for (recipients, argument) in [
        ("{}", "recipients"),
        (r#"{"ids":[]}"#, "recipients.ids"),
        (r#"{"per_user_data":null}"#, "recipients.per_user_data"),
        (r#"{"ids":["1",9007199254740992]}"#, "recipients.ids[1]"),
        (r#"{"per_user_data":[{"id":1e21}]}"#, "recipients.per_user_data[0].id"),
        (r#"{"ids":["1"],"emails":["a"]}"#, "recipients.emails"),
        (r#"{"ids":["1"],"email_ignore_missing":true}"#, "recipients.email_ignore_missing"),
        ("[]", "recipients"),
    ] {
        assert_eq!(trigger("undefined", recipients).unwrap_err().argument, argument, "{recipients}");
    }
    assert_eq!(trigger("[]", "undefined").unwrap_err().argument, "data");
    assert_eq!(body("triggerBroadcast", &["undefined"]).unwrap_err().argument, "broadcastId");
}

#[test]
fn an_export_of_deliveries_has_one_source() {
    let export = |source, details| body("createDeliveriesExport", &[source, details]);
    assert_eq!(export("12", r#"{"start":1700000000}"#).unwrap(), r#"{"newsletter_id":12,"start":1700000000}"#);
    assert_eq!(export(r#"{"campaign_id":3}"#, "undefined").unwrap(), r#"{"campaign_id":3}"#);
    for source in ["undefined", "\" \"", "{}", r#"{"campaign_id":3,"action_id":4}"#, r#"{"id":3}"#, "null", "[1]"] {
        assert_eq!(export(source, "undefined").unwrap_err().argument, "source", "{source}");
    }
    assert_eq!(export("12", r#"{"campaign_id":3}"#).unwrap_err().argument, "details.campaign_id");
    assert_eq!(export("12", r#"{"end":"2026"}"#).unwrap_err().argument, "details.end");
}
