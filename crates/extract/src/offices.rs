//! Offices compared across countries: which are the same post, and what a country calls it.

use crate::people::Person;
use sidelines_facts::CountryCode;

/// The same word for the same post in every country: "foreign" for foreign ministers, external affairs
/// ministers and secretaries of state. Deputies keep their own.
pub(crate) fn family(office: &str) -> String {
    let o = office.to_lowercase();
    // Ministers by another name: of Britain, of Kenya.
    if o == "secretary of state for defence" || o == "cabinet secretary for defence" {
        return "defence".to_owned();
    }
    if o.starts_with("secretary of state for foreign") {
        return "foreign".to_owned();
    }
    let deputy = [
        "deputy",
        "vice",
        "assistant",
        "state for",
        "under",
        "special",
        "permanent",
    ]
    .iter()
    .any(|d| o.contains(d));
    if deputy || speaks_for_others(office) {
        return o;
    }
    if o.contains("foreign affairs")
        || o.contains("external affairs")
        || o == "secretary of state"
        || o.starts_with("minister of foreign and ")
        || o.starts_with("minister of external relations")
        || o.starts_with("minister of foreign relations")
        || o.starts_with("minister of international relations")
    {
        return "foreign".to_owned();
    }
    if o == "premier" {
        return "prime minister".to_owned();
    }
    let defence = o.contains("defence") || o.contains("defense");
    if defence && (o.starts_with("minister of") || o.starts_with("secretary of")) {
        return "defence".to_owned();
    }
    // "Chief of the Hellenic National Defence General Staff"
    if FORCES.contains(&o.as_str())
        || o.starts_with("chief of the") && o.ends_with("general staff") && !o.contains(" army ")
    {
        return "armed forces".to_owned();
    }
    if let Some((service, _)) = SERVICES
        .iter()
        .find(|(_, titles)| titles.contains(&o.as_str()))
    {
        return (*service).to_owned();
    }
    match service(&o) {
        Some(service) => service.to_owned(),
        None => o,
    }
}

/// The service that somebody heads: of "commander of the Royal Omani Army", "chief of the Emiri Air Force"; but not of
/// "commander of the Northern Command of the Indian Army", who heads a part of it.
fn service(office: &str) -> Option<&'static str> {
    let (head, body) = office.split_once(" of the ")?;
    let heads = matches!(
        head,
        "commander" | "commander-in-chief" | "chief" | "chief of staff" | "head"
    );
    let part = |w: &str| PARTS.contains(&w) || sidelines_time::ordinal(w).is_some();
    if !heads || body.split(' ').any(part) {
        return None;
    }
    let mut named = NAMED.iter().filter(|(name, _)| body.ends_with(name));
    named.next().map(|(_, service)| *service)
}

/// Parts of a service.
const PARTS: &[&str] = &[
    "command", "corps", "district", "division", "region", "group", "brigade", "regiment", "field",
    "fleet", "wing",
];

/// What a service's name ends with.
const NAMED: &[(&str, &str)] = &[
    ("air force", "air force"),
    ("armed forces", "armed forces"),
    ("military forces", "armed forces"),
    ("defence forces", "armed forces"),
    ("defence force", "armed forces"),
    ("army", "army"),
    ("navy", "navy"),
];

/// What countries call the soldier who heads all their forces.
const FORCES: &[&str] = &[
    "chairman of the joint chiefs of staff",
    "chair of the joint chiefs of staff",
    "chairman of the joint chiefs of staff committee",
    "chief of staff, joint staff",
    "chief of staff of the joint staff",
    "chief of joint staff",
    "chief of the joint staff",
    "chief of the defence staff",
    "chief of defence staff",
    "chief of defence",
    "chief of defence forces",
    "chief of the general staff",
    "chief of general staff",
    "chief of defence force",
];

/// What countries call the heads of their services.
const SERVICES: &[(&str, &[&str])] = &[
    (
        "army",
        &[
            "chief of the army staff",
            "chief of army staff",
            "chief of army",
        ],
    ),
    (
        "navy",
        &[
            "chief of the naval staff",
            "chief of naval staff",
            "chief of navy",
            "chief of naval operations",
        ],
    ),
    (
        "air force",
        &[
            "chief of the air staff",
            "chief of air staff",
            "chief of air force",
        ],
    ),
];

