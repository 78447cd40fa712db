//! Erasing one's data at once: a page that says for each part what goes, what stays and what it means for a firm, and its button.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;
use serde::Deserialize;

use crate::context::Context;
use crate::domain::account::AccountStatus;
use crate::domain::actor::{Owner, Person};
use crate::usecase::accounts::show_erasure::{self, Fate, Place, View};
use crate::usecase::accounts::{Part, erase as erase_account};
use crate::usecase::talents::erase as erase_profile;
use crate::web::call::call;
use crate::web::failure::Failure;
use crate::web::form::Form;
use crate::web::page::{Frame, go, page};
use crate::web::signed::Signed;

#[derive(Template)]
#[template(path = "rights/erase.html")]
struct ErasePage {
    frame: Frame,
    view: View,
}

impl ErasePage {
    fn firm(&self) -> String {
        self.view.place.as_ref().map(|place| place.name.text(self.frame.lang).to_owned()).unwrap_or_default()
    }

    fn is_draft(&self) -> bool {
        self.view.place.as_ref().is_some_and(|place| place.fate == Fate::Erased)
    }

    fn is_for_staff_alone(&self) -> bool {
        self.view.is_staff && self.view.profile.is_none() && self.view.place.is_none()
    }

    fn is_account_alone(&self) -> bool {
        !self.view.is_staff && self.view.profile.is_none() && self.view.place.is_none()
    }

    /// Why the account stays when the profile goes.
    fn stays_beside_profile(&self) -> Option<String> {
        match &self.view.place {
            _ if self.view.is_staff => Some(self.frame.t("erase-account-staff")),
            Some(_) => Some(self.frame.tv("erase-account-place", &[("firm", self.firm().into())])),
            None => None,
        }
    }

    /// Why the account stays when the place in the firm goes.
    fn stays_beside_place(&self) -> Option<String> {
        match self.view.profile {
            _ if self.view.is_staff => Some(self.frame.t("erase-account-staff")),
            Some(_) => Some(self.frame.t("erase-account-profile")),
            None => None,
        }
    }

    /// What it means for the firm.
    fn fate(&self, place: &Place) -> String {
        let counts = [("needs", place.needs.into()), ("introductions", place.introductions.into())];
        match place.fate {
            Fate::GoesOn => self.frame.tv("erase-firm-goes-on", &counts[..1]),
            Fate::Closes => self.frame.tv("erase-firm-closes", &counts),
            Fate::Erased => self.frame.t("erase-firm-erased"),
        }
    }
}

/// `GET /{lang}/me/erase`
pub async fn show(ctx: Data<Context>, frame: Frame, Signed(person): Signed<Person>) -> Result<HttpResponse, Failure> {
    let view = call(&ctx, move |ctx| show_erasure::run(ctx, &person)).await?;
    page(&ErasePage { frame, view })
}

/// The form of a button.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EraseForm {
    /// Which part; the profile where there is one, else the account.
    #[serde(default)]
    what: Option<Part>,
}

/// `POST /{lang}/me/erase`: the session goes with the account.
pub async fn erase(
    ctx: Data<Context>,
    frame: Frame,
    Signed(person): Signed<Person>,
    Form(form): Form<EraseForm>,
) -> Result<HttpResponse, Failure> {
    let to = match form.what.unwrap_or_else(|| Part::of(&person)) {
        Part::Profile => {
            let owner = Owner::try_from(person)?;
            call(&ctx, move |ctx| erase_profile::run(ctx, &owner)).await?;
            "/?done=profile_erased"
        }
        Part::Account => match call(&ctx, move |ctx| erase_account::run(ctx, &person)).await? {
            AccountStatus::Erased => "/?done=account_erased",
            _ => "/account?done=place_erased",
        },
    };
    Ok(go(&frame.url(to)))
}
