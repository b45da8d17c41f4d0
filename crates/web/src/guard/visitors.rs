//! Who has signed in: with the token, under a name that their corrections carry.

use super::secret::{Secret, fresh};
use crate::form::Form;
use crate::page::{Frame, frame};
use crate::problem::Problem;
use crate::room::App;
use askama::Template;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// The name of the cookie.
const COOKIE: &str = "sidelines-visit";
/// How many can be signed in at once; the oldest leaves for the newest.
const MOST: usize = 64;
/// The longest name, in characters.
const NAME: usize = 80;

/// Who has signed in.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// The name that corrections carry.
    pub(crate) name: String,
    /// The secret that forms of this visit carry.
    pub(crate) secret: String,
    /// What the cookie holds.
    cookie: Secret,
}

/// All who have signed in since the room opened.
#[derive(Debug, Default)]
pub(super) struct Visitors(Mutex<VecDeque<Visitor>>);

impl Visitors {
    fn all(&self) -> std::sync::MutexGuard<'_, VecDeque<Visitor>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who sends this request.
    pub(super) fn of(&self, headers: &HeaderMap) -> Option<Visitor> {
        let cookie = cookie(headers)?;
        self.all().iter().find(|v| v.cookie.is(cookie)).cloned()
    }

    fn add(&self, visitor: Visitor) {
        let mut all = self.all();
        if all.len() >= MOST {
            all.pop_front();
        }
        all.push_back(visitor);
    }

    fn remove(&self, visitor: &Visitor) {
        self.all().retain(|v| v.cookie != visitor.cookie);
    }
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter();
    all.filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value)
}

/// Signing in and out.
pub(crate) fn routes() -> axum::Router<Arc<App>> {
    axum::Router::new()
        .route("/sign-in", get(ask).post(sign_in))
        .route("/sign-out", axum::routing::post(sign_out))
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'a> {
    frame: &'a Frame,
    name: &'a str,
    to: &'a str,
    wrong: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    name: String,
    token: String,
    /// Where to go then.
    to: String,
    secret: String,
}

async fn ask(State(app): State<Arc<App>>, request: Request) -> Response {
    let given: Given =
        serde_html_form::from_str(request.uri().query().unwrap_or_default()).unwrap_or_default();
    let visitor = request.extensions().get().cloned();
    let frame = frame(&app.room(visitor), request.uri());
    if !app.guard.writable() {
        let why = "this room is for reading only; to write, start it without --read-only";
        return Problem::Forbidden(why.to_owned()).response(Form::Html, &frame);
    }
    form(&frame, &given, false)
}

fn form(frame: &Frame, given: &Given, wrong: bool) -> Response {
    let page = SignIn {
        frame,
        name: &given.name,
        to: inside(&given.to),
        wrong,
    };
    let status = if wrong {
        StatusCode::FORBIDDEN
    } else {
        StatusCode::OK
    };
    match page.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, crate::page::HTML)], html).into_response(),
        Err(e) => Problem::from(e).response(Form::Html, frame),
    }
}

/// An address inside the room; anything else leads to the first page.
pub(crate) fn inside(to: &str) -> &str {
    let rest = to.strip_prefix('/');
    // "//elsewhere" and "/\elsewhere" leave the room.
    if rest.is_some_and(|r| !r.starts_with(['/', '\\']) && !r.contains(char::is_control)) {
        to
    } else {
        "/"
    }
}

async fn sign_in(State(app): State<Arc<App>>, uri: Uri, body: Bytes) -> Response {
    let given: Given = serde_html_form::from_bytes(&body).unwrap_or_default();
    let guard = &app.guard;
    let right = guard
        .token
        .as_ref()
        .is_some_and(|t| t.is(given.token.trim()));
    if !right {
        // Trying them all must take long.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        return form(&frame(&app.room(None), &uri), &given, true);
    }
    let (Ok(cookie), Ok(secret)) = (fresh(), fresh()) else {
        let problem = Problem::Failed("the system has no randomness to give".to_owned());
        return problem.response(Form::Html, &frame(&app.room(None), &uri));
    };
    let name: String = given
        .name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME)
        .collect();
    guard.visitors.add(Visitor {
        name,
        secret,
        cookie: Secret::of(&cookie),
    });
    let keep = format!("{COOKIE}={cookie}; HttpOnly; SameSite=Strict; Path=/");
    let to = inside(&given.to).to_owned();
    (
        StatusCode::SEE_OTHER,
        [(header::SET_COOKIE, keep), (header::LOCATION, to)],
    )
        .into_response()
}

async fn sign_out(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Response {
    let given: Given = serde_html_form::from_bytes(&body).unwrap_or_default();
    if let Some(visitor) = app.guard.visitors.of(&headers)
        && Secret::of(&visitor.secret).is(&given.secret)
    {
        app.guard.visitors.remove(&visitor);
    }
    let gone = format!("{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    (
        StatusCode::SEE_OTHER,
        [
            (header::SET_COOKIE, gone),
            (header::LOCATION, "/".to_owned()),
        ],
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn signing_in_leads_nowhere_else() {
        assert_eq!(inside("/fact/e-1?a=b"), "/fact/e-1?a=b");
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "http://evil.example",
            "",
            "/a\r\nb",
        ] {
            assert_eq!(inside(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