/// What `country` calls the post that another calls `office`.
pub(crate) fn national(office: &str, country: Option<CountryCode>) -> String {
    let code = country.map(|c| c.to_string());
    match (family(office).as_str(), code.as_deref()) {
        ("foreign", Some("IN")) => "Minister of External Affairs".to_owned(),
        ("foreign", Some("US")) => "Secretary of State".to_owned(),
        ("foreign", Some("GB")) => "Foreign Secretary".to_owned(),
        ("foreign", Some("ZA")) => "Minister of International Relations and Cooperation".to_owned(),
        ("foreign", _) => "Minister of Foreign Affairs".to_owned(),
        ("armed forces", Some("US" | "KR")) => "Chairman of the Joint Chiefs of Staff".to_owned(),
        ("armed forces", Some("JP")) => "Chief of Staff, Joint Staff".to_owned(),
        ("armed forces", Some("PK")) => {
            "Chairman of the Joint Chiefs of Staff Committee".to_owned()
        }
        ("armed forces", Some("ID")) => {
            "Commander of the Indonesian National Armed Forces".to_owned()
        }
        ("armed forces", Some("MY" | "TH")) => "Chief of Defence Forces".to_owned(),
        ("armed forces", Some("GB" | "FR" | "CA" | "IN" | "NG" | "GH")) => {
            "Chief of the Defence Staff".to_owned()
        }
        ("armed forces", Some("AU" | "SG" | "NZ")) => "Chief of the Defence Force".to_owned(),
        ("armed forces", Some("RU" | "TR" | "IL" | "KZ" | "BY" | "UA" | "AM" | "AZ" | "VN")) => {
            "Chief of the General Staff".to_owned()
        }
        ("defence", Some("US")) => "Secretary of Defense".to_owned(),
        ("defence", Some("GB")) => "Secretary of State for Defence".to_owned(),
        ("defence", _) if office.contains("National") && code.as_deref() != Some("CN") => {
            "Minister of Defence".to_owned()
        }
        ("defence", Some("IN" | "PK" | "BD" | "LK")) if office == "Defence Secretary" => {
            office.to_owned()
        }
        ("defence", _) if !office.starts_with("Minister") => "Minister of Defence".to_owned(),
        _ => office.to_owned(),
    }
}

/// The post of which somebody who holds `office` in `country` has counterparts: the British Foreign Secretary's are
/// ministers, where elsewhere a foreign secretary is a civil servant.
pub(crate) fn of_counterparts(office: &str, country: Option<CountryCode>) -> String {
    let british = country.is_some_and(|c| c.to_string() == "GB");
    match office {
        "Foreign Secretary" if british => "Secretary of State for Foreign Affairs".to_owned(),
        "Defence Secretary" if british => "Secretary of State for Defence".to_owned(),
        _ if office.starts_with("Chief of the") && office.ends_with("Defence General Staff") => {
            "Chief of the General Staff".to_owned()
        }
        _ => nameless(office).unwrap_or_else(|| office.to_owned()),
    }
}

/// "Commander of the Botswana Defence Force" without the name of the state, which another has not.
fn nameless(office: &str) -> Option<String> {
    let (post, force) = office.split_once(" of the ")?;
    let (_, kind) = force.split_once(' ')?;
    matches!(kind, "Defence Force" | "Defence Forces").then(|| format!("{post} of the {kind}"))
}

/// Whom "His Majesty" means, whatever his country calls him.
pub(crate) const MONARCH: &str = "Monarch";

/// An office whose holder speaks for others.
pub(crate) fn speaks_for_others(office: &str) -> bool {
    office.contains("Spokesperson") || office.contains("Press Secretary")
}

/// An office that says only its head word: "the minister", "the president" is one by itself.
pub(crate) fn is_generic(office: &str) -> bool {
    matches!(
        office,
        "Minister"
            | "Secretary"
            | "Chief"
            | "General"
            | "Leader"
            | "Official"
            | "Envoy"
            | "Chairman"
            | "Chair"
            | "Head"
            | MONARCH
    )
}

/// The office that a bare noun names, where it names one.
pub(crate) fn generic(noun: &str) -> Option<String> {
    Some(
        match noun {
            "president" => "President",
            "premier" => "Prime Minister",
            "chancellor" => "Chancellor",
            "king" | "monarch" => "King",
            "emir" => "Emir",
            "sultan" => "Sultan",
            "ambassador" => "Ambassador",
            "minister" => "Minister",
            _ => return None,
        }
        .to_owned(),
    )
}

/// Whether an office is that of a minister's deputy.
pub(crate) fn is_deputy(office: &str) -> bool {
    let o = office.to_lowercase();
    ["deputy", "vice", "assistant"]
        .iter()
        .any(|d| o.contains(d))
        && o.contains("minister")
}

/// Whether "the general" can mean this person though the report does not tell his rank: who is over the forces.
pub(crate) fn commands(person: &Person) -> bool {
    person.rank.is_none()
        && person.offices.iter().any(|h| {
            matches!(
                family(&h.office.canonical).as_str(),
                "defence" | "armed forces"
            )
        })
}

