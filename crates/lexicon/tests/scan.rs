//! What a scan finds in sentences of every kind of report, as snapshots, and what it must not
//! find.

use sidelines_lexicon::{CountryForm, Hit, HitKind, Lexicon, Target};

/// One hit a line: the words, then what they are.
fn render(text: &str) -> String {
    let lexicon = Lexicon::embedded();
    let lines = lexicon.scan(text).into_iter().map(|hit| {
        let surface = text[hit.start..hit.end].replace('\n', " ");
        format!("{surface} = {}", describe(lexicon, &hit))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn describe(lexicon: &Lexicon, hit: &Hit) -> String {
    let place = |numbers: &[usize]| {
        let place = numbers.first().and_then(|number| lexicon.place(*number));
        let name = place.map(|place| place.name.clone()).unwrap_or_default();
        let country = place
            .and_then(|place| place.country.clone())
            .unwrap_or_else(|| "-".into());
        format!("{name}, {country}")
    };
    match &hit.kind {
        HitKind::Country { alpha2, form } => format!("country {alpha2} {form:?}"),
        HitKind::City(numbers) => format!("city {}", place(numbers)),
        HitKind::Region(numbers) => format!("region {}", place(numbers)),
        HitKind::Venue(numbers) => format!("venue {}", place(numbers)),
        HitKind::Water(numbers) => format!("water {}", place(numbers)),
        HitKind::Office(office) => {
            let mut words = format!("office {} [{:?}]", office.canonical, office.class);
            for qualifier in &office.qualifiers {
                words += &format!(" {qualifier:?}");
            }
            let flags = [(office.plural, "plural"), (office.weak, "weak")];
            words += &flags
                .iter()
                .filter(|(on, _)| *on)
                .map(|(_, name)| format!(" {name}"))
                .collect::<String>();
            words += &office
                .also
                .iter()
                .map(|title| format!(" + {title}"))
                .collect::<String>();
            let details = [
                ("org", &office.org),
                ("body", &office.body),
                ("country", &office.country),
            ];
            for (name, value) in details {
                words += &value
                    .as_ref()
                    .map(|value| format!(" {name}={value}"))
                    .unwrap_or_default();
            }
            words
                + &office
                    .target
                    .as_ref()
                    .map(|target| format!(" to={target:?}"))
                    .unwrap_or_default()
        }
        HitKind::Rank(name) => format!("rank {name}"),
        HitKind::Honorific(name) => format!("honorific {name}"),
        HitKind::Royal(name) => format!("royal {name}"),
        HitKind::Organisation(id) => format!("organisation {id}"),
        HitKind::Gathering(gathering) => format!(
            "gathering {}{}{}",
            gathering.canonical,
            gathering
                .edition
                .as_ref()
                .map(|edition| format!(", {edition}"))
                .unwrap_or_default(),
            if gathering.named { "" } else { ", unnamed" }
        ),
        HitKind::Body(body) => {
            format!(
                "body {} {}",
                body.canonical,
                body.country.as_deref().unwrap_or("-")
            )
        }
        HitKind::Agency { name, .. } => format!("agency {name}"),
        other => format!("{other:?}"),
    }
}

macro_rules! snapshots {
    ($($name:ident: $text:expr;)+) => {$(
        #[test]
        fn $name() {
            let text = $text;
            insta::assert_snapshot!(format!("{text}\n---\n{}", render(text)));
        }
    )+};
}

snapshots! {
    dateline_of_a_wire: "Astana [Kazakhstan], March 3 (ANI): Raksha Mantri Rajnath Singh called on President Tokayev at the Akorda.";
    ranks_between_office_and_name: "He held talks with Defence Minister of Belarus Lt. Gen. Viktor Khrenin and Army General Wei Fenghe.";
    two_offices_of_one_man: "Deputy Prime Minister and Minister of Foreign Affairs and Expatriates Ayman Safadi arrived in Cairo.";
    councillor_and_minister: "State Councillor and Minister of National Defence of China General Li Shangfu met his Iranian counterpart.";
    former_across_a_country: "Former Indian prime minister Manmohan Singh and then-US Defense Secretary James Mattis knew each other.";
    designate_and_acting: "President-elect Prabowo Subianto met acting Defence Minister Ali Haidar and the Prime Minister-designate.";
    envoys: "India's ambassador to the US, the Ambassador of Japan to Nigeria and the UN special envoy for Yemen agreed; the High Commissioner in Dhaka did not.";
    spokespersons: "Foreign Ministry spokesman Wang Wenbin, Kremlin spokesman Dmitry Peskov and a spokesperson for the Russian Defence Ministry declined to comment.";
    bracketed_abbreviations: "The Ministry of External Affairs (MEA) spokesperson said the Shanghai Cooperation Organisation (SCO) Council of Foreign Ministers would meet.";
    gatherings_by_organisation: "On the sidelines of the 21st SCO Defence Ministers' Meeting, after the NATO summit and the G20 finance ministers’ meeting.";
    gatherings_before_of: "The meeting of the Council of Heads of State of the CIS followed the 76th session of the UN General Assembly and the summit of the Organization of Turkic States.";
    named_gatherings: "They met at the Shangri-La Dialogue 2024, the Munich Security Conference, COP28, the ADMM-Plus and the 2+2 dialogue.";
    plural_ministers: "The foreign, defence and unification ministers of the two states met; the defence ministers of India and China did not.";
    two_plus_two: "The foreign and defence ministers of Japan and the Philippines signed it.";
    service_chiefs: "COAS General Asim Munir, Navy Chief Admiral Naveed Ashraf and Chairman of the Joint Chiefs of Staff Gen. Mark Milley.";
    british_and_american: "Secretary of State for Defence Ben Wallace and Secretary of State Antony Blinken; Foreign Secretary David Lammy; Foreign Secretary Vikram Misri.";
    european_titles: "Taoiseach Micheál Martin, Chancellor Olaf Scholz, EU foreign policy chief Josep Borrell and European Commission President Ursula von der Leyen.";
    long_portfolios: "Minister of Foreign Affairs, International Cooperation and Senegalese Abroad Yassine Fall; Minister for Women and Gender Equality Marie Bah.";
    metonyms: "New Delhi and the Kremlin want it; Downing Street and the White House do not, Islamabad said.";
    demonyms: "The Kyrgyz and Emirati sides, Filipinos, Sri Lankans and a Briton; the Turkish delegation; Sino-Indian ties.";
    honorifics: "H.E. Dr. S. Jaishankar, Dato' Seri Anwar Ibrahim, Shri Narendra Modi, Smt. Nirmala Sitharaman and Sheikh Tamim.";
    venues_and_waters: "They met at Hyderabad House in New Delhi and spoke of the South China Sea, the Gulf of Oman and Jammu and Kashmir.";
    old_spellings: "From Kiev, Bombay, Peking and Nur-Sultan; in Türkiye’s İzmir and Côte d’Ivoire.";
    names_inside_names: "The Press Trust of India, the Washington Post and the Bank of China reported from Papua New Guinea on the Paris Agreement.";
    security_councils: "Secretary of the Security Council of the Russian Federation Sergei Shoigu and Deputy Chairman of the Security Council of Russia Dmitry Medvedev.";
    capitals_only: "US DEFENSE CHIEF MEETS INDIAN EXTERNAL AFFAIRS MINISTER AT NATO HEADQUARTERS; FOLLOW US ON TWITTER";
    services_of_a_country: "The chief of the Bangladesh Army, the Commander-in-Chief of the Indonesian National Armed Forces and Chief of Staff of the Israel Defense Forces Herzi Halevi.";
    organisations_and_their_heads: "IAEA chief Rafael Grossi, the head of the European Council, ECOWAS Commission President Omar Touray and Arab League Secretary-General Ahmed Aboul Gheit.";
    summits_named_after_a_city: "NATO’s Washington summit, the CSTO Collective Security Council session and the 47th ASEAN Summit.";
    junior_ministers: "Minister of State for External Affairs Kirti Vardhan Singh, Parliamentary Under-Secretary of State for Defence Luke Pollard, Vice Foreign Minister Ma Zhaoxu and Assistant Foreign Minister Hua Chunying.";
    offices_in_names_of_bodies: "The Prime Minister's Office and the President’s Office said so; the Defence Ministry of Nepal did not.";
    brackets_after_a_possessive: "At the Shanghai Cooperation Organisation's (SCO) Defence Ministers' conclave the Chairman of the State Committee for National Security spoke.";
    local_offices: "Tokyo Governor Yuriko Koike and the Mayor of Ankara; Governor of Gujarat Acharya Devvrat.";
}

fn kinds(text: &str) -> Vec<HitKind> {
    Lexicon::embedded()
        .scan(text)
        .into_iter()
        .map(|hit| hit.kind)
        .collect()
}

fn countries(text: &str) -> Vec<String> {
    kinds(text)
        .into_iter()
        .filter_map(|kind| match kind {
            HitKind::Country { alpha2, .. } => Some(alpha2),
            _ => None,
        })
        .collect()
}

#[test]
fn letter_case_tells_countries_from_words() {
    assert!(countries("tell us what chad and jordan may polish in turkey").is_empty());
    assert_eq!(
        countries("the US and the U.S. met Chad"),
        ["US", "US", "TD"]
    );
    assert!(countries("FOLLOW US ON FACEBOOK").is_empty());
    assert_eq!(countries("THE U.S. AND CHINA TALK"), ["US", "CN"]);
}

#[test]
fn a_full_stop_ends_a_name() {
    let hits = kinds("He left India. China stayed.");
    assert_eq!(hits.len(), 2);
}

#[test]
fn possessives_and_hyphens_end_a_name() {
    assert_eq!(
        countries("Tajikistan's and India-China talks"),
        ["TJ", "IN", "CN"]
    );
    assert_eq!(countries("the India–Nepal border"), ["IN", "NP"]);
}

#[test]
fn verbs_are_not_gatherings() {
    let gathering = |text: &str| {
        kinds(text)
            .iter()
            .any(|kind| matches!(kind, HitKind::Gathering(_)))
    };
    assert!(!gathering("SCO defence ministers meet in Moscow today"));
    assert!(gathering("the SCO defence ministers’ meet in Moscow"));
}

#[test]
fn states_call_a_gathering_theirs() {
    let named = |text: &str| {
        kinds(text).into_iter().find_map(|kind| match kind {
            HitKind::Gathering(g) if g.named => Some(g.canonical),
            _ => None,
        })
    };
    assert_eq!(
        named("the 4th Greece-Cyprus-Jordan Trilateral Foreign Ministers' Dialogue").as_deref(),
        Some("Greece-Cyprus-Jordan Trilateral Foreign Ministers' Dialogue")
    );
    assert_eq!(
        named("a Trilateral Defence Ministers' Meeting in Athens").as_deref(),
        Some("Trilateral Defence Ministers' Meeting")
    );
    assert_eq!(
        named("trilateral meeting of Greece, Cyprus and Jordan"),
        None
    );
}

#[test]
fn parties_of_a_meeting_are_not_its_name() {
    let text = "the meeting of the defence ministers of India and Nepal";
    let kinds = kinds(text);
    assert!(
        !kinds
            .iter()
            .any(|kind| matches!(kind, HitKind::Gathering(_)))
    );
    assert!(
        kinds
            .iter()
            .any(|kind| matches!(kind, HitKind::Office(office) if office.plural))
    );
}

#[test]
fn first_names_are_not_sovereigns() {
    for text in [
        "Hossein Amir-Abdollahian said",
        "Hossein Amir Abdollahian said",
    ] {
        let royal = kinds(text)
            .iter()
            .any(|kind| matches!(kind, HitKind::Royal(_)) || matches!(kind, HitKind::Office(_)));
        assert!(!royal, "{text}");
    }
}

#[test]
fn generals_of_offices_are_not_ranks() {
    let text = "NATO Secretary General Mark Rutte and the Attorney General met General Cavoli.";
    let ranks: Vec<_> = kinds(text)
        .into_iter()
        .filter(|kind| matches!(kind, HitKind::Rank(_)))
        .collect();
    assert_eq!(ranks, [HitKind::Rank("General".into())]);
}

#[test]
fn capitals_are_cities_and_governments() {
    let hits = kinds("New Delhi");
    assert!(hits.contains(&HitKind::Country {
        alpha2: "IN".into(),
        form: CountryForm::Capital
    }));
    assert!(hits.iter().any(|kind| matches!(kind, HitKind::City(_))));
}

#[test]
fn offices_are_parsed_for_a_country() {
    let lexicon = Lexicon::embedded();
    let canonical = |surface: &str, country: Option<&str>| {
        lexicon
            .parse_office(surface, country)
            .map(|office| office.canonical)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        canonical("foreign minister", Some("IN")),
        some("Minister of External Affairs")
    );
    assert_eq!(
        canonical("defence minister", Some("US")),
        some("Secretary of Defense")
    );
    assert_eq!(
        canonical("defense secretary", Some("GB")),
        some("Secretary of State for Defence")
    );
    assert_eq!(
        canonical("Defence Secretary", Some("IN")),
        some("Defence Secretary")
    );
    assert_eq!(
        canonical("defence minister", Some("CN")),
        some("Minister of Defence")
    );
    assert_eq!(
        canonical("Minister for National Defense", Some("CN")),
        some("Minister of National Defence")
    );
    assert_eq!(
        canonical("deputy foreign minister", Some("RU")),
        some("Deputy Minister of Foreign Affairs")
    );
    assert_eq!(
        canonical("vice foreign minister", Some("CN")),
        some("Vice Minister of Foreign Affairs")
    );
    assert_eq!(
        canonical("foreign minister", Some("US")),
        some("Secretary of State")
    );
    assert_eq!(canonical("the weather", None), None);
}

#[test]
fn destinations_are_countries_where_they_can_be() {
    let office = Lexicon::embedded().parse_office("High Commissioner in Dhaka", None);
    assert_eq!(
        office.and_then(|office| office.target),
        Some(Target::Country("BD".into()))
    );
}

#[test]
fn whom_an_adviser_serves_is_no_part_of_his_name() {
    let text = "Adviser to the President Ali Asadov";
    let office = Lexicon::embedded().scan(text).into_iter().next().unwrap();
    assert_eq!(&text[office.start..office.end], "Adviser to the President");
}

#[test]
fn lookups() {
    let lexicon = Lexicon::embedded();
    let code = |name: &str| {
        lexicon
            .country_by_name(name)
            .map(|country| country.alpha2.as_str())
    };
    assert_eq!(code("tajikistan"), Some("TJ"));
    assert_eq!(code("the Maldives"), Some("MV"));
    assert_eq!(code("GBR"), Some("GB"));
    assert_eq!(code("Turkiye"), Some("TR"));
    assert_eq!(code("Atlantis"), None);
    assert_eq!(
        lexicon
            .suggest_country("Tajkistan")
            .first()
            .map(|c| c.alpha2.as_str()),
        Some("TJ")
    );
    assert!(lexicon.suggest_country("qqqq").is_empty());
    let id = |name: &str| {
        lexicon
            .organisation(name)
            .map(|organisation| organisation.id.as_str())
    };
    assert_eq!(id("Shanghai Cooperation Organization"), Some("sco"));
    assert_eq!(id("ASEAN"), Some("asean"));
    let tripoli = |country| {
        lexicon
            .city("Tripoli", country)
            .and_then(|place| place.country.clone())
    };
    assert_eq!(tripoli(Some("LB")), Some("LB".into()));
    assert_eq!(tripoli(None), Some("LY".into()));
    assert!(
        lexicon
            .places_named("Qingdao")
            .iter()
            .any(|place| place.geonameid == Some(1_797_929))
    );
}

/// The country of the first "Congo" or "Congolese" in a text.
fn congo(text: &str) -> Option<String> {
    Lexicon::embedded()
        .scan(text)
        .into_iter()
        .find_map(|hit| match hit.kind {
            HitKind::Country { alpha2, .. } if text[hit.start..].starts_with("Congo") => {
                Some(alpha2)
            }
            _ => None,
        })
}

#[test]
fn a_name_that_two_countries_share_is_the_one_named_otherwise() {
    let brazzaville = "Congo's president received him in Oyo, in the Republic of the Congo.";
    assert_eq!(congo(brazzaville).as_deref(), Some("CG"));
    let kinshasa = "Congolese troops left. The minister had come from Kinshasa.";
    assert_eq!(congo(kinshasa).as_deref(), Some("CD"));
    assert_eq!(congo("Congo and Gabon agreed.").as_deref(), Some("CD"));
}

#[test]
fn bodies_begin_behind_articles_and_days() {
    let lexicon = Lexicon::embedded();
    let offices = |text: &str| -> Vec<(String, Option<String>)> {
        lexicon
            .scan(text)
            .into_iter()
            .filter_map(|hit| match hit.kind {
                HitKind::Office(office) => Some((office.canonical, office.org)),
                _ => None,
            })
            .collect()
    };
    let envoys = [
        "The African Union's special envoy met him.",
        "On Friday the African Union's special envoy met him.",
        "In Nairobi the African Union special envoy met him.",
    ];
    for text in envoys {
        let found = offices(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].0, "Special Envoy", "{text}");
        assert!(found[0].1.is_some(), "{text}");
    }
    assert_eq!(
        offices("The Suez Canal Authority chairman met him.")[0].0,
        "Chair of the Suez Canal Authority"
    );
}

#[test]
fn gatherings_are_known_by_what_they_are_called() {
    let called = |text: &str| {
        let hits = Lexicon::embedded().scan(text);
        let gatherings = hits.into_iter().filter_map(|hit| match hit.kind {
            HitKind::Gathering(g) if g.named => Some((g.canonical, g.country.unwrap_or_default())),
            _ => None,
        });
        gatherings.collect::<Vec<_>>()
    };
    for (text, name, country) in [
        (
            "They met at the Kyiv Security Forum on Friday.",
            "Kyiv Security Forum",
            "UA",
        ),
        (
            "during the Caribbean Nations Security Conference",
            "Caribbean Nations Security Conference",
            "",
        ),
        (
            "at the Doha International Maritime Defence Exhibition and Conference (DIMDEX)",
            "Doha International Maritime Defence Exhibition and Conference",
            "QA",
        ),
        ("the 12th Lowland Air Show", "Lowland Air Show", ""),
    ] {
        assert_eq!(
            called(text),
            [(name.to_owned(), country.to_owned())],
            "{text}"
        );
    }
    for text in [
        "He opened the Nepal-China Business Forum.",
        "He opened the Bogota Book Fair.",
        "The Forum Secretary General spoke at the Lowland Forum Centre.",
        "The Prime Minister and Security Forum guests dined.",
        "the Organisation of the Islamic Conference",
        "after the Bahrain Summit",
        "President Opens Security Forum",
    ] {
        assert_eq!(called(text), [], "{text}");
    }
}
