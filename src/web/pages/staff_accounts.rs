//! Accounts of staff, for administrators: who there is, inviting somebody, roles, suspending, a lost second factor.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use serde::Deserialize;

use super::problems;
use crate::context::Context;
use crate::domain::account::{AccountId, AccountStatus, Role};
use crate::domain::actor::Admin;
use crate::domain::error::{Error, FieldError};
use crate::domain::value::Lang;
use crate::usecase::accounts::list_staff::{self, StaffRow};
use crate::usecase::accounts::{invite_again, invite_staff, reactivate, reset_second_factor, set_roles, suspend};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// The roles that are given, as the forms list them.
const ROLES: [Role; 5] = [Role::Officer, Role::Lead, Role::Editor, Role::Auditor, Role::Admin];

/// Where an office works: zones that are offered without typing.
const ZONES: [&str; 6] =
    ["America/Los_Angeles", "America/New_York", "Asia/Shanghai", "Europe/London", "Europe/Berlin", "Asia/Singapore"];

/// Somebody to be invited.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Invited {
    name: String,
    email: String,
    roles: Vec<String>,
    lang: String,
    time_zone: String,
}

/// One press on an account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    act: String,
    version: i32,
    #[serde(default)]
    roles: Vec<String>,
}

/// The badge of an account and the key of its words.
fn standing(row: &StaffRow) -> (&'static str, &'static str) {
    match row.account.status {
        AccountStatus::Active if row.account.has_passphrase => (" ok", "accounts-staff-active"),
        AccountStatus::Active | AccountStatus::Unconfirmed => (" wait", "accounts-staff-invited"),
        AccountStatus::Disabled | AccountStatus::Erased => (" no", "accounts-staff-suspended"),
    }
}

fn roles_of(frame: &Frame, row: &StaffRow) -> String {
    let names: Vec<String> = row.account.roles.iter().map(|role| frame.tc("role-", role)).collect();
    frame.joined(&names)
}

/// The roles that a form names; one that there is not is a field error.
fn roles(typed: &[String]) -> Result<Vec<Role>, Error> {
    let known: Vec<Role> = ROLES.into_iter().filter(|role| typed.iter().any(|code| code == role.as_str())).collect();
    if known.len() == typed.len() { Ok(known) } else { Err(Error::field("roles", "unknown_role")) }
}

#[derive(Template)]
#[template(path = "admin/accounts.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<StaffRow>,
    form: Invited,
    problems: Problems,
}

impl ListPage {
    fn roles(&self, row: &StaffRow) -> String {
        roles_of(&self.frame, row)
    }

    fn badge(&self, row: &StaffRow) -> &'static str {
        standing(row).0
    }

    fn standing(&self, row: &StaffRow) -> String {
        self.frame.t(standing(row).1)
    }
}

/// `GET /{lang}/staff/accounts`
pub async fn list(ctx: Data<Context>, frame: Frame, admin: Signed<Admin>) -> Result<HttpResponse, Failure> {
    let rows = call(&ctx, move |ctx| list_staff::run(ctx, &admin, None)).await?;
    let form = Invited {
        roles: vec![Role::Officer.to_string()],
        lang: frame.lang.to_string(),
        time_zone: ZONES[0].to_owned(),
        ..Invited::default()
    };
    page(&ListPage { frame, rows, form, problems: Problems::default() })
}

/// `POST /{lang}/staff/accounts`: invites somebody.
pub async fn invite(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    Form(form): Form<Invited>,
) -> Result<HttpResponse, Failure> {
    let authority = admin.0.clone();
    let typed = form.clone();
    let asked = call(&ctx, move |ctx| {
        let input = invite_staff::Input {
            email: typed.email,
            name: typed.name,
            roles: roles(&typed.roles)?,
            lang: typed.lang.parse::<Lang>().map_err(|_| Error::field("lang", "unknown_choice"))?,
            time_zone: typed.time_zone,
        };
        invite_staff::run(ctx, &authority, input)
    })
    .await;
    match asked {
        Ok(_) => Ok(go(&frame.url("/staff/accounts?done=staff_invited"))),
        Err(failure) => {
            let problems = problems(failure)?;
            let rows = call(&ctx, move |ctx| list_staff::run(ctx, &admin, None)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &ListPage { frame, rows, form, problems })
        }
    }
}

