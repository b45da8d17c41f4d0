use crate::wording::fold;
use sidelines_facts::{CountryCode, Place};

/// Where, as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Where {
    /// Folded.
    pub(crate) city: Option<String>,
    pub(crate) country: Option<CountryCode>,
}

/// How two places stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Places {
    /// In two countries.
    Apart,
    /// Two names in one country (or where none is known).
    OtherCity,
    /// One of them is not known well enough.
    Unknown,
    SameCountry,
    SameCity,
}

impl Where {
    pub(crate) fn of(place: Option<&Place>) -> Self {
        let Some(place) = place else {
            return Self::default();
        };
        Self {
            city: place.name.as_deref().map(fold).filter(|c| !c.is_empty()),
            country: place.country,
        }
    }

    pub(crate) fn compare(&self, other: &Self) -> Places {
        let country = match (self.country, other.country) {
            (Some(a), Some(b)) if a != b => return Places::Apart,
            (Some(_), Some(_)) => true,
            _ => false,
        };
        match (&self.city, &other.city) {
            (Some(a), Some(b)) if same_name(a, b) => Places::SameCity,
            (Some(_), Some(_)) => Places::OtherCity,
            _ if country => Places::SameCountry,
            _ => Places::Unknown,
        }
    }
}

/// "washington" and "washington d c": one has all the words of the other.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.split(' ');
    short.split(' ').all(|w| rest.any(|x| x == w))
}
