//! What a person or a holder is made of: apart from the entry, since thousands of reports can tell them and most
//! questions do not ask.

use serde::{Deserialize, Serialize};
use sidelines_facts::{Dispute, Evidence};
use sidelines_resolve::{ClaimRef, Join, PersonEntry, Tenancy, Told};

/// The lists of one entry.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lists {
    claims: Vec<ClaimRef>,
    reports: Vec<String>,
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    disputes: Vec<Dispute>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joins: Vec<Join>,
    /// Of a person for each spelling, of a holder for each rank and then each qualifier: the reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    forms: Vec<Vec<String>>,
}

impl Lists {
    /// Takes the lists out of a person.
    pub(crate) fn out_of_person(person: &mut PersonEntry) -> Self {
        let mut lists = Self::out_of(&mut person.told);
        let forms = person.spellings.iter_mut().map(|s| &mut s.reports);
        lists.forms = forms.map(std::mem::take).collect();
        lists
    }

    /// Puts them back.
    pub(crate) fn into_person(self, person: &mut PersonEntry) {
        let forms = person.spellings.iter_mut().map(|s| &mut s.reports);
        self.back(&mut person.told, forms);
    }

    /// Takes the lists out of a holder.
    pub(crate) fn out_of_holder(holder: &mut Tenancy) -> Self {
        let mut lists = Self::out_of(&mut holder.told);
        lists.forms = forms_of(holder).map(std::mem::take).collect();
        lists
    }

    /// Puts them back.
    pub(crate) fn into_holder(self, holder: &mut Tenancy) {
        let mut told = std::mem::take(&mut holder.told);
        self.back(&mut told, forms_of(holder));
        holder.told = told;
    }

    /// [`Lists::into_holder`], but for claims and evidence.
    pub(crate) fn reports_into_holder(mut self, holder: &mut Tenancy) {
        self.claims.clear();
        self.evidence.clear();
        self.into_holder(holder);
    }

    fn out_of(told: &mut Told) -> Self {
        Self {
            claims: std::mem::take(&mut told.claims),
            reports: std::mem::take(&mut told.reports),
            evidence: std::mem::take(&mut told.evidence),
            disputes: std::mem::take(&mut told.disputes),
            joins: std::mem::take(&mut told.joins),
            forms: Vec::new(),
        }
    }

    fn back<'a>(self, told: &mut Told, forms: impl Iterator<Item = &'a mut Vec<String>>) {
        told.claims = self.claims;
        told.reports = self.reports;
        told.evidence = self.evidence;
        told.disputes = self.disputes;
        told.joins = self.joins;
        for (form, reports) in forms.zip(self.forms) {
            *form = reports;
        }
    }
}

fn forms_of(holder: &mut Tenancy) -> impl Iterator<Item = &mut Vec<String>> {
    let ranks = holder.ranks.iter_mut().map(|r| &mut r.reports);
    ranks.chain(holder.qualifiers.iter_mut().map(|q| &mut q.reports))
}
