//! Roles and disputed values in words.

use sidelines_facts::MembershipRole;

/// The role in everyday words.
#[must_use]
pub fn role(role: MembershipRole) -> &'static str {
    match role {
        MembershipRole::Member => "member",
        MembershipRole::Observer => "observer",
        MembershipRole::DialoguePartner => "dialogue partner",
        MembershipRole::Chair => "chair",
        MembershipRole::Host => "host",
        MembershipRole::Candidate => "candidate",
        MembershipRole::Invitee => "invitee",
    }
}

/// A disputed value without the marks of JSON.
#[must_use]
pub fn value(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Null => "not told".to_owned(),
        serde_json::Value::Object(fields) => {
            let parts: Vec<String> = fields
                .values()
                .filter(|v| !v.is_null())
                .map(self::value)
                .collect();
            parts.join(", ")
        }
        serde_json::Value::Array(values) => values
            .iter()
            .map(self::value)
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}
