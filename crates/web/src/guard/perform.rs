//! Writing: only with the token, and from a page of the room only with that page's secret.

use super::secret::Secret;
use super::{Guard, Visitor};
use crate::form::Form;
use crate::page::frame;
use crate::problem::Problem;
use crate::room::App;
use crate::routes::Action;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// Performs an action for who may.
pub(crate) async fn perform<A: Action>(
    State(app): State<Arc<App>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let visitor = app.guard.visitors.of(&headers);
    let allowed = may(&app.guard, visitor.as_ref(), &headers, &body);
    let by_program = headers.contains_key(header::AUTHORIZATION);
    let work = move || {
        let room = app.room(visitor.clone());
        let read = |body: &[u8]| {
            serde_html_form::from_bytes::<A>(body)
                .map_err(|e| Problem::Misunderstood(e.to_string()))
        };
        let done = allowed.and_then(|()| read(&body)).and_then(|action| {
            let signed_in = visitor.as_ref().map(|v| v.name.clone());
            let author = signed_in.or_else(|| action.by().map(str::to_owned));
            action.run(&room, author.as_deref().filter(|a| !a.trim().is_empty()))
        });
        match done {
            Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
            Err(problem) => {
                let form = if by_program { Form::Json } else { Form::Html };
                problem.response(form, &frame(&room, &uri))
            }
        }
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Carried {
    secret: String,
}

fn may(
    guard: &Guard,
    visitor: Option<&Visitor>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), Problem> {
    if let Some(shown) = headers.get(header::AUTHORIZATION) {
        let shown = shown.to_str().unwrap_or_default();
        let token = shown.strip_prefix("Bearer ").unwrap_or_default();
        let right = guard.token.as_ref().is_some_and(|t| t.is(token.trim()));
        return if right {
            Ok(())
        } else {
            Err(Problem::Forbidden("that is not the token".to_owned()))
        };
    }
    let Some(visitor) = visitor else {
        return Err(Problem::Forbidden(
            "sign in first: writing needs the token that the program printed when it started"
                .to_owned(),
        ));
    };
    let carried: Carried = serde_html_form::from_bytes(body).unwrap_or_default();
    if Secret::of(&visitor.secret).is(&carried.secret) {
        Ok(())
    } else {
        Err(Problem::Forbidden(
            "the page from which this was sent is out of date; load it again".to_owned(),
        ))
    }
}
