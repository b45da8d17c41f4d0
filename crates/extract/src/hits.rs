//! Lexicon hits, dates and shapes to the units of a sentence.

use crate::units::{CountryForm, GatheringSem, OfficeSem, OrgSem, PlaceSem, Sem, Token, Unit};
use sidelines_facts::{CountryCode, Tenure};
use sidelines_lexicon::{self as lexicon, Hit, HitKind, Lexicon, PlaceKind, Qualifier, Target};
use sidelines_time::DateMention;
use std::ops::Range;

/// Name particles that may stand between capitalised parts of a name.
const PARTICLES: &[&str] = &[
    "bin", "ibn", "bint", "al", "el", "de", "da", "do", "dos", "du", "van", "von", "der", "den",
    "la", "le", "di", "del", "abu", "ul", "ur", "ben", "bel", "ould", "of-the", "ter", "af", "zu",
    "e",
];

/// Turns the tokens of a sentence into units.
pub(crate) fn units(
    text: &str,
    tokens: &[Token],
    first: usize,
    hits: &[Hit],
    dates: &[DateMention],
    lexicon: &Lexicon,
) -> Vec<Unit> {
    let span = tokens.first().map_or(0, |t| t.span.start)..tokens.last().map_or(0, |t| t.span.end);
    let mut firm: Vec<(Range<usize>, u8, Sem)> = Vec::new();
    let mut places: Vec<(Range<usize>, Sem)> = Vec::new();
    let from = dates.partition_point(|d| d.start < span.start);
    for (i, d) in dates
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, d)| d.start < span.end)
    {
        if d.end <= span.end {
            firm.push((d.start..d.end, 9, Sem::Date(i)));
        }
    }
    let lo = hits.partition_point(|h| h.start < span.start);
    for hit in hits
        .get(lo..)
        .unwrap_or(&[])
        .iter()
        .take_while(|h| h.start < span.end)
    {
        if hit.end > span.end {
            continue;
        }
        let range = hit.start..hit.end;
        let same_place = |code: &str| {
            places_at(hits, hit, lexicon)
                .into_iter()
                .find(|p| p.country.as_deref() == Some(code))
        };
        match &hit.kind {
            HitKind::Country {
                alpha2,
                form: lexicon::CountryForm::Capital,
            } => {
                let mut sem = same_place(alpha2)
                    .map_or_else(|| bare_place(&text[range.clone()], alpha2), place);
                sem.capital_of = CountryCode::new(alpha2);
                places.retain(|(r, _)| *r != range);
                places.push((range, Sem::Place(sem)));
            }
            HitKind::City(found)
            | HitKind::Region(found)
            | HitKind::Venue(found)
            | HitKind::Water(found) => {
                if !places.iter().any(|(r, _)| *r == range)
                    && let Some(p) = likeliest(found, text, hit, hits, lexicon)
                {
                    places.push((range, Sem::Place(place(p))));
                }
            }
            kind => {
                // "will chair his last summit": a verb, no office.
                let verb = matches!(kind, HitKind::Office(_)) && is_verb(text, tokens, &range);
                if let Some((rank, sem)) = sem(kind, lexicon, &text[range.clone()])
                    && !verb
                {
                    firm.push((range, rank, sem));
                }
            }
        }
    }
    // The longest wins; of equals the one that says more.
    firm.sort_by_key(|(r, rank, _)| (usize::MAX - r.len(), usize::MAX - *rank as usize, r.start));
    let mut taken: Vec<(Range<usize>, Sem)> = Vec::new();
    for (r, _, sem) in firm {
        let over = taken
            .iter()
            .find(|(t, _)| t.start < r.end && r.start < t.end)
            .map(|(t, _)| t.clone());
        match (over, &sem) {
            (None, _) => taken.push((r, sem)),
            // "Commandant of the Marine Corps General Smith": the end of "Corps General" is a rank, too.
            (Some(t), Sem::Rank(_)) if t.start < r.start && t.end < r.end => {
                let rest = text.get(t.end..r.end).unwrap_or("");
                let tail = r.end - rest.trim_start().len()..r.end;
                if let [
                    Hit {
                        start: 0,
                        end,
                        kind: HitKind::Rank(name),
                    },
                ] = lexicon.scan(rest.trim_start()).as_slice()
                    && *end == tail.len()
                {
                    taken.push((tail, Sem::Rank(name.clone())));
                }
            }
            _ => {}
        }
    }
    for (r, sem) in places {
        // Venues and capitals are firm; a city inside an office or organisation is part of its name.
        if !taken
            .iter()
            .any(|(t, _)| t.start < r.end && r.start < t.end)
        {
            taken.push((r, sem));
        }
    }
    taken.sort_by_key(|(r, _)| r.start);
    let taken = glossed(text, taken);
    assemble(text, tokens, first, &taken)
}

