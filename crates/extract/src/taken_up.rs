//! What became of an invitation: "invited X to visit Accra, which he accepted", "X took up the invitation with pleasure",
//! "The invitation was declined", "has been withdrawn".

use crate::analysis::{Analysis, Sentence};
use crate::encounters::Draft;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{TenseHint, resolve};

/// Sentences behind the invitation within which it is answered.
const NEAR: usize = 2;

/// Trips that were open, and to which an answer is told: a plan, or none.
pub(crate) fn invitations(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Visit || d.status != Status::Possible {
            continue;
        }
        let here = d.sentence;
        // Of two who are open, an answer in another sentence is the nearer one's.
        let later = drafts.iter().any(|e| {
            e.kind == d.kind
                && e.status == d.status
                && (here + 1..=here + NEAR).contains(&e.sentence)
        });
        let last = if later { here } else { here + NEAR };
        let Some(sentences) = a.sentences.get(here..=last.min(a.sentences.len() - 1)) else {
            continue;
        };
        let invited = sentences.first().is_some_and(|s| {
            s.tree
                .nodes
                .iter()
                .any(|n| matches!(n.lemma.as_str(), "invite" | "invitation"))
        });
        let answer = sentences
            .iter()
            .find_map(|s| answer(s, d).map(|(status, v)| (status, days(a, s, v))));
        if let Some((status, days)) = answer.filter(|_| invited) {
            let d = &mut drafts[i];
            if d.date.is_none() && status == Status::Planned {
                d.dated = days.is_some();
                d.date = days;
            }
            drafts[i].status = status;
            drafts[i].tellings.push((status, None));
        }
    }
}

/// "is likely to go in June", "is expected to go": where to, the invitation has said.
fn to_go(t: &Tree, v: usize) -> bool {
    t.node(v).dep == "xcomp"
        && t.node(v).tag == "VB"
        && t.head(v).is_some_and(|c| {
            matches!(
                t.node(c).word.as_str(),
                "likely" | "due" | "expected" | "set" | "scheduled"
            ) && !t.negated(c)
                && t.head(c).is_none_or(|b| !t.negated(b))
                && t.child(c, &["aux", "auxpass"])
                    .is_none_or(|x| t.node(x).word != "had")
        })
        && !["to", "into"]
            .iter()
            .any(|p| !t.prep_objects(v, p).is_empty())
}

/// "which he accepted for next year": the days that are told behind "for" with verb `v`.
fn days(a: &Analysis<'_>, s: &Sentence, v: usize) -> Option<Edtf> {
    let t = &s.tree;
    (v..t.nodes.len()).find_map(|n| {
        let Some(What::Date(x)) = s.mention(n).map(|m| &m.what) else {
            return None;
        };
        let mut below = t.ancestors(n).take_while(|&x| x != v);
        let go = matches!(t.node(v).lemma.as_str(), "go" | "come" | "travel");
        let for_then =
            t.governor(n) == Some(v) && (go || below.any(|x| t.node(x).word == "for" && x > v));
        if !for_then {
            return None;
        }
        let expr = &a.dates.get(*x)?.expr;
        resolve(expr, &when::anchor(a, None), TenseHint::Future)
    })
}

/// What sentence `s` says whoever is invited, a party of draft `d`, answered, and by which verb.
fn answer(s: &Sentence, d: &Draft) -> Option<(Status, usize)> {
    let t = &s.tree;
    let invitation = |n: usize| {
        matches!(
            t.node(n).word.as_str(),
            "invitation" | "it" | "this" | "which"
        )
    };
    let guest = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Person(p)) => p
            .person
            .is_some_and(|p| d.parties.iter().any(|(w, _)| *w == Who::Person(p))),
        Some(What::Role(_)) => true,
        Some(_) => false,
        None => matches!(
            t.node(n).word.as_str(),
            "he" | "she" | "they" | "latter" | "guest" | "who"
        ),
    };
    (0..t.nodes.len()).find_map(|v| {
        let status = match t.node(v).lemma.as_str() {
            "accept" => Status::Planned,
            "take" if t.has_child_word(v, &["up"]) => Status::Planned,
            // "has been invited to Delhi, and is likely to go in June"
            "go" | "come" | "travel" if to_go(t, v) => {
                let who = t.head(v).and_then(|c| {
                    t.subject(c)
                        .or_else(|| t.head(c).and_then(|b| t.subject(b)))
                });
                return who.is_some_and(guest).then_some((Status::Planned, v));
            }
            "decline" | "refuse" | "reject" => Status::Denied,
            "turn" if t.has_child_word(v, &["down"]) => Status::Denied,
            "withdraw" | "rescind" | "revoke" | "retract" => {
                let what = t.child(v, &["dobj", "nsubjpass"])?;
                let taken = t.node(what).word == "invitation" && !t.negated(v) && t.is_verb(v);
                return taken.then_some((Status::Cancelled, v));
            }
            _ => return None,
        };
        // "could be accepted", "has not accepted it yet", "did not say whether it was accepted"
        let open = t.negated(v)
            || t.has_child_word(v, &["whether", "if"])
            || t.has_child_word(v, &["may", "might", "could", "would"])
            || !t.is_verb(v);
        if open {
            return None;
        }
        // "an invitation that he accepted"
        let relative =
            t.node(v).dep == "relcl" && t.head(v).is_some_and(|n| t.node(n).word == "invitation");
        let told = if t.passive(v) {
            t.child(v, &["nsubjpass"]).is_some_and(invitation)
        } else {
            t.child(v, &["dobj"])
                .map_or_else(
                    || t.child(v, &["ccomp", "xcomp"]).is_none(),
                    |o| invitation(o) || relative,
                )
                // "invited him to Accra and he accepted"
                && t.child(v, &["nsubj"]).is_some_and(guest)
        };
        told.then_some((status, v))
    })
}
