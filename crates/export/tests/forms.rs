//! Every form of a small record that has everything in it, and some text that would break what is written carelessly.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot make its record has failed"
)]

use sidelines_export::{Form, Options, tables, write};
use sidelines_facts::read_facts;
use sidelines_resolve::{Corrections, Record, ReportFacts, ReportMeta, resolve};

const FORMS: [(&str, Form); 11] = [
    ("facts", Form::Facts),
    ("csv", Form::Csv),
    ("plover", Form::Plover),
    ("cameo", Form::Cameo),
    ("gdelt", Form::Gdelt),
    ("ftm", Form::FollowTheMoney),
    ("popolo", Form::Popolo),
    ("ics", Form::ICalendar),
    ("rdf", Form::Rdf),
    ("gexf", Form::Gexf),
    ("graphml", Form::GraphMl),
];

fn record() -> Record {
    let facts: Vec<_> = read_facts(&include_bytes!("facts.jsonl")[..])
        .collect::<Result<_, _>>()
        .unwrap();
    let report = |id: &str, outlet: &str, day: &str, url: Option<&str>| ReportFacts {
        meta: ReportMeta {
            id: id.into(),
            published: Some(day.parse().unwrap()),
            outlet: Some(outlet.into()),
            agency: None,
            url: url.map(Into::into),
            title: Some("Talks & <more>".into()),
        },
        facts: facts.iter().filter(|f| f.report == id).cloned().collect(),
        ..ReportFacts::default()
    };
    let reports = [
        report(
            "wire 1/a",
            "Meridian \"Wire\"",
            "2021-07-28",
            Some("https://wire.example/1?a=1&b=2"),
        ),
        report("b", "Harbour, Post", "2021-07-29", None),
    ];
    resolve(&reports, &Corrections::default())
}

fn written(record: &Record, form: Form) -> String {
    let mut out = Vec::new();
    write(record, form, Options::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Ids and numbers that change with the rules of merging, not with the form.
fn steady(text: &str) -> String {
    let mut out = text.to_owned();
    for (pattern, to) in [
        (r"\b([ehpqomfv])-[0-9a-f]{16}", "$1-ID"),
        (r"confidence\W+[0-9.]+", "confidence N"),
        (r"(?m)^\d{9,}\t", "NUMBER\t"),
    ] {
        out = regex::Regex::new(pattern)
            .unwrap()
            .replace_all(&out, to)
            .into_owned();
    }
    out
}

#[test]
fn what_counts_is_a_table_with_its_words() {
    let record = record();
    let index = sidelines_views::Index::of(record.clone());
    let profile = sidelines_views::builtin("dyads").unwrap().unwrap();
    let rows = sidelines_views::counted(
        &index,
        &profile,
        &sidelines_views::TimelineFilter::default(),
    );
    let table = sidelines_export::counted(&record, &profile, &rows);
    let mut csv = Vec::new();
    table.write(&mut csv).unwrap();
    insta::assert_snapshot!("counted", steady(&String::from_utf8(csv).unwrap()));
    assert_eq!(table.objects().count(), rows.len());
    assert!(
        table
            .objects()
            .all(|row| row["type"] == "counted" && row["evidence"] != "")
    );
}

#[test]
fn every_form() {
    let record = record();
    for (name, form) in FORMS.into_iter().filter(|(name, _)| *name != "facts") {
        let text = steady(&written(&record, form)).replace('\r', "");
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let (one, two) = (record(), record());
    for (name, form) in FORMS {
        assert_eq!(written(&one, form), written(&two, form), "{name}");
    }
}

#[test]
fn nothing_that_could_steer_a_terminal_or_break_xml_is_written() {
    let record = record();
    for (name, form) in FORMS {
        let text = written(&record, form);
        let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        assert!(!text.contains(steers), "{name}");
    }
}

#[test]
fn xml_is_read_back_with_every_line_and_its_words() {
    let record = record();
    for form in [Form::Gexf, Form::GraphMl] {
        let text = written(&record, form);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut edges = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(e) if e.name().as_ref() == "edge" => edges += 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        // The gathering's three (the organisation, Singh, Wei) the meeting's and a call's one; the visit was called off.
        assert_eq!(edges, 5, "{form:?}");
        assert!(text.contains("&lt;script&gt;") && !text.contains("<script>"));
    }
    let any = Options { any_status: true };
    let mut out = Vec::new();
    write(&record, Form::GraphMl, any, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap().matches("<edge ").count(), 7);
}

#[test]
fn turtle_is_read_back_with_the_exact_words() {
    let record = record();
    let text = written(&record, Form::Rdf);
    let triples: Vec<_> = oxttl::TurtleParser::new()
        .for_slice(text.as_bytes())
        .collect::<Result<_, _>>()
        .unwrap();
    let exact: Vec<String> = triples
        .iter()
        .filter(|t| t.predicate.as_str() == "http://www.w3.org/ns/oa#exact")
        .map(|t| match &t.object {
            oxrdf::Term::Literal(l) => l.value().to_owned(),
            other => panic!("{other}"),
        })
        .collect();
    for fact in record.facts() {
        for e in &fact.evidence {
            assert!(exact.contains(&e.text), "{}", e.text);
        }
    }
}

#[test]
fn a_calendar_is_read_back_entry_by_entry() {
    let text = written(&record(), Form::ICalendar);
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let calendar: icalendar::Calendar = text.parse().unwrap();
    assert_eq!(calendar.components.len(), 4, "one call has no date");
    assert!(text.contains("STATUS:CANCELLED") && text.contains("DTSTART;VALUE=DATE:20210901"));
}

#[test]
fn tables_are_read_back_and_hold_no_formula() {
    let record = record();
    let all = tables(&record);
    for table in &all {
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let mut csv = csv::Reader::from_reader(&out[..]);
        let rows: Vec<_> = csv.records().collect::<Result<_, _>>().unwrap();
        assert_eq!(rows.len(), table.rows.len(), "{}", table.name);
        for row in rows {
            assert_eq!(row.len(), table.columns.len());
            assert!(row.iter().all(|v| !v.starts_with('=')), "{row:?}");
        }
    }
    let facts: usize = [
        "encounters",
        "holders",
        "quotes",
        "memberships",
        "figures",
        "events",
    ]
    .iter()
    .map(|name| all.iter().find(|t| t.name == *name).unwrap().rows.len())
    .sum();
    assert_eq!(facts, record.facts().len());
}

#[test]
fn what_a_form_has_no_place_for_is_counted() {
    let record = record();
    for form in [Form::Plover, Form::Cameo, Form::Gdelt, Form::ICalendar] {
        let left = write(&record, form, Options::default(), &mut std::io::sink()).unwrap();
        assert_eq!(left.undated, 1, "{form:?}");
    }
    let empty = Record::default();
    for (name, form) in FORMS {
        assert_eq!(
            write(&empty, form, Options::default(), &mut std::io::sink())
                .unwrap()
                .undated,
            0,
            "{name}"
        );
    }
}

#[test]
fn a_row_of_gdelt_has_sixty_one_columns() {
    for row in written(&record(), Form::Gdelt).lines() {
        assert_eq!(row.split('\t').count(), 61, "{row}");
    }
}