/// One word in lower case that the tagger takes for a verb.
fn is_verb(text: &str, tokens: &[Token], range: &Range<usize>) -> bool {
    let token = tokens.partition_point(|t| t.span.start < range.start);
    tokens.get(token).is_some_and(|t| {
        t.span == *range
            && t.tag.starts_with("VB")
            && text[range.clone()].starts_with(char::is_lowercase)
    })
}

/// "Republic of Korea (ROK) Minister of Defence": a country and its abbreviation in brackets are one naming.
fn glossed(text: &str, taken: Vec<(Range<usize>, Sem)>) -> Vec<(Range<usize>, Sem)> {
    let code = |s: &Sem| match s {
        Sem::Country { code, .. } => Some(*code),
        _ => None,
    };
    let mut out: Vec<(Range<usize>, Sem)> = Vec::new();
    for (r, sem) in taken {
        if let Some((before, known)) = out.last_mut()
            && code(known).is_some()
            && code(known) == code(&sem)
            && text.get(before.end..r.start).map(str::trim) == Some("(")
            && text[r.end..].starts_with(')')
        {
            before.end = r.end + 1;
            continue;
        }
        out.push((r, sem));
    }
    out
}

fn assemble(
    text: &str,
    tokens: &[Token],
    first: usize,
    taken: &[(Range<usize>, Sem)],
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut i = 0;
    let cover = |i: usize| {
        tokens.get(i).and_then(|t| {
            taken
                .iter()
                .find(|(r, _)| r.start <= t.span.start && t.span.start < r.end)
        })
    };
    while i < tokens.len() {
        let hit = cover(i);
        let is_place = match hit {
            Some((_, Sem::Place(_))) => true,
            Some((
                _,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                },
            )) => country_as_name(text, tokens, i),
            _ => false,
        };
        let title_before = matches!(
            out.last().map(|u: &Unit| &u.sem),
            Some(Sem::Rank(_) | Sem::Honorific { .. })
        ) || titled_by(text, &out);
        // "President Duma Boko": behind a title the name of a body of one word can be a man's.
        let given = title_before
            && matches!(hit, Some((r, Sem::Org(o))) if o.body && *r == tokens[i].span)
            && text[tokens[i].span.clone()]
                .chars()
                .skip(1)
                .all(char::is_lowercase)
            && tokens.get(i + 1).is_some_and(|t| {
                cover(i + 1).is_none() && name_like(&text[t.span.clone()], t, false)
            });
        if hit.is_none() || is_place || given {
            let behind_title = title_before;
            let end = name_run(text, tokens, i, behind_title, given, &cover);
            // A run that is no more than the place itself is the place, unless a title stands before it.
            let place_end = hit.map_or(i, |(r, _)| {
                (i..tokens.len())
                    .find(|&j| tokens[j].span.start >= r.end)
                    .unwrap_or(tokens.len())
            });
            let titled = matches!(
                out.last().map(|u: &Unit| &u.sem),
                Some(Sem::Rank(_) | Sem::Honorific { .. })
            );
            // "In Paris Modi met Macron": a sentence that opens with a place, and who acted there.
            let opens = i == 1
                && is_place
                && matches!(
                    &text[tokens[0].span.clone()],
                    "In" | "From" | "At" | "Outside" | "Near" | "Around"
                )
                && end > place_end
                && tokens
                    .get(end)
                    .is_some_and(|t| matches!(t.tag, "VBD" | "VBZ" | "MD"));
            if end > i && (!is_place || end > place_end || titled) && !opens {
                let names = tokens[i..end].iter().filter(|t| t.ner_person).count();
                out.push(Unit {
                    span: tokens[i].span.start..tokens[end - 1].span.end,
                    tokens: first + i..first + end,
                    sem: Sem::Name,
                    person: names * 2 > end - i,
                });
                i = end;
                continue;
            }
        }
        if let Some((r, sem)) = hit {
            let mut j = i;
            while j < tokens.len() && tokens[j].span.start < r.end {
                j += 1;
            }
            // A hit may end inside a token ("Singh's"): the unit keeps to the hit, the rest is a word.
            out.push(Unit {
                span: tokens[i].span.start..tokens[j - 1].span.end,
                tokens: first + i..first + j,
                sem: sem.clone(),
                person: false,
            });
            i = j;
            continue;
        }
        let word = text[tokens[i].span.clone()].to_lowercase();
        let (sem, len) = match word.as_str() {
            "counterpart" => (Sem::Counterpart { plural: false }, 1),
            "counterparts" => (Sem::Counterpart { plural: true }, 1),
            "peer" | "peers" | "homologue" | "homologues" if is_whose(text, out.last()) => (
                Sem::Counterpart {
                    plural: word.ends_with('s'),
                },
                1,
            ),
            // "his Brazilian colleague"; "his colleagues" may be anybody's.
            "colleague" | "colleagues" if is_of_country(out.last()) => (
                Sem::Counterpart {
                    plural: word.ends_with('s'),
                },
                1,
            ),
            "opposite"
                if tokens
                    .get(i + 1)
                    .is_some_and(|t| text[t.span.clone()].starts_with("number")) =>
            {
                let plural = text[tokens[i + 1].span.clone()].ends_with('s');
                (Sem::Counterpart { plural }, 2)
            }
            _ => (Sem::Word, 1),
        };
        out.push(Unit {
            span: tokens[i].span.start..tokens[i + len - 1].span.end,
            tokens: first + i..first + i + len,
            sem,
            person: false,
        });
        i += len;
    }
    out
}

