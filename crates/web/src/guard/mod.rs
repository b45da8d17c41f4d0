//! Who may come in, and who may write.
//!
//! Reading is for everybody who reaches the address, which is this machine alone unless the user says
//! otherwise. Three things stand between a hostile page in the same browser and the record: the room answers
//! only under its own names (a foreign name that resolves to this machine gets nothing), its pages run no
//! script and load no style but the program's own, and whoever writes must have the token, come from one of the
//! room's own pages and carry that page's secret.

mod headers;
mod hosts;
mod perform;
mod secret;
mod visitors;

pub(crate) use perform::perform;
pub(crate) use visitors::{Visitor, inside, routes};

use crate::form::Form;
use crate::page::frame;
use crate::problem::Problem;
use crate::room::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use secret::Secret;
use std::io;
use std::sync::Arc;
use visitors::Visitors;

/// What the room asks of those who come.
pub(crate) struct Guard {
    token: Option<Secret>,
    hosts: Vec<String>,
    visitors: Visitors,
}

impl Guard {
    pub(crate) fn new(token: Option<String>, hosts: Vec<String>) -> Self {
        Self {
            token: token.map(|t| Secret::of(&t)),
            hosts,
            visitors: Visitors::default(),
        }
    }

    /// Whether anything can be written at all.
    pub(crate) fn writable(&self) -> bool {
        self.token.is_some()
    }
}

/// Lets a request in or not, and seals the answer.
pub(crate) async fn admit(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response {
    let guard = &app.guard;
    let headers = request.headers();
    if !hosts::known(headers, request.uri(), &guard.hosts) {
        let text = "This is not one of the room's names. To give it one, start with --host NAME.\n";
        let mut response = (StatusCode::MISDIRECTED_REQUEST, text).into_response();
        headers::seal(response.headers_mut());
        return response;
    }
    let visitor = guard.visitors.of(headers);
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if writes && let Err(why) = may_write(guard, headers) {
        let form = Form::Html;
        let uri = request.uri().clone();
        let refuse =
            move || Problem::Forbidden(why).response(form, &frame(&app.room(visitor), &uri));
        let refused = tokio::task::spawn_blocking(refuse).await;
        let mut response =
            refused.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
        headers::seal(response.headers_mut());
        return response;
    }
    if let Some(visitor) = visitor {
        request.extensions_mut().insert(visitor);
    }
    let mut response = next.run(request).await;
    headers::seal(response.headers_mut());
    response
}

/// Whether a request that writes comes from where it may. Whether it has the token is asked where it is done.
fn may_write(guard: &Guard, headers: &HeaderMap) -> Result<(), String> {
    if !guard.writable() {
        return Err(
            "this room is for reading only; to write, start it without --read-only".to_owned(),
        );
    }
    // A program of the user's own shows the token itself; a browser never does so of its own accord.
    if headers.contains_key(header::AUTHORIZATION) {
        return Ok(());
    }
    if hosts::own_page(headers) {
        Ok(())
    } else {
        Err("what is written must be sent from one of the room's own pages".to_owned())
    }
}

/// A new token: 128 bits of the system's randomness, as hexadecimal digits.
///
/// # Errors
/// Where the system has none to give.
pub fn token() -> io::Result<String> {
    secret::fresh().map_err(io::Error::other)
}
