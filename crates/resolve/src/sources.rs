//! Which reports have one origin: shared copy, or one agency.

use crate::case::{Case, Source};
use crate::record::{Origin, OriginJoin, ReportMeta};
use crate::wording::{fold, hash, words};
use std::collections::{BTreeMap, BTreeSet};

/// Words in a row that make one fingerprint.
const ROW: usize = 5;
/// Of all rows one in so many is kept: which, the row's own hash decides, so every copy keeps the same.
const KEPT: u64 = 4;
/// Of a hundred rows of the shorter report so many are in the longer one, if the one copies the other or
/// both copy a third. Two reports that only quote the same words share about twenty.
const CONTAINED: usize = 40;
/// Fewer shared rows than this (some 30 words) are a phrase, or the names and offices of those who met.
const SENTENCES: usize = 6;
/// A row in more reports than this is boilerplate.
pub(crate) const BOILERPLATE: usize = 200;

/// Words that make a sentence say the contrary.
const DENIALS: &[&str] = &[
    "not", "never", "no", "denied", "denies", "deny", "without", "nor", "neither", "didnt",
    "hasnt", "wasnt", "wont",
];

/// The fingerprints of a text: hashes of its rows of five words, folded, a quarter of all rows (modulo
/// sampling after U. Manber, "Finding similar files in a large file system", 1994). Sorted, each once.
///
/// Rows of words and not sentences: who copies a story changes a word here and there, and one word is a
/// whole sentence's hash. But the rows of a sentence that denies are others than those of the same words that affirm:
/// who writes that they did not meet has not copied that they met.
#[must_use]
pub fn fingerprints(text: &str) -> Vec<u64> {
    let mut all: Vec<(String, bool)> = Vec::new();
    for sentence in text.split_inclusive(['.', '!', '?', '\n']) {
        let own = words(sentence);
        let denies = own.iter().any(|w| DENIALS.contains(&w.as_str()));
        all.extend(own.into_iter().map(|w| (w, denies)));
    }
    let mut out: Vec<u64> = all
        .windows(ROW)
        .map(|row| {
            let words: Vec<&str> = row.iter().map(|(w, _)| w.as_str()).collect();
            let denial = if row.iter().any(|r| r.1) { "¬ " } else { "" };
            hash(&format!("{denial}{}", words.join(" ")))
        })
        .filter(|h| h.is_multiple_of(KEPT))
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The origins, by their first report; also numbers the reports of `case` with them.
pub(crate) fn origins(case: &mut Case<'_>) -> Vec<Origin> {
    let joins = joins(&case.reports, |_, having| having > BOILERPLATE);
    case.origin = groups(&case.reports, &joins);
    gather(&case.reports, &case.origin, joins)
        .into_values()
        .collect()
}

/// The origins of reports (sorted by id) that are part of all: positions and joins of each. `common` are the rows
/// that tell nothing.
pub(crate) fn origins_of(
    reports: &[Source<'_>],
    common: &BTreeSet<u64>,
) -> Vec<(Vec<usize>, Origin)> {
    let joins = joins(reports, |row, _| common.contains(&row));
    let groups = groups(reports, &joins);
    gather(reports, &groups, joins)
        .into_iter()
        .map(|(first, origin)| {
            let own = (0..groups.len()).filter(|&r| groups[r] == first);
            (own.collect(), origin)
        })
        .collect()
}

/// For each report the first one of its origin.
fn groups(reports: &[Source<'_>], joins: &[Joined]) -> Vec<usize> {
    let mut root: Vec<usize> = (0..reports.len()).collect();
    for (a, b) in joins.iter().map(|j| (j.0, j.1)).chain(same_agency(reports)) {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    }
    (0..reports.len()).map(|r| find(&mut root, r)).collect()
}

/// The origins by their first reports.
fn gather(reports: &[Source<'_>], groups: &[usize], joins: Vec<Joined>) -> BTreeMap<usize, Origin> {
    let id = |r: usize| reports[r].meta.id.clone();
    let mut origins: BTreeMap<usize, Origin> = BTreeMap::new();
    for (r, group) in groups.iter().enumerate() {
        origins.entry(*group).or_default().reports.push(id(r));
    }
    for (a, b, shared, of) in joins {
        if let Some(origin) = origins.get_mut(&groups[a]) {
            let (a, b) = (id(a), id(b));
            origin.joins.push(OriginJoin { a, b, shared, of });
        }
    }
    origins
}

fn find(root: &mut [usize], mut i: usize) -> usize {
    while root[i] != i {
        root[i] = root[root[i]];
        i = root[i];
    }
    i
}

/// Whether one of two reports copies the other, or both a third, by the rows they share of those that the shorter has.
/// By nothing else: of word-for-word copies only the first is compared with others, whenever each was published.
pub(crate) fn is_copy(shared: usize, of: usize) -> bool {
    shared * 100 >= of * CONTAINED && shared >= SENTENCES
}

/// The agency that a report names, as it is compared.
pub(crate) fn folded_agency(meta: &ReportMeta) -> Option<String> {
    meta.agency.as_deref().map(fold).filter(|a| !a.is_empty())
}

/// What very copies have in common; none without fingerprints.
pub(crate) fn copies_key(prints: &BTreeSet<u64>) -> Option<u64> {
    let all = prints.iter().map(|p| format!("{p:x} "));
    (!prints.is_empty()).then(|| hash(&all.collect::<String>()))
}

/// Two reports that share copy, the rows shared and those of the shorter one.
type Joined = (usize, usize, usize, usize);

/// Each report of an agency with the first one of it.
fn same_agency(reports: &[Source<'_>]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (r, report) in reports.iter().enumerate() {
        if let Some(agency) = folded_agency(report.meta) {
            out.push((*first.entry(agency).or_insert(r), r));
        }
    }
    out
}

/// Pairs of reports that share copy, with the rows shared and those of the shorter one.
/// `common` says of a row, with how many of the reports have it, whether it tells nothing.
fn joins(reports: &[Source<'_>], common: impl Fn(u64, usize) -> bool) -> Vec<Joined> {
    // Word-for-word copies are joined with the first of them, and only that one is compared further.
    let mut first: BTreeMap<BTreeSet<u64>, usize> = BTreeMap::new();
    let mut out = Vec::new();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut rows: Vec<(u64, usize)> = Vec::new();
    for (r, report) in reports.iter().enumerate() {
        let prints: BTreeSet<u64> = report.fingerprints.iter().copied().collect();
        if prints.is_empty() {
            continue;
        }
        let size = prints.len();
        if let Some(&copy) = first.get(&prints) {
            out.push((copy, r, size, size));
            continue;
        }
        rows.extend(prints.iter().map(|&print| (print, r)));
        sizes.insert(r, size);
        first.insert(prints, r);
    }
    rows.sort_unstable();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for having in rows
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|having| !common(having[0].0, having.len()))
    {
        for (i, &(_, a)) in having.iter().enumerate() {
            for &(_, b) in &having[i + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    for ((a, b), shared) in shared {
        let of = sizes[&a].min(sizes[&b]);
        if is_copy(shared, of) {
            out.push((a, b, shared, of));
        }
    }
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Corrections;
    use crate::input::ReportFacts;
    use crate::testing::any_reports;
    use proptest::prelude::*;

    fn report(id: &str, text: &str, agency: Option<&str>) -> ReportFacts {
        ReportFacts {
            meta: ReportMeta {
                id: id.into(),
                agency: agency.map(str::to_owned),
                ..ReportMeta::default()
            },
            facts: Vec::new(),
            fingerprints: fingerprints(text),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn reports_compared_with_each_other_have_those_origins(reports in any_reports()) {
            let mut case = Case::new(&reports, &Corrections::default());
            origins(&mut case);
            let all = &case.reports;
            let alike = |a: &Source<'_>, b: &Source<'_>| {
                let prints = |s: &Source<'_>| s.fingerprints.iter().copied().collect::<BTreeSet<u64>>();
                let (x, y) = (prints(a), prints(b));
                let copy = !x.is_empty() && (x == y || is_copy(x.intersection(&y).count(), x.len().min(y.len())));
                let agency = folded_agency(a.meta);
                copy || agency.is_some() && agency == folded_agency(b.meta)
            };
            // Of each report the first that it is connected with, however many lie between.
            let mut first: Vec<usize> = (0..all.len()).collect();
            for _ in 0..all.len() {
                for a in 0..all.len() {
                    for b in 0..all.len() {
                        if alike(&all[a], &all[b]) {
                            first[b] = first[b].min(first[a]);
                        }
                    }
                }
            }
            prop_assert_eq!(&case.origin, &first);
        }
    }

    #[test]
    fn copies_have_one_origin() {
        let a = "The two ministers met in the capital on Monday. They spoke about the border for an hour. \
                 Nothing was signed after the talks there, a spokesman of the ministry said, and none of \
                 the many questions of the press was answered by either of them.";
        let b = "THE TWO MINISTERS met in the capital on Monday! They spoke about the border, for an hour.\n\
                 Nothing was signed after the long talks there, a spokesman of the ministry said. A \
                 communique is expected by the end of the week.";
        let c = "The two ministers met in the capital on Monday. It was a warm day for all of them, and \
                 the border was closed for most of it, as people who had to cross it told our reporter. \
                 The road over the pass will be open again from the first days of May, they hope.";
        let input = [
            report("a", a, None),
            report("b", b, None),
            report("c", c, None),
            report(
                "d",
                "Another story altogether, from elsewhere in the world.",
                Some("ANI"),
            ),
            report("e", "", Some("ani")),
        ];
        let mut case = Case::new(&input, &Corrections::default());
        let origins = origins(&mut case);
        let ids: Vec<Vec<String>> = origins.iter().map(|o| o.reports.clone()).collect();
        assert_eq!(ids, [vec!["a", "b"], vec!["c"], vec!["d", "e"]]);
        assert!(origins[0].joins[0].shared <= origins[0].joins[0].of);
    }
    #[test]
    fn who_denies_has_not_copied_who_affirms() {
        let told = |what: &str| {
            format!(
                "Peruvian Foreign Minister Elmer Schialer {what} Chilean Foreign Minister Alberto van Klaveren in Lima on 1 \
                 March, said a spokesman of the ministry who was there, and the two countries will go on with the works \
                 at the border"
            )
        };
        let origins = |a: &str, b: &str| {
            let input = [report("a", &told(a), None), report("b", &told(b), None)];
            origins(&mut Case::new(&input, &Corrections::default())).len()
        };
        assert_eq!(origins("met", "met"), 1);
        assert_eq!(origins("met", "has met"), 1);
        assert_eq!(origins("met", "did not meet"), 2);
        assert_eq!(origins("did not meet", "never met"), 1);
    }

    #[test]
    fn names_and_offices_are_no_copy() {
        let a = "Foreign Minister Ingrid Solheim met Foreign Minister Tomas Kral of Slovenia in Ankara today. The ministers \
                 spoke of shipping.";
        let b = "CORRECTION. Foreign Minister Ingrid Solheim met Foreign Minister Tomas Kral of Slovenia in Ankara on March \
                 13, not on March 12.";
        let input = [report("a", a, None), report("b", b, None)];
        let mut case = Case::new(&input, &Corrections::default());
        assert_eq!(origins(&mut case).len(), 2);
    }
}
