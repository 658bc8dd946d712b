use super::*;
use crate::core::http::LONE_SURROGATE;

const fn parameter(name: &'static str, wire: &'static str) -> QueryParameter {
    QueryParameter { name, wire, values: &[], is_text: false, is_time: false, is_required: false }
}

static ID_TYPE: QueryParameter = QueryParameter { values: &["id", "email"], ..parameter("idType", "id_type") };
static LIST: &[Argument] = &[
    Argument { name: "idType", kind: ArgumentKind::Query(&ID_TYPE) },
    Argument {
        name: "query",
        kind: ArgumentKind::Queries(&[
            &parameter("start", "start"),
            &QueryParameter { is_time: true, ..parameter("end_ts", "end_ts") },
            &QueryParameter { is_text: true, ..parameter("email", "email") },
        ]),
    },
];

fn payload(parameters: &'static [Argument], values: Vec<ArgumentValue>) -> Result<Payload, Invalid> {
    Payload::from_parameters(&mut Arguments::new(parameters, values), &mut || Ok(None))
}

fn json(json: &str) -> ArgumentValue {
    ArgumentValue::Json(json.as_bytes().to_vec())
}

#[test]
fn a_query_has_the_given_parameters_by_their_names() {
    let query = |id_type, options| payload(LIST, vec![id_type, options]).map(|payload| payload.query);
    assert_eq!(query(ArgumentValue::Undefined, ArgumentValue::Undefined).unwrap(), "");
    assert_eq!(
        query(ArgumentValue::Text("email".into()), json(r#"{"end_ts":1700000000,"start":"a b&"}"#)).unwrap(),
        "id_type=email&start=a%20b%26&end_ts=1700000000"
    );
    assert_eq!(query(ArgumentValue::Null, json(r#"{"start":"","end_ts":null}"#)).unwrap(), "");
    for (id_type, options, argument) in [
        (ArgumentValue::Text("name".into()), ArgumentValue::Undefined, "idType"),
        (ArgumentValue::Other, ArgumentValue::Undefined, "idType"),
        (ArgumentValue::Undefined, json(r#"{"begin":1}"#), "query.begin"),
        (ArgumentValue::Undefined, json(r#"{"start":[1]}"#), "query.start"),
        (ArgumentValue::Undefined, json(r#"{"start":1.5}"#), "query.start"),
        (ArgumentValue::Undefined, json(r#"{"start":9007199254740992}"#), "query.start"),
        (ArgumentValue::Undefined, json(r#"{"end_ts":1700000000000}"#), "query.end_ts"),
        (ArgumentValue::Undefined, json(r#"{"email":0}"#), "query.email"),
        (ArgumentValue::Undefined, json("[]"), "query"),
    ] {
        assert_eq!(query(id_type, options).unwrap_err().argument, argument);
    }
}

#[test]
fn a_parameter_that_must_be_a_string_is_one() {
    static EMAIL: QueryParameter = QueryParameter { is_text: true, is_required: true, ..parameter("email", "email") };
    static BY_EMAIL: &[Argument] = &[Argument { name: "email", kind: ArgumentKind::Query(&EMAIL) }];
    let problem = |value| payload(BY_EMAIL, vec![value]).unwrap_err().problem.clone();
    for value in
        [ArgumentValue::Number(0.0), ArgumentValue::Bigint("0".into()), ArgumentValue::Flag(true), ArgumentValue::Other]
    {
        assert_eq!(problem(value), "must be a string");
    }
    assert_eq!(problem(ArgumentValue::IllFormedText), LONE_SURROGATE);
    for value in [
        ArgumentValue::Undefined,
        ArgumentValue::Null,
        ArgumentValue::Text(" ".into()),
        ArgumentValue::Text("\u{FEFF}".into()),
    ] {
        assert_eq!(problem(value), "is required");
    }
    assert_eq!(payload(BY_EMAIL, vec![ArgumentValue::Text("a@b".into())]).unwrap().query, "email=a%40b");
}

#[test]
fn a_body_is_written_from_its_members() {
    static FIND: &[Argument] = &[
        Argument { name: "objectTypeId", kind: ArgumentKind::ScalarMember("object_type_id") },
        Argument { name: "filter", kind: ArgumentKind::Member("filter", Shape::Object(&[])) },
        Argument { name: "details", kind: ArgumentKind::Members },
    ];
    let find = |values| payload(FIND, values).map(|payload| payload.body);
    let written = |text: &str| Some(Body::Written(text.as_bytes().to_vec()));
    assert_eq!(
        find(vec![ArgumentValue::Number(1.0), json("{\"and\":[]}"), json("{\"b\":2}")]).unwrap(),
        written(r#"{"object_type_id":1,"filter":{"and":[]},"b":2}"#)
    );
    assert_eq!(
        find(vec![ArgumentValue::Text("1".into()), json("{}"), ArgumentValue::Undefined]).unwrap(),
        written(r#"{"object_type_id":"1","filter":{}}"#)
    );
    assert_eq!(find(vec![ArgumentValue::Number(1.5), json("{}")]).unwrap_err().argument, "objectTypeId");
    assert_eq!(find(vec![ArgumentValue::Number(1.0), json("[]")]).unwrap_err().argument, "filter");
    assert_eq!(find(vec![ArgumentValue::Number(1.0), ArgumentValue::Undefined]).unwrap_err().argument, "filter");
}

#[test]
fn a_whole_body_stays_with_the_host() {
    static CREATE: &[Argument] = &[Argument { name: "segment", kind: ArgumentKind::Body(Shape::Object(&["name"])) }];
    let create = |value| payload(CREATE, vec![value]).map(|payload| payload.body);
    let expected = Some(Body::OfArgument { name: "segment", members: String::new() });
    assert_eq!(create(json("{\"name\":\"a\"}")).unwrap(), expected);
    for text in ["{}", "{\"name\":null}", "{\"name\":\" \"}"] {
        assert_eq!(create(json(text)).unwrap_err().argument, "segment.name", "{text}");
    }
    for value in [ArgumentValue::Undefined, json("null"), json("\"a\""), json("[]")] {
        assert_eq!(create(value).unwrap_err().argument, "segment");
    }
}
