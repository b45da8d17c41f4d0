use super::{Profile, ProfileError};

/// The profiles that the program carries, each with its text.
const TEXTS: [(&str, &str); 6] = [
    (
        "meetings",
        include_str!("../../../../profiles/meetings.toml"),
    ),
    (
        "contacts",
        include_str!("../../../../profiles/contacts.toml"),
    ),
    ("travel", include_str!("../../../../profiles/travel.toml")),
    ("dyads", include_str!("../../../../profiles/dyads.toml")),
    (
        "sidelines",
        include_str!("../../../../profiles/sidelines.toml"),
    ),
    ("plover", include_str!("../../../../profiles/plover.toml")),
];

/// The names of the profiles that the program carries.
#[must_use]
pub fn profiles() -> Vec<&'static str> {
    TEXTS.iter().map(|(name, _)| *name).collect()
}

/// A profile that the program carries, by name; `None` where there is none.
///
/// # Errors
/// Where the program's own profile is not sound, which its tests rule out.
pub fn builtin(name: &str) -> Result<Option<Profile>, ProfileError> {
    let text = TEXTS.iter().find(|(own, _)| *own == name);
    text.map(|(_, text)| Profile::parse(text)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_counts_its_examples_as_it_says() {
        for (name, text) in TEXTS {
            let profile = Profile::parse(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(profile.name, name);
            assert!(profile.examples.len() >= 4, "{name} shows too little");
            let rows = |e: &super::super::Example| e.rows.len();
            assert!(profile.examples.iter().any(|e| rows(e) == 0), "{name}");
            assert!(profile.examples.iter().any(|e| rows(e) > 0), "{name}");
        }
    }

    #[test]
    fn a_profile_whose_example_counts_otherwise_is_refused() {
        let meetings = TEXTS[0].1;
        let wrong = meetings.replacen("rows = [\"IN, TJ\"]", "rows = []", 1);
        assert_ne!(meetings, wrong);
        let error = Profile::parse(&wrong).unwrap_err().to_string();
        assert!(error.starts_with("example 1 ("), "{error}");
        assert!(
            error.ends_with("IN, TJ instead of it does not count"),
            "{error}"
        );
        let unknown = meetings.replacen("[count]", "[count]\nkind = []", 1);
        assert!(
            Profile::parse(&unknown)
                .unwrap_err()
                .to_string()
                .contains("unknown field")
        );
        let empty = meetings.replacen("kinds = [\"meeting\"]", "kinds = []", 1);
        assert_ne!(meetings, empty);
        assert_eq!(
            Profile::parse(&empty).unwrap_err().to_string(),
            "kinds is empty: nothing would count"
        );
    }
}
