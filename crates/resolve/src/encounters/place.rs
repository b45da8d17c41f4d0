use crate::wording::fold;
use sidelines_facts::{CountryCode, Place};

/// Where, as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Where {
    /// Folded.
    pub(crate) city: Option<String>,
    pub(crate) country: Option<CountryCode>,
    /// Latitude and longitude, in hundredths of a degree.
    pub(crate) spot: Option<(i32, i32)>,
}

/// Up to so many kilometres apart two names are taken for one place: a town and the province around it, a resort and
/// the town beside it.
const CLOSE: f64 = 40.0;
/// Kilometres in a hundredth of a degree of latitude.
const HUNDREDTH: f64 = 1.112;

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
    /// Two names for places next to each other.
    Close,
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
            spot: place
                .lat
                .zip(place.lon)
                .map(|(lat, lon)| (hundredths(lat), hundredths(lon))),
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
            (Some(_), Some(_)) if self.is_close_to(other) => Places::Close,
            (Some(_), Some(_)) => Places::OtherCity,
            _ if country => Places::SameCountry,
            _ => Places::Unknown,
        }
    }

    fn is_close_to(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.spot, other.spot) else {
            return false;
        };
        let north = f64::from(a.0 - b.0) * HUNDREDTH;
        // On so short a way the earth is flat.
        let shrunk = (f64::from(a.0 + b.0) / 200.0).to_radians().cos();
        let east = f64::from(a.1 - b.1) * HUNDREDTH * shrunk;
        north.hypot(east) <= CLOSE
    }
}

#[allow(clippy::cast_possible_truncation, reason = "degrees are small numbers")]
fn hundredths(degrees: f64) -> i32 {
    (degrees * 100.0).round() as i32
}

/// "washington" and "washington d c": one has all the words of the other.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.split(' ');
    short.split(' ').all(|w| rest.any(|x| x == w))
}
