//! The facts format as Parquet: a file for each type of fact, nested where the facts are (parties, place, evidence,
//! disputes), so that nothing is lost and DuckDB, pandas, Polars, R's arrow and Spark read it as it is.

use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Facts held at once: a row group is written whenever so many of a type have come.
const ROWS: usize = 50_000;

/// The type of a row of what counts by a profile.
const COUNTED: &str = "counted";

/// The files, and how many facts each has.
pub type Written = Vec<(PathBuf, usize)>;

/// Writes the facts of `input` (JSON Lines, of single reports or of a record) into `folder`. A type of which there is
/// none has a file without rows, so that a query over the folder never fails. Rows of what counts by a profile, as
/// `sidelines export` adds them behind the facts, have a file of their own where there are any.
///
/// # Errors
/// What is wrong, with the line or the file.
pub fn write(input: impl BufRead, folder: &Path) -> Result<Written, String> {
    std::fs::create_dir_all(folder)
        .map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for (kind, fields) in kinds() {
        tables.insert(kind, Table::open(folder, &format!("{kind}s"), fields)?);
    }
    let mut counted = None;
    for (i, line) in input.lines().enumerate() {
        let place = |what: String| format!("line {}: {what}", i + 1);
        let line = line.map_err(|e| place(e.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let mut fact: Value =
            serde_json::from_str(&line).map_err(|e| place(format!("not a fact: {e}")))?;
        let kind = fact["type"].as_str().unwrap_or_default().to_owned();
        if kind == COUNTED {
            let table = match &mut counted {
                Some(table) => table,
                none => none.insert(Table::open(folder, COUNTED, counted_fields())?),
            };
            table.put(&fact).map_err(place)?;
            continue;
        }
        let table = tables
            .get_mut(kind.as_str())
            .ok_or_else(|| place(format!("'{kind}' is no type of fact")))?;
        settle(&mut fact);
        table.put(&fact).map_err(place)?;
    }
    tables
        .into_values()
        .chain(counted)
        .map(Table::close)
        .collect()
}

/// A disputed value may be of any kind, a column only of one: it stands as JSON.
fn settle(fact: &mut Value) {
    let disputes = fact.get_mut("disputes").and_then(Value::as_array_mut);
    for dispute in disputes.into_iter().flatten() {
        let values = dispute.get_mut("values").and_then(Value::as_array_mut);
        for value in values.into_iter().flatten() {
            if let Some(v) = value.get_mut("value") {
                *v = Value::String(v.to_string());
            }
        }
    }
}

struct Table {
    path: PathBuf,
    part: PathBuf,
    schema: Arc<Schema>,
    writer: ArrowWriter<File>,
    lines: Vec<u8>,
    held: usize,
    rows: usize,
}

impl Table {
    fn open(folder: &Path, name: &str, fields: Vec<Field>) -> Result<Self, String> {
        let path = folder.join(format!("{name}.parquet"));
        let part = path.with_added_extension("part");
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(format!("sidelines {}", env!("CARGO_PKG_VERSION")))
            .build();
        let file = File::create(&part)
            .map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
            .map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Self {
            path,
            part,
            schema,
            writer,
            lines: Vec::new(),
            held: 0,
            rows: 0,
        })
    }

    fn put(&mut self, fact: &Value) -> Result<(), String> {
        serde_json::to_writer(&mut self.lines, fact).map_err(|e| e.to_string())?;
        self.lines.push(b'\n');
        self.held += 1;
        if self.held >= ROWS {
            self.flush()
        } else {
            Ok(())
        }
    }

    fn flush(&mut self) -> Result<(), String> {
        let wrong = |e: &dyn std::fmt::Display| format!("not a fact of the format: {e}");
        let reader = ReaderBuilder::new(Arc::clone(&self.schema))
            .with_batch_size(ROWS)
            .build(self.lines.as_slice())
            .map_err(|e| wrong(&e))?;
        for batch in reader {
            let batch = batch.map_err(|e| wrong(&e))?;
            self.rows += batch.num_rows();
            self.writer
                .write(&batch)
                .map_err(|e| format!("{}: {e}", self.path.display()))?;
        }
        self.lines.clear();
        self.held = 0;
        Ok(())
    }

    fn close(mut self) -> Result<(PathBuf, usize), String> {
        self.flush()?;
        let failed =
            |e: &dyn std::fmt::Display| format!("{}: cannot be written: {e}", self.path.display());
        self.writer.close().map_err(|e| failed(&e))?;
        std::fs::rename(&self.part, &self.path).map_err(|e| failed(&e))?;
        Ok((self.path, self.rows))
    }
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn number(name: &str) -> Field {
    Field::new(name, DataType::Float64, true)
}

fn whole(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

fn yes(name: &str) -> Field {
    Field::new(name, DataType::Boolean, true)
}

fn record(name: &str, fields: Vec<Field>) -> Field {
    Field::new(name, DataType::Struct(Fields::from(fields)), true)
}

fn list(name: &str, item: Field) -> Field {
    Field::new(name, DataType::List(Arc::new(item.with_name("item"))), true)
}

fn texts(names: &[&str]) -> Vec<Field> {
    names.iter().map(|name| text(name)).collect()
}

fn party(name: &str) -> Field {
    list(
        name,
        record(
            "item",
            texts(&["person", "country", "office", "org", "rank", "role"]),
        ),
    )
}

fn place() -> Field {
    let mut fields = texts(&["name", "country"]);
    fields.extend([number("lat"), number("lon"), whole("geonameid")]);
    record("place", fields)
}

/// The columns of what counts: those of the table of that name in CSV.
fn counted_fields() -> Vec<Field> {
    texts(&[
        "encounter",
        "date",
        "date_first",
        "date_last",
        "kind",
        "status",
        "sides",
        "to",
        "code",
        "profile",
        "profile_version",
        "reports",
        "independent_sources",
        "evidence",
    ])
}

/// Each type with its columns: what every fact has in front, who tells it behind.
fn kinds() -> [(&'static str, Vec<Field>); 6] {
    let encounter = {
        let mut fields = texts(&["kind", "status"]);
        fields.extend([party("parties"), party("attendees"), text("date"), place()]);
        fields.extend(texts(&["name", "part_of", "mode"]));
        fields.extend([
            list("topics", text("item")),
            list("outcomes", text("item")),
            text("according_to"),
        ]);
        fields.push(list(
            "tellings",
            record("item", texts(&["status", "according_to"])),
        ));
        fields
    };
    let holder = texts(&[
        "person",
        "office",
        "country",
        "org",
        "rank",
        "as_of",
        "qualifier",
        "first_seen",
        "last_seen",
        "known_start",
        "known_end",
    ]);
    let quote = {
        let mut fields = vec![record(
            "speaker",
            texts(&["person", "office", "country", "org"]),
        )];
        fields.extend(texts(&["text", "medium", "addressee", "date"]));
        fields.extend([yes("direct"), yes("continues")]);
        fields
    };
    let membership = texts(&["party", "org", "role", "since", "until", "as_of", "status"]);
    let figure = vec![
        number("value"),
        text("unit"),
        text("approx"),
        text("by"),
        text("as_of"),
    ];
    let event = {
        let plover = vec![text("event"), text("mode"), list("context", text("item"))];
        let mut fields = vec![
            text("kind"),
            record("plover", plover),
            party("actors"),
            party("recipients"),
        ];
        fields.extend([text("date"), place()]);
        fields.extend(texts(&["status", "name", "about"]));
        fields
    };
    [
        ("encounter", encounter),
        ("holder", holder),
        ("quote", quote),
        ("membership", membership),
        ("figure", figure),
        ("event", event),
    ]
    .map(|(kind, own)| {
        let mut fields = vec![whole("v"), text("id"), text("report")];
        fields.extend(own);
        let value = vec![text("value"), list("reports", text("item"))];
        let dispute = vec![text("field"), list("values", record("item", value))];
        let evidence = vec![text("report"), whole("start"), whole("end"), text("text")];
        fields.extend([
            list("reports", text("item")),
            whole("independent_sources"),
            list("disputes", record("item", dispute)),
            list("evidence", record("item", evidence)),
            number("confidence"),
            yes("background"),
            yes("corrected"),
            text("recorded_at"),
        ]);
        (kind, fields)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published schema of an export.
    const FORMAT: &str = include_str!("../../../schema/record-fact.schema.json");

    /// That every property of `schema` is among `fields`, and of those that have parts the parts.
    fn holds(root: &Value, schema: &Value, fields: &Fields, path: &str) {
        let schema = match schema["$ref"].as_str() {
            Some(name) => &root["$defs"][name.rsplit('/').next().unwrap()],
            None => schema,
        };
        for (name, part) in schema["properties"].as_object().into_iter().flatten() {
            let field = fields.iter().find(|f| f.name() == name);
            // The type is the name of the file.
            let Some(field) = field else {
                assert_eq!(name, "type", "{path} has no column {name}");
                continue;
            };
            let path = format!("{path}.{name}");
            let inside = |part: &Value| {
                let any = part["anyOf"].as_array().into_iter().flatten();
                any.chain([part]).find(|p| p["$ref"].is_string()).cloned()
            };
            match field.data_type() {
                DataType::Struct(parts) => {
                    if let Some(of) = inside(part) {
                        holds(root, &of, parts, &path);
                    }
                }
                DataType::List(item) => {
                    if let (DataType::Struct(parts), Some(of)) =
                        (item.data_type(), inside(&part["items"]))
                    {
                        holds(root, &of, parts, &path);
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_field_of_the_format_has_a_column() {
        let root: Value = serde_json::from_str(FORMAT).unwrap();
        for (kind, fields) in kinds() {
            let fields = Fields::from(fields);
            let own = root["oneOf"].as_array().unwrap().iter();
            let own = own.filter(|v| v["properties"]["type"]["const"] == kind);
            assert_eq!(own.clone().count(), 1, "{kind}");
            for schema in own {
                holds(&root, schema, &fields, kind);
            }
            holds(
                &root,
                &serde_json::json!({"properties": root["properties"]}),
                &fields,
                kind,
            );
        }
    }
}
