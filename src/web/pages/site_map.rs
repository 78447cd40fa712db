//! What search engines may read, and where it stands: `robots.txt` and the map of the site.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::context::Context;
use crate::domain::field;
use crate::domain::value::Lang;
use crate::usecase::open_needs::list_codes;
use crate::web::call::call;
use crate::web::failure::Failure;

/// Pages that anybody may find, without the language.
const PAGES: [&str; 7] = ["/", "/open-needs", "/fields", "/talents/new", "/needs/new", "/about", "/privacy"];

fn answer(mime: &'static str, body: String) -> HttpResponse {
    HttpResponse::Ok().content_type(mime).body(body)
}

/// `GET /robots.txt`: the public pages; of the demo, which is invented, nothing.
pub async fn robots(ctx: Data<Context>) -> HttpResponse {
    let rules = match ctx.config.demo {
        true => "User-agent: *\nDisallow: /\n".to_owned(),
        false => format!(
            "User-agent: *\nDisallow: /api/\nDisallow: /hooks/\n\nSitemap: {}/sitemap.xml\n",
            ctx.config.public_url()
        ),
    };
    answer("text/plain; charset=utf-8", rules)
}

/// `GET /sitemap.xml`: every public page in both languages, each with the other beside it.
pub async fn map(ctx: Data<Context>) -> Result<HttpResponse, Failure> {
    let needs = call(&ctx, list_codes::run).await?;
    let base = ctx.config.public_url();
    let mut xml = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?>"#,
        "\n",
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">"#,
        "\n"
    ));
    let fields = field::all().map(|code| format!("/fields/{}", code.as_str()));
    let pages = PAGES.iter().map(|page| (*page).to_owned()).chain(fields).map(|page| (page, None));
    let needs = needs.into_iter().map(|(code, at)| (format!("/open-needs/{code}"), Some(at)));
    for (page, changed) in pages.chain(needs) {
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", at.date())).unwrap_or_default();
        for lang in [Lang::Zh, Lang::En] {
            let beside: String = [Lang::Zh, Lang::En].iter().map(|other| alternate(&base, *other, &page)).collect();
            xml.push_str(&format!("<url><loc>{base}/{lang}{page}</loc>{changed}{beside}</url>\n"));
        }
    }
    xml.push_str("</urlset>\n");
    Ok(answer("application/xml; charset=utf-8", xml))
}

fn alternate(base: &str, lang: Lang, page: &str) -> String {
    format!(r#"<xhtml:link rel="alternate" hreflang="{}" href="{base}/{lang}{page}"/>"#, lang.tag())
}
