//! A record made for tests, and asking the room for its pages.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use jiff::Timestamp;
use sidelines_extract::Reading;
use sidelines_facts::Fact;
use sidelines_store::Store;
use sidelines_text::Report;
use sidelines_web::{Options, router};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

/// The token of the rooms of these tests.
pub(crate) const TOKEN: &str = "0123456789abcdef0123";

/// What a hostile report is full of.
pub(crate) const HOSTILE: &str =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{202e}\u{0}\u{1b}";

/// A room over a record of its own.
pub(crate) struct Room {
    _folder: TempDir,
    pub(crate) db: PathBuf,
    pub(crate) router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Room {
    pub(crate) fn with(reports: &[(Report, Reading)], token: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("record.db");
        let mut store = Store::create_or_open(&db).unwrap();
        let now: Timestamp = "2023-05-01T12:00:00Z".parse().unwrap();
        store.add_reports(reports, now).unwrap();
        drop(store);
        let router = open(&db, token);
        Self {
            _folder: folder,
            db,
            router,
        }
    }

    /// The usual two reports, with a token.
    pub(crate) fn usual() -> Self {
        Self::with(&[plain("a"), plain("b")], Some(TOKEN))
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let bytes: Bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).header("host", "localhost");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// A form sent from one of the room's own pages.
    pub(crate) async fn post(&self, address: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header("host", "localhost")
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }
}

pub(crate) fn open(db: &Path, token: Option<&str>) -> Router {
    router(Options {
        db: db.to_owned(),
        token: token.map(str::to_owned),
        hosts: Vec::new(),
        notes: Some(Arc::new(|_: &Report| Vec::new())),
    })
    .unwrap()
}

/// A report of a meeting, a visit that is planned, an office, a quote, a membership and a figure.
pub(crate) fn plain(id: &str) -> (Report, Reading) {
    made(
        id,
        "Rajnath Singh",
        "Sherali Mirzo",
        "Dushanbe",
        "cooperation grows",
        "The Daily",
    )
}

/// The same with whatever names and words.
pub(crate) fn made(
    id: &str,
    one: &str,
    other: &str,
    place: &str,
    said: &str,
    outlet: &str,
) -> (Report, Reading) {
    let text = format!("{one} met {other} in {place}. He said: {said}. Words that say nothing.");
    let report = Report {
        id: id.to_owned(),
        published: Some("2023-04-28".to_owned()),
        outlet: Some(outlet.to_owned()),
        title: Some(format!("{one} meets {other}")),
        url: Some("javascript:alert(3)".to_owned()),
        text: text.clone(),
    };
    let party = |name: &str, country: &str| serde_json::json!({"person": name, "country": country, "office": "Minister of Defence", "org": null});
    let place = serde_json::json!({"name": place, "country": "TJ", "lat": 38.5, "lon": 68.8});
    let bodies = [
        serde_json::json!({"type": "encounter", "kind": "meeting", "status": "occurred", "parties": [party(one, "IN"), party(other, "TJ")], "date": "2023-04-27", "place": place, "part_of": format!("{outlet} Summit"), "topics": [said]}),
        serde_json::json!({"type": "encounter", "kind": "visit", "status": "planned", "parties": [party(other, "TJ")], "date": "2023-06-01/2023-06-03", "place": {"name": "Delhi", "country": "IN"}, "part_of": null}),
        serde_json::json!({"type": "encounter", "kind": "meeting", "status": "denied", "parties": [party(one, "IN"), party(other, "CN")], "date": "2023-04", "place": null, "part_of": null}),
        serde_json::json!({"type": "encounter", "kind": "gathering", "status": "occurred", "parties": [party(one, "IN"), party(other, "TJ")], "date": "2023-04-27", "place": place, "name": format!("{outlet} Summit"), "part_of": null}),
        serde_json::json!({"type": "holder", "person": one, "office": "Minister of Defence", "country": "IN", "org": null, "rank": said, "as_of": "2023-04-28", "qualifier": null}),
        serde_json::json!({"type": "quote", "speaker": party(one, "IN"), "text": said, "medium": "tweet", "date": "2023-04-27", "direct": true}),
        serde_json::json!({"type": "quote", "speaker": {"person": null, "country": "IN", "office": null, "org": format!("{outlet} Ministry")}, "text": "the minutes are to be published", "medium": "statement", "date": "2023-04-28", "direct": false}),
        serde_json::json!({"type": "membership", "party": "TJ", "org": format!("{outlet} League"), "role": "member", "since": null, "until": null, "as_of": "2023-04-28"}),
        serde_json::json!({"type": "figure", "value": 40000, "unit": said, "approx": "about", "by": one, "as_of": "2023"}),
    ];
    let length = text.chars().count();
    let fact = |mut body: serde_json::Value| -> Fact {
        let fields = body.as_object_mut().unwrap();
        fields.insert("v".into(), 1.into());
        fields.insert("report".into(), id.into());
        fields.insert("confidence".into(), 0.9.into());
        fields.insert("background".into(), false.into());
        fields.insert("evidence".into(), serde_json::json!([{"report": id, "start": 0, "end": length - 25, "text": text.chars().take(length - 25).collect::<String>()}]));
        serde_json::from_value(body).unwrap()
    };
    let reading = Reading {
        facts: bodies.into_iter().map(fact).collect(),
        published: "2023-04-28".parse().ok(),
        ..Reading::default()
    };
    (report, reading)
}

/// All addresses that the pages of a room lead to, from the first page on.
pub(crate) async fn walk(room: &Room) -> Vec<(String, Answer)> {
    let mut open = vec!["/".to_owned()];
    let mut seen: std::collections::BTreeSet<String> = open.iter().cloned().collect();
    let mut pages = Vec::new();
    while let Some(address) = open.pop() {
        let answer = room.get(&address).await;
        for link in answer
            .body
            .split("href=\"")
            .skip(1)
            .filter_map(|l| l.split('"').next())
        {
            let link = link
                .split('#')
                .next()
                .unwrap_or_default()
                .replace("&amp;", "&")
                .replace("&#38;", "&");
            let page = link.starts_with('/') && !link.contains("from=") && seen.len() < 400;
            if page && seen.insert(link.clone()) {
                open.push(link);
            }
        }
        pages.push((address, answer));
    }
    pages
}
