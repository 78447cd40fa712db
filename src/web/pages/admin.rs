//! The way in to all that administrators look after; the jobs and the settings of the machine.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::job::{Job, Rhythm};
use crate::usecase::operation::list_jobs::{self, JobRow};
use crate::usecase::operation::list_settings::{self, Section, Setting};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::page::{Frame, page};
use crate::web::signed::Signed;

/// Where each part stands: its address, the key of its name, the key of what it is for.
const PARTS: [(&str, &str, &str); 9] = [
    ("/staff/accounts", "staff-accounts-title", "admin-accounts-about"),
    ("/staff/settings", "settings-title", "admin-settings-about"),
    ("/staff/mail", "mail-settings-server", "admin-mail-about"),
    ("/mail-settings", "mail-settings-title", "admin-mailboxes-about"),
    ("/outbox", "outbox-title", "admin-outbox-about"),
    ("/staff/notices", "notices-title", "admin-notices-about"),
    ("/staff/jobs", "jobs-title", "admin-jobs-about"),
    ("/staff/audit", "audit-title", "admin-audit-about"),
    ("/staff/taxonomy", "taxonomy-title", "admin-taxonomy-about"),
];

#[derive(Template)]
#[template(path = "admin/home.html")]
struct HomePage {
    frame: Frame,
}

/// `GET /{lang}/staff/admin`
pub async fn home(frame: Frame, _admin: Signed<Admin>) -> Result<HttpResponse, Failure> {
    page(&HomePage { frame })
}

#[derive(Template)]
#[template(path = "admin/jobs.html")]
struct JobsPage {
    frame: Frame,
    view: list_jobs::View,
}

impl JobsPage {
    fn badge(&self, row: &JobRow) -> (&'static str, &'static str) {
        match row {
            JobRow { is_on: false, .. } => ("", "jobs-off"),
            JobRow { failed: Some((at, _)), last_at, .. } if last_at.is_none_or(|last| last <= *at) => {
                (" no", "jobs-failed")
            }
            JobRow { is_running: true, .. } => (" wait", "jobs-running"),
            JobRow { last_at: None, .. } => ("", "jobs-not-yet"),
            _ => (" ok", "jobs-fine"),
        }
    }

    /// When it is due again: a moment, or its rhythm in words.
    fn next(&self, row: &JobRow) -> String {
        match (row.next_at, row.job.rhythm()) {
            _ if !row.is_on => String::new(),
            (Some(at), _) => self.frame.clocks(&at),
            (None, Rhythm::AtItsHour) => self.frame.tc("jobs-hour-", row.job),
            (None, _) if row.job == Job::Renewal => String::new(),
            (None, _) => self.frame.t("jobs-at-once"),
        }
    }

    fn is_renewing(&self) -> bool {
        self.view.renewal.0 < self.view.renewal.1
    }
}

/// `GET /{lang}/staff/jobs`
pub async fn jobs(ctx: Data<Context>, frame: Frame, admin: Signed<Admin>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| list_jobs::run(ctx, &admin)).await?;
    page(&JobsPage { frame, view })
}

/// Settings that a page can change, and which page: only where the settings leave it open.
const IN_PAGES: [(&str, &str, &str); 1] = [("mail.transport", "/staff/mail", "mail-settings-server")];

#[derive(Template)]
#[template(path = "admin/settings.html")]
struct SettingsPage {
    frame: Frame,
    sections: Vec<Section>,
}

impl SettingsPage {
    fn about(&self, setting: &Setting) -> String {
        self.frame.t(&format!("setting-{}", setting.name.replace(['.', '_'], "-")))
    }

    fn page(&self, setting: &Setting) -> Option<(String, String)> {
        let found = IN_PAGES.iter().find(|(name, ..)| setting.name == *name && setting.value.is_empty());
        found.map(|(_, path, name)| (self.frame.url(path), self.frame.t(name)))
    }
}

/// `GET /{lang}/staff/settings`
pub async fn settings(ctx: Data<Context>, frame: Frame, admin: Signed<Admin>) -> Result<HttpResponse, Failure> {
    let sections = call(&ctx, move |ctx| list_settings::run(ctx, &admin)).await?;
    page(&SettingsPage { frame, sections })
}