/// A title in the singular ends here: "President", "President of the Republic of Portugal".
fn titled_by(text: &str, units: &[Unit]) -> bool {
    let office = |u: &Unit| matches!(&u.sem, Sem::Office(o) if !o.plural);
    match units {
        [.., last] if office(last) => true,
        [.., title, of, country] | [.., title, of, _, country]
            if matches!(
                country.sem,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                }
            ) =>
        {
            office(title) && of.text(text) == "of"
        }
        _ => false,
    }
}

/// A possessive or a nationality, before "peer" and the like.
fn is_whose(text: &str, before: Option<&Unit>) -> bool {
    is_of_country(before)
        || before.is_some_and(|u| {
            matches!(
                u.text(text).to_lowercase().as_str(),
                "his" | "her" | "their" | "my" | "our"
            )
        })
}

fn is_of_country(before: Option<&Unit>) -> bool {
    before.is_some_and(|u| {
        matches!(
            u.sem,
            Sem::Country {
                form: CountryForm::Demonym | CountryForm::Name,
                ..
            }
        )
    })
}

/// The end of the run of name-like tokens from `i`; `i` itself where there is none. Behind a title a word such
/// as "To" or "An" is a surname.
fn name_run<'a>(
    text: &str,
    tokens: &[Token],
    i: usize,
    behind_title: bool,
    given: bool,
    cover: &impl Fn(usize) -> Option<&'a (Range<usize>, Sem)>,
) -> usize {
    let mut end = i;
    let mut j = i;
    while j < tokens.len() && j < i + 16 {
        let word = &text[tokens[j].span.clone()];
        let covered = cover(j);
        let free = match covered {
            None | Some((_, Sem::Place(_))) => true,
            // "Bharat Bhushan Babu", "Jordan Henderson": a country's name as a given name.
            Some((
                _,
                Sem::Country {
                    form: CountryForm::Name,
                    ..
                },
            )) => {
                // "President of Portugal Luis Montenegro": a title, one name, and nothing between.
                // "Laurent Saint-Martin": a name of several tokens.
                let second = covered.is_some_and(|(r, _)| {
                    tokens
                        .get(i + 1)
                        .is_some_and(|t| t.span.start == r.start && r.end > t.span.end)
                });
                let surname = behind_title && j > i && second
                    || behind_title
                        && j == i + 1
                        && tokens.get(j + 1).is_none_or(|t| {
                            !matches!(&text[t.span.clone()], "'s" | "’s") && t.tag != "NNP"
                        });
                surname || country_as_name(text, tokens, j)
            }
            // "Volker Türk": a citizen's word as a surname.
            Some((
                r,
                Sem::Country {
                    form: CountryForm::People,
                    ..
                },
            )) => behind_title && j == i + 1 && *r == tokens[j].span && !word.ends_with('s'),
            // "Shripad Naik, Minister of State": a rank elsewhere, a surname behind a given name.
            Some((r, Sem::Rank(_))) => j > i && *r == tokens[j].span && word == "Naik",
            Some((r, Sem::Org(o))) => {
                behind_title && j == i && o.body && *r == tokens[j].span && given
            }
            // "Zafrul Tengku Abdul Aziz": a style inside a name.
            Some((r, Sem::Honorific { .. })) => {
                j > i
                    && r.len() == word.len()
                    && word.len() > 3
                    && tokens
                        .get(j + 1)
                        .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
            }
            Some(_) => false,
        };
        if !free {
            // "Prince Faisal bin Farhan Al Saud": a title inside is not a name's part; stop.
            break;
        }
        // "Enrique A Manalo": an initial, whatever the tagger takes it for.
        let initial = j > i
            && word.len() == 1
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && tokens
                .get(j + 1)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false));
        let surname = behind_title
            && j == i
            && j > 0
            && word.len() <= 3
            && word.starts_with(char::is_uppercase)
            && COMMON_OPENERS.contains(&word)
            && tokens.get(j + 1).is_some_and(|t| {
                cover(j + 1).is_none() && name_like(&text[t.span.clone()], t, false)
            });
        // "Heng Chee How"
        let how = j > i && word == "How";
        let known = j == 0 && named_before(text, &tokens[0]);
        if initial || surname || how || known || name_like(word, &tokens[j], j == 0) {
            j += 1;
            end = j;
            continue;
        }
        let lower = word.to_lowercase();
        let particle = PARTICLES.contains(&lower.as_str()) || word == "-";
        // "Hamed al-Ruwaili" in four tokens.
        let hyphened = particle
            && tokens.get(j + 1).is_some_and(|t| {
                &text[t.span.clone()] == "-" && t.span.start == tokens[j].span.end
            });
        if j > i
            && hyphened
            && tokens
                .get(j + 2)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 3;
            end = j;
            continue;
        }
        // "von der Leyen": two particles.
        if j > i
            && particle
            && tokens
                .get(j + 1)
                .is_some_and(|t| PARTICLES.contains(&text[t.span.clone()].to_lowercase().as_str()))
            && tokens
                .get(j + 2)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 2;
            continue;
        }
        if j > i
            && particle
            && tokens
                .get(j + 1)
                .is_some_and(|t| name_like(&text[t.span.clone()], t, false))
        {
            j += 1;
            continue;
        }
        // "Nurlanbek Turgunbek uulu"
        if j > i && ["uulu", "kyzy", "ogly", "oglu", "qizi", "kizi"].contains(&word) {
            j += 1;
            end = j;
            continue;
        }
        // "Jang-soo" comes in three tokens; its last part is a name's part in any case.
        let joined = j > i && tokens[j - 1].span.end == tokens[j].span.start;
        if joined
            && word == "-"
            && tokens.get(j + 1).is_some_and(|t| {
                t.span.start == tokens[j].span.end
                    && text[t.span.clone()].chars().all(char::is_alphabetic)
            })
        {
            j += 2;
            end = j;
            continue;
        }
        // "J . P . Nadda"
        if j > i
            && word == "."
            && (tokens[j - 1].span.len() == 1
                // "Kh.Battulga"
                || tokens[j - 1].span.len() == 2
                    && tokens
                        .get(j + 1)
                        .is_some_and(|t| t.span.start == tokens[j].span.end)
                || ["Ma", "Md", "Mohd", "Muhd", "Sto", "St"]
                    .contains(&&text[tokens[j - 1].span.clone()]))
            && tokens[j - 1].span.end == tokens[j].span.start
        {
            j += 1;
            continue;
        }
        break;
    }
    end
}

