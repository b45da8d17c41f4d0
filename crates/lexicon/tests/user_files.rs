//! Files that a user adds.

use sidelines_lexicon::{CountryForm, HitKind, Lexicon, LexiconError};
use std::path::Path;

fn with_files(files: &[(&str, &str)]) -> Result<Lexicon, LexiconError> {
    let read = |source| LexiconError::Read {
        path: "a temporary folder".into(),
        source,
    };
    let folder = tempfile::tempdir().map_err(read)?;
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).map_err(read)?;
    }
    Lexicon::with_dir(folder.path())
}

fn message(files: &[(&str, &str)]) -> String {
    with_files(files)
        .map(|_| String::new())
        .unwrap_or_else(|error| error.to_string())
}

#[test]
fn added_entries_are_found_beside_the_embedded_ones() {
    let own = r#"
[[country]]
alpha2 = "TJ"
seats = ["Ismoili Somoni Square"]

[[organisation]]
id = "rivers"
name = "Commission of the Upper Rivers"
short = "COUR"
members = ["TJ", "KG"]

[[office]]
name = "Grand Navigator"
class = "official"
forms = ["grand navigator"]
"#;
    let towns = "city,Yamchun,Yamchin,TJ,,36.9500,72.1500,,,\n";
    let lexicon = with_files(&[("own.toml", own), ("towns.csv", towns)]).unwrap();
    let text = "Ismoili Somoni Square said the Grand Navigator of COUR was in Yamchin, Tajikistan.";
    let hits = lexicon.scan(text);
    let has = |kind: &HitKind| hits.iter().any(|hit| hit.kind == *kind);
    assert!(has(&HitKind::Country {
        alpha2: "TJ".into(),
        form: CountryForm::Seat
    }));
    assert!(has(&HitKind::Country {
        alpha2: "TJ".into(),
        form: CountryForm::Name
    }));
    assert!(has(&HitKind::Organisation("rivers".into())));
    assert!(hits.iter().any(|hit| matches!(&hit.kind, HitKind::City(_))));
    assert!(hits.iter().any(
        |hit| matches!(&hit.kind, HitKind::Office(office) if office.canonical == "Grand Navigator")
    ));
    assert_eq!(
        lexicon.country("TJ").map(|country| country.name.as_str()),
        Some("Tajikistan")
    );
    assert_eq!(
        lexicon
            .city("Yamchun", None)
            .and_then(|place| place.country.as_deref()),
        Some("TJ")
    );
}

#[test]
fn an_added_meaning_joins_the_old_ones() {
    let towns = "city,Geneva,,TJ,,38.0000,70.0000,,,\n";
    let lexicon = with_files(&[("towns.csv", towns)]).unwrap();
    assert_eq!(
        lexicon
            .city("Geneva", None)
            .and_then(|p| p.country.as_deref()),
        Some("CH")
    );
    assert_eq!(
        lexicon.city("Geneva", Some("TJ")).map(|p| p.lat),
        Some(38.0)
    );
}

#[test]
fn faults_name_file_line_and_remedy() {
    let unknown = "[[country]]\nalpha2 = \"QQ\"\nforms = [\"Nowhere\"]\n";
    let told = message(&[("own.toml", unknown)]);
    assert_eq!(
        told,
        "own.toml, line 2: QQ is new; give it a name and an alpha3 code"
    );

    let code = "[[organisation]]\nid = \"x\"\nname = \"X Union\"\nmembers = [\n  \"ZZ\",\n]\n";
    let told = message(&[("own.toml", code)]);
    assert_eq!(told, "own.toml, line 5: no country has the code \"ZZ\"");

    let key = "[[country]]\nalpha2 = \"TJ\"\nadjective = [\"Tajik\"]\n";
    let told = message(&[("own.toml", key)]);
    assert!(
        told.starts_with("own.toml, line 3: unknown field `adjective`"),
        "{told}"
    );

    let told = message(&[("towns.csv", "# towns\ncity,Atlantis,,XX\n")]);
    assert!(
        told.starts_with("towns.csv, line 2: not ten fields"),
        "{told}"
    );

    let told = message(&[("towns.csv", "city,Atlantis,,GR,,99.0,1.0,,,\n")]);
    assert!(
        told.starts_with("towns.csv, line 1: latitude and longitude"),
        "{told}"
    );

    let told = message(&[("towns.csv", "city,Atlantis,,QQ,,9.0,1.0,,,\n")]);
    assert_eq!(told, "towns.csv, line 1: no country has the code \"QQ\"");

    let break_inside = "[[organisation]]\nid = \"x\"\nname = \"Union; of X\"\n";
    let told = message(&[("own.toml", break_inside)]);
    assert!(
        told.starts_with("own.toml, line 3: \"Union; of X\""),
        "{told}"
    );
}

#[test]
fn a_missing_folder_is_named() {
    let error = Lexicon::with_dir(Path::new("no/such/folder"))
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("cannot read no/such/folder"), "{error}");
}

#[test]
fn an_empty_folder_changes_nothing() {
    let text = "Tajik Defence Minister Sherali Mirzo met Rajnath Singh in Dushanbe.";
    let lexicon = with_files(&[]).unwrap();
    assert_eq!(lexicon.scan(text), Lexicon::embedded().scan(text));
}
