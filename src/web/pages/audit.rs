//! The record of deeds for auditors and administrators: filters in the address, a page by key, a file to take along, and
//! whether the chain is whole.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use actix_web::web::{Data, Query};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{Pressed, audit_file};
use crate::context::Context;
use crate::domain::actor::Auditor;
use crate::domain::error::{Error, FieldError};
use crate::domain::paging::Paging;
use crate::locale;
use crate::usecase::audit::list::{self, View};
use crate::usecase::audit::{download, note_verified, verify};
use crate::usecase::reading_audit::{self, Listed};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page};
use crate::web::signed::Signed;

/// What deeds are about, as the filter lists it.
const NOUNS: [&str; 27] = [
    "account",
    "audit",
    "bureau",
    "card",
    "consent",
    "contact",
    "correction",
    "data",
    "demo",
    "enterprise",
    "figures",
    "interest",
    "introduction",
    "match",
    "matches",
    "member",
    "need",
    "notice",
    "office",
    "people",
    "record",
    "same",
    "saved_search",
    "session",
    "talent",
    "taxonomy",
    "token",
];

/// The filter as it stands in the address, and the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    action: String,
    code: String,
    actor: String,
    from: String,
    until: String,
    after: String,
}

impl Wanted {
    /// The filter; what is no day is a field error, and is left out.
    fn asked(&self) -> (reading_audit::Asked, Problems) {
        let mut problems = Problems::default();
        let mut day = |name: &str, text: &str| match text.trim() {
            "" => None,
            text => {
                let day = text.parse::<NaiveDate>().ok();
                if day.is_none() {
                    problems.0.push(FieldError::new(name, "bad_date"));
                }
                day
            }
        };
        let (from, until) = (day("from", &self.from), day("until", &self.until));
        let (action, code, actor) = (self.action.clone(), self.code.clone(), self.actor.clone());
        (reading_audit::Asked { action, code, actor, from, until }, problems)
    }

    fn query(&self, after: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let all = [
            ("action", &self.action),
            ("code", &self.code),
            ("actor", &self.actor),
            ("from", &self.from),
            ("until", &self.until),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).for_each(|(name, value)| {
            query.append_pair(name, value);
        });
        if !after.is_empty() {
            query.append_pair("after", after);
        }
        query.finish()
    }
}

#[derive(Template)]
#[template(path = "admin/audit.html")]
struct AuditPage {
    frame: Frame,
    wanted: Wanted,
    view: View,
    problems: Problems,
}

impl AuditPage {
    fn by(&self, deed: &Listed) -> String {
        audit_file::by(&self.frame, &deed.by)
    }

    /// What an action was, in the reader's words; older records may hold one that has none.
    fn words(&self, action: &str) -> Option<String> {
        let key = format!("deed-{}", action.replace(['.', '_'], "-"));
        locale::has(self.frame.lang, &key).then(|| self.frame.t(&key))
    }

    /// The noun of an action, by which its name is found.
    fn noun<'a>(&self, deed: &'a Listed) -> &'a str {
        deed.action.split('.').next().unwrap_or_default()
    }

    fn knows(&self, noun: &str) -> bool {
        NOUNS.contains(&noun)
    }

    fn next(&self, after: &str) -> String {
        self.frame.url(&format!("/staff/audit?{}", self.wanted.query(after)))
    }

    fn first(&self) -> String {
        self.next("")
    }

    fn is_filtered(&self) -> bool {
        !self.wanted.query("").is_empty()
    }

    fn is_actor(&self, id: &str) -> bool {
        self.wanted.actor == id
    }
}

/// `GET /{lang}/staff/audit`
pub async fn show(
    ctx: Data<Context>,
    frame: Frame,
    auditor: Signed<Auditor>,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, Failure> {
    let wanted = wanted.into_inner();
    let (mut asked, mut problems) = wanted.asked();
    let paging = Paging::new(Some(wanted.after.clone()), None);
    let (auditor, first, page_asked) = (auditor.0, asked.clone(), paging.clone());
    let authority = auditor.clone();
    let read = call(&ctx, move |ctx| list::run(ctx, &authority, &first, &page_asked)).await;
    let view = match read {
        // An account that there is not: the rest of the filter still holds.
        Err(Failure(Error::Invalid(errors))) => {
            problems.0.extend(errors);
            asked.actor = String::new();
            call(&ctx, move |ctx| list::run(ctx, &auditor, &asked, &paging)).await?
        }
        read => read?,
    };
    page(&AuditPage { frame, wanted, view, problems })
}

/// The filter that a file is made of.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Taken {
    action: String,
    code: String,
    actor: String,
    from: String,
    until: String,
}

/// `POST /{lang}/staff/audit/csv`: the deeds that the filter lets through, as a file that says who took it and when.
pub async fn csv(
    ctx: Data<Context>,
    frame: Frame,
    auditor: Signed<Auditor>,
    Form(form): Form<Taken>,
) -> Result<HttpResponse, Failure> {
    let Taken { action, code, actor, from, until } = form;
    let wanted = Wanted { action, code, actor, from, until, after: String::new() };
    let (asked, problems) = wanted.asked();
    if problems.any() {
        return Err(Failure(Error::Invalid(problems.0)));
    }
    let taken = call(&ctx, move |ctx| download::run(ctx, &auditor, &asked)).await?;
    let text = audit_file::table(&frame, &wanted.query(""), &taken)?;
    let name = format!("longyuan-audit-{}.csv", taken.at.format("%Y%m%d-%H%M%S"));
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    let answer = HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, disposition))
        .body(text);
    Ok(answer)
}

/// `POST /{lang}/staff/audit/verify`: walks along the chain now.
pub async fn verify(
    ctx: Data<Context>,
    frame: Frame,
    auditor: Signed<Auditor>,
    _form: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    let found = call(&ctx, move |ctx| {
        let found = verify::run(ctx)?;
        note_verified::run(ctx, &auditor, &found)?;
        Ok(found)
    })
    .await?;
    let done = if found.faults.is_empty() { "audit_verified" } else { "audit_faults" };
    Ok(go(&frame.url(&format!("/staff/audit?done={done}"))))
}
