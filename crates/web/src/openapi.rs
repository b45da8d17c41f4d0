//! The description of all pages for programs: OpenAPI 3.1, made from the same types as the routes.

use crate::form::Form;
use crate::moment;
use crate::page::{CSV, HTML, JSON, Page};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// Where it stands.
pub(crate) const PATH: &str = "/openapi.json";

/// The document as it is collected.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    paths: Map<String, Value>,
    /// Collects the types of which answers are made, each once.
    types: SchemaGenerator,
}

impl Default for Document {
    fn default() -> Self {
        let settings = SchemaSettings::draft2020_12().for_serialize().with(|s| {
            s.definitions_path = TYPES.into();
            s.meta_schema = None;
        });
        Self {
            paths: Map::new(),
            types: settings.into_generator(),
        }
    }
}

/// Where types stand in the document.
const TYPES: &str = "/components/schemas";

impl Document {
    /// Adds a page: one path for each of its forms.
    pub(crate) fn page<P: Page>(&mut self) {
        let mut asked = parameters::<P::Path>("path");
        asked.extend(parameters::<P::Query>("query"));
        asked.push(json!({
            "name": moment::NAME,
            "in": "query",
            "description": "The record as it was known then: what had been read into it by the end of a day, or by a \
                            time (UTC). Working it out may take a while; until then the answer is 503.",
            "required": false,
            "schema": {"type": ["string", "null"]},
        }));
        for (form, kind, what) in [
            (Form::Html, HTML, "The page."),
            (Form::Json, JSON, "The view as it stands."),
            (Form::Csv, CSV, "Its main table."),
        ] {
            let schema = match form {
                Form::Json => self.types.subschema_for::<P::View>().to_value(),
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
            get["parameters"] = Value::Array(asked.clone());
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
        let mut schemas = self.types.definitions().clone();
        schemas.insert(
            "Problem".to_owned(),
            json!({
                "type": "object",
                "description": "RFC 9457.",
                "properties": {
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"}
                },
                "required": ["title", "status", "detail"]
            }),
        );
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
                "schemas": schemas
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
