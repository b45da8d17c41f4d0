//! Fields of the facts format by name.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Sets `field` (parts behind full stops) of `entry`; what the type cannot take is an error in words.
pub(crate) fn put<T: Serialize + DeserializeOwned>(
    entry: &mut T,
    field: &str,
    value: &Value,
) -> Result<(), String> {
    let mut all = serde_json::to_value(&*entry).map_err(|e| e.to_string())?;
    let mut place = &mut all;
    for part in field.split('.') {
        if place.is_null() {
            *place = Value::Object(serde_json::Map::new());
        }
        place = place
            .as_object_mut()
            .ok_or_else(|| format!("there is nothing within '{field}'"))?
            .entry(part)
            .or_insert(Value::Null);
    }
    *place = value.clone();
    *entry = serde_json::from_value(all).map_err(|e| e.to_string())?;
    Ok(())
}
