//! What frames tell that is no affair of state: teams that meet in a stadium, people in private.

mod colleagues;

use crate::analysis::Analysis;
use crate::encounters::{self, Draft};
use crate::known;
use crate::refs::Who;
use sidelines_facts::EncounterKind;

/// So many different words of play in one report, and it reports on a game.
const ENOUGH: usize = 3;

/// Words of films, plays and novels, in which ambassadors meet as well.
const STAGE: [&str; 20] = [
    "film",
    "movie",
    "novel",
    "thriller",
    "drama",
    "comedy",
    "sitcom",
    "episode",
    "netflix",
    "actor",
    "actress",
    "screenplay",
    "cinema",
    "cinemas",
    "playwright",
    "novelist",
    "blockbuster",
    "protagonist",
    "plays",
    "heroine",
];

/// Takes out what is told of players and of private people. `games` are words of play, in lower case.
pub(crate) fn retain(a: &Analysis<'_>, drafts: &mut Vec<Draft>, games: &[String]) {
    let played = play(a.text, games) >= ENOUGH;
    let staged = play(a.text, &STAGE.map(str::to_owned)) > 1;
    drafts.retain(|d| {
        let official = d.parties.iter().any(|(w, _)| holds_office(a, w, played));
        // "France meet Belgium in the semi-final": one word of play beside the two sides.
        let told = a.text.get(a.sentences[d.sentence].span.clone());
        let sides = d.kind == EncounterKind::Meeting
            && d.parties.iter().all(|(w, _)| matches!(w, Who::State(_)));
        let played = played || sides && told.is_some_and(|s| play(s, games) > 0);
        let invented = staged && !d.parties.iter().any(|(w, _)| is_named_official(a, w));
        let coached =
            d.kind != EncounterKind::Visit && d.parties.iter().any(|(w, _)| coaches(a, w));
        if invented || coached {
            return false;
        }
        let public = d.parties.is_empty() || d.parties.iter().any(|(w, _)| is_public(a, w));
        match d.kind {
            EncounterKind::Meeting | EncounterKind::Call => {
                public
                    && (official || !played)
                    && !at_work(d)
                    && !in_committee(a, d)
                    && !in_his_province(a, d)
                    && !envoys_recalled(a, d)
                    && !colleagues::among_colleagues(a, d)
            }
            EncounterKind::Visit => {
                public && (official || !played) && !d.parties.iter().all(|(w, _)| is_posted(a, w))
            }
            EncounterKind::Gathering => (official || !played) && !domestic(a, d),
            EncounterKind::Signing => (official || !played) && !colleagues::among_colleagues(a, d),
        }
    });
}

/// "chaired the government's meeting": a minister among his own.
fn at_work(d: &Draft) -> bool {
    let own = |w: &Who| matches!(w, Who::Org { name, country: None } if matches!(name.as_str(), "Government" | "Cabinet"));
    let person = |w: &Who| matches!(w, Who::Person(_) | Who::Post { .. });
    d.parties.len() == 2
        && d.parties.iter().any(|(w, _)| own(w))
        && d.parties.iter().any(|(w, _)| person(w))
}

/// "chaired a meeting of the National Security Council", "attended the congress of the ruling party": where those of one
/// country are among themselves.
fn domestic(a: &Analysis<'_>, d: &Draft) -> bool {
    const BODIES: &[&str] = &[
        "cabinet",
        "coalition",
        "party",
        "politburo",
        "caucus",
        "ambassadors",
    ];
    let name = d.name.as_deref().unwrap_or("").to_lowercase();
    let told = a
        .text
        .get(a.sentences[d.sentence].span.clone())
        .unwrap_or("")
        .to_lowercase();
    let body = name
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| BODIES.contains(&w))
        || name.contains("security council")
        || name.ends_with("council") && told.contains("council of ministers")
        || name.contains("central committee");
    let mut countries = d.parties.iter().map(|(w, _)| encounters::country(a, w));
    let first = countries.next().flatten();
    // "May is to attend a session of Japan's National Security Council": as a guest.
    let at_home = d.place.as_ref().is_none_or(|p| p.country() == first);
    // "received business leaders; the minister of the economy took part"
    let unnamed = d.name.is_none() && d.parties.len() > 1 && d.part_of.is_none();
    // "The meeting of the heads of state will be hosted by X": whoever else comes is not told.
    let many = [
        "heads of state",
        "heads of government",
        "foreign ministers",
        "defence ministers",
        "defense ministers",
        "chiefs of",
    ]
    .iter()
    .any(|w| name.contains(w));
    // Where the report knows of nobody from abroad, nobody from abroad has come.
    let alone = first.is_some()
        && !many
        && !d.parties.iter().any(|(w, _)| matches!(w, Who::State(_)))
        && colleagues::nobody_from_abroad(a, first);
    (body || unnamed || alone)
        && at_home
        && d.org.is_none()
        && first.is_some()
        && countries.all(|c| c == first)
}

