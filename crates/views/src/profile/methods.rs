use super::{Choice, Exactness, Gatherings, Profile, UnitOf};
use sidelines_facts::{EncounterKind, Status};

impl Profile {
    /// How it counts, as a paragraph for a publication.
    #[must_use]
    pub fn methods(&self) -> String {
        let c = &self.count;
        let mut text = format!(
            "Contacts were counted with the profile “{}” ({}, version {}) of Sidelines {} (rules of merging, \
             version {}).",
            self.title,
            self.name,
            self.version,
            env!("CARGO_PKG_VERSION"),
            sidelines_resolve::RULES_VERSION
        );
        let kinds: Vec<&str> = c.kinds.iter().map(|k| kind(*k)).collect();
        let statuses: Vec<&str> = c.statuses.iter().map(|s| status(*s)).collect();
        text += &format!(
            " It counts {} that {}.",
            list(&kinds, "and"),
            list(&statuses, "or")
        );
        // Nobody visits by telephone.
        let remote = [
            EncounterKind::Meeting,
            EncounterKind::Call,
            EncounterKind::Signing,
        ];
        let asks_mode = c.kinds.iter().any(|k| remote.contains(k));
        if asks_mode {
            text += &chosen(c.phone, "Contacts by telephone");
            text += &chosen(c.video, "Contacts by video");
        }
        text += &chosen(c.sidelines, "Contacts on the sidelines of a gathering");
        text += &chosen(c.history, "Contacts that reports tell only as history");
        if c.kinds.contains(&EncounterKind::Visit) {
            let words: Vec<String> = c.transit_words.iter().map(|w| format!("“{w}”")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            text += &match c.transit {
                Choice::Count => chosen(c.transit, "Stops on the way elsewhere"),
                choice => {
                    let told = list(&words, "or");
                    chosen(
                        choice,
                        &format!("Stops on the way elsewhere (visits told by {told})"),
                    )
                }
            };
        }
        text += &chosen(c.contested, "Contacts on whose status reports differ");
        text += match c.dates {
            Exactness::Any => " The date need not be known.",
            Exactness::Year => " The year must be known.",
            Exactness::Month => " The month must be known.",
            Exactness::Day => " The day must be known.",
        };
        text += " However many reports tell of a contact, it is one: reports of one event are joined by kind, \
                 parties, days, place and gathering, and copies of one story are one source.";
        if c.sources > 1 {
            text += &format!(" At least {} independent sources must tell it.", c.sources);
        }
        text += &self.unit_in_words();
        text
    }

    fn unit_in_words(&self) -> String {
        let mut text = match self.unit.of {
            UnitOf::Contact => " The unit is the contact.".to_owned(),
            UnitOf::Pair => " The unit is the pair of sides (countries, or organisations that act for \
                themselves), without direction: a contact of three sides is three pairs."
                .to_owned(),
            UnitOf::DirectedPair => " The unit is the directed pair of sides (countries, or organisations that \
                act for themselves): from the traveller to the host and from the caller to the called; where \
                neither comes to the other, both directions count."
                .to_owned(),
            UnitOf::Trip => " The unit is the trip: each side that travelled, with the country to which it came; \
                a delegation of one country is one trip."
                .to_owned(),
            UnitOf::Plover => " The unit is the event of the PLOVER 2.0 draft codebook: what is announced is AGREE, \
                what is called off REJECT, a signature SUPPORT, all other contacts CONSULT; of a plain meeting all \
                parties are actors, of a visit the visitor is the actor and the host the recipient, and an event of \
                many actors is one event."
                .to_owned(),
        };
        if matches!(self.unit.of, UnitOf::Pair | UnitOf::DirectedPair) {
            let gatherings = self.count.kinds.contains(&EncounterKind::Gathering);
            text += match self.unit.gatherings {
                Gatherings::LeaveOut if gatherings => " Gatherings make no pairs.",
                Gatherings::Pairs if gatherings => {
                    " Each two of those whom reports name at a gathering are a pair."
                }
                _ => "",
            };
            if let Some(most) = self.unit.most_sides {
                text += &format!(" Contacts of more than {most} sides make no pairs.");
            }
        }
        text
    }
}

fn chosen(choice: Choice, what: &str) -> String {
    match choice {
        Choice::Count => format!(" {what} count."),
        Choice::LeaveOut => format!(" {what} are left out."),
        Choice::Only => format!(" {what} alone count."),
    }
}

fn kind(kind: EncounterKind) -> &'static str {
    match kind {
        EncounterKind::Meeting => "meetings",
        EncounterKind::Call => "calls",
        EncounterKind::Gathering => "gatherings",
        EncounterKind::Visit => "visits",
        EncounterKind::Signing => "signings",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Occurred => "took place",
        Status::Ongoing => "were under way",
        Status::Planned => "were announced",
        Status::Possible => "were held possible",
        Status::Denied => "were denied",
        Status::Cancelled => "were called off",
    }
}

/// "a, b and c".
pub(crate) fn list(items: &[&str], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} {and} {last}", all.join(", ")),
    }
}
