use crate::core::{
    app::find,
    error::Invalid,
    http::{ArgumentValue, Arguments, Body},
};

/// The body of a call with these arguments, given as JSON; the argument's name if the body is that argument.
fn body(action: &str, arguments: &[&str]) -> Result<String, Invalid> {
    let endpoint = find(action).unwrap();
    let takes_id = matches!(action, "triggerBroadcast" | "scheduleNewsletter");
    let is_text = |json: &str| json.starts_with('"') && takes_id;
    let values = arguments.iter().map(|json| match *json {
        "undefined" => ArgumentValue::Undefined,
        json if is_text(json) => ArgumentValue::Text(json.trim_matches('"').to_owned()),
        json => ArgumentValue::Json(json.as_bytes().to_vec()),
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
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":" , ,"}"#, "message.to"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c","cc":7}"#, "message.cc"),
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c","subject":"s","body":"b"}"#, "message.from"),
        (
            "sendEmail",
            r#"{"identifiers":{"id":"1"},"to":"a@b.c","transactional_message_id":1,"send_at":1700000000000}"#,
            "message.send_at",
        ),
        ("sendEmail", r#"{"identifiers":{"id":9007199254740992}}"#, "message.identifiers.id"),
        ("sendPush", r#"{"identifiers":{"id":1.5}}"#, "message.identifiers.id"),
        ("sendPush", r#"{"identifiers":{"email":["a@b.c"]}}"#, "message.identifiers.email"),
        (
            "sendPush",
            r#"{"identifiers":{"id":"1"},"transactional_message_id":true}"#,
            "message.transactional_message_id",
        ),
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
        ("sendEmail", r#"{"identifiers":{"id":"1"},"to":"a@b.c","transactional_message_id":"welcome"}"#),
        ("sendEmail", r#"{"identifiers":{"email":"a@b.c"},"to":"a@b.c","subject":"s","body":"b","from":"f@b.c"}"#),
        ("sendPush", r#"{"identifiers":{"cio_id":"1"},"custom_payload":{}}"#),
        ("sendWhatsApp", r#"{"identifiers":{"id":"1"},"transactional_message_id":3}"#),
    ] {
        assert_eq!(body(action, &[message]).unwrap(), "message", "{action} {message}");
    }
}

#[test]
fn an_identifier_that_is_a_number_becomes_text() {
    for (action, message, expected) in [
        (
            "sendEmail",
            r#"{"to":"a@b.c","identifiers":{"id":12},"transactional_message_id":1}"#,
            r#"{"to":"a@b.c","identifiers":{"id":"12"},"transactional_message_id":1}"#,
        ),
        (
            "sendPush",
            r#"{"identifiers":{"cio_id":null,"id":12},"transactional_message_id":1}"#,
            r#"{"identifiers":{"cio_id":null,"id":"12"},"transactional_message_id":1}"#,
        ),
        ("startLiveNotification", r#"{"identifiers":{"id":12}}"#, r#"{"identifiers":{"id":"12"}}"#),
        ("startLiveNotification", r#"{"identifiers":{"id":"12"}}"#, "notification"),
        ("startLiveNotification", r#"{"instance_id":"a"}"#, "notification"),
    ] {
        assert_eq!(body(action, &[message]).unwrap(), expected);
    }
    let fault = body("startLiveNotification", &[r#"{"identifiers":{"id":1.5}}"#]).unwrap_err();
    assert_eq!(fault.argument, "notification.identifiers.id");
}

#[test]
fn an_email_has_at_most_fifteen_recipients() {
    let email = |cc: Vec<&str>| {
        let cc = cc.join(",");
        body(
            "sendEmail",
            &[&format!(r#"{{"identifiers":{{"id":"1"}},"to":"a@b.c","cc":"{cc}","transactional_message_id":1}}"#)],
        )
    };
    assert!(email(vec!["a@b.c"; 14]).is_ok());
    assert_eq!(email(vec!["a@b.c"; 15]).unwrap_err().argument, "message.to");
    // `"Ada \"The, Countess\" L" <a@b.c>` as JSON.
    let quoted = r#"\"Ada \\\"The, Countess\\\" L\" <a@b.c>"#;
    assert!(email(vec![quoted; 14]).is_ok());
    assert!(email(vec![quoted; 15]).is_err());
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
        ("undefined", r#"{"ids":[1,"2"]}"#, r#"{"ids":["1","2"]}"#),
        ("undefined", r#"{"id_ignore_missing":null,"ids":["1"]}"#, r#"{"ids":["1"]}"#),
        (
            "undefined",
            r#"{"per_user_data":[{"id":1,"data":{"id":2}},{"email":"a"}]}"#,
            r#"{"per_user_data":[{"id":"1","data":{"id":2}},{"email":"a"}]}"#,
        ),
        (
            "undefined",
            r#"{"and":[{"segment":{"id":7}},{"not":{"attribute":{"field":"a","operator":"exists"}}}]}"#,
            r#"{"recipients":{"and":[{"segment":{"id":7}},{"not":{"attribute":{"field":"a","operator":"exists"}}}]}}"#,
        ),
    ] {
        assert_eq!(trigger(data, recipients).unwrap(), expected);
    }
    for (recipients, argument) in [
        ("{}", "recipients"),
        (r#"{"ids":[]}"#, "recipients.ids"),
        (r#"{"per_user_data":null}"#, "recipients.per_user_data"),
        (r#"{"ids":["1",9007199254740992]}"#, "recipients.ids[1]"),
        (r#"{"ids":[null]}"#, "recipients.ids[0]"),
        (r#"{"ids":["1"," "]}"#, "recipients.ids[1]"),
        (r#"{"ids":"1,2"}"#, "recipients.ids"),
        (r#"{"ids":5}"#, "recipients.ids"),
        (r#"{"ids":["1"],"id_ignore_missing":1}"#, "recipients.id_ignore_missing"),
        (r#"{"emails":["a@b.c"],"email_add_duplicates":"yes"}"#, "recipients.email_add_duplicates"),
        (r#"{"emails":[" "]}"#, "recipients.emails[0]"),
        (r#"{"emails":["a@b.c",5]}"#, "recipients.emails[1]"),
        (r#"{"per_user_data":[{"data":{}}]}"#, "recipients.per_user_data[0]"),
        (r#"{"data_file_url":" "}"#, "recipients.data_file_url"),
        (r#"{"id":["1"]}"#, "recipients.id"),
        (r#"{"id_ignore_missing":true}"#, "recipients.id_ignore_missing"),
        (r#"{"and":[]}"#, "recipients.and"),
        (r#"{"or":[{}]}"#, "recipients.or[0]"),
        (r#"{"and":[{"or":[]}]}"#, "recipients.and[0].or"),
        (r#"{"not":null}"#, "recipients.not"),
        (r#"{"segment":{}}"#, "recipients.segment.id"),
        (r#"{"segment":{"id":true}}"#, "recipients.segment.id"),
        (r#"{"per_user_data":[{"id":true}]}"#, "recipients.per_user_data[0].id"),
        (r#"{"attribute":{"field":"a"}}"#, "recipients.attribute.operator"),
        (r#"{"not":{"attribute":{"field":"a","operator":"eq"}}}"#, "recipients.not.attribute.value"),
        (r#"{"and":[{"attribute":{"field":"a","operator":"eq","value":null}}]}"#, "recipients.and[0].attribute.value"),
        (r#"{"and":[{"segment":{"id":1}}],"or":[{"segment":{"id":1}}]}"#, "recipients.or"),
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
fn a_newsletter_has_an_audience_and_a_time_that_can_be_meant() {
    let audience = r#"{"and":[{"segment":{"id":7}},{"not":{"or":[{"segment":{"id":8}}]}}]}"#;
    let create = |members: &str| body("createNewsletter", &[&format!("{{{members}}}")]);
    let of = |members: &str| create(&format!(r#""recipients":{audience},{members}"#));
    for (created, argument) in [
        (create(r#""recipients":{}"#), "data.recipients"),
        (create(r#""recipients":null"#), "data.recipients"),
        (create(r#""recipients":{"and":[]}"#), "data.recipients.and"),
        (create(r#""recipients":{"or":[]}"#), "data.recipients.or"),
        (create(r#""recipients":{"attribute":{"field":"a","operator":"eq"}}"#), "data.recipients.attribute.value"),
        (create(r#""recipients":{"not":{"or":[]}}"#), "data.recipients.not.or"),
        (of(r#""scheduled_at":1700000000000"#), "data.scheduled_at"),
        (of(r#""send_now":true,"scheduled_at":1700000000"#), "data.scheduled_at"),
        (body("createNewsletter", &["[]"]), "data"),
        (body("scheduleNewsletter", &["\"7\"", r#"{"scheduled_at":1700000000000}"#]), "data.scheduled_at"),
        (body("scheduleNewsletter", &["\"7\"", r#"{"scheduled_at":"2027-01-01"}"#]), "data.scheduled_at"),
        (body("startLiveNotification", &[r#"{"expiration":1700000000000}"#]), "notification.expiration"),
    ] {
        assert_eq!(created.unwrap_err().argument, argument);
    }
    for (created, expected) in [
        (of(r#""send_now":true"#), "data"),
        (of(r#""send_now":false,"scheduled_at":1700000000"#), "data"),
        (create(r#""recipients":{"attribute":{"field":"a","operator":"exists","inverse":true}}"#), "data"),
        (create(r#""recipients":{"attribute":{"field":"a","operator":"eq","value":""}}"#), "data"),
        (create(""), "data"),
        (body("createNewsletter", &["undefined"]), "{}"),
        (body("scheduleNewsletter", &["\"7\"", r#"{"scheduled_at":0}"#]), "data"),
        (body("startLiveNotification", &[r#"{"expiration":0}"#]), "notification"),
    ] {
        assert_eq!(created.unwrap(), expected);
    }
}

#[test]
fn a_member_is_given_once() {
    let export = |details| body("createCustomersExport", &[r#"{"segment":{"id":1}}"#, details]);
    assert_eq!(export(r#"{"a":1}"#).unwrap(), r#"{"filters":{"segment":{"id":1}},"a":1}"#);
    assert_eq!(export(r#"{"filters":{"segment":{"id":2}}}"#).unwrap_err().argument, "details.filters");
}

#[test]
fn a_custom_device_was_used_at_a_time_in_seconds() {
    let push = |device: &str| {
        let message = r#"{"transactional_message_id":1,"identifiers":{"id":"1"},"custom_device":"#;
        body("sendPush", &[&format!("{message}{device}}}")])
    };
    for device in ["null", "{}", r#"{"last_used":1700000000}"#] {
        assert_eq!(push(device).unwrap(), "message");
    }
    for device in [r#"{"last_used":1700000000000}"#, r#"{"last_used":"yesterday"}"#] {
        assert_eq!(push(device).unwrap_err().argument, "message.custom_device.last_used");
    }
}

#[test]
fn an_export_of_deliveries_has_one_source() {
    let export = |source, details| body("createDeliveriesExport", &[source, details]);
    assert_eq!(export("12", r#"{"start":1700000000}"#).unwrap(), r#"{"newsletter_id":12,"start":1700000000}"#);
    assert_eq!(export(r#"{"campaign_id":3}"#, "undefined").unwrap(), r#"{"campaign_id":3}"#);
    assert_eq!(export("\"12\"", "undefined").unwrap(), r#"{"newsletter_id":12}"#);
    assert_eq!(export(r#"{"campaign_id":"03"}"#, "undefined").unwrap(), r#"{"campaign_id":3}"#);
    assert_eq!(export(r#"{"campaign_id":"a"}"#, "undefined").unwrap_err().argument, "source.campaign_id");
    for source in
        ["undefined", "\" \"", "\"+5\"", "-5", "{}", r#"{"campaign_id":3,"action_id":4}"#, r#"{"id":3}"#, "null", "[1]"]
    {
        assert_eq!(export(source, "undefined").unwrap_err().argument, "source", "{source}");
    }
    assert_eq!(export("12", r#"{"campaign_id":3}"#).unwrap_err().argument, "details.campaign_id");
    assert_eq!(export("12", r#"{"end":"2026"}"#).unwrap_err().argument, "details.end");
}
