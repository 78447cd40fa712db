//! The set-up page, opened by the one-time link, and the page of mail.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;
use secrecy::SecretString;
use serde::Deserialize;

use super::accounts::RecoveryPage;
use super::{Pressed, problems, set_session};
use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::field::FIELDS;
use crate::domain::value::Lang;
use crate::locale;
use crate::usecase::offices::{MailInput, open_setup, set_mail, setup, show};
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, Problems, go, page, page_with};
use crate::web::signed::Signed;

/// The whole page as it was typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpForm {
    office_name_zh: String,
    office_name_en: String,
    postal_address: String,
    time_zone: String,
    mailboxes: String,
    name: String,
    email: String,
    password: String,
    totp_secret: String,
    code: String,
    #[serde(default)]
    mail_transport: String,
    #[serde(default)]
    smtp_host: String,
    #[serde(default)]
    smtp_port: String,
    #[serde(default)]
    smtp_encryption: String,
    #[serde(default)]
    smtp_user: String,
    #[serde(default)]
    smtp_password: SecretString,
    #[serde(default)]
    mail_from: String,
}

impl SetUpForm {
    fn fresh() -> Self {
        let none = String::new;
        Self {
            office_name_zh: locale::text(Lang::Zh, "setup-office-name"),
            office_name_en: locale::text(Lang::En, "setup-office-name"),
            postal_address: none(),
            time_zone: "America/Los_Angeles".into(),
            mailboxes: none(),
            name: none(),
            email: none(),
            password: none(),
            totp_secret: none(),
            code: none(),
            mail_transport: "smtp".into(),
            smtp_host: none(),
            smtp_port: "587".into(),
            smtp_encryption: "starttls".into(),
            smtp_user: none(),
            smtp_password: SecretString::default(),
            mail_from: none(),
        }
    }

    fn input(&self, secret: String, asks_mail: bool) -> setup::Input {
        setup::Input {
            secret,
            office_name_zh: self.office_name_zh.clone(),
            office_name_en: self.office_name_en.clone(),
            postal_address: self.postal_address.clone(),
            time_zone: self.time_zone.clone(),
            mailboxes: mailboxes(&self.mailboxes),
            name: self.name.clone(),
            email: self.email.clone(),
            password: self.password.clone(),
            totp_secret: self.totp_secret.clone(),
            code: self.code.clone(),
            mail: asks_mail.then(|| self.mail()),
        }
    }

    fn mail(&self) -> MailInput {
        MailInput {
            mail_transport: self.mail_transport.clone(),
            smtp_host: self.smtp_host.clone(),
            smtp_port: self.smtp_port.clone(),
            smtp_encryption: self.smtp_encryption.clone(),
            smtp_user: self.smtp_user.clone(),
            smtp_password: self.smtp_password.clone(),
            mail_from: self.mail_from.clone(),
        }
    }
}

/// One mailbox a line: its address, then the fields it is told about, if not all.
fn mailboxes(typed: &str) -> Vec<setup::MailboxInput> {
    let words = |line: &str| -> Vec<String> {
        let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '\u{FF0C}' | '\u{FF1B}' | '\u{3001}');
        line.split(is_gap).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    typed
        .lines()
        .filter_map(|line| {
            let mut words = words(line).into_iter();
            words.next().map(|address| setup::MailboxInput { address, fields: words.collect() })
        })
        .collect()
}

#[derive(Template)]
#[template(path = "set_up/show.html")]
struct SetUpPage {
    frame: Frame,
    secret: String,
    view: open_setup::View,
    form: SetUpForm,
    problems: Problems,
    fields: [&'static str; 12],
}

type Secret = Path<(String, String)>;

/// `GET /set-up/{secret}`
pub async fn show(ctx: Data<Context>, frame: Frame, path: Secret) -> Result<HttpResponse, Failure> {
    let (_, secret) = path.into_inner();
    let asked = secret.clone();
    let view = call(&ctx, move |ctx| open_setup::run(ctx, &asked, None)).await?;
    let form = SetUpForm::fresh();
    page(&SetUpPage { frame, secret, view, form, problems: Problems::default(), fields: FIELDS })
}

/// `POST /set-up/{secret}`: the recovery codes are on the answer and nowhere else.
pub async fn set_up(
    ctx: Data<Context>,
    frame: Frame,
    path: Secret,
    form: Form<SetUpForm>,
) -> Result<HttpResponse, Failure> {
    let ((_, secret), form) = (path.into_inner(), form.0);
    let (asked, totp) = (secret.clone(), form.totp_secret.clone());
    let view = call(&ctx, move |ctx| open_setup::run(ctx, &asked, Some(&totp))).await?;
    let (visitor, input) = (frame.visitor.clone(), form.input(secret.clone(), !view.is_mail_configured));
    match call(&ctx, move |ctx| setup::run(ctx, &visitor, input)).await {
        Ok(done) => {
            let frame = frame.entered(&ctx, &done.entered.secret);
            let mut response = page(&RecoveryPage { frame, codes: done.recovery_codes })?;
            set_session(&ctx, &done.entered, &mut response);
            Ok(response)
        }
        Err(failure) => {
            let problems = problems(failure)?;
            let sheet = SetUpPage { frame, secret, view, form, problems, fields: FIELDS };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &sheet)
        }
    }
}

#[derive(Template)]
#[template(path = "set_up/mail.html")]
struct MailPage {
    frame: Frame,
    form: MailInput,
    mailbox: String,
    is_configured: bool,
    problems: Problems,
}

async fn mail_page(
    ctx: &Data<Context>,
    frame: Frame,
    form: MailInput,
    problems: Problems,
) -> Result<MailPage, Failure> {
    let office = call(ctx, show::run).await?;
    let first = office.and_then(|view| view.mailboxes.into_iter().find(|mailbox| mailbox.is_active()));
    let mailbox = first.map(|mailbox| mailbox.address).unwrap_or_default();
    let is_configured = ctx.config.demo || !ctx.config.mail.transport.is_empty();
    Ok(MailPage { frame, form, mailbox, is_configured, problems })
}

/// `GET /staff/mail`
pub async fn show_mail(ctx: Data<Context>, frame: Frame, _admin: Signed<Admin>) -> Result<HttpResponse, Failure> {
    let form = SetUpForm::fresh().mail();
    page(&mail_page(&ctx, frame, form, Problems::default()).await?)
}

/// `POST /staff/mail`: keeps how mail leaves and sends a test mail.
pub async fn set_mail(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    form: Form<MailInput>,
) -> Result<HttpResponse, Failure> {
    let typed = form.0.clone();
    match call(&ctx, move |ctx| set_mail::run(ctx, &admin, Some(form.0))).await {
        Ok(()) => Ok(go(&frame.url("/staff/mail?done=test_mail_sent"))),
        Err(failure) => {
            let problems = problems(failure)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &mail_page(&ctx, frame, typed, problems).await?)
        }
    }
}

/// `POST /staff/mail/test`: sends one more test mail.
pub async fn test_mail(
    ctx: Data<Context>,
    frame: Frame,
    admin: Signed<Admin>,
    _form: Form<Pressed>,
) -> Result<HttpResponse, Failure> {
    call(&ctx, move |ctx| set_mail::run(ctx, &admin, None)).await?;
    Ok(go(&frame.url("/staff/mail?done=test_mail_sent")))
}
