use super::*;
use sidelines_facts::EncounterKind;

fn read(text: &str) -> Vec<Fact> {
    let report = Report {
        id: "r".into(),
        text: text.into(),
        ..Report::default()
    };
    Reader::new().unwrap().read(&report).facts
}

#[test]
fn empty_and_foreign_reports_are_skipped() {
    let reader = Reader::new().unwrap();
    let report = |text: &str| Report {
        id: "r".into(),
        text: text.into(),
        ..Report::default()
    };
    assert_eq!(reader.read(&report(" \n--\n")).skipped, Some(Skip::Empty));
    let ru = report(
        "Министр обороны России встретился в Москве со своим индийским коллегой и обсудил с ним сотрудничество двух стран.",
    );
    assert_eq!(reader.read(&ru).skipped, Some(Skip::Language("Russian")));
}

#[test]
fn a_meeting_is_read() {
    let facts = read(
        " date 2021-07-28 New Delhi: Indian Defence Minister Rajnath Singh met his Tajik counterpart Sherali Mirzo in Dushanbe on Wednesday.",
    );
    let encounter = facts
        .iter()
        .find_map(|f| match &f.body {
            Body::Encounter(e) => Some(e),
            _ => None,
        })
        .unwrap();
    assert_eq!(encounter.kind, EncounterKind::Meeting);
    assert_eq!(encounter.parties.len(), 2);
    assert_eq!(
        encounter.date.as_ref().map(ToString::to_string).as_deref(),
        Some("2021-07-28")
    );
}

#[test]
fn what_is_told_beside_the_news_was_on_its_day() {
    let days = |first: &str, second: &str| -> Vec<Option<String>> {
        read(&format!(" date 2021-07-29 {first} {second}"))
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Meeting => {
                    Some(e.date.as_ref().map(ToString::to_string))
                }
                _ => None,
            })
            .collect()
    };
    let news = "Indian Defence Minister Rajnath Singh met his Tajik counterpart Sherali Mirzo in Dushanbe on Wednesday.";
    let day = Some("2021-07-28".to_owned());
    assert_eq!(
        days(news, "Singh also held talks with President Emomali Rahmon."),
        [day.clone(), day.clone()]
    );
    assert_eq!(
        days(
            news,
            "Singh had met Belarusian Defence Minister Viktor Khrenin in Dushanbe."
        ),
        [day, None]
    );
    // Who came on a day met people then or later.
    assert_eq!(
        days(
            "Indian Defence Minister Rajnath Singh arrived in Dushanbe on Tuesday.",
            "Singh held talks with President Emomali Rahmon."
        ),
        [None]
    );
}

