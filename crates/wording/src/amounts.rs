//! Numbers in words.

use sidelines_facts::{Figure, FigureApprox};

/// "at least 1,200,000 doses".
#[must_use]
pub fn amount(figure: &Figure) -> String {
    let approx = match figure.approx {
        Some(FigureApprox::About) => "about ",
        Some(FigureApprox::AtLeast) => "at least ",
        Some(FigureApprox::Nearly) => "nearly ",
        Some(FigureApprox::Over) => "over ",
        Some(FigureApprox::Exact) | None => "",
    };
    let unit = figure.unit.as_deref().unwrap_or("");
    let text = format!("{approx}{} {unit}", number(figure.value));
    text.trim_end().to_owned()
}

/// "1,200,000", "0.667": whole numbers with commas, others with three digits behind the point at most.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (text, String::new()),
    };
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        for (value, wanted) in [
            (0.0, "0"),
            (7.5, "7.5"),
            (2.0 / 3.0, "0.667"),
            (100.0, "100"),
            (1000.0, "1,000"),
            (-1_234_567.25, "-1,234,567.25"),
            (1.2e9, "1,200,000,000"),
        ] {
            assert_eq!(number(value), wanted);
        }
        let figure = Figure {
            value: 3e5,
            unit: Some("doses".into()),
            approx: Some(FigureApprox::AtLeast),
            by: None,
            as_of: None,
        };
        assert_eq!(amount(&figure), "at least 300,000 doses");
    }
}
