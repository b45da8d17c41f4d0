//! What several pages may be asked for, and how it is understood.

use crate::problem::Problem;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use sidelines_wording::{dates, names};

/// The address of a question.
pub(crate) fn address(path: &str, question: &impl Serialize) -> String {
    match serde_html_form::to_string(question) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// A day in the past: what held then; and which sheet of long lists.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct On {
    /// What held on that day, whenever it was reported (YYYY-MM-DD); also as_of.
    #[serde(alias = "as_of", skip_serializing_if = "Option::is_none")]
    pub(crate) on: Option<String>,
    /// Which sheet of long lists, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<usize>,
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

/// A question whose answer comes in pages.
pub(crate) trait InPages: Clone + Serialize {
    /// Which page is asked for.
    fn asked(&self) -> Option<usize>;

    /// The same question for another page.
    fn turned(&self, page: Option<usize>) -> Self;

    /// The number of the page, from 1.
    fn number(&self) -> usize {
        self.asked().unwrap_or(1).max(1)
    }

    /// How many things stand on the pages before it, of `size` each.
    fn before(&self, size: usize) -> usize {
        (self.number() - 1).saturating_mul(size)
    }

    /// Its place among the pages of so many things, `size` to a page; the question itself is asked at `path`.
    fn pages(&self, path: &str, things: usize, size: usize) -> Pages {
        let (number, of) = (self.number(), things.div_ceil(size).max(1));
        let to = |page: usize| address(path, &self.turned((page > 1).then_some(page)));
        Pages {
            number,
            of,
            previous: (number > 1).then(|| to((number - 1).min(of))),
            next: (number < of).then(|| to(number + 1)),
        }
    }
}

/// Says of questions with a field `page` that they are asked in pages.
macro_rules! in_pages {
    ($($question:ty),+) => {$(
        impl $crate::pages::ask::InPages for $question {
            fn asked(&self) -> Option<usize> {
                self.page
            }

            fn turned(&self, page: Option<usize>) -> Self {
                let mut turned = self.clone();
                turned.page = page;
                turned
            }
        }
    )+};
}

pub(crate) use in_pages;

in_pages!(On, Paged);
