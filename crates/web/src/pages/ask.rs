//! What several pages may be asked for, and how it is understood.

use crate::problem::Problem;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{CountryCode, EncounterKind, Status};
use sidelines_views::TimelineFilter;
use sidelines_wording::{dates, names};

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
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<usize>,
}

impl Contacts {
    /// The filter of the views, with the page of `size`; without a size all.
    pub(crate) fn filter(&self, size: Option<usize>) -> Result<TimelineFilter, Problem> {
        let country = |text: &String| names::country(text);
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
            from: self
                .from
                .as_deref()
                .map(|d| dates::typed("from", d))
                .transpose()?
                .map(|d| d.0),
            to: self
                .to
                .as_deref()
                .map(|d| dates::typed("to", d))
                .transpose()?
                .map(|d| d.1),
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
            filter.skip = (self.number() - 1).saturating_mul(size);
        }
        Ok(filter)
    }

    /// The number of the page.
    pub(crate) fn number(&self) -> usize {
        self.page.unwrap_or(1).max(1)
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
}

/// The address of a question.
pub(crate) fn address(path: &str, question: &impl Serialize) -> String {
    match serde_html_form::to_string(question) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// A day in the past: what held then.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct On {
    /// What held on that day, whenever it was reported (YYYY-MM-DD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) on: Option<String>,
}

impl On {
    /// The day.
    pub(crate) fn day(&self) -> Result<Option<Date>, Problem> {
        let day = self
            .on
            .as_deref()
            .map(|d| dates::typed("on", d))
            .transpose()?;
        Ok(day.map(|(_, last)| last))
    }
}

/// A country in a path: a name leads to the address with the code.
pub(crate) fn country(text: &str) -> Result<CountryCode, Problem> {
    Ok(names::country(text)?)
}

/// An id in a path.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct Id {
    /// Id from the record; its beginning is enough where no other id begins so.
    pub(crate) id: String,
}

/// Which page of many, and of what.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Paged {
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<usize>,
}

/// A page of many, for the links to its neighbours.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pages {
    /// Which one, from 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) of: usize,
    /// Where the one before stands.
    pub(crate) previous: Option<String>,
    /// Where the next one stands.
    pub(crate) next: Option<String>,
}

impl Pages {
    /// Page `number` of so many things, `size` to a page; `address` says where a page stands.
    pub(crate) fn new(
        number: usize,
        things: usize,
        size: usize,
        address: impl Fn(usize) -> String,
    ) -> Self {
        let of = things.div_ceil(size).max(1);
        Self {
            number,
            of,
            previous: (number > 1).then(|| address((number - 1).min(of))),
            next: (number < of).then(|| address(number + 1)),
        }
    }
}
