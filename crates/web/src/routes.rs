//! All pages in one table: the routes and the OpenAPI document are both made from it.

use crate::guard::{self, Guard};
use crate::library::Library;
use crate::openapi::{self, Document};
use crate::page::{Page, answer, frame};
use crate::problem::Problem;
use crate::room::{App, Room};
use crate::server::{Options, ServeError};
use crate::{assets, form, pages};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(20);
/// How many answers are made at once; further requests wait.
const ANSWERS: usize = 64;
/// How much may be sent with a request, in bytes.
const BODY: usize = 64 << 10;

/// Something that is done rather than shown.
pub(crate) trait Action: DeserializeOwned + JsonSchema + Send + 'static {
    /// Where it is sent.
    const PATH: &'static str;
    /// What programs call it.
    const ID: &'static str;
    /// What it does, in one line.
    const SUMMARY: &'static str;

    /// Who does it, as far as it says so itself.
    fn by(&self) -> Option<&str>;
    /// Does it, and says where the page is that shows it.
    fn run(self, room: &Room, author: Option<&str>) -> Result<String, Problem>;
}

/// Routes as they are collected, with their description.
pub(crate) struct Routes {
    router: axum::Router<Arc<App>>,
    document: Document,
}

impl Routes {
    /// A page, in all its forms.
    pub(crate) fn page<P: Page>(mut self) -> Self {
        self.router = self.router.route(P::PATH, get(answer::<P>));
        self.document.page::<P>();
        self
    }

    /// An action.
    pub(crate) fn action<A: Action>(mut self) -> Self {
        self.router = self.router.route(A::PATH, post(guard::perform::<A>));
        self.document.action::<A>(A::PATH, A::ID, A::SUMMARY);
        self
    }
}

fn routes() -> Routes {
    let none = Routes {
        router: axum::Router::new(),
        document: Document::default(),
    };
    pages::all(none)
}

/// The description of all routes.
pub(crate) fn document() -> Document {
    routes().document
}

/// The whole room as a service.
///
/// # Errors
/// Where the record cannot be read.
pub fn router(options: Options) -> Result<axum::Router, ServeError> {
    let library = Library::open(&options.db)?;
    let app = Arc::new(App {
        library: Arc::new(library),
        notes: options.notes,
        guard: Guard::new(options.token, options.hosts),
    });
    let document = document().json();
    let described = move || async move { ([(header::CONTENT_TYPE, "application/json")], document) };
    let inner = routes()
        .router
        .merge(guard::routes())
        .route("/assets/{hash}/{name}", get(assets::serve))
        .route(openapi::PATH, get(described))
        .fallback(nowhere)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            guard::admit,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            ANSWER,
        ))
        .layer(GlobalConcurrencyLimitLayer::new(ANSWERS))
        .layer(CatchPanicLayer::new())
        .with_state(app);
    // The form must be off the address before the address is looked up.
    let split = ServiceBuilder::new()
        .map_request(form::split)
        .service(inner);
    Ok(axum::Router::new().fallback_service(split))
}

async fn nowhere(State(app): State<Arc<App>>, request: Request) -> Response {
    let form = request.extensions().get().copied().unwrap_or_default();
    let uri = request.uri().clone();
    let visitor = request.extensions().get().cloned();
    let problem = Problem::NotFound(format!("there is no page {}", uri.path()));
    let answer = move || problem.response(form, &frame(&app.room(visitor), &uri));
    match tokio::task::spawn_blocking(answer).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
