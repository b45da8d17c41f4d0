//! What the reader saw in each sentence: for people who write frames.

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use std::fmt::Write as _;

/// The mentions and the tree of every sentence, as text: a mention a line, then a word a line with its head,
/// its relation and what it was folded from.
pub(crate) fn trace(a: &Analysis<'_>) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "published {:?} home {:?} agency {:?}",
        a.published.as_ref().map(ToString::to_string),
        a.home,
        a.agency
    );
    for (i, p) in a.people.all.iter().enumerate() {
        let offices: Vec<String> = p
            .offices
            .iter()
            .map(|h| {
                format!(
                    "{} {:?} {:?} {:?}",
                    h.office.canonical, h.office.country, h.office.org, h.office.qualifier
                )
            })
            .collect();
        let _ = writeln!(
            out,
            "person {i} {} {:?} rank {:?} offices {offices:?}",
            p.name, p.country, p.rank
        );
    }
    for s in &a.sentences {
        sentence(&mut out, a, s);
    }
    out
}

fn sentence(out: &mut String, a: &Analysis<'_>, s: &Sentence) {
    let words = a.text.get(s.span.clone()).unwrap_or("");
    let _ = writeln!(
        out,
        "\n[{:?}{}] {words}",
        s.role,
        if s.quoted.is_some() { " quoted" } else { "" }
    );
    for m in &s.mentions {
        let what = match &m.what {
            What::Person(p) => format!(
                "person {:?} country {:?} rank {:?} offices {:?}",
                p.person,
                p.country,
                p.rank,
                p.offices.iter().map(|o| &o.canonical).collect::<Vec<_>>()
            ),
            What::Role(r) => format!(
                "role {:?} countries {:?} plural {} counterpart {} indefinite {}",
                r.offices.iter().map(|o| &o.canonical).collect::<Vec<_>>(),
                r.countries,
                r.plural,
                r.counterpart,
                r.indefinite
            ),
            What::Date(d) => format!("date {:?}", a.dates.get(*d).map(|d| &d.expr)),
            other => format!("{other:?}"),
        };
        let _ = writeln!(
            out,
            "  · {} = {what}",
            a.text.get(m.span.clone()).unwrap_or("")
        );
    }
    for (i, n) in s.tree.nodes.iter().enumerate() {
        let _ = writeln!(
            out,
            "  {i:>3} {:<14} {:<12} {:<5} {:<9} → {}",
            n.word,
            n.lemma,
            n.tag,
            n.dep,
            s.tree.node(n.head).word
        );
    }
}