/// Whether "the minister", "the visitor", "the general" can mean this person.
pub(crate) fn fits_noun(person: &Person, noun: &str) -> bool {
    let any = |f: &dyn Fn(&str) -> bool| {
        person
            .offices
            .iter()
            .any(|h| f(&h.office.canonical.to_lowercase()))
    };
    match noun {
        // Nobody calls a member of the American cabinet so.
        "minister" => any(&|o| {
            o.contains("minister")
                || o.starts_with("secretary of")
                    && o != "secretary of defense"
                    && o != "secretary of state"
                || o.contains("foreign secretary")
        }),
        "secretary" => any(&|o| o.contains("secretary")),
        "premier" => any(&|o| o == "prime minister" || o == "premier"),
        "president" => any(&|o| o.contains("president")),
        "general" if person.rank.is_some() => person
            .rank
            .as_deref()
            .is_some_and(|r| r.contains("General") || r.contains("Marshal")),
        "admiral" if person.rank.is_some() => person
            .rank
            .as_deref()
            .is_some_and(|r| r.contains("Admiral")),
        "chief" | "general" | "admiral" | "commander" => {
            person.rank.is_some() || any(&|o| o.contains("chief") || o.contains("commander"))
        }
        "envoy" | "diplomat" | "ambassador" => any(&|o| {
            o.contains("envoy")
                || o.contains("ambassador")
                || o.contains("commissioner")
                || o.contains("representative")
                // "the US envoy", "the visiting diplomat": ministers are called so, too.
                || noun != "ambassador"
                    && (o.contains("foreign")
                        || o.contains("secretary of state")
                        || o.contains("assistant secretary"))
        }),
        "leader" => any(&|o| {
            [
                "president",
                "prime minister",
                "king",
                "emir",
                "chancellor",
                "leader",
                "minister",
                "secretary of",
                "foreign secretary",
                "premier",
                "prince",
                "sultan",
            ]
            .iter()
            .any(|w| o.contains(w))
        }),
        "king" => any(&|o| o == "king"),
        "monarch" => any(&|o| {
            [
                "king", "queen", "emir", "sultan", "emperor", "prince", "ruler", "agong", "duke",
            ]
            .iter()
            .any(|w| o.split(' ').any(|x| x == *w))
        }),
        "adviser" | "advisor" => any(&|o| o.contains("adviser") || o.contains("advisor")),
        "speaker" => any(&|o| o.contains("speaker") || o.contains("president of the")),
        "chairman" | "chair" | "head" => {
            any(&|o| o.contains("chair") || o.contains("head") || o.contains("director"))
        }
        "chancellor" | "emir" | "sultan" | "prince" => any(&|o| o.contains(noun)),
        "visitor" | "guest" | "dignitary" | "official" | "politician" | "officer" => true,
        _ => false,
    }
}

/// Countries with a crown.
const MONARCHIES: &[&str] = &[
    "AE", "AU", "BE", "BH", "BN", "BT", "CA", "DK", "ES", "GB", "JO", "JP", "KH", "KW", "LI", "LS",
    "LU", "MA", "MC", "MY", "NL", "NO", "NZ", "OM", "PG", "QA", "SA", "SE", "SZ", "TH", "TO", "VA",
];

/// Whether a country has a crown.
pub(crate) fn is_monarchy(country: CountryCode) -> bool {
    MONARCHIES.contains(&country.as_str())
}

/// Countries without a prime minister, or whose prime minister English calls otherwise.
const NO_PRIME_MINISTER: &[&str] = &[
    "AO", "AR", "AT", "BJ", "BO", "BR", "CH", "CL", "CO", "CR", "CY", "DE", "DO", "EC", "GH", "GT",
    "HN", "ID", "IE", "LR", "MW", "MX", "NG", "NI", "PA", "PH", "PY", "SL", "SV", "TM", "US", "UY",
    "VA", "VE", "ZM",
];

/// Whether somebody of `country` may be said to hold `office`: where a report does not say whose an office is, it is
/// not that of a country that has none of the name.
pub(crate) fn could_have(office: &str, country: CountryCode) -> bool {
    let c = country.as_str();
    match office {
        "Prime Minister" => !NO_PRIME_MINISTER.contains(&c),
        "President" => !is_monarchy(country) || c == "AE",
        _ if is_crowned(office) => is_monarchy(country),
        // The Sultan was foreign minister himself.
        "Minister Responsible for Foreign Affairs" => c == "OM",
        // Its ministers are secretaries.
        _ if office.starts_with("Minister of ") => c != "US",
        _ => true,
    }
}

/// Whether a country has one such, at its head.
pub(crate) fn is_head(office: &str) -> bool {
    matches!(
        office,
        "President" | "Prime Minister" | "Premier" | "Chancellor"
    ) || is_crowned(office)
}

/// What the deputy of an officer is called; none of a head of state.
pub(crate) fn deputy_of(office: &str) -> Option<String> {
    let head = is_head(office) && office != "Prime Minister";
    (!head && !is_deputy(office) && !is_generic(office)).then(|| format!("Deputy {office}"))
}

/// Whether only a monarchy has the office.
pub(crate) fn is_crowned(office: &str) -> bool {
    matches!(
        office,
        "King" | "Queen" | "Emir" | "Sultan" | "Emperor" | "Crown Prince" | "Grand Duke"
    )
}
