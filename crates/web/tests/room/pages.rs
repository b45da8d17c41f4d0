//! Every page leads to pages that are there.

use crate::made::{Room, walk};
use axum::http::StatusCode;

#[tokio::test]
async fn every_link_leads_somewhere() {
    let room = Room::usual();
    let pages = walk(&room).await;
    assert!(pages.len() > 60, "{} pages", pages.len());
    for (address, answer) in &pages {
        assert_eq!(answer.status, StatusCode::OK, "{address}");
    }
    for start in [
        "/fact/e-",
        "/fact/q-",
        "/fact/h-",
        "/fact/m-",
        "/fact/f-",
        "/person/",
        "/office/",
        "/report/",
        "/gathering/",
        "/place/",
        "/organisation/",
        "/quotes?organisation=",
    ] {
        assert!(
            pages.iter().any(|(address, _)| address.starts_with(start)),
            "nothing leads to {start}"
        );
    }
}

#[tokio::test]
async fn the_pages_of_a_fact_and_a_report() {
    let room = Room::usual();
    let id = room
        .get("/timeline.json?status=occurred&kind=meeting")
        .await
        .json();
    let id = id["contacts"][0]["id"].as_str().unwrap().to_owned();
    let fact = room.get(&format!("/fact/{id}")).await;
    insta::assert_snapshot!("fact", main(&fact.body));
    let report = room.get("/report/a").await;
    insta::assert_snapshot!("report", main(&report.body));
    let timeline = room.get("/timeline").await;
    insta::assert_snapshot!("timeline", main(&timeline.body));
    let pair = room.get("/pair/IN/TJ").await;
    insta::assert_snapshot!("pair", main(&pair.body));
}

/// The part of a page that is its own.
fn main(page: &str) -> String {
    let from = page.find("<main").unwrap();
    let to = page.find("</main>").unwrap();
    page[from..to].to_owned()
}

#[tokio::test]
async fn names_and_beginnings_of_ids_lead_to_the_permanent_address() {
    let room = Room::usual();
    let moved = room.get("/pair/India/Tajik.json").await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (StatusCode::PERMANENT_REDIRECT, "/pair/IN/TJ.json")
    );
    let id = room.get("/timeline.json").await.json()["contacts"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let moved = room.get(&format!("/fact/{}", &id[..8])).await;
    assert_eq!(moved.header("location"), format!("/fact/{id}"));
}

#[tokio::test]
async fn what_cannot_be_asked_is_told_with_the_remedy() {
    let room = Room::usual();
    for (address, status, says) in [
        (
            "/timeline?from=soon",
            StatusCode::BAD_REQUEST,
            "write 2021-07-28",
        ),
        (
            "/timeline?colour=red",
            StatusCode::BAD_REQUEST,
            "unknown field",
        ),
        (
            "/pair/IN/Tajikstan",
            StatusCode::BAD_REQUEST,
            "did you mean Tajikistan?",
        ),
        ("/pair/IN/IN", StatusCode::BAD_REQUEST, "two countries"),
        ("/fact/e-nothing", StatusCode::NOT_FOUND, "no entry"),
        ("/report/none", StatusCode::NOT_FOUND, "no report"),
        ("/nowhere", StatusCode::NOT_FOUND, "there is no page"),
        ("/assets/0/style.css", StatusCode::NOT_FOUND, ""),
    ] {
        let answer = room.get(address).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(answer.body.contains(says), "{address}: {}", answer.body);
    }
    let problem = room.get("/fact/e-nothing.json").await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["status"], 404);
}

#[tokio::test]
async fn search_finds_names_pairs_quotes_and_reports() {
    let room = Room::usual();
    let found = room.get("/search.json?q=sing").await.json();
    assert_eq!(found["names"][0]["label"], "Rajnath Singh");
    let found = room.get("/search.json?q=india+and+tajikistan").await.json();
    assert_eq!(found["pair"]["to"], "/pair/IN/TJ");
    let found = room.get("/search.json?q=cooperation").await.json();
    assert_eq!(found["quotes_total"], 2);
    assert_eq!(found["reports"].as_array().unwrap().len(), 2);
    let few = room
        .get("/search.json?complete=true&q=cooperation")
        .await
        .json();
    assert_eq!(few["reports"].as_array().unwrap().len(), 0);
}
