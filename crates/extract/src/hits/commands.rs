//! Posts told by a rank and what it commands: "Rear Admiral X, Commander Eastern Naval Area".

use crate::units::{OfficeSem, OrgSem, Sem, Unit};

/// What a navy, an army and an air force are divided into.
const DIVISIONS: &[&str] = &[
    "Area", "Base", "Brigade", "Command", "Corps", "District", "Division", "Fleet", "Flotilla",
    "Force", "Region", "Sector", "Squadron", "Wing", "Zone",
];

/// Makes of "Commander" before such a name an office, and of the name what he commands.
pub(super) fn told(text: &str, units: &mut [Unit]) {
    for i in 1..units.len() {
        let [commander, named] = [&units[i - 1], &units[i]];
        let rank = matches!(&commander.sem, Sem::Rank(r) if r == "Commander");
        let name = named.text(text);
        let part = named.sem == Sem::Name
            && name.contains(' ')
            && name
                .rsplit(' ')
                .next()
                .is_some_and(|w| DIVISIONS.contains(&w));
        if !rank || !part {
            continue;
        }
        let name = name.to_owned();
        units[i - 1].sem = Sem::Office(OfficeSem {
            canonical: "Commander".to_owned(),
            plural: false,
            qualifier: None,
            country: None,
            org: None,
            envoy: false,
            weak: false,
            also: Vec::new(),
        });
        units[i].sem = Sem::Org(OrgSem {
            name,
            country: None,
            body: true,
            seat: None,
        });
    }
}
