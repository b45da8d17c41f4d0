//! spaCy's rule lemmatiser with the English rule for forms that are lemmas already.
//! Source: `spacy/pipeline/lemmatizer.py`, `spacy/lang/en/lemmatizer.py`.

use std::borrow::Cow;

use crate::chars::Lexical;
use crate::error::ModelError;
use crate::format::{Reader, SortedStrings};
use crate::strings::{StrId, Strings};

#[derive(Debug, Default)]
struct Table {
    rules: Vec<(Box<str>, Box<str>)>,
    index: SortedStrings,
    exceptions: SortedStrings,
    /// Lemmas of each exception, in its order.
    lemmas: Vec<Vec<Box<str>>>,
}

/// What the tables do with a part of speech.
#[derive(Debug)]
enum Treatment {
    /// The word in lower case.
    Lower,
    /// The word as it is.
    Keep,
    Rules(Table),
}

/// Tables for each part of speech.
#[derive(Debug, Default)]
pub(crate) struct Lemmatizer {
    english: bool,
    tables: Vec<(StrId, Table)>,
    /// By part of speech, as string of the model.
    treatments: Vec<Treatment>,
    /// By morphology: whether a form is a lemma, whatever its part of speech; as a noun;
    /// as a verb.
    base: Vec<[bool; 3]>,
    noun: StrId,
    verb: StrId,
}

impl Lemmatizer {
    pub(crate) fn read(mut from: Reader<'_>, strings: &mut Strings) -> Result<Self, ModelError> {
        let english = from.number()? != 0;
        let mut tables = Vec::new();
        for _ in 0..from.count()? {
            let pos = strings.add(from.str()?)?;
            let rules = (0..from.count()?)
                .map(|_| Ok((from.str()?.into(), from.str()?.into())))
                .collect::<Result<_, ModelError>>()?;
            let index = from.sorted_strings()?;
            let exceptions = from.sorted_strings()?;
            let mut lemmas = Vec::with_capacity(exceptions.len());
            for _ in 0..exceptions.len() {
                lemmas.push(from.strings()?.into_iter().map(Into::into).collect());
            }
            tables.push((
                pos,
                Table {
                    rules,
                    index,
                    exceptions,
                    lemmas,
                },
            ));
        }
        Ok(Self {
            english,
            tables,
            ..Self::default()
        })
    }

    /// To be called when all strings of the model are known.
    pub(crate) fn index(&mut self, strings: &Strings) {
        self.noun = strings.find("NOUN").unwrap_or_default();
        self.verb = strings.find("VERB").unwrap_or_default();
        self.treatments = (0..strings.len()).map(|_| Treatment::Lower).collect();
        if let Some(proper) = strings.find("PROPN") {
            self.treatments[proper.index()] = Treatment::Keep;
        }
        for (pos, table) in self.tables.drain(..) {
            self.treatments[pos.index()] = Treatment::Rules(table);
        }
        let all = (0..strings.len()).map(|i| strings.at(i));
        self.base = all.map(|morph| base_form(morph, self.english)).collect();
    }

    /// The lemma of a word.
    pub(crate) fn lemma(
        &self,
        text: &str,
        pos: StrId,
        morph: StrId,
        lexical: &Lexical,
    ) -> Cow<'static, str> {
        let [any, noun, verb] = self.base[morph.index()];
        let is_base = any || (noun && pos == self.noun) || (verb && pos == self.verb);
        match &self.treatments[pos.index()] {
            Treatment::Rules(table) if !is_base => table.lemma(text, lexical).into(),
            Treatment::Keep if !is_base => text.to_owned().into(),
            _ => lower(text).into(),
        }
    }
}

fn lower(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// Whether this morphology says that a form is a lemma: of any part of speech, of a noun,
/// of a verb.
fn base_form(morph: &str, english: bool) -> [bool; 3] {
    if !english {
        return [false; 3];
    }
    let value = |wanted: &str| {
        morph.split('|').find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (name == wanted).then_some(value)
        })
    };
    let form = value("VerbForm");
    let any = matches!(form, Some("Inf" | "None")) || value("Degree") == Some("Pos");
    let noun = value("Number") == Some("Sing");
    let verb = form == Some("Fin") && value("Tense") == Some("Pres") && value("Number").is_none();
    [any, noun, verb]
}

impl Table {
    fn lemma(&self, original: &str, lexical: &Lexical) -> String {
        let text = lower(original);
        // The last exception comes first of all, then known forms (the last found first),
        // then forms that are not words, then unknown forms.
        let mut exceptions: Vec<&str> = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let mut odd: Vec<String> = Vec::new();
        let mut unknown: Option<String> = None;
        for (old, new) in &self.rules {
            let Some(stem) = text.strip_suffix(&**old) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                known.insert(0, form);
            } else if !lexical.all_alphabetic(&form) {
                odd.push(form);
            } else if unknown.is_none() {
                unknown = Some(form);
            }
        }
        if let Some(at) = self.exceptions.position(&text) {
            for form in &self.lemmas[at] {
                let there = known.iter().chain(&odd).any(|f| **f == **form);
                if !there && !exceptions.contains(&&**form) {
                    exceptions.push(form);
                }
            }
        }
        if let Some(&last) = exceptions.last() {
            return last.to_owned();
        }
        let mut forms = known.into_iter().chain(odd);
        forms
            .next()
            .or(unknown)
            .unwrap_or_else(|| original.to_owned())
    }
}
