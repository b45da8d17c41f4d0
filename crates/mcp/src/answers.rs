//! Views as answers: JSON, cut to what can be taken in, with the reports it rests on.

use serde::Serialize;
use serde_json::Value;
use sidelines_views::Index;
use std::collections::BTreeSet;

/// How many entries a list of an answer has at most.
pub(crate) const MOST: usize = 200;

/// A view as the record's own formats have it.
pub(crate) fn json(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap_or_default()
}

/// Cuts the lists of an answer to what an assistant can take in; `cut` says how long they are.
pub(crate) fn cut(answer: &mut Value) {
    let Some(fields) = answer.as_object_mut() else {
        return;
    };
    let mut lengths = serde_json::Map::new();
    for (name, value) in fields.iter_mut() {
        if let Value::Array(list) = value
            && list.len() > MOST
        {
            lengths.insert(name.clone(), list.len().into());
            list.truncate(MOST);
        }
    }
    if !lengths.is_empty() {
        fields.insert("cut".to_owned(), lengths.into());
    }
}

/// The reports that an answer rests on, with what is known of each.
pub(crate) fn sources(index: &Index, answer: &Value) -> Vec<Value> {
    let mut ids = BTreeSet::new();
    collect(index, answer, &mut ids);
    let known = ids.into_iter().filter_map(|id| index.report(id));
    known
        .map(json)
        .map(|mut source| {
            // As the record's own fields name it.
            if let Some(fields) = source.as_object_mut() {
                fields.retain(|_, value| !value.is_null());
            }
            source
        })
        .collect()
}

/// Whatever stands under `report` or `reports`, however deep, and the reports of contacts that are named by their ids.
fn collect<'a>(index: &'a Index, value: &'a Value, ids: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("report", Value::String(id)) => {
                        ids.insert(id);
                    }
                    ("reports", Value::Array(list)) => {
                        ids.extend(list.iter().filter_map(Value::as_str));
                    }
                    ("contacts", Value::Array(list)) => {
                        let named = list.iter().filter_map(Value::as_str);
                        let contacts = named.filter_map(|id| index.encounter(id));
                        ids.extend(contacts.flat_map(|c| &c.told.reports).map(String::as_str));
                    }
                    _ => {}
                }
                collect(index, value, ids);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(index, value, ids)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn long_lists_are_cut_and_their_length_is_told() {
        let mut answer = json!({"contacts": vec![0; MOST + 1], "quotes": [1, 2], "on": null});
        cut(&mut answer);
        assert_eq!(answer["contacts"].as_array().map(Vec::len), Some(MOST));
        assert_eq!(answer["quotes"], json!([1, 2]));
        assert_eq!(answer["cut"], json!({"contacts": MOST + 1}));
    }
}
