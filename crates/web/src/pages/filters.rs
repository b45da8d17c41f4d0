//! Which contacts: the filters that the timeline, the network, the map and the counts have in common.

use super::ask::{InPages, address, in_pages};
use super::word;
use crate::problem::Problem;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize};
use sidelines_facts::{EncounterKind, Status};
use sidelines_views::{Profile, TimelineFilter, builtin, profiles};
use sidelines_wording::{contacts, dates, names};
use std::borrow::Cow;
use std::sync::Arc;

/// Which contacts.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Contacts {
    /// Contacts of all of these countries: a name, an adjective or an ISO 3166 alpha-2 code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) country: Vec<String>,
    /// Contacts of a person whose name holds these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) person: Option<String>,
    /// Contacts with an organisation or on the margin of its gatherings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organisation: Option<String>,
    /// Contacts held there: a city or a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<String>,
    /// Contacts of these kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) kind: Vec<EncounterKind>,
    /// Contacts of which this became.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) status: Vec<Status>,
    /// On or after this day, month or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<String>,
    /// On or before this day, month or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
    /// As of this day: up to it, whenever it was reported (YYYY-MM-DD); also as_of.
    #[serde(alias = "as_of", skip_serializing_if = "Option::is_none")]
    pub(crate) on: Option<String>,
    /// Contacts that count by this counting profile, by its name ("meetings").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) profile: Option<String>,
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<usize>,
}

in_pages!(Contacts);

impl Contacts {
    /// The filter of the views, with the page of `size`; without a size all.
    pub(crate) fn filter(&self, size: Option<usize>) -> Result<TimelineFilter, Problem> {
        let country = |text: &String| names::country(text);
        let day = |name: &str, d: &Option<String>| {
            d.as_deref().map(|d| dates::typed(name, d)).transpose()
        };
        let mut filter = TimelineFilter {
            countries: self.country.iter().map(country).collect::<Result<_, _>>()?,
            person: self.person.clone(),
            organisation: self
                .organisation
                .as_deref()
                .map(names::organisation)
                .unwrap_or_default(),
            kinds: self.kind.clone(),
            statuses: self.status.clone(),
            from: day("from", &self.from)?.map(|d| d.0),
            to: [day("to", &self.to)?, day("on", &self.on)?]
                .into_iter()
                .flatten()
                .map(|d| d.1)
                .min(),
            profile: self.counting()?,
            ..TimelineFilter::default()
        };
        if let Some(place) = &self.place {
            match names::country_by_exact_name(place) {
                Some(country) => filter.place_country = Some(country),
                None => filter.place = Some(place.clone()),
            }
        }
        if let Some(size) = size {
            filter.limit = Some(size);
            filter.skip = self.before(size);
        }
        Ok(filter)
    }

    /// The profile by which is counted.
    pub(crate) fn counting(&self) -> Result<Option<Arc<Profile>>, Problem> {
        self.profile.as_deref().map(counting).transpose()
    }

    /// How the profile counts, as a paragraph; nothing without one.
    pub(crate) fn methods(&self) -> Option<String> {
        let profile = self.counting().ok().flatten()?;
        Some(profile.methods())
    }

    /// The address of the same question.
    pub(crate) fn address(&self, path: &str) -> String {
        address(path, self)
    }

    /// Whether it asks for anything but a page.
    pub(crate) fn is_plain(&self) -> bool {
        self.address("")
            == Self {
                page: self.page,
                ..Self::default()
            }
            .address("")
    }

