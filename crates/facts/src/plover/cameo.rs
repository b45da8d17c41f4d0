//! CAMEO, the older coding: code, quad class and Goldstein scale, for files that GDELT's users open.

use super::Plover;
use std::fmt;

/// A CAMEO event code of this crate's table ("042"). Its root and base codes are its first two and three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cameo(&'static str);

impl Cameo {
    /// The whole code, three or four digits.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The first three digits (GDELT's `EventBaseCode`).
    #[must_use]
    pub fn base(self) -> &'static str {
        self.0.get(..3).unwrap_or(self.0)
    }

    /// The first two digits (GDELT's `EventRootCode`).
    #[must_use]
    pub fn root(self) -> &'static str {
        self.0.get(..2).unwrap_or(self.0)
    }

    /// GDELT's `QuadClass`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    #[must_use]
    pub fn quad_class(self) -> u8 {
        match self.root() {
            "01" | "02" | "03" | "04" | "05" => 1,
            "06" | "07" | "08" | "09" => 2,
            "10" | "11" | "12" | "13" | "14" => 3,
            _ => 4,
        }
    }

    /// The Goldstein scale, -10 (conflict) to 10 (cooperation), in GDELT's table for CAMEO.
    #[must_use]
    pub fn goldstein(self) -> f64 {
        // A four-digit code has its base's value unless it has one of its own.
        GOLDSTEIN
            .iter()
            .filter(|(prefix, _)| self.0.starts_with(prefix))
            .max_by_key(|(prefix, _)| prefix.len())
            .map_or(0.0, |(_, value)| *value)
    }
}

impl fmt::Display for Cameo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What `kind` and PLOVER code are in CAMEO: the row that says most of what is known.
pub(super) fn of(kind: &str, plover: &Plover) -> Option<Cameo> {
    CODES
        .iter()
        .filter(|row| {
            row.event == plover.event
                && (row.kind.is_empty() || row.kind == kind)
                && (row.mode.is_empty() || plover.mode.as_deref() == Some(row.mode))
                && (row.context.is_empty() || plover.context.iter().any(|c| c == row.context))
        })
        .max_by_key(|row| {
            (
                !row.kind.is_empty(),
                !row.mode.is_empty(),
                !row.context.is_empty(),
            )
        })
        .map(|row| Cameo(row.code))
}

struct Row {
    kind: &'static str,
    event: &'static str,
    mode: &'static str,
    context: &'static str,
    code: &'static str,
}

const fn row(
    kind: &'static str,
    event: &'static str,
    mode: &'static str,
    context: &'static str,
    code: &'static str,
) -> Row {
    Row {
        kind,
        event,
        mode,
        context,
        code,
    }
}

