use crate::case::At;
use crate::offices::{compatible, families};
use crate::orgs::{OrgName, Relation};
use crate::persons::{People, Slot};
use sidelines_facts::{CountryCode, Party};

/// Families of the offices that lead a country.
const HEADS: &[&str] = &[
    "president",
    "prime-minister",
    "chancellor",
    "king",
    "queen",
    "emir",
    "sultan",
    "pope",
];

/// A party of an encounter, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Side {
    /// Number of the person.
    pub(crate) person: Option<usize>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) families: Vec<String>,
    pub(crate) org: Option<OrgName>,
}

/// How surely two sides are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// One country, or an organisation and a body of it; no more known of at least one of them.
    Country,
    /// One office of one country, at least one of them without a name.
    Office,
    /// One organisation.
    Org,
    /// One person.
    Person,
}

impl Side {
    pub(crate) fn of(party: &Party, at: At, slot: Slot, people: &People) -> Self {
        let person = people.at(at, slot);
        let org = party.org.as_deref().and_then(OrgName::of);
        // A name that is no person's ("Ministry of Defence") stands for an organisation.
        let org = match (person, &party.person) {
            (None, Some(name)) => org.or_else(|| OrgName::of(name)),
            _ => org,
        };
        Self {
            person,
            country: party.country,
            families: party
                .office
                .as_deref()
                .map(|o| families(o, party.country.as_ref().map(CountryCode::as_str)))
                .unwrap_or_default(),
            org,
        }
    }

    /// The country alone.
    pub(crate) fn state(&self) -> Option<Self> {
        Some(Self {
            person: None,
            country: Some(self.country?),
            families: Vec::new(),
            org: None,
        })
    }

    /// Whether this is a head of state or government.
    pub(crate) fn leads(&self) -> bool {
        let mut families = self.families.iter();
        families.any(|f| HEADS.contains(&f.as_str()))
    }

    /// Whether nothing is known of it that could tell it from others.
    pub(crate) fn is_unnamed(&self) -> bool {
        self.person.is_none() && self.country.is_none() && self.org.is_none()
    }

    pub(crate) fn fit(&self, other: &Self) -> Option<Fit> {
        if let (Some(a), Some(b)) = (self.person, other.person) {
            return (a == b).then_some(Fit::Person);
        }
        let org = match (&self.org, &other.org) {
            (Some(a), Some(b)) => Some(a.relation(b) == Relation::Same),
            _ => None,
        };
        let office = compatible(&self.families, &other.families);
        if office == Some(false) {
            return None;
        }
        if org == Some(false) {
            // Whoever leads a body of it stands for an organisation, as a minister for the country.
            let (a, b) = (self.org.as_ref()?, other.org.as_ref()?);
            let countries = self.country.or(other.country).is_some();
            let stands = !countries && (a.is_organ_of(b) || b.is_organ_of(a));
            return stands.then_some(Fit::Country);
        }
        match (self.country, other.country) {
            (Some(a), Some(b)) if a != b => None,
            (Some(_), Some(_)) => match (org, office) {
                (Some(true), _) => Some(Fit::Org),
                (None, Some(true)) => Some(Fit::Office),
                // "members of the Prime Minister's team" are not the country.
                _ if self.org.is_some() != other.org.is_some() => None,
                _ => Some(Fit::Country),
            },
            _ if org == Some(true) => Some(if office == Some(true) {
                Fit::Office
            } else {
                Fit::Org
            }),
            (None, None) if office == Some(true) && self.org.is_none() && other.org.is_none() => {
                Some(Fit::Office)
            }
            _ => None,
        }
    }
}

/// How the sides of two tellings pair off.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// Pairs of positions, with their fit, in the order of the first.
    pub(crate) pairs: Vec<(usize, usize, Fit)>,
    /// Positions left over.
    pub(crate) left_a: Vec<usize>,
    pub(crate) left_b: Vec<usize>,
}

impl Match {
    /// Pairs the sides off, the surest first.
    pub(crate) fn of(a: &[Side], b: &[Side]) -> Self {
        let mut fits: Vec<(Fit, usize, usize)> = Vec::new();
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                fits.extend(x.fit(y).map(|fit| (fit, i, j)));
            }
        }
        fits.sort_by(|x, y| (y.0, x.1, x.2).cmp(&(x.0, y.1, y.2)));
        let (mut free_a, mut free_b) = (vec![true; a.len()], vec![true; b.len()]);
        let mut pairs = Vec::new();
        for (fit, i, j) in fits {
            if free_a[i] && free_b[j] {
                (free_a[i], free_b[j]) = (false, false);
                pairs.push((i, j, fit));
            }
        }
        pairs.sort_unstable();
        let left = |free: &[bool]| (0..free.len()).filter(|&i| free[i]).collect();
        Self {
            pairs,
            left_a: left(&free_a),
            left_b: left(&free_b),
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.left_a.is_empty() && self.left_b.is_empty() && !self.pairs.is_empty()
    }

    /// One side's parties are all among the other's.
    pub(crate) fn is_part(&self) -> bool {
        (self.left_a.is_empty() || self.left_b.is_empty()) && !self.pairs.is_empty()
    }

    pub(crate) fn count(&self, at_least: Fit) -> usize {
        self.pairs.iter().filter(|p| p.2 >= at_least).count()
    }
}