    /// What is asked for, a few words each.
    pub(crate) fn in_words(&self) -> Vec<String> {
        let mut all = self.country.clone();
        all.extend(
            [&self.person, &self.organisation, &self.place]
                .into_iter()
                .flatten()
                .cloned(),
        );
        let chosen = |(name, _, on): (&'static str, String, bool)| on.then(|| name.to_owned());
        all.extend(self.kinds().into_iter().filter_map(chosen));
        all.extend(self.statuses().into_iter().filter_map(chosen));
        all.extend(self.from.as_ref().map(|d| format!("from {d}")));
        all.extend(self.to.as_ref().map(|d| format!("to {d}")));
        all.extend(self.on.as_ref().map(|d| format!("as of {d}")));
        all.extend(self.profile.clone());
        all.retain(|words| !words.trim().is_empty());
        all
    }

    /// Whether it asks for more than countries, days and a profile.
    pub(crate) fn narrows(&self) -> bool {
        let rest = Self {
            country: Vec::new(),
            from: None,
            to: None,
            on: None,
            profile: None,
            ..self.clone()
        };
        !rest.is_plain()
    }

    /// The country that is asked for first, second …
    pub(crate) fn country_at(&self, at: usize) -> &str {
        self.country.get(at).map_or("", String::as_str)
    }

    /// The kinds there are, each in words and as the address has it, and whether it is asked for.
    pub(crate) fn kinds(&self) -> Vec<(&'static str, String, bool)> {
        use EncounterKind::{Call, Gathering, Meeting, Signing, Visit};
        let kind = |k| (contacts::kinds(k), word(&k), self.kind.contains(&k));
        [Meeting, Call, Gathering, Visit, Signing]
            .map(kind)
            .to_vec()
    }

    /// The same of what became of contacts.
    pub(crate) fn statuses(&self) -> Vec<(&'static str, String, bool)> {
        use Status::{Cancelled, Denied, Occurred, Ongoing, Planned, Possible};
        let status = |s| (contacts::status(s), word(&s), self.status.contains(&s));
        [Occurred, Ongoing, Planned, Possible, Denied, Cancelled]
            .map(status)
            .to_vec()
    }

    /// The same of the counting profiles.
    pub(crate) fn profiles(&self) -> Vec<(String, &'static str, bool)> {
        let asked = self.profile.as_deref();
        let all = profiles().into_iter().filter_map(|name| {
            let profile = builtin(name).ok().flatten()?;
            Some((profile.title, name, asked == Some(name)))
        });
        all.collect()
    }
}

/// A counting profile by its name.
pub(crate) fn counting(name: &str) -> Result<Arc<Profile>, Problem> {
    let profile = builtin(name).map_err(|e| Problem::Failed(e.to_string()))?;
    profile.map(Arc::new).ok_or_else(|| {
        Problem::Misunderstood(format!(
            "no counting profile '{name}'; there are {}",
            profiles().join(", ")
        ))
    })
}

/// The filters, and what a page asks beside them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filtered<O> {
    pub(crate) contacts: Contacts,
    pub(crate) own: O,
}

impl<O: Serialize> Filtered<O> {
    /// The address of the same question.
    pub(crate) fn address(&self, path: &str) -> String {
        let own = address("", &self.own);
        match self.contacts.address(path) {
            all if own.is_empty() => all,
            all if all.contains('?') => format!("{all}&{}", &own[1..]),
            all => all + &own,
        }
    }
}

impl<'de, O: DeserializeOwned + JsonSchema> Deserialize<'de> for Filtered<O> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        fn read<T: DeserializeOwned, E: Error>(fields: &[(String, String)]) -> Result<T, E> {
            let text = serde_html_form::to_string(fields).map_err(E::custom)?;
            serde_html_form::from_str(&text).map_err(E::custom)
        }
        let given: Vec<(String, String)> = Vec::deserialize(from)?;
        let schema = SchemaGenerator::default().into_root_schema_for::<O>();
        let own = schema.get("properties").and_then(|p| p.as_object());
        let is_own = |(name, _): &(String, String)| own.is_some_and(|o| o.contains_key(name));
        let (own, contacts): (Vec<_>, Vec<_>) = given.into_iter().partition(is_own);
        Ok(Self {
            contacts: read(&contacts)?,
            own: read(&own)?,
        })
    }
}

impl<O: JsonSchema> JsonSchema for Filtered<O> {
    fn schema_name() -> Cow<'static, str> {
        format!("Filtered{}", O::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut all = Contacts::json_schema(generator);
        let own = O::json_schema(generator);
        let more = own.get("properties").and_then(|p| p.as_object());
        let fields = all.get_mut("properties").and_then(|p| p.as_object_mut());
        if let (Some(fields), Some(more)) = (fields, more) {
            fields.extend(more.clone());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
    #[serde(default, deny_unknown_fields)]
    struct Own {
        #[serde(skip_serializing_if = "Option::is_none")]
        least: Option<usize>,
    }

    #[test]
    fn a_page_asks_more_than_the_filters() {
        let text = "country=India&country=China&from=2021&least=3";
        let read: Filtered<Own> = serde_html_form::from_str(text).unwrap();
        assert_eq!(read.contacts.country, ["India", "China"]);
        assert_eq!(read.own.least, Some(3));
        assert_eq!(read.address("/x"), format!("/x?{text}"));
        let unknown = serde_html_form::from_str::<Filtered<Own>>("most=3").unwrap_err();
        assert!(unknown.to_string().contains("most"), "{unknown}");
    }
}