/// Kind, event, mode, context ("" for any), code.
const CODES: &[Row] = &[
    row("", "AGREE", "", "", "030"),
    row("", "AGREE", "", "economic", "0311"),
    row("", "AGREE", "", "military", "0312"),
    row("", "AGREE", "", "legal", "0313"),
    row("", "AGREE", "", "intelligence", "0314"),
    row("", "AGREE", "", "humanitarian", "0333"),
    row("", "AGREE", "", "peacekeeping", "0334"),
    row("meeting", "AGREE", "", "", "036"),
    row("call", "AGREE", "", "", "036"),
    row("gathering", "AGREE", "", "", "036"),
    row("visit", "AGREE", "", "", "036"),
    row("signing", "AGREE", "", "", "032"),
    row("invitation", "AGREE", "", "", "036"),
    row("aid", "AGREE", "", "", "033"),
    row("aid", "AGREE", "", "economic", "0331"),
    row("aid", "AGREE", "", "military", "0332"),
    row("aid", "AGREE", "", "humanitarian", "0333"),
    row("", "CONSULT", "", "", "040"),
    row("", "CONSULT", "phone", "", "041"),
    row("", "CONSULT", "visit", "", "042"),
    row("", "CONSULT", "third-party", "", "044"),
    row("", "SUPPORT", "", "", "050"),
    row("signing", "SUPPORT", "", "", "057"),
    row("agreement", "SUPPORT", "", "", "057"),
    row("recognition", "SUPPORT", "", "", "054"),
    row("congratulations", "SUPPORT", "", "", "051"),
    row("condolences", "SUPPORT", "", "", "051"),
    row("ceremony", "SUPPORT", "", "", "050"),
    row("", "COOPERATE", "", "", "060"),
    row("", "COOPERATE", "", "economic", "061"),
    row("", "COOPERATE", "", "military", "062"),
    row("", "COOPERATE", "", "legal", "063"),
    row("", "COOPERATE", "", "intelligence", "064"),
    row("", "AID", "", "", "070"),
    row("", "AID", "", "economic", "071"),
    row("", "AID", "", "military", "072"),
    row("", "AID", "", "humanitarian", "073"),
    row("", "AID", "", "peacekeeping", "074"),
    row("", "AID", "asylum", "", "075"),
    row("", "CONCEDE", "", "", "080"),
    row("", "RETREAT", "", "", "080"),
    row("", "RETREAT", "release", "", "0841"),
    row("", "RETREAT", "return", "", "0842"),
    row("", "RETREAT", "ease", "", "085"),
    row("", "RETREAT", "access", "", "086"),
    row("", "RETREAT", "disarm", "", "0873"),
    row("", "RETREAT", "ceasefire", "", "0871"),
    row("", "RETREAT", "withdraw", "", "0874"),
    row("", "RETREAT", "resign", "", "0831"),
    row("", "REQUEST", "", "", "100"),
    row("", "REQUEST", "assist", "", "103"),
    row("", "REQUEST", "change", "", "104"),
    row("", "REQUEST", "yield", "", "105"),
    row("", "REQUEST", "meet", "", "106"),
    row("", "ACCUSE", "", "", "110"),
    row("", "ACCUSE", "disapprove", "", "111"),
    row("", "ACCUSE", "allege", "", "112"),
    row("", "ACCUSE", "investigate", "", "090"),
    row("summons", "ACCUSE", "", "", "114"),
    row("protest note", "ACCUSE", "", "", "114"),
    row("", "REJECT", "", "", "120"),
    row("", "REJECT", "assist", "", "121"),
    row("", "REJECT", "change", "", "123"),
    row("", "REJECT", "yield", "", "124"),
    row("", "REJECT", "meet", "", "125"),
    row("veto", "REJECT", "", "", "129"),
    row("", "THREATEN", "", "", "130"),
    row("", "THREATEN", "relations", "", "1313"),
    row("", "THREATEN", "restrict", "", "1312"),
    row("", "THREATEN", "expel", "", "136"),
    row("", "THREATEN", "territory", "", "1382"),
    row("", "THREATEN", "violence", "", "138"),
    row("", "PROTEST", "", "", "140"),
    row("", "PROTEST", "demo", "", "141"),
    row("", "PROTEST", "hunger", "", "142"),
    row("", "PROTEST", "boycott", "", "143"),
    row("", "PROTEST", "strike", "", "143"),
    row("", "PROTEST", "obstruct", "", "144"),
    row("", "PROTEST", "riot", "", "145"),
    row("", "SANCTION", "", "", "160"),
    row("", "SANCTION", "withdraw", "", "161"),
    row("", "SANCTION", "expel", "", "166"),
    row("", "SANCTION", "discontinue", "", "163"),
    row("", "SANCTION", "discontinue", "diplomatic", "161"),
    row("", "SANCTION", "convict", "", "116"),
    row("", "MOBILIZE", "", "", "150"),
    row("", "MOBILIZE", "troops", "", "154"),
    row("", "MOBILIZE", "weapons", "", "152"),
    row("", "MOBILIZE", "police", "", "153"),
    row("", "COERCE", "", "", "170"),
    row("", "COERCE", "seize", "", "171"),
    row("", "COERCE", "restrict", "", "172"),
    row("", "COERCE", "ban", "", "1722"),
    row("", "COERCE", "curfew", "", "1723"),
    row("", "COERCE", "martial-law", "", "1724"),
    row("", "COERCE", "arrest", "", "173"),
    row("", "COERCE", "deport", "", "174"),
    row("", "ASSAULT", "", "", "180"),
    row("", "ASSAULT", "", "military", "190"),
    row("", "ASSAULT", "abduct", "", "181"),
    row("", "ASSAULT", "beat", "", "182"),
    row("", "ASSAULT", "assassinate", "", "186"),
    row("", "ASSAULT", "explosives", "", "183"),
    row("", "ASSAULT", "suicide-attack", "", "1831"),
    row("", "ASSAULT", "firearms", "", "193"),
    row("", "ASSAULT", "heavy-weapons", "", "195"),
    row("", "ASSAULT", "unconventional", "", "204"),
];

