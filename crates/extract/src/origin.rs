//! Of which of some countries a name sounds to be: "Vasantha Senanayake" of Sri Lanka, and not of Nepal.
//!
//! A naive Bayes model over whole words and the three and four letters in a row of the names in `data/people.csv` and
//! `data/people-more.csv`, asked only where the report leaves open of which of its countries somebody is. Measured on
//! `data/people.csv` itself, each name left out in turn, against one other country drawn at random: .86 right, .93 where
//! the odds are above e^10, .96 above e^15.

use crate::names;
use sidelines_facts::CountryCode;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

/// The share of a country's names that have a sign which its list does not show, and what it weighs.
const UNSEEN: f64 = 0.003;
const WEIGHT: f64 = 5.0;
/// A country of which the lists have fewer names counts as if it had so many: its few names say little.
const FEWEST: usize = 30;
/// Names of a country that are looked at; of more, some drawn evenly from the list.
const MOST: usize = 500;

/// The signs of some names of one country.
#[derive(Debug)]
struct Profile {
    names: usize,
    /// In order; as often as they stand.
    signs: Vec<u64>,
}

impl Profile {
    fn of(all: &[&str]) -> Self {
        let step = all.len().div_ceil(MOST).max(1);
        let some: Vec<&str> = all.iter().copied().step_by(step).collect();
        let mut all: Vec<u64> = some.iter().flat_map(|n| signs(n)).collect();
        all.sort_unstable();
        Self {
            names: some.len(),
            signs: all,
        }
    }

    fn count(&self, sign: u64) -> usize {
        let first = self.signs.partition_point(|s| *s < sign);
        let behind = self.signs.partition_point(|s| *s <= sign);
        behind - first
    }
}

/// Names by country.
static NAMES: LazyLock<BTreeMap<CountryCode, Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: BTreeMap<CountryCode, Vec<&str>> = BTreeMap::new();
    let lists = [
        include_str!("../../../data/people.csv"),
        include_str!("../../../data/people-more.csv"),
    ];
    for row in lists
        .iter()
        .flat_map(|l| l.lines())
        .filter(|l| !l.starts_with('#'))
    {
        let mut fields = row.split(',');
        if let (Some(name), Some(country)) =
            (fields.next(), fields.next().and_then(CountryCode::new))
        {
            out.entry(country).or_default().push(name);
        }
    }
    out
});

/// Those asked for so far: a report asks for a handful.
static PROFILES: LazyLock<Mutex<BTreeMap<CountryCode, Arc<Profile>>>> =
    LazyLock::new(Mutex::default);

/// Words, and what stands in a row in them, each once and as a number (FNV-1a).
fn signs(name: &str) -> Vec<u64> {
    let number = |kind: u8, letters: &[u8]| {
        std::iter::once(kind)
            .chain(letters.iter().copied())
            .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
                (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
            })
    };
    let mut out: Vec<u64> = Vec::new();
    for word in names::parts(name) {
        for w in word.split('-').filter(|w| w.len() > 1) {
            out.push(number(b'=', w.as_bytes()));
            let letters: Vec<u8> = [b'^'].into_iter().chain(w.bytes()).chain([b'$']).collect();
            for n in [3, 4] {
                out.extend(letters.windows(n).map(|l| number(b'~', l)));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn profile(country: CountryCode) -> Arc<Profile> {
    let mut known = PROFILES
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let made = known.entry(country).or_insert_with(|| {
        let names = NAMES.get(&country).map_or(&[][..], Vec::as_slice);
        Arc::new(Profile::of(names))
    });
    Arc::clone(made)
}

/// The log of how likely somebody of the country has the name; only good for comparing countries.
#[expect(clippy::cast_precision_loss, reason = "some hundred names")]
pub(crate) fn likelihood(name: &str, country: CountryCode) -> f64 {
    let p = profile(country);
    let names = p.names.max(FEWEST) as f64;
    signs(name)
        .into_iter()
        .map(|s| ((p.count(s) as f64 + WEIGHT * UNSEEN) / (names + WEIGHT)).ln())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sound_of_their_country() {
        let of = |name: &str, a: &str, b: &str| {
            let [a, b] = [a, b].map(|c| CountryCode::new(c).unwrap());
            likelihood(name, a) > likelihood(name, b)
        };
        assert!(of("Vasantha Senanayake", "LK", "NP"));
        assert!(of("Zhang Baoqun", "CN", "NP"));
        assert!(of("Paavo Väyrynen", "FI", "NA"));
        assert!(of("Antonio José Simões", "BR", "AR"));
        assert!(of("Jan-Christian Kricke", "DE", "TD"));
    }
}