/// Names of countries that are given names, too.
const GIVEN: &[&str] = &["Bharat", "Chad", "Jordan", "Israel", "Georgia"];

fn country_as_name(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else {
        return false;
    };
    let capital = text[next.span.clone()].starts_with(char::is_uppercase);
    let known = GIVEN.contains(&&text[tokens[i].span.clone()]);
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let given = known
        && name_like(&text[next.span.clone()], next, false)
        && before.is_none_or(|t| t.tag != "IN");
    // "the President of Turkmenistan Serdar Berdimuhamedov"
    let of = !known && before.is_some_and(|t| &text[t.span.clone()] == "of");
    capital && !of && (tokens[i].ner_person && next.ner_person || given)
}

/// Whether the first word of a sentence, which the tagger takes for an adverb or a verb, ends a name told before it.
fn named_before(text: &str, token: &Token) -> bool {
    let word = &text[token.span.clone()];
    let odd = matches!(
        token.tag,
        "RB" | "VB" | "VBP" | "VBZ" | "VBD" | "UH" | "FW" | "XX"
    );
    if !odd || word.chars().count() < 4 || !word.starts_with(char::is_uppercase) {
        return false;
    }
    let before = text.get(..token.span.start).unwrap_or("");
    let ends_name = before.match_indices(word).any(|(at, _)| {
        let head = before.get(..at).unwrap_or("");
        let after = before.get(at + word.len()..).unwrap_or("");
        head.ends_with(' ')
            && !after.starts_with(char::is_alphanumeric)
            && head.trim_end().rsplit(' ').next().is_some_and(|w| {
                w.starts_with(char::is_uppercase) && w.ends_with(char::is_lowercase)
            })
    });
    ends_name && !text.contains(word.to_lowercase().as_str())
}

