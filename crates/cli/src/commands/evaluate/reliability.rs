//! The reliability curve as a plot of lines.

use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_evaluate::{Judged, Reliability};

/// Columns of a whole bar.
const WIDE: f64 = 40.0;

pub(super) fn page(judged: &[Judged]) -> Page {
    let mut page = Page::default();
    let mut sorts: Vec<&str> = judged.iter().map(|j| j.sort).collect();
    sorts.sort_unstable();
    sorts.dedup();
    for sort in sorts {
        let of = Reliability::of(judged.iter().filter(|j| j.sort == sort));
        page.line(
            Line::default()
                .ink(Ink::Strong, format!("{sort}s"))
                .plain(format!(
                    "  {} facts, {} right · calibration error {:.3} · Brier {:.3}",
                    of.facts,
                    percent(of.right),
                    of.calibration_error,
                    of.brier
                )),
        );
        let mut table = Table::indented(2);
        table.row(["said", "right", "facts", ""].map(|head| Line::default().ink(Ink::Quiet, head)));
        for bin in &of.bins {
            table.row([
                plain(percent(bin.said)),
                plain(percent(bin.right)),
                plain(bin.facts.to_string()),
                bar(bin.said, bin.right),
            ]);
        }
        table.print(&mut page, None);
        page.gap();
    }
    page.line(Line::default().ink(
        Ink::Quiet,
        "bar: the share that is right; ┃ the confidence that the facts state",
    ));
    page
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A bar as long as `right`, with a mark at `said`.
fn bar(said: f64, right: f64) -> Line {
    // In range: shares are 0..1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let column = |share: f64| (share.clamp(0.0, 1.0) * WIDE).round() as usize;
    let (end, mark) = (column(right), column(said).max(1) - 1);
    let last = end.max(mark + 1);
    let cells: String = (0..last)
        .map(|i| match i {
            i if i == mark => '┃',
            i if i < end => '█',
            _ => '·',
        })
        .collect();
    plain(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve() {
        let fact = |confidence: f64, right| Judged {
            report: "a".to_owned(),
            sort: "holder",
            confidence,
            right,
        };
        let facts = [
            fact(0.95, true),
            fact(0.93, true),
            fact(0.35, false),
            fact(0.31, true),
            fact(0.33, false),
        ];
        let mut out = Vec::new();
        page(&facts).write(&mut out).unwrap();
        let text = anstream::adapter::strip_bytes(&out).into_vec();
        insta::assert_snapshot!(String::from_utf8(text).unwrap());
    }
}
