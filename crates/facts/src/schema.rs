use crate::{Fact, RecordFact};

/// The JSON Schema of a line: of one report's fact, or with `record` of the merged record's.
#[must_use]
pub fn json_schema(record: bool) -> serde_json::Value {
    if record {
        schemars::schema_for!(RecordFact).to_value()
    } else {
        schemars::schema_for!(Fact).to_value()
    }
}