/// Whether somebody is an ambassador and no more: where he is, he lives. Who speaks for his country at an organisation
/// travels like a minister.
fn is_posted(a: &Analysis<'_>, w: &Who) -> bool {
    let Who::Person(p) = w else { return false };
    let person = a.people.all.get(*p);
    person.is_some_and(|p| {
        let posts = p
            .offices
            .iter()
            .all(|h| h.office.org.is_none() && is_post(&h.office.canonical));
        posts && !p.offices.is_empty() && !known::is_known(&p.name)
    })
}

fn is_post(office: &str) -> bool {
    ["Ambassador", "High Commissioner"]
        .iter()
        .any(|post| office == *post || office.starts_with(&format!("{post} to ")))
}

/// Whether all parties are of the same country, or of all of them none is known.
fn of_one_country(a: &Analysis<'_>, d: &Draft) -> bool {
    let mut countries = d.parties.iter().map(|(w, _)| encounters::country(a, w));
    let first = countries.next();
    countries.all(|c| Some(c) == first)
}

/// "met German ambassadors from all over the world": a minister among those whom he sent out.
fn envoys_recalled(a: &Analysis<'_>, d: &Draft) -> bool {
    let unnamed = |w: &Who| matches!(w, Who::Post { office: Some(o), org: None, .. } if is_post(o));
    d.parties.len() == 2
        && d.parties.iter().any(|(w, _)| unnamed(w))
        && d.parties
            .iter()
            .any(|(w, _)| encounters::country(a, w).is_some())
        && of_one_country(a, d)
}

/// Members of one parliament who sit in a committee.
fn in_committee(a: &Analysis<'_>, d: &Draft) -> bool {
    const SEATS: &[&str] = &[
        "Senator",
        "Member of Parliament",
        "Congressman",
        "Congresswoman",
        "Representative",
    ];
    let seat = |w: &Who| match w {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
            !p.offices.is_empty()
                && p.offices
                    .iter()
                    .all(|h| SEATS.contains(&h.office.canonical.as_str()))
        }),
        _ => false,
    };
    d.parties.len() > 1 && d.parties.iter().all(|(w, _)| seat(w)) && of_one_country(a, d)
}

/// A president among his governors, a minister who calls on the emir of a town of his own country: whoever governs a
/// province or a city meets those of his country for no other.
fn in_his_province(a: &Analysis<'_>, d: &Draft) -> bool {
    const PROVINCIAL: &[&str] = &[
        "Governor",
        "Deputy Governor",
        "Mayor",
        "Deputy Mayor",
        "Lord Mayor",
        "Chief Minister",
        "Deputy Chief Minister",
    ];
    // Where the head of the government is called otherwise.
    const WITH_PREMIERS: &[&str] = &["AU", "CA", "ZA"];
    let premiers = d
        .parties
        .first()
        .and_then(|(w, _)| encounters::country(a, w))
        .is_some_and(|c| WITH_PREMIERS.contains(&c.as_str()));
    let provincial = |w: &Who| {
        let of = |office: &str| {
            let title = office.split(" of ").next().unwrap_or(office);
            PROVINCIAL.contains(&title) && !office.contains("Bank")
                || office.starts_with("Emir of ")
                || office.starts_with("Ruler of ")
                || title == "Premier" && premiers
        };
        match w {
            Who::Person(p) => a
                .people
                .all
                .get(*p)
                .is_some_and(|p| p.offices.iter().any(|h| of(&h.office.canonical))),
            Who::Post {
                office: Some(o), ..
            } => of(o),
            _ => false,
        }
    };
    d.parties.len() > 1
        && d.parties.iter().any(|(w, _)| provincial(w))
        && d.parties
            .first()
            .is_some_and(|(w, _)| encounters::country(a, w).is_some())
        && of_one_country(a, d)
}

/// How many different words of play the text has.
fn play(text: &str, games: &[String]) -> usize {
    let text = text.to_lowercase();
    let words: std::collections::BTreeSet<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let used = |g: &&String| match g.chars().all(char::is_alphanumeric) {
        true => words.contains(g.as_str()),
        false => text.contains(g.as_str()),
    };
    games.iter().filter(used).count()
}

/// Whether somebody holds an office or a rank; in a game that is `played`, captains and coaches hold none.
fn holds_office(a: &Analysis<'_>, w: &Who, played: bool) -> bool {
    let of_a_team = |title: &str| played && (title == "Captain" || title.contains("Coach"));
    match w {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
            p.offices.iter().any(|h| !of_a_team(&h.office.canonical))
                || p.rank.as_deref().is_some_and(|r| !of_a_team(r))
        }),
        Who::Post { office, .. } => office.is_some(),
        Who::Org { .. } | Who::State(_) => false,
    }
}

/// A person with a name and an office, or one whom the list knows.
fn is_named_official(a: &Analysis<'_>, w: &Who) -> bool {
    match w {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .is_some_and(|p| !p.offices.is_empty() || known::is_known(&p.name)),
        _ => false,
    }
}

/// "Coach Chris Hughton"
fn coaches(a: &Analysis<'_>, w: &Who) -> bool {
    let Who::Person(p) = w else { return false };
    a.people.all.get(*p).is_some_and(|p| {
        p.name.starts_with("Coach ")
            || p.offices
                .iter()
                .any(|h| h.office.canonical.ends_with("Coach"))
    })
}

