//! Pages, a file a noun.

pub mod about;
pub mod address;
pub mod admin;
pub mod audit;
mod audit_file;
#[cfg(debug_assertions)]
pub mod components;
pub mod consents;
pub mod corrections;
pub mod dashboard;
pub mod data_copies;
pub mod demo_doors;
pub mod disclosures;
pub mod dossier;
pub mod elder;
pub mod enterprises;
pub mod erase;
pub mod fields;
pub mod figures;
pub mod follow_ups;
pub mod help;
pub mod home;
pub mod introduction_board;
pub mod introductions;
pub mod mail_settings;
pub mod mails;
pub mod need_edit;
pub mod need_end;
pub mod need_pool;
pub mod needs;
pub mod new_need;
pub mod new_talent;
pub mod notices;
pub mod open_needs;
pub mod outbox;
pub mod people;
pub mod preferences;
pub mod profile_edit;
pub mod proposing;
mod question_page;
pub mod reveals;
pub mod review;
mod review_facts;
mod review_marks;
pub mod review_press;
pub mod review_queue;
pub mod review_several;
pub mod review_waits;
pub mod same;
pub mod searches;
pub mod sent;
pub mod site_map;
pub mod staff_introductions;
pub mod talents;
pub mod taxonomy;
pub mod taxonomy_add;
pub mod taxonomy_concept;
pub mod taxonomy_draft;
pub mod taxonomy_versions;
pub mod todo;
pub mod verify;
pub mod visibility;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::failure::Failure;
use super::page::{Problems, go};
use super::signed;
use crate::context::Context;
use crate::domain::error::Error;
use crate::usecase::accounts::Entered;

pub mod accounts;
pub mod answers;
pub mod links;
pub mod set_up;
pub mod sign_in;
pub mod staff_accounts;
pub mod staff_decisions;
mod staff_list_page;
pub mod staff_lists;

/// `GET /`: on to the start page, or the demo's doors, in the visitor's language.
pub async fn start(ctx: Data<Context>, request: HttpRequest) -> HttpResponse {
    let lang = signed::language(&request);
    go(&if ctx.config.demo { format!("/{lang}/demo") } else { format!("/{lang}/") })
}

/// A form of one button.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressed {}

/// On to a page with the cookie of a session just opened.
pub fn welcome(ctx: &Context, entered: &Entered, to: &str) -> HttpResponse {
    let mut response = go(to);
    set_session(ctx, entered, &mut response);
    response
}

/// Puts the cookie of a session just opened on an answer.
pub fn set_session(ctx: &Context, entered: &Entered, response: &mut HttpResponse) {
    let cookie = signed::session_cookie(&entered.secret, Some(entered.expires_at - ctx.now()));
    // Only a name or value that no header can carry fails here; ours are letters.
    let _ = response.add_cookie(&cookie);
}

/// The field errors of a failure, for the form to come back with; any other failure goes on.
pub fn problems(failure: Failure) -> Result<Problems, Failure> {
    match failure {
        Failure(Error::Invalid(errors)) => Ok(Problems(errors)),
        other => Err(other),
    }
}
