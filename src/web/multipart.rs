//! Forms that carry a file (RFC 7578), read whole up to a limit.

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::{Bytes, Payload};

use super::failure::Failure;

/// The boundary of a form with files; `None` for any other body.
pub fn boundary(request: &HttpRequest) -> Option<String> {
    let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let (media, parameters) = kind.split_once(';')?;
    if !media.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let mut named = parameters.split(';').filter_map(|parameter| parameter.trim().split_once('='));
    let (_, value) = named.find(|(name, _)| name.eq_ignore_ascii_case("boundary"))?;
    let value = value.trim_matches('"');
    (!value.is_empty() && value.len() <= 70).then(|| value.to_owned())
}

/// The body; `None` when it is longer than `most` bytes, of which no more is then read.
pub async fn read(payload: Payload, most: usize) -> Result<Option<Bytes>, Failure> {
    match payload.to_bytes_limited(most).await {
        Ok(body) => body.map(Some).map_err(Failure::from_body),
        Err(_) => Ok(None),
    }
}

/// Names and bytes of its parts, in their order. A part without a name, or one that is cut short, is passed over.
pub fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<(String, &'a [u8])> {
    let mark = format!("--{boundary}");
    let mut starts = positions(body, mark.as_bytes());
    let mut found = Vec::new();
    let Some(mut start) = starts.next() else { return found };
    for end in starts {
        let inner = &body[start + mark.len()..end];
        start = end;
        let Some(inner) = inner.strip_prefix(b"\r\n").and_then(|inner| inner.strip_suffix(b"\r\n")) else { continue };
        let Some(at) = positions(inner, b"\r\n\r\n").next() else { continue };
        if let Some(name) = name(&inner[..at]) {
            found.push((name, &inner[at + 4..]));
        }
    }
    found
}

fn positions<'a>(text: &'a [u8], wanted: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = text.windows(wanted.len().max(1)).enumerate();
    windows.filter(move |(_, window)| *window == wanted).map(|(at, _)| at)
}

/// The name of a part by its `Content-Disposition`.
fn name(head: &[u8]) -> Option<String> {
    let head = std::str::from_utf8(head).ok()?;
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let line = head.split("\r\n").find(is_disposition)?;
    let mut named = line.split(';').filter_map(|parameter| parameter.trim().strip_prefix("name=\""));
    named.next()?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_form_are_read_as_they_are() {
        let body = b"--xx\r\nContent-Disposition: form-data; name=\"record\"\r\n\r\n{\"a\": 1}\r\n--xx\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n\
            \xe7\x8e\x8b\r\n\r\nend\r\n--xx\r\nnonsense\r\n--xx--\r\n";
        let found = parts(body, "xx");
        assert_eq!(found[0], ("record".to_owned(), b"{\"a\": 1}".as_slice()));
        assert_eq!(found[1], ("file".to_owned(), "王\r\n\r\nend".as_bytes()));
        assert_eq!(found.len(), 2);
        assert!(parts(b"--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut", "xx").is_empty());
        assert!(parts(b"", "xx").is_empty());
    }
}
