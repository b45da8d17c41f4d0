use regex::Regex;
use serde::Deserialize;
use serde::de::Deserializer;
use std::path::{Path, PathBuf};

/// The labels of one report.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// Id of the report.
    pub id: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) encounters: Vec<GoldEncounter>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) holders: Vec<GoldHolder>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) quotes: Vec<GoldQuote>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) memberships: Vec<GoldMembership>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) figures: Vec<GoldFigure>,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) other_events: Vec<GoldEvent>,
    /// The labels list every other event: what is told besides is a false alarm.
    #[serde(default, deserialize_with = "truth")]
    pub(crate) other_events_all: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldEncounter {
    pub(crate) kind: String,
    pub(crate) status: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) parties: Vec<Party>,
    pub(crate) date: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) place_country: Option<String>,
    pub(crate) part_of: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) core: Option<bool>,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) optional: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) collective: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) place_implied: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) office_optional: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) merge_also: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) split_also: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) split_alt: bool,
    pub(crate) date_partial: Option<String>,
    #[serde(default)]
    pub(crate) office_implied: Several,
    #[serde(default)]
    pub(crate) kind_alt: Several,
    #[serde(default)]
    pub(crate) kind_also: Several,
    #[serde(default)]
    pub(crate) status_alt: Several,
    #[serde(default)]
    pub(crate) status_also: Several,
    #[serde(default)]
    pub(crate) date_alt: Several,
    #[serde(default)]
    pub(crate) date_also: Several,
    #[serde(default)]
    pub(crate) place_alt: Several,
    #[serde(default)]
    pub(crate) place_country_alt: Several,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Party {
    #[serde(default, deserialize_with = "given")]
    pub(crate) person: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) country: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) office: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) org: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldHolder {
    pub(crate) person: Option<String>,
    pub(crate) office: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) country: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldQuote {
    #[serde(default, deserialize_with = "given")]
    pub(crate) speaker: Option<String>,
    #[serde(default)]
    pub(crate) speaker_alt: Several,
    pub(crate) starts: String,
    #[serde(default)]
    pub(crate) starts_alt: Several,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) fragment: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) inside: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) embedded: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) optional: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) continues: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldMembership {
    pub(crate) party: Option<String>,
    pub(crate) org: Option<String>,
    pub(crate) role: String,
    #[serde(default)]
    pub(crate) role_alt: Several,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) optional: bool,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) implied: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldFigure {
    #[serde(default)]
    pub(crate) value: serde_json::Value,
    pub(crate) unit: Option<String>,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) optional: bool,
    pub(crate) same_as: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldEvent {
    pub(crate) kind: String,
    #[serde(default, deserialize_with = "given")]
    pub(crate) who: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) target: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) place: Option<String>,
    pub(crate) date: Option<String>,
    #[serde(default)]
    pub(crate) kind_alt: Several,
    #[serde(default)]
    pub(crate) date_alt: Several,
    #[serde(default)]
    pub(crate) date_also: Several,
    #[serde(default, deserialize_with = "truth")]
    pub(crate) optional: bool,
}

/// A field that is missing, one value or a list of them; in a list, an object stands for its date or its
/// status.
#[derive(Clone, Debug, Default)]
pub(crate) struct Several(pub(crate) Vec<Option<String>>);

impl Several {
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for Several {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::Object(map) => ["date", "status"]
                .iter()
                .filter_map(|key| map.get(*key)?.as_str())
                .find(|text| !text.is_empty())
                .map(String::from),
            value => value.as_str().map(String::from),
        };
        Ok(match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null => Self::default(),
            serde_json::Value::Array(values) => Self(values.iter().map(text).collect()),
            value => Self(vec![text(&value)]),
        })
    }
}

/// Labels write true, a remark in words, or nothing.
fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::Null => false,
        serde_json::Value::Bool(b) => b,
        serde_json::Value::Number(n) => n.as_f64() != Some(0.0),
        serde_json::Value::String(s) => !s.is_empty(),
        serde_json::Value::Array(a) => !a.is_empty(),
        serde_json::Value::Object(o) => !o.is_empty(),
    })
}

/// A text, with the empty one as none.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.filter(|s| !s.is_empty()))
}

fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// A fixed third of the labelled reports is kept for checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    /// Reports whose number is divisible by three.
    Check,
    /// The others, to learn from.
    Tune,
}

/// Why labels could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldError {
    /// The folder or a file cannot be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not in the form of labels.
    #[error("{}: not labels: {source}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// Reads the labels of `folder` in the order of their file names: every `.json` except those whose name
/// begins with `cluster` or `record`. `ids` keeps those whose id it finds a match in, `third` a third.
///
/// # Errors
/// A folder or file that cannot be read or is not in the form of labels.
pub fn load_gold(
    folder: &Path,
    ids: Option<&Regex>,
    third: Option<Third>,
) -> Result<Vec<Gold>, GoldError> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |source| GoldError::Io { path, source }
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io(folder))? {
        let name = entry
            .map_err(io(folder))?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".json") && !name.starts_with("cluster") && !name.starts_with("record") {
            names.push(name);
        }
    }
    names.sort_unstable();
    let mut golds = Vec::new();
    for name in names {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(io(&path))?;
        let gold: Gold = serde_json::from_slice(&bytes).map_err(|source| GoldError::Form {
            path: path.clone(),
            source,
        })?;
        let in_third = |third| (number(&gold.id).is_multiple_of(3)) == (third == Third::Check);
        if ids.is_none_or(|re| re.is_match(&gold.id)) && third.is_none_or(in_third) {
            golds.push(gold);
        }
    }
    Ok(golds)
}

/// The number in the first four characters of an id; 0 where there is none.
fn number(id: &str) -> u32 {
    let digits: String = id.chars().take(4).filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}
