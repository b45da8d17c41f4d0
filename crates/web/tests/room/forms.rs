//! Every page as JSON and CSV, and the document that describes them.

use crate::made::Room;
use axum::http::StatusCode;
use serde_json::Value;
use std::collections::BTreeSet;

/// Every path of the document, with parameters from the usual record, and the path itself.
async fn addresses(room: &Room) -> Vec<(String, String)> {
    let document = room.get("/openapi.json").await.json();
    let contacts = room.get("/timeline.json").await.json();
    let all = contacts["contacts"].as_array().unwrap();
    let gathering = all.iter().find(|c| c["kind"] == "gathering").unwrap();
    let meeting = all.iter().find(|c| c["kind"] == "meeting").unwrap();
    let text = |v: &serde_json::Value| v.as_str().unwrap().to_owned();
    let fill = |path: &str| {
        let id = match path {
            p if p.starts_with("/person") => text(&meeting["who"][0]["person"]),
            p if p.starts_with("/office") => text(&meeting["who"][0]["office"]),
            p if p.starts_with("/gathering") => text(&gathering["id"]),
            p if p.starts_with("/report") => "a".to_owned(),
            _ => text(&meeting["id"]),
        };
        let name = if path.starts_with("/place") {
            "Dushanbe"
        } else {
            "The%20Daily%20League"
        };
        path.replace("{id}", &id)
            .replace("{name}", name)
            .replace("{country}", "TJ")
            .replace("{a}", "IN")
            .replace("{b}", "TJ")
    };
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .filter(|(_, item)| item.get("get").is_some())
        .map(|(path, _)| (fill(path), path.clone()))
        .collect()
}

#[tokio::test]
async fn every_described_page_is_there_in_its_form() {
    let room = Room::usual();
    let addresses = addresses(&room).await;
    assert!(addresses.len() > 60);
    for (address, _) in addresses {
        let answer = room.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        let kind = answer.header("content-type");
        if address.ends_with(".json") {
            assert_eq!(kind, "application/json", "{address}");
            assert!(answer.json().is_object(), "{address}");
        } else if address.ends_with(".csv") {
            assert_eq!(kind, "text/csv; charset=utf-8", "{address}");
            let rows: Vec<&str> = answer.body.split("\r\n").collect();
            assert!(rows[0].contains(','), "{address}");
        } else {
            assert_eq!(kind, "text/html; charset=utf-8", "{address}");
        }
    }
}

#[tokio::test]
async fn the_document_is_the_published_one() {
    let room = Room::usual();
    let document = room.get("/openapi.json").await;
    each_field_once(&document.json());
    insta::assert_snapshot!("openapi", document.body);
}

/// No answer has a field twice, as one would whose parts are laid out flat and have a name in common.
fn each_field_once(schema: &Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Array(required)) = fields.get("required") {
                let names: BTreeSet<String> = required.iter().map(Value::to_string).collect();
                assert_eq!(names.len(), required.len(), "{required:?}");
            }
            fields.values().for_each(each_field_once);
        }
        Value::Array(all) => all.iter().for_each(each_field_once),
        _ => {}
    }
}

/// The same schema, which takes nothing but what it describes. Types take more by themselves, for they may be part
/// of others.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(strict);
            if fields.contains_key("properties") || fields.contains_key("$ref") {
                fields.insert("unevaluatedProperties".to_owned(), false.into());
            }
        }
        Value::Array(all) => all.iter_mut().for_each(strict),
        _ => {}
    }
}

#[tokio::test]
async fn every_answer_is_as_described() {
    let room = Room::usual();
    let document = room.get("/openapi.json").await.json();
    let mut types = document["components"]["schemas"].clone();
    for of in types.as_object_mut().unwrap().values_mut() {
        strict(of);
        of.as_object_mut().unwrap().remove("unevaluatedProperties");
    }
    let mut checked = 0;
    for (address, path) in addresses(&room).await {
        let get = &document["paths"][&path]["get"];
        let Some(schema) = get["responses"]["200"]["content"].get("application/json") else {
            continue;
        };
        let mut root = serde_json::json!({"components": {"schemas": types}});
        let mut own = schema["schema"].clone();
        assert!(own.get("$ref").is_some(), "{path} is of no type: {own}");
        strict(&mut own);
        let fields = own.as_object().unwrap().clone();
        root.as_object_mut().unwrap().extend(fields);
        let validator = jsonschema::validator_for(&root).unwrap();
        let answer = room.get(&address).await.json();
        let wrong: Vec<String> = validator
            .iter_errors(&answer)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{address}: {wrong:#?}");
        checked += 1;
        // The types say something: less is no answer, and more is none.
        let mut more = answer;
        more["colour"] = "red".into();
        for other in [serde_json::json!({}), more] {
            assert!(!validator.is_valid(&other), "{path}");
        }
    }
    assert!(checked > 24, "{checked}");
}

#[tokio::test]
async fn the_same_question_gives_the_same_bytes() {
    let (one, other) = (Room::usual(), Room::usual());
    for (address, _) in addresses(&one).await {
        assert_eq!(
            one.get(&address).await.body,
            other.get(&address).await.body,
            "{address}"
        );
    }
}
