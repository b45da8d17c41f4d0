//! Who may write, and that it can be taken back.

use crate::made::{Answer, Room, TOKEN, open, plain};
use axum::http::StatusCode;
use sidelines_store::Store;

const OWN: [(&str, &str); 2] = [
    ("origin", "http://localhost"),
    ("sec-fetch-site", "same-origin"),
];

async fn meeting(room: &Room) -> serde_json::Value {
    let all = room
        .get("/timeline.json?kind=meeting&status=occurred")
        .await
        .json();
    all["contacts"][0].clone()
}

fn corrections(room: &Room) -> usize {
    Store::open_read_only(&room.db)
        .unwrap()
        .corrections()
        .unwrap()
        .len()
}

/// Signs in, and gives the cookie and the secret of the visit's pages.
async fn sign_in(room: &Room) -> (String, String) {
    let form = format!("name=A.+Reader&token={TOKEN}&to=%2F");
    let answer = room.post("/sign-in", &OWN, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let id = meeting(room).await["id"].as_str().unwrap().to_owned();
    let request = axum::http::Request::get(format!("/fact/{id}"))
        .header("host", "localhost")
        .header("cookie", &cookie);
    let page = room
        .send(request.body(axum::body::Body::empty()).unwrap())
        .await;
    let secret = page.body.split("name=\"secret\" value=\"").nth(1).unwrap();
    (cookie, secret.split('"').next().unwrap().to_owned())
}

async fn set_date(room: &Room, headers: &[(&str, &str)], secret: &str) -> Answer {
    let id = meeting(room).await["id"].as_str().unwrap().to_owned();
    let form =
        format!("do=set&entry={id}&field=date&value=2023-04-26&note=seen+it&secret={secret}");
    room.post("/corrections", headers, &form).await
}

#[tokio::test]
async fn who_has_the_token_corrects_and_takes_back() {
    let room = Room::usual();
    let (cookie, secret) = sign_in(&room).await;
    let headers = [OWN[0], OWN[1], ("cookie", cookie.as_str())];
    let done = set_date(&room, &headers, &secret).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(meeting(&room).await["date"], "2023-04-26");
    let ledger = room.get("/corrections.json").await.json();
    assert_eq!(ledger["corrections"][0]["author"], "A. Reader");
    let undo = format!(
        "correction={}&secret={secret}",
        ledger["corrections"][0]["id"].as_str().unwrap()
    );
    let done = room.post("/corrections/undo", &headers, &undo).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(meeting(&room).await["date"], "2023-04-27");
    assert_eq!(corrections(&room), 2, "the ledger keeps both");
}

#[tokio::test]
async fn a_partys_field_is_set() {
    let room = Room::usual();
    let bearer = format!("Bearer {TOKEN}");
    let id = meeting(&room).await["id"].as_str().unwrap().to_owned();
    let set = |party: &str, field: &str, value: &str| {
        format!("do=set&entry={id}&party={party}&field={field}&value={value}")
    };
    let headers = [("authorization", bearer.as_str())];
    let form = set("Sherali+Mirzo", "rank", "Colonel+General");
    let done = room.post("/corrections", &headers, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(
        meeting(&room).await["parties"][1]["rank"],
        "Colonel General"
    );
    for wrong in [
        set("nobody", "rank", "x"),
        set("IN", "date", "2023"),
        set("IN", "country", "India"),
    ] {
        let refused = room.post("/corrections", &headers, &wrong).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn the_page_offers_every_field_that_can_be_set() {
    let room = Room::usual();
    let (cookie, _) = sign_in(&room).await;
    let id = meeting(&room).await["id"].as_str().unwrap().to_owned();
    let request = axum::http::Request::get(format!("/fact/{id}"))
        .header("host", "localhost")
        .header("cookie", &cookie);
    let page = room
        .send(request.body(axum::body::Body::empty()).unwrap())
        .await;
    for party in [false, true] {
        for field in sidelines_resolve::fields_of(&id, party) {
            let option = format!("<option value=\"{field}\">");
            assert!(page.body.contains(&option), "{field}");
        }
    }
    for name in ["Rajnath Singh", "Sherali Mirzo"] {
        assert!(
            page.body.contains(&format!("<option value=\"{name}\">")),
            "{name}"
        );
    }
}

#[tokio::test]
async fn nobody_else_writes() {
    let room = Room::usual();
    let (cookie, secret) = sign_in(&room).await;
    let cookie = ("cookie", cookie.as_str());
    let cross = ("origin", "http://evil.example");
    for (what, headers, secret) in [
        ("nothing", vec![], ""),
        ("no visit", OWN.to_vec(), secret.as_str()),
        ("no secret", vec![OWN[0], OWN[1], cookie], ""),
        ("a wrong secret", vec![OWN[0], OWN[1], cookie], "0123"),
        (
            "another site",
            vec![cross, ("sec-fetch-site", "cross-site"), cookie],
            secret.as_str(),
        ),
        ("no origin", vec![cookie], secret.as_str()),
        ("a wrong token", vec![("authorization", "Bearer nope")], ""),
        ("an empty token", vec![("authorization", "Bearer ")], ""),
    ] {
        let answer = set_date(&room, &headers, secret).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
    }
    let wrong = room.post("/sign-in", &OWN, "token=nope").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert_eq!(corrections(&room), 0);
}

#[tokio::test]
async fn a_program_shows_the_token_itself() {
    let room = Room::usual();
    let bearer = format!("Bearer {TOKEN}");
    let done = set_date(&room, &[("authorization", &bearer)], "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let refused = room
        .post(
            "/corrections",
            &[("authorization", &bearer)],
            "do=set&entry=e-none&field=date&value=x",
        )
        .await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(
        refused.json()["detail"]
            .as_str()
            .unwrap()
            .contains("e-none")
    );
}

#[tokio::test]
async fn a_room_for_reading_only_takes_nothing() {
    let room = Room::with(&[plain("a")], None);
    let answer = set_date(&room, &[("authorization", "Bearer ")], "").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(room.get("/sign-in").await.status, StatusCode::FORBIDDEN);
    assert!(!room.get("/").await.body.contains("Sign in"));
    assert_eq!(corrections(&room), 0);
}

#[tokio::test]
async fn what_another_program_reads_is_seen() {
    let mut room = Room::usual();
    let before = room.get("/home.json").await.json()["totals"]["reports"].clone();
    let mut store = Store::open(&room.db).unwrap();
    store
        .add_reports(&[plain("c")], "2023-05-02T12:00:00Z".parse().unwrap())
        .unwrap();
    drop(store);
    // The first request after it starts to read, and does not wait.
    for _ in 0..100 {
        let now = room.get("/home.json").await.json()["totals"]["reports"].clone();
        if now != before {
            assert_eq!(now, 3);
            room.router = open(&room.db, None);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the new report is never seen");
}
