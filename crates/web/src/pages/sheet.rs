//! Views with long lists, a sheet at a time: what is told of two great powers is more than a page holds.

use super::ask::{InPages, Pages};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_views::{
    Bilateral, Coming, GatheringView, OfficeView, OrganisationView, PersonView, PlaceView,
};
use std::collections::BTreeMap;

/// How much of every long list is on a sheet.
const SIZE: usize = 50;

/// One sheet of a view.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SheetOf{V}")]
pub(crate) struct Sheet<V> {
    /// The view; of its long lists the part that is on this sheet.
    #[serde(flatten)]
    pub(crate) view: V,
    /// Which sheet this is, from 1.
    pub(crate) page: usize,
    /// How many sheets there are.
    pub(crate) pages: usize,
    /// How long each of the long lists is in all.
    totals: BTreeMap<&'static str, usize>,
    /// The sheets before and after.
    #[serde(skip)]
    pub(crate) neighbours: Pages,
}

impl<V: Long> Sheet<V> {
    /// The sheet of a view that is asked for; the question itself is asked at `path`.
    pub(crate) fn of(mut view: V, path: &str, question: &impl InPages) -> Self {
        let mut knife = Knife {
            skip: question.before(SIZE),
            totals: BTreeMap::new(),
        };
        view.cut(&mut knife);
        let totals = knife.totals;
        let longest = totals.values().max().copied().unwrap_or(0);
        let main = V::MAIN.map_or(longest, |list| totals.get(list).copied().unwrap_or(0));
        Self {
            view,
            page: question.number(),
            pages: longest.div_ceil(SIZE).max(1),
            totals,
            neighbours: question.pages(path, main, SIZE),
        }
    }

    /// How long a list is in all.
    pub(crate) fn total(&self, list: &str) -> usize {
        self.totals.get(list).copied().unwrap_or(0)
    }

    /// Whether this is the first sheet, with all that is not a long list.
    pub(crate) fn is_first(&self) -> bool {
        self.page == 1
    }
}

/// Cuts lists to what is on a sheet.
pub(crate) struct Knife {
    skip: usize,
    totals: BTreeMap<&'static str, usize>,
}

impl Knife {
    /// Cuts one.
    pub(crate) fn list<T>(&mut self, name: &'static str, list: &mut Vec<T>) {
        self.totals.insert(name, list.len());
        list.drain(..self.skip.min(list.len()));
        list.truncate(SIZE);
    }
}

/// A view with long lists.
pub(crate) trait Long {
    /// The list that goes on from sheet to sheet of the page, all else being on the first; without one all lists do.
    const MAIN: Option<&'static str> = Some("contacts");

    /// Cuts them.
    fn cut(&mut self, knife: &mut Knife);
}

impl Long for Bilateral {
    fn cut(&mut self, knife: &mut Knife) {
        knife.list("contacts", &mut self.contacts);
        knife.list("coming", &mut self.coming);
        knife.list("said_a", &mut self.said_a);
        knife.list("said_b", &mut self.said_b);
        knife.list("disputes", &mut self.disputes);
    }
}

impl Long for PlaceView {
    fn cut(&mut self, knife: &mut Knife) {
        knife.list("contacts", &mut self.contacts);
        knife.list("coming", &mut self.coming);
        knife.list("sides", &mut self.sides);
    }
}

impl Long for PersonView {
    fn cut(&mut self, knife: &mut Knife) {
        knife.list("contacts", &mut self.contacts);
        knife.list("coming", &mut self.coming);
        knife.list("met", &mut self.met);
        knife.list("quotes", &mut self.quotes);
        knife.list("disputes", &mut self.disputes);
        knife.list("reports", &mut self.reports);
        knife.list("evidence", &mut self.evidence);
    }
}

impl Long for OfficeView {
    fn cut(&mut self, knife: &mut Knife) {
        knife.list("contacts", &mut self.contacts);
        knife.list("coming", &mut self.coming);
        knife.list("disputes", &mut self.disputes);
    }
}

impl Long for OrganisationView {
    fn cut(&mut self, knife: &mut Knife) {
        knife.list("contacts", &mut self.contacts);
        knife.list("coming", &mut self.coming);
        knife.list("disputes", &mut self.disputes);
    }
}

impl Long for GatheringView {
    const MAIN: Option<&'static str> = Some("margins");

    fn cut(&mut self, knife: &mut Knife) {
        knife.list("margins", &mut self.margins);
        knife.list("quotes", &mut self.quotes);
        knife.list("editions", &mut self.editions);
        knife.list("disputes", &mut self.disputes);
    }
}

impl Long for Coming {
    const MAIN: Option<&'static str> = Some("dated");

    fn cut(&mut self, knife: &mut Knife) {
        knife.list("dated", &mut self.dated);
        knife.list("undated", &mut self.undated);
        knife.list("open", &mut self.open);
    }
}

#[cfg(test)]
mod tests {
    use super::super::ask::Paged;
    use super::*;

    #[derive(Serialize, JsonSchema)]
    struct Numbers(Vec<usize>);

    impl Long for Numbers {
        const MAIN: Option<&'static str> = None;

        fn cut(&mut self, knife: &mut Knife) {
            knife.list("numbers", &mut self.0);
        }
    }

    #[test]
    fn the_sheets_together_are_the_whole() {
        let all: Vec<usize> = (0..120).collect();
        let sheet = |n| Sheet::of(Numbers(all.clone()), "/", &Paged { page: Some(n) });
        let pages = sheet(1).pages;
        let together: Vec<usize> = (1..=pages).flat_map(|n| sheet(n).view.0).collect();
        assert_eq!((pages, &together), (3, &all));
        assert_eq!(sheet(2).total("numbers"), 120);
        assert!(sheet(9).view.0.is_empty());
        let neighbours = sheet(2).neighbours;
        assert_eq!(neighbours.previous.as_deref(), Some("/"));
        assert_eq!(neighbours.next.as_deref(), Some("/?page=3"));
    }
}
