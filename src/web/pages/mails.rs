//! The mails of the demo, as their readers would see them.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::paging::{Page, Paging};
use crate::domain::value::Lang;
use crate::usecase::notices::mails::Listed;
use crate::usecase::notices::{Eml, mail, mails};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};

/// Where the list goes on.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "demo/mails.html")]
struct MailsPage {
    frame: Frame,
    mails: Page<Listed>,
}

impl MailsPage {
    fn tag(&self, text: &str) -> &'static str {
        tag(self.frame.lang, text)
    }
}

/// The language of a text by its letters; of one in both, Chinese.
fn tag(page: Lang, text: &str) -> &'static str {
    let has_letters = text.chars().any(char::is_alphabetic);
    Lang::of_text(text).unwrap_or(if has_letters { Lang::Zh } else { page }).tag()
}

/// `GET /{lang}/demo/mails`
pub async fn list(ctx: Data<Context>, frame: Frame, asked: Query<Asked>) -> Result<HttpResponse, Failure> {
    let paging = Paging::new(asked.into_inner().after, None);
    let mails = call(&ctx, move |ctx| mails::run(ctx, &paging)).await?;
    page(&MailsPage { frame, mails })
}

/// A run of a letter: words, or an address of our own that may be followed.
#[derive(Debug, PartialEq, Eq)]
struct Piece<'a> {
    words: &'a str,
    is_link: bool,
}

/// A part of a letter in one language, or the rule between two.
struct Half<'a> {
    lang: &'static str,
    pieces: Vec<Piece<'a>>,
}

/// The text in words and links. Only addresses of this platform become links: a letter may quote what a person typed.
fn pieces<'a>(text: &'a str, public_url: &str) -> Vec<Piece<'a>> {
    let (mut pieces, mut start, mut from) = (Vec::new(), 0, 0);
    while let Some(at) = text[from..].find(public_url).map(|at| from + at) {
        let rest = &text[at..];
        let end = rest.find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
        let after = &address[public_url.len().min(address.len())..];
        from = at + address.len().max(1);
        if after.is_empty() || after.starts_with('/') {
            pieces.push(Piece { words: &text[start..at], is_link: false });
            pieces.push(Piece { words: address, is_link: true });
            start = from;
        }
    }
    pieces.push(Piece { words: &text[start..], is_link: false });
    pieces.retain(|piece| !piece.words.is_empty());
    pieces
}

#[derive(Template)]
#[template(path = "demo/mail.html")]
struct MailPage {
    frame: Frame,
    mail: Eml,
    newer: Option<String>,
    earlier: Option<String>,
}

impl MailPage {
    fn tag(&self, text: &str) -> &'static str {
        tag(self.frame.lang, text)
    }

    /// The halves of the letter with the rules between them.
    fn halves(&self) -> Vec<Half<'_>> {
        let is_rule = |line: &str| line.len() > 20 && line.trim_end().chars().all(|c| c == '-');
        let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
        for line in self.mail.text.split_inclusive('\n') {
            if is_rule(line) {
                parts.extend([&self.mail.text[start..at], line]);
                start = at + line.len();
            }
            at += line.len();
        }
        parts.push(self.mail.text[start..].trim_end());
        let half = |part| Half { lang: self.tag(part), pieces: pieces(part, &self.frame.public_url) };
        parts.into_iter().map(half).collect()
    }
}

/// `GET /{lang}/demo/mails/{name}`
pub async fn show(ctx: Data<Context>, frame: Frame, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let name = path.into_inner().1;
    let mail::View { mail, newer, earlier } = call(&ctx, move |ctx| mail::run(ctx, &name)).await?;
    page(&MailPage { frame, mail, newer, earlier })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_links() {
        let ours = "http://127.0.0.1:8080";
        let links = |text: &'static str| -> Vec<&str> {
            pieces(text, ours).into_iter().filter(|piece| piece.is_link).map(|piece| piece.words).collect()
        };
        assert_eq!(
            links("看 http://127.0.0.1:8080/zh/review。http://127.0.0.1:8080/en/me."),
            ["http://127.0.0.1:8080/zh/review", "http://127.0.0.1:8080/en/me"]
        );
        assert!(links("http://127.0.0.1:80801/ http://127.0.0.1:8080@evil.example http://evil.example/").is_empty());
        let whole: String = pieces("a http://127.0.0.1:8080/zh b", ours).iter().map(|piece| piece.words).collect();
        assert_eq!(whole, "a http://127.0.0.1:8080/zh b");
    }
}