/// Every frame's own examples: what it must read, and what it must not.
#[test]
fn frames_read_what_they_say() {
    let reader = Reader::new().unwrap();
    let encounters = |sentence: &str| -> Vec<(EncounterKind, String)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-05-16 {sentence}"),
            ..Report::default()
        };
        let analysis = reader.read(&report);
        analysis
            .facts
            .into_iter()
            .filter_map(|f| match f.body {
                Body::Encounter(e) => Some((
                    e.kind,
                    format!(
                        "{:?} {:?}",
                        e.kind,
                        e.parties
                            .iter()
                            .map(|p| p.person.clone().or(p.country.map(|c| c.to_string())))
                            .collect::<Vec<_>>()
                    ),
                )),
                _ => None,
            })
            .collect()
    };
    let mut wrong = Vec::new();
    for frame in &reader.frames.all {
        assert!(
            !frame.reads.is_empty(),
            "frame {} has no example",
            frame.name
        );
        for sentence in &frame.reads {
            let found = encounters(sentence);
            if !found.iter().any(|(k, _)| *k == frame.kind) {
                wrong.push(format!(
                    "{} must read: {sentence}\n    found {found:?}",
                    frame.name
                ));
            }
        }
        for sentence in &frame.not {
            let found = encounters(sentence);
            if found.iter().any(|(k, _)| *k == frame.kind) {
                wrong.push(format!(
                    "{} must not read: {sentence}\n    found {found:?}",
                    frame.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The encounters of a text: status and the last names of the parties.
fn told(text: &str) -> Vec<(Status, Vec<String>)> {
    read(text)
        .iter()
        .filter_map(|f| match &f.body {
            Body::Encounter(e) if e.kind == EncounterKind::Meeting => Some((
                e.status,
                e.parties
                    .iter()
                    .filter_map(|p| p.person.as_deref())
                    .filter_map(|p| p.rsplit(' ').next())
                    .map(str::to_owned)
                    .collect(),
            )),
            _ => None,
        })
        .collect()
}

#[test]
fn he_is_whom_the_report_is_about() {
    let meetings = told(
        " date 2021-07-28 LIMA, July 28 (Andes Press) - Andean Community Secretary General Jorge Pedraza called on Peruvian President Martin Vizcarra on Tuesday. Pedraza then met Peruvian Foreign Minister Nestor Popolizio, who promised support.\n\nHe also had a meeting with Brazilian Foreign Minister Carlos Franca.",
    );
    let franca = meetings
        .iter()
        .find(|(_, who)| who.iter().any(|w| w == "Franca"))
        .unwrap();
    assert!(franca.1.iter().any(|w| w == "Pedraza"), "{meetings:?}");
}

#[test]
fn a_later_sentence_says_what_became_of_a_meeting() {
    let plan = "Georgian Foreign Minister Ilia Darchiashvili is to meet Moldovan Foreign Minister Nicu Popescu in Vienna, his office said last week.";
    let became = |then: &str| {
        let all = told(&format!(" date 2023-03-16 {plan} {then}"));
        assert_eq!(all.len(), 1, "{all:?}");
        all[0].0
    };
    assert_eq!(became("Both live far away."), Status::Planned);
    assert_eq!(
        became("The meeting took place on Wednesday."),
        Status::Occurred
    );
    assert_eq!(became("The talks are now under way."), Status::Ongoing);
    assert_eq!(
        became("On Wednesday the minister said: \"I have cancelled the meeting.\""),
        Status::Cancelled
    );
}

#[test]
fn where_one_met_is_not_where_he_met_others() {
    let second = |text: &str| -> Option<String> {
        let place = read(text).into_iter().find_map(|f| match f.body {
            Body::Encounter(e) => e
                .parties
                .iter()
                .any(|p| p.person.as_deref() == Some("Abel Okoro"))
                .then_some(e.place),
            _ => None,
        });
        place.flatten()?.country.map(|c| c.to_string())
    };
    let also = "He also had talks with Ghanaian Foreign Minister Abel Okoro.";
    let met = "Kenyan Foreign Minister Peter Kamau met Norwegian Foreign Minister Ola Berg";
    // Of neither is a day told.
    let undated = format!(" date 2023-03-16 {met} in Oslo. {also}");
    assert_eq!(second(&undated), None);
    // The report is from there.
    let from_there = format!(" date 2023-03-16 OSLO, March 16 - {met} in Oslo. {also}");
    assert_eq!(second(&from_there).as_deref(), Some("NO"));
    let trip = format!(
        " date 2023-03-16 Kenyan Foreign Minister Peter Kamau arrived in Oslo on Wednesday. {also}"
    );
    assert_eq!(second(&trip).as_deref(), Some("NO"));
}

#[test]
fn who_leaves_on_a_visit_is_on_it() {
    let status = |text: &str| {
        read(text).into_iter().find_map(|f| match f.body {
            Body::Encounter(e) => Some(e.status),
            _ => None,
        })
    };
    let left = " date 2023-03-16 Kenyan Foreign Minister Peter Kamau left on Wednesday on a visit to Norway.";
    assert_eq!(status(left), Some(Status::Ongoing));
    let will = " date 2023-03-16 Kenyan Foreign Minister Peter Kamau leaves on Friday on a visit to Norway.";
    assert_eq!(status(will), Some(Status::Planned));
    let besides = " date 2023-03-16 Apart from meeting Norwegian Foreign Minister Ola Berg, Kenyan Foreign Minister Peter Kamau \
                   will open an embassy.";
    assert_eq!(status(besides), Some(Status::Planned));
}

#[test]
fn whoever_is_handed_an_invitation_may_come() {
    let visits = |text: &str| -> Vec<Status> {
        let facts = read(text).into_iter();
        facts
            .filter_map(|f| match f.body {
                Body::Encounter(e) if e.kind == EncounterKind::Visit => Some(e.status),
                _ => None,
            })
            .collect()
    };
    let handed = " date 2023-03-16 Kenyan Foreign Minister Peter Kamau handed Norwegian Foreign Minister Ola Berg an \
                  invitation to visit Kenya.";
    assert_eq!(visits(handed), [Status::Possible]);
    let leads = " date 2023-03-16 CHISINAU, March 16 - Kenyan Foreign Minister Peter Kamau leads a delegation that \
                 arrived in Oslo on Wednesday.";
    assert_eq!(visits(leads), [Status::Ongoing]);
}

#[test]
fn what_somebody_is_called_besides_stands_in_his_name() {
    let met = |name: &str| -> Vec<Option<String>> {
        let text = format!(
            " date 2023-03-16 US Ambassador {name} called on Kenyan President William Ruto in Nairobi on Wednesday. Godec \
             spoke of aid."
        );
        let mut facts = read(&text).into_iter();
        facts
            .find_map(|f| match f.body {
                Body::Encounter(e) => Some(e.parties.into_iter().map(|p| p.person).collect()),
                _ => None,
            })
            .unwrap_or_default()
    };
    for name in [
        "Robert \"Bob\" Godec",
        "Robert 'Bob' Godec",
        "Robert “Bob” Godec",
        "Robert F. \"Bob\" Godec",
    ] {
        let two = [name, "William Ruto"].map(|n| Some(n.to_owned()));
        assert_eq!(met(name), two, "{name}");
    }
}

#[test]
fn who_sets_out_for_three_has_two_to_come() {
    let stops = |text: &str| -> Vec<Status> {
        let facts = read(text).into_iter();
        facts
            .filter_map(|f| match f.body {
                Body::Encounter(e) => Some(e.status),
                _ => None,
            })
            .collect()
    };
    let left = " date 2023-03-16 Kenyan Foreign Minister Peter Kamau left on Wednesday for Norway, Malta and Cyprus.";
    assert_eq!(
        stops(left),
        [Status::Ongoing, Status::Planned, Status::Planned]
    );
    let behind =
        " date 2023-03-16 Kenyan Foreign Minister Peter Kamau left Malta for Norway on Wednesday.";
    assert!(!stops(behind).contains(&Status::Planned));
}

#[test]
fn two_sides_of_several() {
    let pairs = told(
        " date 2021-07-28 President Adela Ruiz and Vice President Tomas Vega had separate meetings with Prime Minister Jan Novak and Foreign Minister Petr Dvorak in Prague on Tuesday.",
    );
    assert_eq!(pairs.len(), 4);
    assert!(pairs.iter().all(|(_, of)| of.len() == 2));
    for counterparts in ["counterparts", "counterparts Jorge Rojas and Ana Soto"] {
        let facts = read(&format!(
            " date 2021-07-28 Norway's foreign minister Espen Lund and defence minister Kari Moen met their Chilean {counterparts} in Santiago on Tuesday."
        ));
        let all: Vec<_> = facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) => Some(e),
                _ => None,
            })
            .collect();
        assert_eq!(all.len(), 1);
        let offices: Vec<_> = all[0].parties.iter().map(|p| p.office.as_deref()).collect();
        let (foreign, defence) = (
            Some("Minister of Foreign Affairs"),
            Some("Minister of Defence"),
        );
        assert_eq!(offices, [foreign, defence, foreign, defence]);
    }
    let accompanied = told(
        " date 2021-07-28 Norwegian Foreign Minister Espen Lund accompanied President Kari Moen at her meeting with Latvian President Janis Ozols in Oslo on Tuesday.",
    );
    assert_eq!(accompanied.len(), 1);
    assert!(!accompanied[0].1.iter().any(|n| n.contains("Lund")));
}

#[test]
fn what_stands_between_two_of_a_row_does_not_part_them() {
    let facts = read(
        " date 2024-05-15 Russian President Vladimir Putin telephoned Belarusian President Alexander Lukashenko and, in a \
         separate call, Armenian Prime Minister Nikol Pashinyan on Monday.",
    );
    let with: Vec<&str> = facts
        .iter()
        .filter_map(|f| match &f.body {
            Body::Encounter(e) => e.parties.last()?.person.as_deref(),
            _ => None,
        })
        .collect();
    assert_eq!(with, ["Alexander Lukashenko", "Nikol Pashinyan"]);
}

#[test]
fn a_courtesy_call_is_in_person_whatever_is_said_of_the_call() {
    let facts = read(
        " date 2024-05-15 ULAANBAATAR - Japanese Foreign Minister Taro Mori paid a courtesy call on Mongolian Prime Minister \
         Bold Erdene on Monday. Mori said the call had been relaxed and useful.",
    );
    let kinds: Vec<EncounterKind> = facts
        .iter()
        .filter_map(|f| match &f.body {
            Body::Encounter(e) => Some(e.kind),
            _ => None,
        })
        .collect();
    assert_eq!(kinds, [EncounterKind::Meeting]);
}

#[test]
fn whoever_says_a_quotation_has_not_met_whom_it_is_about() {
    let facts = read(
        " date 2023-11-29 British Deputy Prime Minister Oliver Dowden, whom London offered, \"is surely a fine man, but he was \
         not the one we had an appointment with\", Greek Migration Minister Adonis Georgiadis told a radio station on Wednesday.",
    );
    assert!(!facts.iter().any(|f| matches!(f.body, Body::Encounter(_))));
}
