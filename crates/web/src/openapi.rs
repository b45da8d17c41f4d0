//! The description of all pages for programs: OpenAPI 3.1, made from the same types as the routes.

use crate::form::Form;
use crate::page::{CSV, HTML, JSON, Page};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// Where it stands.
pub(crate) const PATH: &str = "/openapi.json";

/// The document as it is collected.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    paths: Map<String, Value>,
}

impl Document {
    /// Adds a page: one path for each of its forms.
    pub(crate) fn page<P: Page>(&mut self) {
        let mut asked = parameters::<P::Path>("path");
        asked.extend(parameters::<P::Query>("query"));
        for (form, kind, what) in [
            (Form::Html, HTML, "The page."),
            (Form::Json, JSON, "The view as it stands."),
            (Form::Csv, CSV, "Its main table."),
        ] {
            let schema = match form {
                Form::Json => json!({"type": "object"}),
                _ => json!({"type": "string"}),
            };
            let id = format!("{}{}", P::ID, form.suffix().replace('.', "-"));
            let mut get = json!({
                "operationId": id,
                "summary": P::SUMMARY,
                "responses": {
                    "200": {"description": what, "content": {kind: {"schema": schema}}},
                    "default": problem(),
                }
            });
            if !asked.is_empty() {
                get["parameters"] = Value::Array(asked.clone());
            }
            self.paths
                .entry(form.of(P::PATH))
                .or_insert_with(|| json!({}))["get"] = get;
        }
    }

    /// Adds something that is done rather than shown.
    pub(crate) fn action<B: JsonSchema>(&mut self, path: &str, id: &str, summary: &str) {
        let post = json!({
            "operationId": id,
            "summary": summary,
            "security": [{"token": []}],
            "requestBody": {
                "required": true,
                "content": {"application/x-www-form-urlencoded": {"schema": schema::<B>()}}
            },
            "responses": {
                "303": {"description": "Done; the address of the page that shows it."},
                "default": problem(),
            }
        });
        self.paths
            .entry(path.to_owned())
            .or_insert_with(|| json!({}))["post"] = post;
    }

    /// The whole document.
    pub(crate) fn json(&self) -> String {
        let document = json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Sidelines",
                "version": env!("CARGO_PKG_VERSION"),
                "description": "The reading room of a diplomatic record: who met whom, in what capacity, when and \
                                where, every line with the words that say it. Dates are EDTF (ISO 8601-2), countries \
                                ISO 3166-1 alpha-2, offsets code points of the report's text.",
                "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            },
            "paths": self.paths,
            "components": {
                "securitySchemes": {
                    "token": {"type": "http", "scheme": "bearer",
                              "description": "The token that 'sidelines serve' prints when it starts."}
                },
                "schemas": {
                    "Problem": {
                        "type": "object",
                        "description": "RFC 9457.",
                        "properties": {
                            "title": {"type": "string"},
                            "status": {"type": "integer"},
                            "detail": {"type": "string"}
                        },
                        "required": ["title", "status", "detail"]
                    }
                }
            }
        });
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn problem() -> Value {
    json!({
        "description": "Why not, and what to ask instead.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    })
}

fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| {
        s.meta_schema = None;
        s.inline_subschemas = true;
    });
    let schema: Schema = settings.into_generator().into_root_schema_for::<T>();
    schema.to_value()
}

/// The fields of `T`, each a parameter.
fn parameters<T: JsonSchema>(place: &str) -> Vec<Value> {
    let schema = schema::<T>();
    let required: Vec<&str> = schema["required"]
        .as_array()
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let Some(fields) = schema["properties"].as_object() else {
        return Vec::new();
    };
    let parameter = |(name, field): (&String, &Value)| {
        let mut field = field.clone();
        let about = field
            .as_object_mut()
            .and_then(|f| f.remove("description"))
            .unwrap_or_default();
        json!({
            "name": name,
            "in": place,
            "description": about,
            "required": place == "path" || required.contains(&name.as_str()),
            "schema": field,
        })
    };
    fields.iter().map(parameter).collect()
}