fn name_like(word: &str, token: &Token, first: bool) -> bool {
    // "ʻUlukalala"
    let word = word.trim_start_matches(['ʻ', '‘', 'ʿ', '`']);
    let Some(c) = word.chars().next() else {
        return false;
    };
    if PLATFORMS.contains(&word) || !first && LETTERS.contains(&word) {
        return false;
    }
    if !c.is_uppercase() {
        // "al-Sisi" is one token in some reports.
        return (word.starts_with("al-") || word.starts_with("el-") || word.starts_with("ul-"))
            && word.len() > 4
            && word.chars().nth(3).is_some_and(char::is_uppercase);
    }
    if !word
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | 'ʻ' | '`'))
    {
        return false;
    }
    if word.ends_with("'s") || word.ends_with("’s") {
        return false;
    }
    let nounish = matches!(
        token.tag,
        "NNP"
            | "NNPS"
            | "NN"
            | "NNS"
            | "JJ"
            | "FW"
            | "CD"
            | "VBG"
            | "VBN"
            | "VB"
            | "UH"
            | "RB"
            | "VBD"
            | "VBZ"
            | "VBP"
            | "XX"
            | "MD"
    );
    if !nounish {
        return token.ner_person;
    }
    if matches!(token.tag, "NNP" | "NNPS") || token.ner_person {
        return !COMMON_OPENERS.contains(&word);
    }
    // Mid-sentence capitals are names whatever the tagger thinks; a sentence's first word may be one ("Andrabi
    // said"), which nothing but an earlier naming makes sure.
    let opener = !first || matches!(token.tag, "NN" | "NNS");
    opener && word.chars().count() > 1 && !COMMON_OPENERS.contains(&word)
}

/// Letters of honours and seats behind a name: "General Angus Campbell AO DSC".
pub(crate) const LETTERS: &[&str] = &[
    "AO", "AC", "OAM", "DSC", "CSC", "CBE", "OBE", "MBE", "KBE", "GBE", "CMG", "KCMG", "GCMG",
    "KCB", "GCB", "MP", "MLA", "MNA", "MNZM", "CNZM", "QC", "KC", "PVSM", "AVSM", "UYSM", "YSM",
    "VSM", "ADC", "NDC", "PSC", "FWC", "EGH", "MGH", "CBS", "EBS", "RSP", "VSV", "USP", "PhD",
    "CFR", "GCFR", "OFR", "GCON", "MFR",
];

/// Where people post: never somebody's name.
const PLATFORMS: &[&str] = &[
    "Twitter",
    "Facebook",
    "Instagram",
    "Telegram",
    "X",
    "YouTube",
    "WhatsApp",
    "Weibo",
    "LinkedIn",
    "Covid-19",
    "COVID-19",
];

