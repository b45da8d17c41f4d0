//! What goes wrong, in words for people and a status for programs.

use crate::form::Form;
use crate::page::Frame;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sidelines_store::StoreError;
use sidelines_wording::Misunderstood;

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is no such thing.
    NotFound(String),
    /// The question cannot be asked; says what to write instead.
    Misunderstood(String),
    /// It stands elsewhere.
    Moved(String),
    /// It may not be done; says what to do about it.
    Forbidden(String),
    /// It is not there yet; says what to do meanwhile.
    Busy(String),
    /// It fails, through no fault of the reader.
    Failed(String),
}

impl From<Misunderstood> for Problem {
    fn from(e: Misunderstood) -> Self {
        Self::Misunderstood(e.0)
    }
}

impl From<StoreError> for Problem {
    fn from(e: StoreError) -> Self {
        match e {
            StoreError::Refused { source, .. } => Self::Misunderstood(source.to_string()),
            e => Self::Failed(e.to_string()),
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(e: askama::Error) -> Self {
        Self::Failed(format!("the page cannot be written: {e}"))
    }
}

/// After how many seconds it is worth asking again.
const AGAIN: &str = "5";

/// A problem as RFC 9457 has it.
#[derive(Serialize)]
struct Told<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
}

impl Problem {
    /// A past of the record is being worked out.
    pub(crate) fn busy() -> Self {
        Self::Busy(
            "the record as it was is being worked out; the page loads again by itself".to_owned(),
        )
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Misunderstood(_) => StatusCode::BAD_REQUEST,
            Self::Moved(_) => StatusCode::PERMANENT_REDIRECT,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "Not in the record",
            Self::Misunderstood(_) => "Not understood",
            Self::Moved(_) => "Elsewhere",
            Self::Forbidden(_) => "Not allowed",
            Self::Busy(_) => "One moment",
            Self::Failed(_) => "Something is wrong",
        }
    }

    fn detail(&self) -> &str {
        match self {
            Self::NotFound(s)
            | Self::Misunderstood(s)
            | Self::Moved(s)
            | Self::Forbidden(s)
            | Self::Busy(s)
            | Self::Failed(s) => s,
        }
    }

    /// The answer, in the form that was asked for.
    pub(crate) fn response(&self, form: Form, frame: &Frame) -> Response {
        if let Self::Moved(to) = self {
            let to = form.of(to);
            let to = match &frame.moment {
                Some(moment) => moment.on(&to, "&"),
                None => to,
            };
            return (self.status(), [(header::LOCATION, to)]).into_response();
        }
        let mut response = self.page(form, frame);
        if matches!(self, Self::Busy(_)) {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
            headers.insert(header::REFRESH, HeaderValue::from_static(AGAIN));
        }
        response
    }

    fn page(&self, form: Form, frame: &Frame) -> Response {
        let status = self.status();
        match form {
            Form::Html => {
                let page = Page {
                    frame,
                    title: self.title(),
                    detail: self.detail(),
                };
                let html = frame.finish(askama::Template::render(&page).unwrap_or_default());
                (
                    status,
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                    html,
                )
                    .into_response()
            }
            Form::Json | Form::Csv => {
                let told = Told {
                    title: self.title(),
                    status: status.as_u16(),
                    detail: self.detail(),
                };
                let json = serde_json::to_string(&told).unwrap_or_default();
                (
                    status,
                    [(header::CONTENT_TYPE, "application/problem+json")],
                    json,
                )
                    .into_response()
            }
        }
    }
}

#[derive(askama::Template)]
#[template(path = "problem.html")]
struct Page<'a> {
    frame: &'a Frame,
    title: &'a str,
    detail: &'a str,
}
