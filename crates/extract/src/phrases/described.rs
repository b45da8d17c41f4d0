//! What somebody is in words that no list of titles has, told beside his name: "X, media aide to President Y", "Colonel X,
//! Chief Operations Officer of the Royal Bhutan Army", "Y, who directs the museum", "SLC secretary Z".

mod beside;
mod title;

use super::apposed::plain;
use crate::mentions::{Mention, OfficeRef, PersonMention, What};
use crate::units::{Sem, Unit};
use sidelines_lexicon::Lexicon;

/// A title beside a name.
struct Title {
    office: OfficeRef,
    /// The first unit behind it.
    end: usize,
}

struct Row<'a> {
    text: &'a str,
    units: &'a [Unit],
    lexicon: &'a Lexicon,
}

/// Gives every name of the row that has no office the title that stands beside it.
pub(super) fn described(text: &str, units: &[Unit], row: &mut Vec<Mention>, lexicon: &Lexicon) {
    let r = Row {
        text,
        units,
        lexicon,
    };
    let mut i = 0;
    while i < row.len() {
        if r.could_be_named(&row[i]) {
            let says = |t: &Title| t.office.org.is_some() || !says_little(&t.office.canonical);
            if let Some(office) = r.sovereign(&row[i]) {
                hold(&mut row[i], office);
            } else if let Some(title) = r.behind(row, i).filter(says) {
                r.settle(row, i, title);
            } else if let Some((from, title)) = r.ahead(row, i).filter(|(_, t)| says(t)) {
                i = r.settle_ahead(row, i, from, title);
            } else if let Some(title) = r.before(row, i).filter(says) {
                r.settle(row, i, title);
            }
        }
        i += 1;
    }
}

/// "the top Australian officer, General X" may be anything; what else the report tells says more.
fn says_little(title: &str) -> bool {
    const LITTLE: &[&str] = &[
        "officer",
        "official",
        "member",
        "minister",
        "secretary",
        "chief",
        "head",
        "representative",
        "diplomat",
        "director",
        "executive",
        "deputy",
        "assistant",
        "analyst",
        "expert",
        "leader",
        "commander",
        "manager",
        "specialist",
        "engineer",
        "envoy",
        "adviser",
        "aide",
    ];
    let title = title.to_lowercase();
    let bare = ["top ", "senior "]
        .iter()
        .find_map(|w| title.strip_prefix(w))
        .unwrap_or(&title);
    LITTLE.contains(&bare)
}

/// Gives the mention the office.
fn hold(m: &mut Mention, office: OfficeRef) {
    if matches!(m.what, What::Other) {
        m.what = What::Person(PersonMention {
            name: m.span.clone(),
            ..PersonMention::default()
        });
    }
    if let What::Person(p) = &mut m.what {
        p.country = p.country.or(office.country);
        p.sure = true;
        p.offices.push(office);
    }
}

