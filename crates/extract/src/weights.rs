//! Weights of a logistic model: a table of features with what each adds to the log odds.

use std::collections::HashMap;

/// Weights by feature; thresholds by family, on the same scale of log odds.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    weights: HashMap<&'static str, f64>,
    thresholds: HashMap<&'static str, f64>,
}

impl Weights {
    /// Rows of feature and weight; `threshold|FAMILY` rows are thresholds; `#` begins a remark.
    pub(crate) fn parse(table: &'static str) -> Self {
        let mut out = Self::default();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some((feature, number)) = line.split_once('\t') else {
                continue;
            };
            let Ok(number) = number.trim().parse::<f64>() else {
                continue;
            };
            match feature.strip_prefix("threshold|") {
                Some(family) => out.thresholds.insert(family, number),
                None => out.weights.insert(feature, number),
            };
        }
        out
    }

    fn weight(&self, feature: &str) -> f64 {
        self.weights.get(feature).copied().unwrap_or(0.0)
    }

    /// The log odds of what has `features`.
    pub(crate) fn score(&self, features: &[String]) -> f64 {
        features.iter().map(|f| self.weight(f)).sum()
    }

    /// What the log odds must reach; a family without threshold is never accepted.
    pub(crate) fn threshold(&self, family: &str) -> f64 {
        self.thresholds
            .get(family)
            .copied()
            .unwrap_or(f64::INFINITY)
    }

    /// The features that speak most for it.
    pub(crate) fn reasons(&self, features: &[String]) -> String {
        let mut all: Vec<(f64, &str)> = features
            .iter()
            .map(|f| (self.weight(f), f.as_str()))
            .filter(|(w, _)| *w > 0.0)
            .collect();
        all.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(y.1)));
        all.iter()
            .take(5)
            .map(|(w, f)| format!("{} +{w:.1}", f.split_once('|').map_or(*f, |(_, f)| f)))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_and_give_reasons() {
        let w =
            Weights::parse("# remark\ncontact|a\t1.5\ncontact|b\t-1\nthreshold|contact\t0.25\n");
        let features = ["contact|a", "contact|b", "contact|unknown"].map(str::to_owned);
        assert!((w.score(&features) - 0.5).abs() < 1e-9);
        assert!((w.threshold("contact") - 0.25).abs() < 1e-9);
        assert!(w.threshold("visit").is_infinite());
        assert_eq!(w.reasons(&features), "a +1.5");
    }
}
