//! What a sum of money is: aid, trade, a loan. Of other numbers the unit says what is counted; of money it does not.

use sidelines_facts::Figure;

/// What money is spent, lent, earned or lost as.
const SUMS: &[&str] = &[
    "aid",
    "assistance",
    "bailout",
    "bond",
    "bonds",
    "budget",
    "cost",
    "costs",
    "credit",
    "credits",
    "damage",
    "damages",
    "deal",
    "deals",
    "debt",
    "debts",
    "deficit",
    "donation",
    "donations",
    "economy",
    "exports",
    "fine",
    "fines",
    "fund",
    "funding",
    "funds",
    "gdp",
    "grant",
    "grants",
    "imports",
    "investment",
    "investments",
    "loan",
    "loans",
    "package",
    "pledge",
    "pledges",
    "portfolio",
    "price",
    "project",
    "projects",
    "remittances",
    "reserves",
    "revenue",
    "revenues",
    "sale",
    "sales",
    "spending",
    "stake",
    "support",
    "surplus",
    "tariffs",
    "trade",
    "turnover",
];

/// What stands before one of those and says which: "development aid" is not "military aid".
const KINDS: &[&str] = &[
    "annual",
    "arms",
    "bilateral",
    "budgetary",
    "commercial",
    "concessional",
    "defence",
    "defense",
    "development",
    "direct",
    "economic",
    "emergency",
    "export",
    "financial",
    "food",
    "foreign",
    "humanitarian",
    "import",
    "infrastructure",
    "military",
    "security",
    "soft",
    "technical",
    "total",
    "trade",
    "weapons",
];

/// The last word of the names of currencies, as `frames/figure.toml` gives them.
const CURRENCIES: &[&str] = &[
    "afghanis",
    "baht",
    "birr",
    "cedis",
    "dinars",
    "dirhams",
    "dollars",
    "dong",
    "euros",
    "francs",
    "hryvnias",
    "kroner",
    "kronor",
    "lira",
    "naira",
    "pesos",
    "pounds",
    "rand",
    "reais",
    "rights",
    "ringgit",
    "riyals",
    "roubles",
    "rupees",
    "rupiah",
    "shekels",
    "shillings",
    "som",
    "sterling",
    "taka",
    "tenge",
    "won",
    "yen",
    "yuan",
    "zloty",
];

/// What the sum is, in the words of the sentence that states it; none where it is no sum, or the sentence does not
/// say. The nearest such word before the number, else the nearest behind it.
pub(crate) fn counted(figure: &Figure, sentence: &str) -> Option<String> {
    let unit = figure.unit.as_deref()?.to_lowercase();
    if !CURRENCIES.contains(&unit.rsplit(' ').next()?) {
        return None;
    }
    let at = position(figure.value, sentence)?;
    let words = |text: &str| -> Vec<String> {
        let bare = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        let bare = bare.filter(|w| !w.is_empty());
        bare.map(str::to_lowercase).collect()
    };
    let (before, behind) = (words(&sentence[..at]), words(&sentence[at..]));
    let is_sum = |w: &String| SUMS.contains(&w.as_str());
    let named = |words: &[String], i: usize| -> String {
        let kind = i.checked_sub(1).and_then(|k| words.get(k));
        match kind.filter(|k| KINDS.contains(&k.as_str())) {
            Some(kind) => format!("{kind} {}", words[i]),
            None => words[i].clone(),
        }
    };
    // "a loan of $3 billion", "trade worth $3 billion"; "$3 billion in development aid", "a $3 billion loan".
    const NEAR: usize = 6;
    let back = before.len().saturating_sub(NEAR);
    let near_before = before[back..].iter().rposition(is_sum);
    let near_behind = behind.iter().take(NEAR + 3).position(is_sum);
    match (near_before, near_behind) {
        (Some(i), _) => Some(named(&before, back + i)),
        (None, Some(i)) => Some(named(&behind, i)),
        (None, None) => None,
    }
}

/// Where the number stands in the sentence: the first run of digits that is it, by whatever power of ten.
fn position(value: f64, sentence: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = sentence[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + start;
        let rest = &sentence[start..];
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
            .unwrap_or(rest.len());
        let digits = rest[..end].trim_end_matches(['.', ',']).replace(',', "");
        if let Ok(number) = digits.parse::<f64>()
            && is_scaled(value, number)
        {
            return Some(start);
        }
        from = start + end;
    }
    None
}

fn is_scaled(value: f64, number: f64) -> bool {
    let scale = (value / number).log10();
    number > 0.0 && (scale - scale.round()).abs() < 1e-6 && (-0.5..13.5).contains(&scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: f64, unit: &str, sentence: &str) -> Option<String> {
        let figure = Figure {
            value,
            unit: Some(unit.to_owned()),
            approx: None,
            by: None,
            as_of: None,
        };
        counted(&figure, sentence)
    }

    #[test]
    fn the_currencies_are_those_of_the_frames() {
        let frames = include_str!("../../../frames/figure.toml");
        let names = frames.lines().filter_map(|line| {
            line.strip_prefix("name = ")?
                .trim_matches('"')
                .rsplit(' ')
                .next()
        });
        let names: std::collections::BTreeSet<&str> = names.collect();
        assert_eq!(names, CURRENCIES.iter().copied().collect());
    }

    #[test]
    fn what_sums_are() {
        let dollars = |value, sentence| of(value, "US dollars", sentence);
        let is = |found: Option<String>, wanted: &str| assert_eq!(found.as_deref(), Some(wanted));
        is(
            dollars(
                3e9,
                "500 projects with total development aid of US dollar 3 billion",
            ),
            "development aid",
        );
        is(
            dollars(1.5e9, "The two signed a $1.5 billion loan on Monday"),
            "loan",
        );
        is(
            dollars(2e7, "It will give $20 million in humanitarian aid to Sudan"),
            "humanitarian aid",
        );
        is(
            dollars(
                136e9,
                "Bilateral trade reached $136 billion, and 3 ministers came",
            ),
            "bilateral trade",
        );
        is(of(7e8, "yuan", "a grant of 700 million yuan"), "grant");
        assert_eq!(dollars(5e6, "He has $5 million"), None);
        assert_eq!(
            of(
                500.0,
                "projects",
                "India completed 500 projects with aid of $3 billion"
            ),
            None
        );
    }
}
