//! The whole route table on one screen, but for the rows of staff, which stand in `staff_routes.rs`, and those of the API, in
//! `api/routes.rs`. Who may call a handler stands in the handler's signature.

use actix_web::web::ServiceConfig;

use super::api::{openapi, routes as api};
use super::pages::{
    about, accounts, address, answers, consents, corrections, data_copies, demo_doors, disclosures, elder, enterprises,
    erase, fields, follow_ups, help, home, introductions, links, mails, need_edit, needs, new_need, new_talent,
    open_needs, people, preferences, profile_edit, same, sent, sign_in, site_map, start, talents, todo, verify,
    visibility,
};
use super::staff_routes::{administration, desk, staff};
use super::table::{Table, get, post};
use super::{assets, health, hooks};

/// Every route and the viewer of the API's description, which brings its own.
pub fn routes(config: &mut ServiceConfig) {
    table().register(config);
    config.service(openapi::viewer());
}

/// Every route. Pages stand under /zh and /en, the API under /api/v1.
pub fn table() -> Table {
    let mut table = Table::default();
    table
        .route("/healthz", get().to(health::alive))
        .route("/readyz", get().to(health::ready))
        .route("/assets/{name}", get().to(assets::serve))
        .route("/hooks/bounces", post().to(hooks::bounces))
        .route("/robots.txt", get().to(site_map::robots))
        .route("/sitemap.xml", get().to(site_map::map))
        .route("/", get().to(start))
        .under("/api/v1", api::TABLES)
        .under("/{lang:zh|en}", &[public, owner, rights, cards, account, staff, administration, desk]);
    #[cfg(debug_assertions)]
    table.under("/{lang:zh|en}", &[development]);
    table
}

/// For those who change the pages.
#[cfg(debug_assertions)]
fn development(pages: &mut Table) {
    pages.route("/dev/components", get().to(super::pages::components::show));
}

/// For everybody.
fn public(pages: &mut Table) {
    pages
        .route("", get().to(home::show))
        .route("/", get().to(home::show))
        .route("/about", get().to(about::show))
        .route("/help", get().to(help::list))
        .route("/help/{audience}", get().to(help::show))
        .route("/privacy", get().to(about::privacy))
        .route("/privacy/{topic}/{version}", get().to(consents::text))
        .route("/open-needs", get().to(open_needs::list))
        .route("/open-needs.atom", get().to(open_needs::feed))
        .route("/open-needs/{code}", get().to(open_needs::show))
        .route("/fields", get().to(fields::list))
        .route("/fields/{slug}", get().to(fields::show))
        .route("/talents/new", get().to(new_talent::show))
        .route("/talents/new", post().to(new_talent::create))
        .route("/elder", post().to(elder::choose))
        .route("/sent", get().to(sent::show))
        .route("/sent", post().to(sent::again))
        .route("/sent/address", post().to(sent::change))
        .route("/sign-in", get().to(sign_in::show))
        .route("/sign-in", post().to(sign_in::by_passphrase))
        .route("/sign-in/link", post().to(sign_in::by_link))
        .route("/sign-out", post().to(sign_in::sign_out))
        .route("/home", get().to(sign_in::home))
        .route("/reset", get().to(sign_in::show_reset))
        .route("/reset", post().to(sign_in::reset))
        .route("/links/{token}", get().to(links::show))
        .route("/links/{token}", post().to(links::act))
        .route("/unsubscribe/{token}", get().to(preferences::ask))
        .route("/unsubscribe/{token}", post().to(preferences::end))
        .route("/answers/{token}", get().to(answers::show))
        .route("/answers/{token}", post().to(answers::act))
        .route("/follow-ups/{token}", get().to(follow_ups::show))
        .route("/follow-ups/{token}", post().to(follow_ups::act))
        .route("/verify", get().to(verify::show))
        .route("/verify", post().to(verify::verify))
        .route("/demo", get().to(demo_doors::show))
        .route("/demo/enter", post().to(demo_doors::enter))
        .route("/demo/mails", get().to(mails::list))
        .route("/demo/mails/{name}", get().to(mails::show));
}