/// Capitalised where a sentence or a clause begins, and never a name.
const COMMON_OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "His",
    "Her",
    "Their",
    "Both",
    "During",
    "After",
    "Before",
    "Earlier",
    "Later",
    "Meanwhile",
    "However",
    "But",
    "And",
    "While",
    "When",
    "As",
    "Also",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Had",
    "Has",
    "Have",
    "Met",
    "Held",
    "Glad",
    "Pleased",
    "Discussed",
    "Meeting",
    "Talks",
    "Visit",
    "According",
    "Read",
    "Speaking",
    "Addressing",
    "Separately",
    "Ahead",
    "Following",
    "Deeply",
    "Taking",
    "To",
    "For",
    "With",
    "From",
    "Of",
    "By",
    "Our",
    "My",
    "You",
    "Ministers",
    "Minister",
    "Delegation",
    "Bilateral",
    "Issues",
    "Photo",
    "Image",
    "Credit",
    "Photos",
    "File",
    "Live",
    "Watch",
    "Update",
    "Terrorism",
    "Security",
    "Reached",
    "Arrived",
    "Landed",
    "Attended",
    "Spoke",
    "Interacted",
    "Called",
    "Delighted",
    "Happy",
    "Honoured",
    "Honored",
    "Thank",
    "Thanks",
    "Great",
    "Good",
    "Congratulations",
    "Excellent",
    "Productive",
    "Happened",
    "Last",
    "Next",
    "Today",
    "Yesterday",
    "No",
    "Not",
    "Yes",
    "If",
    "Since",
    "Under",
    "Over",
    "Through",
];

/// Of several places of a name the first, unless its country goes unnamed in the report and another's does not:
/// "Oyo in the Republic of Congo" is not Nigeria's.
fn likeliest<'l>(
    found: &[usize],
    text: &str,
    hit: &Hit,
    hits: &[Hit],
    lexicon: &'l Lexicon,
) -> Option<&'l lexicon::Place> {
    // "Oyo, in the Republic of the Congo": the country that stands behind it.
    let behind = hits.iter().find_map(|h| match &h.kind {
        HitKind::Country {
            alpha2,
            form: lexicon::CountryForm::Name,
        } if h.start >= hit.end
            && text.get(hit.end..h.start).is_some_and(|gap| {
                gap.len() <= 12
                    && gap
                        .split(|c: char| !c.is_alphanumeric())
                        .all(|w| matches!(w, "" | "in" | "the" | "of"))
            }) =>
        {
            Some(alpha2)
        }
        _ => None,
    });
    if let Some(code) = behind
        && let Some(there) = found
            .iter()
            .filter_map(|&n| lexicon.place(n))
            .find(|p| p.country.as_ref() == Some(code))
    {
        return Some(there);
    }
    let named = |p: &&lexicon::Place| {
        hits.iter().any(|h| matches!(&h.kind, HitKind::Country { alpha2, .. } if Some(alpha2) == p.country.as_ref()))
    };
    let mut all = found.iter().filter_map(|&n| lexicon.place(n));
    let first = all.next()?;
    if named(&first) {
        return Some(first);
    }
    all.take(8).find(named).or(Some(first))
}

fn places_at<'l>(hits: &[Hit], of: &Hit, lexicon: &'l Lexicon) -> Vec<&'l lexicon::Place> {
    let lo = hits.partition_point(|h| h.start < of.start);
    hits[lo..]
        .iter()
        .take_while(|h| h.start == of.start)
        .filter(|h| h.end == of.end)
        .filter_map(|h| match &h.kind {
            HitKind::City(v) | HitKind::Region(v) | HitKind::Venue(v) => Some(v),
            _ => None,
        })
        .flatten()
        .filter_map(|&n| lexicon.place(n))
        .collect()
}

pub(crate) fn bare_place(name: &str, alpha2: &str) -> PlaceSem {
    PlaceSem {
        name: name.to_owned(),
        country: CountryCode::new(alpha2),
        lat: None,
        lon: None,
        geonameid: None,
        precise: true,
        capital_of: None,
        city: None,
    }
}

fn place(p: &lexicon::Place) -> PlaceSem {
    PlaceSem {
        name: p.name.clone(),
        country: p.country.as_deref().and_then(CountryCode::new),
        lat: Some(f64::from((p.lat * 1e4).round()) / 1e4),
        lon: Some(f64::from((p.lon * 1e4).round()) / 1e4),
        geonameid: p.geonameid,
        precise: matches!(p.kind, PlaceKind::City | PlaceKind::Venue),
        capital_of: None,
        city: p.city.clone(),
    }
}

