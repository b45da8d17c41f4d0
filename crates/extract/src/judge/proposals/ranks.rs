//! What kind of party somebody is: how he is named, how high he stands, and whether he was told of.

use super::{Party, Proposer};
use crate::encounters::{self, Draft};
use crate::offices;
use crate::refs::Who;
use std::collections::BTreeSet;

impl Proposer<'_> {
    /// What kind of party it is, and whether frames have told of it.
    pub(super) fn whose(&self, p: &Party, which: &str, out: &mut BTreeSet<String>) {
        out.insert(format!("{which}-form={}", p.form));
        out.insert(format!("{which}-rank={}", self.rank(&p.who)));
        if p.country.is_none() {
            out.insert(format!("{which}-stateless"));
        }
        let told = |d: &Draft| {
            d.parties
                .iter()
                .any(|(w, _)| encounters::alike(self.analysis, w, &p.who))
        };
        if self.drafts.iter().any(told) {
            out.insert(format!("{which}-told"));
        }
        let here = |d: &&Draft| d.sentence == self.sentence && told(d);
        if let Some(d) = self.drafts.iter().find(here) {
            out.insert(format!("{which}-told-here={:?}", d.kind));
        }
    }

    /// How the ranks of two parties compare, and whether one of them is at home.
    pub(super) fn ranks(&self, x: &Party, y: &Party, out: &mut BTreeSet<String>) {
        let (a, b) = (self.rank(&x.who), self.rank(&y.who));
        out.insert(format!("ranks={a}/{b}"));
        if a == b && a != "none" {
            out.insert("equals".to_owned());
        }
        if self.analysis.home.is_some()
            && (x.country == self.analysis.home || y.country == self.analysis.home)
        {
            out.insert("one-at-home".to_owned());
        }
    }

    /// How high: state, minister, envoy, soldier, speaker for others, other, none known.
    fn rank(&self, who: &Who) -> &'static str {
        let Some(office) = who.office(&self.analysis.people).map(offices::family) else {
            return "none";
        };
        let has = |words: &[&str]| words.iter().any(|w| office.contains(w));
        if has(&["spokes"]) {
            "voice"
        } else if has(&[
            "president",
            "prime minister",
            "king",
            "emir",
            "chancellor",
            "sultan",
            "premier",
        ]) {
            "state"
        } else if has(&[
            "ambassador",
            "envoy",
            "commissioner",
            "representative",
            "charge",
        ]) {
            "envoy"
        } else if has(&["minister", "foreign", "defence", "secretary"]) {
            "minister"
        } else if has(&["chief", "commander", "general", "admiral"]) {
            "soldier"
        } else {
            "other"
        }
    }
}
