use super::Told;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{CountryCode, Edtf, Tenure};

/// An office of a country or an organisation, with its holders over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfficeEntry {
    /// "o-" and hexadecimal digits.
    pub id: String,
    /// The office as most reports have it.
    pub office: String,
    /// What makes titles one office ("defence minister"): the key of the office's family.
    pub family: String,
    /// Whose office.
    pub country: Option<CountryCode>,
    /// The organisation, where the office is one of it.
    pub org: Option<String>,
    /// Holders by the first day seen (never seen in office last), then name.
    pub holders: Vec<Tenancy>,
}

/// One person in one office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tenancy {
    /// "h-" and hexadecimal digits.
    pub id: String,
    /// Id of the [`super::PersonEntry`].
    pub person: String,
    /// The person's name as the record shows it.
    pub name: String,
    /// Titles under which reports tell it, sorted.
    pub titles: Vec<String>,
    /// The first day on which a report shows them in the office. A mention as former or designate proves
    /// no day.
    pub first_seen: Option<Edtf>,
    /// The last such day.
    pub last_seen: Option<Edtf>,
    /// The day of taking office, where a report tells it.
    pub known_start: Option<Edtf>,
    /// The day of leaving it.
    pub known_end: Option<Edtf>,
    /// The day by which they had left it: of the first report, after the last day on which they are seen in
    /// it, that calls them a former holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_by: Option<Edtf>,
    /// Ranks and honours seen, by first report.
    pub ranks: Vec<RankSeen>,
    /// Former, acting, designate: with the reports that say so.
    pub qualifiers: Vec<QualifierSeen>,
    /// The claims it is made of; of each report the first words that say it.
    pub told: Told,
}

impl Tenancy {
    /// How they stand to the office, by the latest told of that. Who is seen in it is designate no more, and
    /// who is seen in it after being called a former holder is none.
    #[must_use]
    pub fn qualifier(&self) -> Option<Tenure> {
        let latest = self.qualifiers.last()?;
        let stands = match latest.qualifier {
            Tenure::Designate => self.first_seen.is_none(),
            Tenure::Former => {
                self.former_by.is_some() || self.last_seen.is_none() || latest.first_seen.is_none()
            }
            Tenure::Acting => true,
        };
        stands.then_some(latest.qualifier)
    }
}

/// A rank with who tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RankSeen {
    /// The rank.
    pub rank: String,
    /// First and last day of the reports that tell it.
    pub first_seen: Option<Edtf>,
    /// The last such day.
    pub last_seen: Option<Edtf>,
    /// Ids of the reports, sorted.
    pub reports: Vec<String>,
}

/// A qualifier with who tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QualifierSeen {
    /// Former, acting or designate.
    pub qualifier: Tenure,
    /// The first day of the reports that say so.
    pub first_seen: Option<Edtf>,
    /// Ids of the reports, sorted.
    pub reports: Vec<String>,
}
