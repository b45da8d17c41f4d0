//! Style, script and icon: in the program, under addresses that change with what they hold.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: &[Asset] = &[
    Asset {
        name: "style.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("../assets/style.css"),
    },
    Asset {
        name: "room.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../assets/room.js"),
    },
    Asset {
        name: "icon.svg",
        kind: "image/svg+xml",
        bytes: include_bytes!("../assets/icon.svg"),
    },
];

/// The hashes of all assets, in their order.
fn hashes() -> &'static [String] {
    static HASHES: OnceLock<Vec<String>> = OnceLock::new();
    HASHES.get_or_init(|| {
        let hash = |a: &Asset| {
            let digest = Sha256::digest(a.bytes);
            digest.iter().take(6).map(|b| format!("{b:02x}")).collect()
        };
        ASSETS.iter().map(hash).collect()
    })
}

/// Where an asset stands.
pub(crate) fn address(name: &str) -> String {
    let hash = ASSETS.iter().zip(hashes()).find(|(a, _)| a.name == name);
    let hash = hash.map_or("", |(_, h)| h.as_str());
    format!("/assets/{hash}/{name}")
}

/// Answers a request for an asset; browsers may keep it for good.
pub(crate) async fn serve(Path((hash, name)): Path<(String, String)>) -> Response {
    let found = ASSETS
        .iter()
        .zip(hashes())
        .find(|(a, h)| a.name == name && **h == hash);
    match found {
        None => StatusCode::NOT_FOUND.into_response(),
        Some((asset, _)) => (
            [
                (header::CONTENT_TYPE, asset.kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.bytes,
        )
            .into_response(),
    }
}
