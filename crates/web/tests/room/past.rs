//! The record as it was: at a moment, on a day, and what has changed since.

use crate::made::{Room, TOKEN, made, open, plain};
use axum::http::StatusCode;
use sidelines_store::Store;

/// The usual room, read on 1 May 2023, with another report read a year later.
fn grown() -> Room {
    let mut room = Room::usual();
    let (mut report, mut reading) = made(
        "later",
        "Rajnath Singh",
        "Ruslan Zhaxylykov",
        "Astana",
        "ties deepen",
        "The Daily",
    );
    report.published = Some("2024-04-28".to_owned());
    reading.published = "2024-04-28".parse().ok();
    let mut store = Store::open(&room.db).unwrap();
    store
        .add_reports(
            &[(report, reading), plain("c")],
            "2024-05-01T12:00:00Z".parse().unwrap(),
        )
        .unwrap();
    drop(store);
    room.router = open(&room.db, Some(TOKEN));
    room
}

async fn reports(room: &Room, address: &str) -> usize {
    let all = room.get(address).await;
    assert_eq!(all.status, StatusCode::OK, "{address}: {}", all.body);
    all.json()["matching"].as_u64().unwrap() as usize
}

#[tokio::test]
async fn every_page_of_a_moment() {
    let room = grown();
    assert_eq!(reports(&room, "/reports.json").await, 4);
    assert_eq!(reports(&room, "/reports.json?known_at=2023-05-01").await, 2);
    assert_eq!(reports(&room, "/reports.json?known_at=2023-04-30").await, 0);
    let page = room.get("/timeline?country=IN&known_at=2023-05-01").await;
    assert!(
        page.body
            .contains("as it was known at the end of 1 May 2023")
    );
    let links = page.body.split("href=\"/").skip(1);
    for link in links.filter_map(|l| l.split('"').next()) {
        let own = ["assets/", "openapi.json", "sign-in"];
        let stays = link.contains("known_at=");
        assert!(stays || own.iter().any(|o| link.starts_with(o)), "{link}");
    }
    // The past is not written in.
    assert!(!page.body.contains("Sign in"));
    let moved = room.get("/pair/India/Tajik?known_at=2023-05-01").await;
    assert_eq!(moved.header("location"), "/pair/IN/TJ?known_at=2023-05-01");
    let wrong = room.get("/timeline.json?known_at=soon").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.body.contains("known_at 'soon' is no time"));
}

#[tokio::test]
async fn what_held_on_a_day() {
    let room = grown();
    let all = reports(&room, "/timeline.json").await;
    let then = reports(&room, "/timeline.json?as_of=2023-04-27").await;
    assert!(then > 0 && then < all, "{then} of {all}");
    let same = reports(&room, "/timeline.json?to=2023-04-27").await;
    assert_eq!(then, same);
    let home = room.get("/home.json?on=2023-12-31").await.json();
    assert_eq!(home["on"], "2023-04-28");
    assert_eq!(home["totals"]["reports"], 3);
    // Where a page has a field for the day, it takes it.
    for (address, answer) in crate::made::walk(&room).await {
        if answer.body.contains("id=\"as-of\"") && !address.contains('?') {
            let then = room.get(&format!("{address}?on=2023-04-28")).await;
            assert_ne!(then.status, StatusCode::BAD_REQUEST, "{address}");
        }
    }
}

#[tokio::test]
async fn what_has_changed_since_it_was_read_and_since_it_was_reported() {
    let room = grown();
    let read = room.get("/changes.json?since=2023-12-31").await.json();
    assert_eq!(read["totals"]["reports"], 2, "{read}");
    let new = &read["contacts"][0]["parties"][1]["person"];
    assert_eq!(new, "Ruslan Zhaxylykov");
    // What one more report tells was known before.
    assert!(
        read["changed"]
            .as_array()
            .unwrap()
            .iter()
            .any(|c| c["reports"][0] == "c")
    );
    let reported = room.get("/changes.json?reported_since=2024").await.json();
    assert_eq!(reported["totals"]["reports"], 1, "{reported}");
    // Where nothing is asked: the last seven days of which there are reports.
    let week = room.get("/changes.json").await.json();
    assert_eq!(week["reported_since"], "2024-04-22");
    assert_eq!(week["contacts"], reported["contacts"]);
    let both = room.get("/changes?since=2023&reported_since=2023").await;
    assert_eq!(both.status, StatusCode::BAD_REQUEST);
    let page = room.get("/changes?since=2023-12-31").await.body;
    for heading in [
        "Told otherwise, or by more reports",
        "New contacts",
        "New reports",
    ] {
        assert!(page.contains(heading), "{heading}");
    }
    let home = room.get("/").await.body;
    assert!(home.contains("href=\"/changes\""));
}

#[tokio::test]
async fn counting_profiles_narrow_what_is_shown() {
    let room = Room::usual();
    let all = room.get("/timeline.json").await.json()["matching"].clone();
    let narrow = room.get("/timeline.json?profile=meetings").await.json();
    assert!(narrow["matching"].as_u64() < all.as_u64());
    let page = room.get("/timeline?profile=meetings").await.body;
    assert!(page.contains("Contacts were counted with the profile"));
    let network = room.get("/network.json?profile=travel").await.json();
    assert_eq!(network["edges"].as_array().unwrap().len(), 0);
    let dyads = "/count.json?profile=dyads&by=pair&by=year";
    let counts = room.get(dyads).await.json();
    let first = &counts["counts"][0];
    assert_eq!(
        first["of"],
        serde_json::json!(["IN → TJ", "2023"]),
        "{counts}"
    );
    assert!(
        counts["methods"]
            .as_str()
            .unwrap()
            .contains("directed pair")
    );
    let csv = room.get(&dyads.replace(".json", ".csv")).await.body;
    assert!(csv.starts_with("pair,year,count\r\nIN → TJ,2023,"), "{csv}");
    let wrong = room.get("/count.json?profile=lunches").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.body.contains("there are meetings"));
}

#[tokio::test]
async fn long_lists_come_in_sheets() {
    let reports: Vec<_> = (0..60)
        .map(|i| {
            let (report, mut reading) = plain(&format!("r{i}"));
            for fact in &mut reading.facts {
                if let sidelines_facts::Body::Encounter(e) = &mut fact.body {
                    let month = i % 12 + 1;
                    e.date = format!("{}-{month:02}-03", 2010 + i / 12).parse().ok();
                    e.part_of = None;
                }
            }
            (report, reading)
        })
        .collect();
    let room = Room::with(&reports, None);
    let mut seen = std::collections::BTreeSet::new();
    let first = room.get("/pair/IN/TJ.json").await.json();
    let pages = first["pages"].as_u64().unwrap();
    assert!(pages > 1, "{first}");
    for page in 1..=pages {
        let sheet = room
            .get(&format!("/pair/IN/TJ.json?page={page}"))
            .await
            .json();
        let contacts = sheet["contacts"].as_array().unwrap();
        assert!(contacts.len() <= 50);
        seen.extend(
            contacts
                .iter()
                .map(|c| c["id"].as_str().unwrap().to_owned()),
        );
    }
    assert_eq!(
        seen.len() as u64,
        first["totals"]["contacts"].as_u64().unwrap()
    );
    let page = room.get("/pair/IN/TJ?page=2").await.body;
    assert!(page.contains("Page 2 of") && page.contains("rel=\"prev\""));
}
