//! The socket: accepting, limits on connections, an orderly end.

use crate::library::NotesOf;
use crate::routes::router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use sidelines_store::StoreError;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How many connections are held at once; further ones wait.
const CONNECTIONS: usize = 512;
/// How long the head of a request may take to come.
const HEAD: Duration = Duration::from_secs(10);
/// How much a head may hold, in bytes.
const HEAD_BYTES: usize = 32 << 10;
/// How long answers that are under way may take after the room is closed.
const LAST: Duration = Duration::from_secs(5);

/// What is served, and who may write.
#[derive(Clone, Default)]
pub struct Options {
    /// The file of the record.
    pub db: PathBuf,
    /// What writing asks for; without it nothing can be written.
    pub token: Option<String>,
    /// Names, beside `localhost` and plain addresses, under which the room may be reached.
    pub hosts: Vec<String>,
    /// Says what reading a report gave, sentence by sentence; without it pages of reports show their facts only.
    pub notes: Option<NotesOf>,
}

/// Where the room is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub SocketAddr);

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "http://{}/", self.0)
    }
}

/// Why the room does not open.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or not this machine's.
    #[error("{address}: {source}; choose another with --port or --bind")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The record cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no threads or no network.
    #[error("the server cannot start: {0}")]
    System(io::Error),
}

/// Serves until interrupted. `open` is told where, as soon as requests are taken.
///
/// # Errors
/// Where the record cannot be read or the address cannot be had.
pub fn serve(
    options: Options,
    address: SocketAddr,
    open: impl FnOnce(Address),
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::System)?;
    runtime.block_on(async {
        let service = router(options)?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|source| ServeError::Bind { address, source })?;
        open(Address(listener.local_addr().map_err(ServeError::System)?));
        accept(listener, service).await;
        Ok(())
    })
}

async fn accept(listener: TcpListener, service: axum::Router) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = GracefulShutdown::new();
    let mut end = std::pin::pin!(interrupted());
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            break;
        };
        let stream = tokio::select! {
            taken = listener.accept() => match taken {
                Ok((stream, _)) => stream,
                // Out of file handles, or the caller has gone: others may be luckier.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let connection = answer(stream, service.clone());
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // A caller who goes away in the middle is no trouble of ours.
            let _ = connection.await;
            drop(place);
        });
    }
    tokio::select! {
        () = connections.shutdown() => {}
        () = tokio::time::sleep(LAST) => {}
    }
}

type Connection =
    hyper::server::conn::http1::Connection<TokioIo<TcpStream>, TowerToHyperService<axum::Router>>;

fn answer(stream: TcpStream, service: axum::Router) -> Connection {
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
}

/// Ends when the program is asked to end.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = term.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