fn org_name(lexicon: &Lexicon, id: &str) -> String {
    lexicon
        .organisation(id)
        .map_or_else(|| id.to_owned(), |o| o.name.clone())
}

fn sem(kind: &HitKind, lexicon: &Lexicon, surface: &str) -> Option<(u8, Sem)> {
    Some(match kind {
        HitKind::Country { alpha2, form } => {
            let code = CountryCode::new(alpha2)?;
            let form = match form {
                lexicon::CountryForm::Name => CountryForm::Name,
                lexicon::CountryForm::Demonym | lexicon::CountryForm::Prefix => {
                    CountryForm::Demonym
                }
                lexicon::CountryForm::Citizen | lexicon::CountryForm::DemonymPlural => {
                    CountryForm::People
                }
                lexicon::CountryForm::Seat => CountryForm::Seat,
                lexicon::CountryForm::Capital => return None,
            };
            (5, Sem::Country { code, form })
        }
        HitKind::Office(o) => {
            // "official" is an adjective as often as a noun; the tree tells, not the list.
            if o.weak && o.canonical.ends_with("Official") {
                return None;
            }
            if o.weak
                && o.plural
                && o.country.is_none()
                && o.org.is_none()
                && surface.starts_with(char::is_lowercase)
                && o.canonical != "Minister"
            {
                return None;
            }
            let qualifier = o.qualifiers.iter().find_map(|q| match q {
                Qualifier::Former | Qualifier::Late => Some(Tenure::Former),
                Qualifier::Acting => Some(Tenure::Acting),
                Qualifier::Designate => Some(Tenure::Designate),
                Qualifier::Then => None,
            });
            let target = o.target.as_ref().map(|t| match t {
                Target::Country(c) => lexicon
                    .country(c)
                    .map_or_else(|| c.clone(), lexicon::Country::name_in_phrase),
                Target::Organisation(id) => format!("the {}", org_name(lexicon, id)),
                Target::Text(t) => t.clone(),
            });
            let canonical = match target {
                Some(t) if !o.canonical.contains(t.trim_start_matches("the ")) => {
                    format!("{} to {t}", o.canonical)
                }
                _ => o.canonical.clone(),
            };
            let office = OfficeSem {
                canonical,
                plural: o.plural,
                qualifier,
                country: o.country.as_deref().and_then(CountryCode::new),
                org: o.org.as_deref().map(|id| org_name(lexicon, id)),
                envoy: o.class == lexicon::OfficeClass::Envoy,
                weak: o.weak,
                also: o.also.clone(),
            };
            (6, Sem::Office(office))
        }
        HitKind::Rank(r) => (4, Sem::Rank(r.clone())),
        HitKind::Honorific(_) => (3, Sem::Honorific { royal: false }),
        HitKind::Royal(_) => (3, Sem::Honorific { royal: true }),
        HitKind::Organisation(id) => (
            7,
            Sem::Org(OrgSem {
                name: org_name(lexicon, id),
                country: lexicon
                    .organisation(id)
                    .and_then(|o| o.country.as_deref())
                    .and_then(CountryCode::new),
                body: false,
            }),
        ),
        HitKind::Body(b) => {
            let country = b.country.as_deref().and_then(CountryCode::new);
            (
                6,
                Sem::Org(OrgSem {
                    name: b.canonical.clone(),
                    country,
                    body: true,
                }),
            )
        }
        HitKind::Gathering(g) => {
            let org = g
                .org
                .as_deref()
                .map(|id| org_name(lexicon, id))
                .or_else(|| g.convener.clone());
            // "meeting of foreign ministers" alone names nothing: two ministers may be meant.
            if !g.named && org.is_none() {
                return None;
            }
            (
                8,
                Sem::Gathering(GatheringSem {
                    name: g.canonical.clone(),
                    org,
                }),
            )
        }
        HitKind::Agency { name, country, .. } => {
            let country = country.as_deref().and_then(CountryCode::new);
            (
                2,
                Sem::Org(OrgSem {
                    name: name.clone(),
                    country,
                    body: true,
                }),
            )
        }
        _ => return None,
    })
}
