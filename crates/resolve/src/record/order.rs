use super::Record;
use crate::orgs::OrgName;
use crate::when::Days;
use sidelines_facts::Edtf;

impl Record {
    /// Puts every list into its order, which content alone decides: entries read in any order become the record.
    pub fn put_in_order(&mut self) {
        // What has no date comes last, and before it what has a date without a year.
        let day = |date: &Option<Edtf>| {
            let days = date.as_ref().and_then(Days::of);
            (days.is_none(), days, date.is_none())
        };
        self.reports.sort_by(|a, b| a.id.cmp(&b.id));
        self.origins.sort_by(|a, b| a.reports.cmp(&b.reports));
        self.persons
            .sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        self.offices.sort_by_cached_key(|o| {
            let org = o
                .org
                .as_deref()
                .filter(|_| o.country.is_none())
                .and_then(OrgName::of);
            (o.country, org, o.family.clone(), o.id.clone())
        });
        for office in &mut self.offices {
            office.holders.sort_by_cached_key(|h| {
                (
                    h.first_seen.is_none(),
                    h.first_seen.clone(),
                    h.name.clone(),
                    h.person.clone(),
                )
            });
        }
        self.encounters
            .sort_by_cached_key(|e| (day(&e.encounter.date), e.id.clone()));
        self.quotes.sort_by_cached_key(|q| {
            let (none, days, _) = day(&q.quote.date);
            (none, days, q.id.clone())
        });
        self.memberships.sort_by_cached_key(|e| {
            let m = &e.membership;
            (
                m.org.clone(),
                m.role,
                m.party.clone(),
                e.first_seen.clone(),
                e.id.clone(),
            )
        });
        self.figures.sort_by(|a, b| {
            let value = a
                .figure
                .unit
                .cmp(&b.figure.unit)
                .then(a.figure.value.total_cmp(&b.figure.value));
            value.then_with(|| (&a.told.claims, &a.id).cmp(&(&b.told.claims, &b.id)))
        });
        self.events.sort_by_cached_key(|v| {
            let (none, days, _) = day(&v.event.date);
            (none, days, v.id.clone())
        });
    }
}
