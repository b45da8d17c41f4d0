//! The value type: what is written is read back, and dates relate as sets of days do.

use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use sidelines_time::{Edtf, Partial, Precision, day_of, lasting_from, lasting_until};

#[expect(clippy::unwrap_used, reason = "called by tests only")]
fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn partial() -> impl Strategy<Value = Partial> {
    let year = prop_oneof![4 => (1900i16..2100).prop_map(Some), 1 => Just(None)];
    (year, 1i8..=12, 1i8..=31, 0..3).prop_filter_map("a date of the calendar", |(y, m, d, p)| {
        match p {
            0 => Partial::year(y?),
            1 => Partial::month(y, m),
            _ => Partial::day(y, m, d),
        }
    })
}

fn edtf() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        partial().prop_map(Edtf::from),
        (
            proptest::option::of(partial()),
            proptest::option::of(partial())
        )
            .prop_filter_map("an interval", |(a, b)| Edtf::interval(a, b)),
        proptest::collection::vec(partial(), 1..4).prop_filter_map("a set", Edtf::one_of),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(value in edtf()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>().ok(), Some(value.clone()));
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), value);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>().ok(), Some(value));
        }
    }

    #[test]
    fn near_misses_are_read_or_refused(text in "[0-9X/\\[\\],.-]{0,24}") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>().ok(), Some(value));
        }
    }

    #[test]
    fn order_is_total(a in edtf(), b in edtf(), c in edtf()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn overlap_is_mutual_and_containment_is_overlap(a in edtf(), b in edtf()) {
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert!(a.contains(&a));
        if a.contains(&b) && b.bounds().is_some() {
            prop_assert!(a.overlaps(&b), "{} contains {} but shares no day", a, b);
        }
    }

    #[test]
    fn what_two_reports_say_together_fits_both(a in edtf(), b in edtf()) {
        if let Some(both) = a.sharpen(&b) {
            prop_assert!(both.overlaps(&a) && both.overlaps(&b), "{both} from {a} and {b}");
            prop_assert_eq!(both.sharpen(&a), Some(both.clone()));
        } else if a.alternatives().is_empty() && b.alternatives().is_empty()
            && a.has_year() && b.has_year()
        {
            prop_assert!(!a.overlaps(&b), "{} and {} share days", a, b);
        }
        prop_assert_eq!(a.sharpen(&b), b.sharpen(&a));
    }

    #[test]
    fn days_agree_with_the_calendar(offset in 0i64..70_000, length in 1u16..400) {
        let start = Date::new(1900, 1, 1).unwrap().checked_add(offset.days()).unwrap();
        let stay = lasting_from(start, length).unwrap();
        let (first, last) = stay.bounds().unwrap();
        prop_assert_eq!((last - first).get_days(), i32::from(length) - 1);
        prop_assert_eq!(lasting_until(last, length), Some(stay.clone()));
        prop_assert_eq!(day_of(&stay, 1), Some(first));
        prop_assert_eq!(day_of(&stay, -1), Some(last));
        prop_assert_eq!(day_of(&stay, i32::from(length)), Some(last));
        prop_assert_eq!(day_of(&stay, i32::from(length) + 1), None);
    }
}

#[test]
fn forms_of_the_facts_format() {
    for text in [
        "2021",
        "2021-07",
        "2021-07-28",
        "XXXX-06-02",
        "XXXX-06",
        "2021-07-27/2021-07-29",
        "2021-06-04/..",
        "../2021-06-04",
        "[2021-07-28,2021-07-29]",
        "2021-12/2022-01",
        "XXXX-05-30/XXXX-05-31",
        "XXXX-12-30/XXXX-01-02",
        "XXXX-02-29",
        "0000",
        "9999-12-31",
    ] {
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "21",
        "2021-7",
        "2021-13",
        "2021-02-29",
        "XXXX",
        "XXXX-02-30",
        "2021-07-28/",
        "/",
        "../..",
        "2021-07-29/2021-07-27",
        "[]",
        "[2021",
        "2021-07-28T10:00",
        " 2021",
        "2021-07-28-01",
        "+021",
        "2021/XXXX-07",
    ] {
        assert!(text.parse::<Edtf>().is_err(), "{text:?}");
    }
    assert_eq!(
        "x".parse::<Edtf>().unwrap_err().to_string(),
        "not an EDTF date: \"x\""
    );
}

