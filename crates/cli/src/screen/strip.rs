use super::axis::label;
use super::{Ink, Line};
use jiff::civil::Date;

/// Eighths of a line, from the lowest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// How many of something lie in each stretch of time, as bars over a line of years: stretches side by side,
/// each with its beginning. Where they are more than `width`, neighbours share a bar.
pub(crate) fn strip(counts: &[(Date, usize)], width: usize) -> Vec<Line> {
    let each = counts.len().div_ceil(width.max(1)).max(1);
    let bars: Vec<(Date, usize)> = counts
        .chunks(each)
        .filter_map(|chunk| Some((chunk.first()?.0, chunk.iter().map(|(_, n)| n).sum())))
        .collect();
    let most = bars.iter().map(|(_, n)| *n).max().unwrap_or(0);
    let mut line = Line::default();
    let mut years = String::new();
    let mut last = None;
    for (column, (begin, count)) in bars.iter().enumerate() {
        line = match (count * BARS.len()).div_ceil(most.max(1)) {
            0 => line.ink(Ink::Quiet, "·"),
            eighths => line.ink(Ink::Source, BARS[eighths.min(8) - 1].to_string()),
        };
        if last != Some(begin.year()) {
            label(&mut years, column, begin.year(), bars.len());
            last = Some(begin.year());
        }
    }
    vec![line, Line::default().ink(Ink::Quiet, years)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Page;
    use jiff::civil::date;

    fn text(counts: &[(Date, usize)], width: usize) -> String {
        let mut page = Page::default();
        page.lines(strip(counts, width));
        let mut out = Vec::new();
        page.write(&mut out).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn bars_grow_with_the_number() {
        let months: Vec<(Date, usize)> = (1..=12)
            .map(|m| (date(2021, m, 1), usize::try_from(m).unwrap() - 1))
            .chain([(date(2022, 1, 1), 0), (date(2022, 2, 1), 22)])
            .collect();
        assert_eq!(text(&months, 80), "·▁▁▂▂▂▃▃▃▄▄▄·█\n2021\n");
        assert_eq!(text(&months, 7), "▁▂▄▅▇██\n2021\n");
        assert_eq!(text(&[], 7), "\n\n");
    }
}
