use super::axis::Axis;
use super::{Ink, Line, Table, plain};
use jiff::civil::Date;

/// A lane: who, and from when to when.
#[derive(Clone, Debug)]
pub(crate) struct Lane {
    /// Written before it.
    pub(crate) name: Line,
    /// The first day, and whether it is known as the beginning.
    pub(crate) from: (Date, bool),
    /// The last day, and whether it is known as the end.
    pub(crate) to: (Date, bool),
    /// Written behind it.
    pub(crate) aside: Line,
}

/// Lanes over one line of years. A known beginning or end is a stroke across; where the lane only begins or
/// ends with what is seen it fades. `mark` is a day to be marked over all lanes.
pub(crate) fn lanes(lanes: &[Lane], mark: Option<Date>, columns: usize) -> Table {
    let mut table = Table::indented(2).flexible([0, 2]);
    let days = lanes.iter().flat_map(|l| [l.from.0, l.to.0]).chain(mark);
    let Some((first, last)) = days.clone().min().zip(days.max()) else {
        return table;
    };
    let axis = Axis::new(first, last, columns);
    let marked = mark.map(|day| axis.column(day));
    for lane in lanes {
        table.row([
            lane.name.clone(),
            drawn(lane, &axis, marked, columns),
            lane.aside.clone(),
        ]);
    }
    let mut years = axis.years();
    if let Some(column) = marked {
        years = with_mark(&years, column);
    }
    table.row([Line::default(), Line::default().ink(Ink::Quiet, years)]);
    table
}

fn drawn(lane: &Lane, axis: &Axis, marked: Option<usize>, columns: usize) -> Line {
    let (from, to) = (axis.column(lane.from.0), axis.column(lane.to.0));
    let mut line = Line::default();
    for column in 0..columns {
        let sign = match column {
            c if c < from || c > to => {
                line = if marked == Some(column) {
                    line.ink(Ink::Quiet, "┊")
                } else {
                    line.plain(" ")
                };
                continue;
            }
            _ if from == to => "█",
            c if c == from && lane.from.1 => "┣",
            c if c == to && lane.to.1 => "┫",
            c if c == from => "╺",
            c if c == to => "╸",
            _ => "━",
        };
        line = line.ink(Ink::Source, sign);
    }
    line.trim_end();
    if line.is_empty() { plain("") } else { line }
}

/// The line of years with the marked day in it.
fn with_mark(years: &str, column: usize) -> String {
    let mut chars: Vec<char> = years.chars().collect();
    if chars.len() <= column {
        chars.resize(column + 1, ' ');
    }
    if chars[column] == ' ' {
        chars[column] = '┊';
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Page;
    use jiff::civil::date;

    #[test]
    fn lanes_lie_over_their_years() {
        let lane = |name: &str, from, to, known| Lane {
            name: plain(name),
            from: (from, known),
            to: (to, false),
            aside: Line::default(),
        };
        let all = [
            lane("Mirzo", date(2021, 1, 1), date(2023, 1, 1), true),
            lane("Sobrizoda", date(2024, 12, 1), date(2024, 12, 31), false),
        ];
        let mut page = Page::default();
        lanes(&all, Some(date(2024, 1, 1)), 20).print(&mut page, None);
        let mut out = Vec::new();
        page.write(&mut out).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        let wanted = "  Mirzo      ┣━━━━━━━━╸    ┊
  Sobrizoda                ┊    █
             2021     2023 2024
";
        assert_eq!(text, wanted);
    }
}
