//! Static files: compiled in, named by their content, compressed once, cached for a year.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use rust_embed::Embed;

use super::failure::Failure;
use crate::domain::error::Error;
use crate::keys::sha256_hex;

#[derive(Embed)]
#[folder = "assets/"]
#[exclude = "embedding/*"]
struct Files;

struct Asset {
    bytes: Vec<u8>,
    mime: &'static str,
}

struct Table {
    by_address: HashMap<String, Asset>,
    addresses: HashMap<String, String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { by_address: HashMap::new(), addresses: HashMap::new() };
    // Style sheets name other files, so those get their addresses first.
    let mut names: Vec<String> = Files::iter().map(|n| n.to_string()).collect();
    names.sort_by_key(|name| (name.ends_with(".css"), name.clone()));
    for name in names {
        let Some(file) = Files::get(&name) else { continue };
        let mut bytes = file.data.into_owned();
        if name.ends_with(".css") {
            bytes = with_addresses(&bytes, &table.addresses);
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
        let address = format!("{stem}-{}.{ending}", &sha256_hex(&bytes)[..10]);
        let mime = match ending {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        table.addresses.insert(name, address.clone());
        table.by_address.insert(address, Asset { bytes, mime });
    }
    table
});

fn with_addresses(css: &[u8], addresses: &HashMap<String, String>) -> Vec<u8> {
    let text = String::from_utf8_lossy(css).into_owned();
    addresses
        .iter()
        .fold(text, |text, (name, address)| {
            text.replace(&format!("({name})"), &format!("({address})"))
                .replace(&format!("\"{name}\""), &format!("\"{address}\""))
        })
        .into_bytes()
}

/// The address of a static file, with the hash of its content.
pub fn address(name: &str) -> String {
    TABLE.addresses.get(name).map_or_else(|| format!("/assets/{name}"), |address| format!("/assets/{address}"))
}

/// `GET /assets/{name}`
pub async fn serve(name: web::Path<String>) -> Result<HttpResponse, Failure> {
    let asset = TABLE.by_address.get(name.as_str()).ok_or(Error::Missing("file"))?;
    Ok(HttpResponse::Ok()
        .content_type(asset.mime)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes.as_slice()))
}