/// For talent and firms.
fn owner(pages: &mut Table) {
    pages
        .route("/me", get().to(talents::show))
        .route("/me/card", get().to(talents::card))
        .route("/me/edit", get().to(profile_edit::show))
        .route("/me/edit", post().to(profile_edit::save))
        .route("/me/edit/draft", post().to(profile_edit::keep))
        .route("/me/edit/drop", post().to(profile_edit::drop))
        .route("/me/confirm", post().to(talents::still_right))
        .route("/me/pause", post().to(talents::rest))
        .route("/me/resume", post().to(talents::go_on))
        .route("/me/withdraw", post().to(talents::leave))
        .route("/me/return", post().to(talents::come_back))
        .route("/introductions", get().to(introductions::own))
        .route("/introductions/{code}", get().to(answers::show_own))
        .route("/introductions/{code}", post().to(answers::act_own))
        .route("/enterprise", get().to(enterprises::show))
        .route("/enterprise", post().to(enterprises::save))
        .route("/enterprise/close", get().to(enterprises::ask_close))
        .route("/enterprise/close", post().to(enterprises::close))
        .route("/needs", get().to(needs::list))
        .route("/needs/new", get().to(new_need::show))
        .route("/needs/new", post().to(new_need::create))
        .route("/needs/{code}", get().to(needs::show))
        .route("/needs/{code}/edit", get().to(need_edit::show))
        .route("/needs/{code}/edit", post().to(need_edit::save))
        .route("/needs/{code}/count", post().to(need_edit::count))
        .route("/needs/{code}/submit", post().to(needs::send_in))
        .route("/needs/{code}/answers", post().to(needs::go_or_end))
        .route("/needs/{code}/hold", post().to(needs::rest))
        .route("/needs/{code}/resume", post().to(needs::go_on))
        .route("/needs/{code}/withdraw", post().to(needs::end));
}

/// What people may have, correct and take back of what is kept of them.
fn rights(pages: &mut Table) {
    pages
        .route("/me/consents", get().to(consents::show))
        .route("/me/consents", post().to(consents::agree))
        .route("/me/consents/{id}/withdraw", post().to(consents::take_back))
        .route("/me/data", get().to(data_copies::show))
        .route("/me/data", post().to(data_copies::ask))
        .route("/me/data/{token}", get().to(data_copies::show_link))
        .route("/me/data/{token}", post().to(data_copies::download))
        .route("/me/disclosures", get().to(disclosures::show))
        .route("/me/disclosures.json", get().to(disclosures::json))
        .route("/me/corrections", get().to(corrections::show))
        .route("/me/corrections", post().to(corrections::ask))
        .route("/me/same/wrong", post().to(same::wrong))
        .route("/me/erase", get().to(erase::show))
        .route("/me/erase", post().to(erase::erase));
}

/// One's own account.
fn account(pages: &mut Table) {
    pages
        .route("/account", get().to(accounts::show))
        .route("/account/absence", get().to(todo::show_away))
        .route("/account/absence", post().to(todo::set_away))
        .route("/account/mails", get().to(preferences::show))
        .route("/account/mails", post().to(preferences::save))
        .route("/account/language", post().to(accounts::set_language))
        .route("/account/sessions/{id}/end", post().to(accounts::end_session))
        .route("/account/sessions/end-others", post().to(accounts::end_others))
        .route("/account/address", get().to(address::show))
        .route("/account/address", post().to(address::request))
        .route("/account/passphrase", get().to(accounts::show_passphrase))
        .route("/account/passphrase", post().to(accounts::set_passphrase))
        .route("/account/second-factor", get().to(accounts::show_second_factor))
        .route("/account/second-factor", post().to(accounts::set_second_factor));
}

/// Who may see whom.
fn cards(pages: &mut Table) {
    pages
        .route("/me/visibility", get().to(visibility::show))
        .route("/me/visibility", post().to(visibility::save))
        .route("/people", get().to(people::cards))
        .route("/people/{code}", get().to(people::card))
        .route("/people/{code}", post().to(people::ask_for))
        .route("/interests/{id}/withdraw", post().to(people::withdraw));
}
