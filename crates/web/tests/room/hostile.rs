//! Reports are hostile input, and so are pages of others in the same browser.

use crate::made::{HOSTILE, Room, TOKEN, made, walk};
use axum::body::Body;
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn no_text_of_a_report_becomes_part_of_a_page() {
    let evil = made(
        HOSTILE,
        HOSTILE,
        &format!("{HOSTILE} Mirzo"),
        HOSTILE,
        HOSTILE,
        HOSTILE,
    );
    let room = Room::with(&[evil], Some(TOKEN));
    let pages = walk(&room).await;
    assert!(pages.len() > 30, "{} pages", pages.len());
    let mut told = 0;
    for (address, answer) in &pages {
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let html = answer.header("content-type").starts_with("text/html");
        if !html {
            continue;
        }
        told += usize::from(answer.body.contains("alert(1)"));
        for hidden in ['\u{202e}', '\u{0}', '\u{1b}'] {
            assert!(!answer.body.contains(hidden), "{hidden:?} in {address}");
        }
        for tag in ["<script>", "<img", "javascript:"] {
            assert!(!answer.body.contains(tag), "{tag} in {address}");
        }
        // The only script is the room's own, and nothing is inline.
        assert_eq!(answer.body.matches("<script").count(), 1, "{address}");
        for inline in [" style=", " onerror=alert(2)>\"", " onclick="] {
            assert!(!answer.body.contains(inline), "{inline} in {address}");
        }
    }
    assert!(told > 20, "the words themselves are shown, escaped: {told}");
}

#[tokio::test]
async fn every_answer_is_sealed() {
    let room = Room::usual();
    for address in [
        "/",
        "/nowhere",
        "/timeline.json",
        "/openapi.json",
        "/timeline?from=x",
    ] {
        let answer = room.get(address).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{address}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(
            answer.header("x-content-type-options"),
            "nosniff",
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_foreign_name_gets_nothing() {
    let room = Room::usual();
    for host in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
    ] {
        let request = Request::get("/").header("host", host);
        let answer = room.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(!answer.body.contains("Singh"), "{host}");
    }
}

#[tokio::test]
async fn too_much_is_refused() {
    let room = Room::usual();
    let bearer = format!("Bearer {TOKEN}");
    let headers = [("authorization", bearer.as_str())];
    let answer = room
        .post("/corrections", &headers, &"x".repeat(100_000))
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