/// CAMEO code or its beginning, and the value of all codes that begin so, unless a longer row says otherwise.
const GOLDSTEIN: &[(&str, f64)] = &[
    ("03", 4.0),
    ("031", 5.2),
    ("032", 4.5),
    ("033", 5.2),
    ("0334", 6.0),
    ("034", 7.0),
    ("035", 7.0),
    ("037", 5.0),
    ("038", 7.0),
    ("039", 5.0),
    ("04", 1.0),
    ("042", 1.9),
    ("043", 2.8),
    ("044", 2.5),
    ("045", 5.0),
    ("046", 7.0),
    ("05", 3.5),
    ("051", 3.4),
    ("053", 3.8),
    ("054", 6.0),
    ("055", 7.0),
    ("056", 7.0),
    ("057", 8.0),
    ("06", 6.0),
    ("061", 6.4),
    ("062", 7.4),
    ("063", 7.4),
    ("064", 7.0),
    ("07", 7.0),
    ("071", 7.4),
    ("072", 8.3),
    ("073", 7.4),
    ("074", 8.5),
    ("08", 5.0),
    ("084", 7.0),
    ("085", 7.0),
    ("086", 9.0),
    ("087", 9.0),
    ("0874", 10.0),
    ("09", -2.0),
    ("10", -5.0),
    ("11", -2.0),
    ("12", -4.0),
    ("125", -5.0),
    ("126", -5.0),
    ("127", -5.0),
    ("128", -5.0),
    ("129", -5.0),
    ("13", -6.0),
    ("130", -4.4),
    ("131", -5.8),
    ("132", -5.8),
    ("133", -5.8),
    ("134", -5.8),
    ("135", -5.8),
    ("136", -7.0),
    ("137", -7.0),
    ("138", -7.0),
    ("139", -7.0),
    ("14", -6.5),
    ("144", -7.5),
    ("145", -7.5),
    ("15", -7.2),
    ("16", -4.0),
    ("162", -5.6),
    ("163", -8.0),
    ("164", -7.0),
    ("165", -6.5),
    ("166", -7.0),
    ("17", -7.0),
    ("171", -9.2),
    ("172", -5.0),
    ("173", -5.0),
    ("174", -5.0),
    ("175", -9.0),
    ("18", -9.0),
    ("182", -9.5),
    ("1823", -10.0),
    ("183", -10.0),
    ("184", -8.0),
    ("185", -8.0),
    ("186", -10.0),
    ("19", -10.0),
    ("191", -9.5),
    ("192", -9.5),
    ("196", -9.5),
    ("20", -10.0),
    ("201", -9.5),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn plover(event: &str, mode: Option<&str>, context: &[&str]) -> Plover {
        Plover {
            event: event.into(),
            mode: mode.map(Into::into),
            context: context.iter().map(|&c| c.into()).collect(),
        }
    }

    #[test]
    fn every_code_has_a_scale_and_the_sign_of_its_class() {
        for row in CODES {
            let c = Cameo(row.code);
            assert!(c.goldstein() != 0.0, "{c}");
            assert_eq!(
                c.goldstein() > 0.0,
                c.quad_class() <= 2 && c.root() != "09",
                "{c}"
            );
        }
    }

    #[test]
    fn the_row_that_says_most_wins() {
        let of = |kind, p: &Plover| of(kind, p).map(Cameo::code);
        assert_eq!(
            of("aid", &plover("AGREE", None, &["military"])),
            Some("0332")
        );
        assert_eq!(
            of("aid", &plover("AID", None, &["humanitarian"])),
            Some("073")
        );
        assert_eq!(
            of(
                "attack",
                &plover("ASSAULT", Some("heavy-weapons"), &["military"])
            ),
            Some("195")
        );
        assert_eq!(
            of("summons", &plover("ACCUSE", Some("disapprove"), &[])),
            Some("114")
        );
        assert_eq!(of("x", &plover("DANCE", None, &[])), None);
    }
}