#[derive(Template)]
#[template(path = "admin/account.html")]
struct AccountPage {
    frame: Frame,
    row: StaffRow,
    problems: Problems,
}

impl AccountPage {
    fn roles(&self) -> String {
        roles_of(&self.frame, &self.row)
    }

    fn badge(&self) -> &'static str {
        standing(&self.row).0
    }

    fn standing(&self) -> String {
        self.frame.t(standing(&self.row).1)
    }

    fn has(&self, role: &Role) -> bool {
        self.row.account.roles.contains(role)
    }

    fn is_own(&self) -> bool {
        self.frame.person.as_ref().is_some_and(|person| person.account.id == self.row.account.id)
    }

    fn is_active(&self) -> bool {
        self.row.account.status == AccountStatus::Active
    }

    fn is_suspended(&self) -> bool {
        self.row.account.status == AccountStatus::Disabled
    }
}

async fn read(ctx: &Data<Context>, admin: Admin, id: AccountId) -> Result<StaffRow, Failure> {
    let found = call(ctx, move |ctx| list_staff::run(ctx, &admin, Some(&id))).await?;
    found.into_iter().next().ok_or(Failure(Error::Missing("account")))
}

type One = Path<(String, String)>;

fn id_of(path: One) -> Result<AccountId, Failure> {
    path.into_inner().1.parse().map_err(|_| Failure(Error::Missing("account")))
}

/// `GET /{lang}/staff/accounts/{id}`
pub async fn show(ctx: Data<Context>, frame: Frame, admin: Signed<Admin>, path: One) -> Result<HttpResponse, Failure> {
    let row = read(&ctx, admin.0, id_of(path)?).await?;
    page(&AccountPage { frame, row, problems: Problems::default() })
}

/// `POST /{lang}/staff/accounts/{id}`
pub async fn act(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    path: One,
    Form(form): Form<Act>,
) -> Result<HttpResponse, Failure> {
    let (id, authority) = (id_of(path)?, admin.0.clone());
    let account = id.clone();
    let done = call(&ctx, move |ctx| press(ctx, &authority, account, &form)).await;
    match done {
        Ok(done) => Ok(go(&frame.url(&format!("/staff/accounts/{id}?done={done}")))),
        Err(failure) => {
            let problems = problems(failure)?;
            let row = read(&ctx, admin.0, id).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &AccountPage { frame, row, problems })
        }
    }
}

/// Does what was pressed and says which sentence tells of it.
fn press(ctx: &Context, admin: &Admin, account: AccountId, form: &Act) -> Result<&'static str, Error> {
    let version = form.version;
    match form.act.as_str() {
        "roles" => {
            let roles = roles(&form.roles)?;
            set_roles::run(ctx, admin, set_roles::Input { account, version, roles }).map(|()| "roles_set")
        }
        "suspend" => suspend::run(ctx, admin, suspend::Input { account, version }).map(|()| "account_suspended"),
        "reactivate" => {
            reactivate::run(ctx, admin, reactivate::Input { account, version }).map(|()| "account_reactivated")
        }
        "reset" => {
            let input = reset_second_factor::Input { account, version };
            reset_second_factor::run(ctx, admin, input).map(|()| "second_factor_reset")
        }
        "invite" => invite_again::run(ctx, admin, invite_again::Input { account, version }).map(|()| "staff_invited"),
        _ => Err(Error::Invalid(vec![FieldError::new("act", "unknown_choice")])),
    }
}