#[test]
fn normal_form() {
    assert_eq!(date("2021-07-28/2021-07-28"), date("2021-07-28"));
    assert_eq!(
        date("[2021-07-29,2021-07-28,2021-07-29]").to_string(),
        "[2021-07-28,2021-07-29]"
    );
    assert_eq!(date("[2021-07-29]"), date("2021-07-29"));
}

#[test]
fn bounds_and_precision() {
    let day = |y, m, d| Date::new(y, m, d).unwrap();
    assert_eq!(
        date("2020-02").bounds(),
        Some((day(2020, 2, 1), day(2020, 2, 29)))
    );
    assert_eq!(
        date("2021-06-04/..").bounds(),
        Some((day(2021, 6, 4), Date::MAX))
    );
    assert_eq!(date("XXXX-06-04").bounds(), None);
    assert_eq!(date("2021/2021-07-28").precision(), Precision::Year);
    assert!(Precision::Day > Precision::Month);
}

#[test]
fn relations() {
    let overlaps = |a: &str, b: &str| date(a).overlaps(&date(b));
    assert!(overlaps("2021-07", "2021-07-27/2021-08-02"));
    assert!(overlaps("XXXX-07-28", "2021-07-27/2021-07-29"));
    assert!(overlaps("XXXX-12-30/XXXX-01-02", "2022-01-01"));
    assert!(overlaps("XXXX-02-29", "2021/2024"));
    assert!(!overlaps("XXXX-02-29", "2021/2023"));
    assert!(!overlaps("XXXX-07-28", "XXXX-07-29"));
    assert!(!overlaps("2021-07-28", "2021-07-29"));
    assert!(!overlaps("[2021-07-27,2021-07-29]", "2021-07-28"));
    assert!(date("2021").contains(&date("XXXX-07-28")));
    assert!(!date("XXXX-07-28").contains(&date("2021-07-28")));
    assert!(date("[2021-07-28,2021-07-29]").contains(&date("2021-07-29")));
}

#[test]
fn sharpening() {
    for (a, b, both) in [
        ("2021-07", "2021-07-28", Some("2021-07-28")),
        ("2021-07-27/2021-07-29", "2021-07-28", Some("2021-07-28")),
        (
            "2021-07-27/2021-07-29",
            "2021-07-28/2021-07-31",
            Some("2021-07-28/2021-07-29"),
        ),
        ("XXXX-07-28", "2021", Some("2021-07-28")),
        ("XXXX-07-28", "2021-07-27/2021-07-29", Some("2021-07-28")),
        ("XXXX-07", "2021-07-28", Some("2021-07-28")),
        ("XXXX-07-28", "2020/2021", None),
        ("XXXX-07", "XXXX-07-28", Some("XXXX-07-28")),
        (
            "[2021-07-28,2021-07-29]",
            "2021-07-29/..",
            Some("2021-07-29"),
        ),
        ("[2021-07-28,2021-07-29]", "2021-07-30", None),
        (
            "2021-06-04/..",
            "../2021-06-06",
            Some("2021-06-04/2021-06-06"),
        ),
        ("2021-07-28", "2021-07-29", None),
    ] {
        assert_eq!(date(a).sharpen(&date(b)), both.map(date), "{a} and {b}");
    }
}

#[test]
fn sorting() {
    let mut dates = [
        "XXXX-01-01",
        "2021-07-28",
        "2021-07",
        "2021",
        "2021-07-27/2021-07-29",
        "2020",
    ]
    .map(date);
    dates.sort();
    let sorted: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    let expected = [
        "2020",
        "2021",
        "2021-07",
        "2021-07-27/2021-07-29",
        "2021-07-28",
        "XXXX-01-01",
    ];
    assert_eq!(sorted, expected);
}