/// Whether the report or the list of people says for whom somebody acts.
fn is_public(a: &Analysis<'_>, w: &Who) -> bool {
    match w {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
            p.country.is_some()
                || !p.offices.is_empty()
                || p.rank.is_some()
                || known::is_known(&p.name)
        }),
        Who::Post { .. } | Who::Org { .. } | Who::State(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::Body;
    use sidelines_text::Report;

    fn encounters(story: &str) -> usize {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-06-09 {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts
            .iter()
            .filter(|f| matches!(f.body, Body::Encounter(_)))
            .count()
    }

    #[test]
    fn teams_meet_and_ministers_in_the_stands_do_not() {
        let game = "LAGOS - Nigeria meet Ghana in the semi-final on Friday. The striker scored twice in the last match, \
                    and the coach praised his goalkeeper.";
        assert_eq!(encounters(game), 0);
        let talks = format!(
            "{game}\n\nBefore the match Nigerian Foreign Minister Yusuf Tuggar met his Ghanaian counterpart Shirley Botchwey."
        );
        assert_eq!(encounters(&talks), 1);
        assert_eq!(
            encounters("Nigeria meet Ghana in the quarter-final in Lagos on Friday."),
            0
        );
    }

    #[test]
    fn members_of_one_parliament_sit_in_committees() {
        let text = "ISLAMABAD - Senators Sherry Rehman and Mushahid Hussain Sayed of Pakistan met on Monday.";
        assert_eq!(encounters(text), 0);
        let guests =
            "ISLAMABAD - US Senator Chris Coons met Pakistani Senator Sherry Rehman on Monday.";
        assert_eq!(encounters(guests), 1);
    }

    #[test]
    fn a_government_among_its_own_is_no_gathering() {
        for text in [
            "MOSCOW - Russian President Vladimir Putin chaired a meeting of the Security Council on Friday. Defence \
             Minister Sergei Shoigu attended.",
            "ALGIERS - Algerian President Abdelmadjid Tebboune chaired a meeting of the Council of Ministers on Sunday.",
            "BERLIN - German Foreign Minister Annalena Baerbock met German ambassadors from all over the world on Monday.",
            "PRETORIA - South African Mineral Resources Minister Gwede Mantashe opened a conference on mining in Sandton on Tuesday.",
            "OTTAWA - Canadian Prime Minister Justin Trudeau met Alberta Premier Danielle Smith on Tuesday.",
        ] {
            assert_eq!(encounters(text), 0, "{text}");
        }
    }

    #[test]
    fn films_and_coaches_are_no_affair_of_state() {
        for text in [
            "PARIS - In the novel, a French president travels to Moscow, where he meets a Russian general. The book is the \
             author's third thriller.",
            "ACCRA - Coach Chris Hughton met Ghanaian President Nana Akufo-Addo last week.",
            "SOFIA - Bulgarian Foreign Minister Nikolay Milkov visited the Turkish embassy on Monday.",
            "KABUL - Afghan President Ashraf Ghani escaped to Uzbekistan in 2021.",
            "MOSCOW - Russian President Vladimir Putin sent troops to Ukraine in February 2022.",
            "PARIS - French President Emmanuel Macron speaks regularly with Vladimir Putin.",
        ] {
            assert_eq!(encounters(text), 0, "{text}");
        }
        let sent = "KYIV - Ukrainian President Volodymyr Zelenskiy sent Foreign Minister Dmytro Kuleba to Rome on Monday.";
        assert_eq!(encounters(sent), 1);
    }

    #[test]
    fn captains_of_a_team_hold_no_office() {
        let game = "SPORT - Kenya host The Gambia in a qualifier on Friday, the head coach said. Captain Michael Olunga of \
                    Kenya met his Gambian counterpart Omar Colley before the match; the striker and the goalkeeper trained.";
        assert_eq!(encounters(game), 0);
    }

    #[test]
    fn a_president_among_his_governors_is_at_home() {
        let text = "ABUJA - Nigerian President Bola Tinubu received a delegation of farmers led by Governor Nasir Idris \
                    of Kebbi State in Nigeria on Monday.";
        assert_eq!(encounters(text), 0);
        let guest =
            "ABUJA - Nigerian President Bola Tinubu received US Governor Gavin Newsom on Monday.";
        assert_eq!(encounters(guest), 1);
    }

    #[test]
    fn ambassadors_live_where_they_are_posted() {
        let told = |who: &str| encounters(&format!("{who} has been in Kampala since Monday."));
        assert_eq!(told("Norwegian Ambassador Liv Tangen"), 0);
        assert_eq!(told("Norwegian Foreign Minister Liv Tangen"), 1);
    }

    #[test]
    fn private_people_travel_without_notice() {
        assert_eq!(
            encounters("The gardener Anna Riedl travelled to Jakarta on Monday."),
            0
        );
        assert_eq!(
            encounters("Austrian Foreign Minister Anna Riedl travelled to Jakarta on Monday."),
            1
        );
    }
}