impl Row<'_> {
    /// The mention of row `i` holds the title; what the title spans and names nobody with an office belongs to it.
    fn settle(&self, row: &mut Vec<Mention>, i: usize, title: Title) {
        let end = title.end;
        hold(&mut row[i], title.office);
        if end <= row[i].units.end {
            return;
        }
        let inside = row[i + 1..]
            .iter()
            .take_while(|n| n.units.start < end)
            .count();
        // Somebody else stands in the title: he stays a mention of his own.
        if row[i + 1..=i + inside]
            .iter()
            .any(|n| self.apart(n) || n.units.end > end)
        {
            return;
        }
        row.drain(i + 1..=i + inside);
        row[i].units.end = end;
        row[i].span.end = self
            .units
            .get(end - 1)
            .map_or(row[i].span.end, |u| u.span.end);
    }

    /// The same for a title from unit `from` on before the name; the mention's place in the row.
    fn settle_ahead(&self, row: &mut Vec<Mention>, i: usize, from: usize, title: Title) -> usize {
        hold(&mut row[i], title.office);
        let inside = row[..i]
            .iter()
            .rev()
            .take_while(|n| n.units.end > from)
            .count();
        let first = i - inside;
        row.drain(first..i);
        row[first].units.start = from;
        row[first].span.start = self
            .units
            .get(from)
            .map_or(row[first].span.start, |u| u.span.start);
        first
    }

    /// Whether a mention inside a title is a thing of its own.
    fn apart(&self, m: &Mention) -> bool {
        match &m.what {
            What::Person(p) => !(p.offices.is_empty() && self.ends_on_post(p)),
            What::Role(_) | What::Gathering(_) | What::Date(_) => true,
            _ => false,
        }
    }

    /// "Operations Officer" is nobody's name.
    fn ends_on_post(&self, p: &PersonMention) -> bool {
        let name = self.text.get(p.name.clone()).unwrap_or("");
        self.lexicon.is_post(name.rsplit(' ').next().unwrap_or(""))
    }

    fn word(&self, i: usize) -> &str {
        self.units.get(i).map_or("", |u| u.text(self.text))
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    fn sem(&self, i: usize) -> Option<&Sem> {
        self.units.get(i).map(|u| &u.sem)
    }

    fn possessive(&self, i: usize) -> bool {
        self.is(i, &["'s", "’s", "'", "’"])
    }

    /// Whether the unit ends on the noun of a title; offices of the lists do.
    fn post(&self, i: usize) -> bool {
        match self.sem(i) {
            Some(Sem::Office(o)) => !o.plural,
            Some(Sem::Word | Sem::Name | Sem::Rank(_) | Sem::Honorific { .. }) => {
                let last = self.word(i).rsplit(' ').next().unwrap_or("");
                self.lexicon.is_post(last)
            }
            _ => false,
        }
    }

    fn could_be_named(&self, m: &Mention) -> bool {
        match &m.what {
            What::Person(p) => {
                plain(m)
                    // "Sean Burke, T.D., Minister for Defence"
                    && self
                        .text
                        .get(p.name.clone())
                        .is_some_and(|n| n.chars().any(char::is_lowercase) || n.len() > 5)
                    && self
                        .text
                        .get(p.name.clone())
                        .is_some_and(|n| !n.split(' ').any(|w| self.lexicon.is_post(w)))
            }
            What::Other => {
                let name = self.text.get(m.span.clone()).unwrap_or("");
                name.contains(' ')
                    && crate::people::could_be_person(name, self.text, m.span.start)
                    && !name.split(' ').any(|w| self.lexicon.is_post(w))
            }
            _ => false,
        }
    }

    /// "Sultan Haitham bin Tariq": a style that is an office where a country is ruled by him who bears it.
    fn sovereign(&self, m: &Mention) -> Option<OfficeRef> {
        const RULED: &[(&str, &[&str])] = &[
            ("Sultan", &["OM", "BN"]),
            ("Prince", &["MC", "LI"]),
            ("Grand Duke", &["LU"]),
        ];
        let What::Person(p) = &m.what else {
            return None;
        };
        let name = self.text.get(p.name.clone())?;
        let style = self.text.get(m.span.start..p.name.start)?.trim_end();
        let country = p.country.or_else(|| crate::known::country(name))?;
        let (title, _) = RULED
            .iter()
            .find(|(title, lands)| style.ends_with(title) && lands.contains(&country.as_str()))?;
        (!style.ends_with(&format!("Crown {title}"))).then(|| OfficeRef {
            canonical: (*title).to_owned(),
            country: Some(country),
            org: None,
            qualifier: None,
            plural: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::Body;
    use sidelines_text::Report;

    fn holders(story: &str) -> Vec<String> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-05-15 {story}"),
            ..Report::default()
        };
        let mut out: Vec<String> = Vec::new();
        for f in Reader::new().unwrap().read(&report).facts {
            if let Body::Holder(h) = f.body {
                let country = h.country.map_or_else(String::new, |c| c.to_string());
                out.push(format!("{}/{}/{country}", h.person, h.office));
            }
        }
        out.sort();
        out
    }

    #[test]
    fn titles_that_no_list_has_stand_beside_a_name() {
        let rows = [
            (
                "Colonel Jaime Ortiz, Chief Operations Officer of the Royal Bhutan Army, arrived on Monday.",
                "Jaime Ortiz/Chief Operations Officer of the Royal Bhutan Army/BT",
            ),
            (
                "Thomas Duoth, who heads South Sudan's Coffee Board, came along.",
                "Thomas Duoth/Head of the Coffee Board/SS",
            ),
            (
                "The supervisor of elections of Fiji, Mohammed Saneem, spoke.",
                "Mohammed Saneem/Supervisor of elections/FJ",
            ),
            (
                "China's Defence Attaché in Vietnam Col. Pan Tao was present.",
                "Pan Tao/Defence Attaché in Vietnam/CN",
            ),
            (
                "Nigerian Presidential Aide Femi Bello said so in Abuja.",
                "Femi Bello/Presidential Aide/NG",
            ),
            (
                "The letter was addressed to Sultan Qaboos bin Said of Oman.",
                "Qaboos bin Said/Sultan/OM",
            ),
        ];
        for (story, holder) in rows {
            assert_eq!(holders(story), [holder], "{story}");
        }
    }

    #[test]
    fn what_somebody_is_may_be_told_of_another() {
        assert_eq!(
            holders("Abdulaziz Karimu, media aide to Nigerian President Bola Tinubu, said so."),
            [
                "Abdulaziz Karimu/Media Aide to the President/NG",
                "Bola Tinubu/President/NG"
            ]
        );
        // A rank or an honour is no title, and who says something is not who is named before.
        for story in [
            "Sean Burke, T.D., arrived in Paris.",
            "The top Australian officer, General John Smithers, came.",
        ] {
            assert!(holders(story).is_empty(), "{story}: {:?}", holders(story));
        }
    }
}
