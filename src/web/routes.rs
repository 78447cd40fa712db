//! The whole route table on one screen. Who may call a handler stands in the handler's signature.

use actix_web::web::ServiceConfig;

use super::api::{
    accounts as accounts_api, cards as cards_api, coach, consents as consents_api, enterprise_figures as figures_api,
    enterprises as enterprises_api, introduction_deeds as deeds_api, introductions as introductions_api,
    matches as matches_api, needs as needs_api, openapi, outbox as outbox_api, proposing as proposing_api,
    review as review_api, rights as rights_api, same as same_api, talents as talents_api, visibility as visibility_api,
};
use super::pages::{
    about, accounts, address, answers, consents, corrections, data_copies, demo_doors, disclosures, enterprises, erase,
    figures, follow_ups, home, introductions, links, mail_settings, mails, need_end, needs, new_need, new_talent,
    notices, outbox, people, preferences, proposing, reveals, review, review_queue, review_waits, same, sent, set_up,
    sign_in, staff_decisions, staff_lists, start, talents, todo, verify, visibility,
};
use super::table::{Table, delete, get, post, put};
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
        .route("/", get().to(start))
        .under("/api/v1", &[api, api_rights, api_introductions, api_staff])
        .under("/{lang:zh|en}", &[public, owner, rights, cards, account, staff, desk]);
    table
}

/// For everybody.
fn public(pages: &mut Table) {
    pages
        .route("", get().to(home::show))
        .route("/", get().to(home::show))
        .route("/about", get().to(about::show))
        .route("/privacy", get().to(about::privacy))
        .route("/privacy/{topic}/{version}", get().to(consents::text))
        .route("/talents/new", get().to(new_talent::show))
        .route("/talents/new", post().to(new_talent::create))
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
        .route("/me/edit", get().to(talents::edit_form))
        .route("/me/edit", post().to(talents::save))
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
        .route("/needs/{code}/edit", get().to(needs::edit_form))
        .route("/needs/{code}/edit", post().to(needs::save))
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

/// For the office: what is set, counted and mailed.
fn staff(pages: &mut Table) {
    pages
        .route("/set-up/{secret}", get().to(set_up::show))
        .route("/set-up/{secret}", post().to(set_up::set_up))
        .route("/staff/figures", get().to(figures::show))
        .route("/staff/figures/{month}/approve", post().to(figures::approve_month))
        .route("/staff/bureaus", post().to(figures::add))
        .route("/staff/bureaus/{id}/remove", post().to(figures::remove))
        .route("/staff/notices", get().to(notices::list))
        .route("/staff/notices/{name}/{of:zh|en|both}", get().to(notices::show))
        .route("/staff/notices/{name}/{of:zh|en|both}/html", get().to(notices::html))
        .route("/staff/mail", get().to(set_up::show_mail))
        .route("/staff/mail", post().to(set_up::set_mail))
        .route("/staff/mail/test", post().to(set_up::test_mail))
        .route("/outbox", get().to(outbox::show))
        .route("/outbox/{id}/resend", post().to(outbox::send_again))
        .route("/mail-settings", get().to(mail_settings::show))
        .route("/mail-settings", post().to(mail_settings::save))
        .route("/mail-settings/add", post().to(mail_settings::add))
        .route("/mail-settings/remove", post().to(mail_settings::remove));
}

/// The desk of the officers.
fn desk(pages: &mut Table) {
    pages
        .route("/staff/todo", get().to(todo::show))
        .route("/review", get().to(review_queue::show))
        .route("/review/undo", post().to(review::take_back))
        .route("/review/{code}", get().to(review::need))
        .route("/review/{code}/decisions", post().to(review::decide))
        .route("/review/{code}/people", get().to(proposing::people))
        .route("/review/{code}/people", post().to(proposing::propose_one))
        .route("/review/{code}/none-found", get().to(need_end::ask))
        .route("/review/{code}/none-found", post().to(need_end::end))
        .route("/review/{code}/reopen", post().to(need_end::take_back))
        .route("/review/{code}/match", post().to(review_waits::let_match))
        .route("/staff/introductions", get().to(introductions::board))
        .route("/staff/introductions/{code}", get().to(introductions::show_staff))
        .route("/staff/introductions/{code}", post().to(introductions::act))
        .route("/staff/talents", get().to(staff_lists::talents))
        .route("/staff/talents/{code}/needs", get().to(proposing::needs))
        .route("/staff/talents/{id}/decisions", post().to(staff_decisions::decide_talent))
        .route("/staff/talents/{id}/measures", post().to(staff_decisions::measure_talent))
        .route("/staff/enterprises", get().to(staff_lists::enterprises))
        .route("/staff/enterprises/{id}/decisions", post().to(staff_decisions::decide_enterprise))
        .route("/staff/enterprises/{id}/measures", post().to(staff_decisions::measure_enterprise))
        .route("/staff/needs", get().to(staff_lists::needs))
        .route("/staff/needs/{id}/decisions", post().to(staff_decisions::decide_need))
        .route("/staff/same", get().to(same::list))
        .route("/staff/same/{id}", get().to(same::show))
        .route("/staff/same/{id}/decisions", post().to(same::decide))
        .route("/staff/same/{id}/undo", post().to(same::take_back))
        .route("/staff/corrections", get().to(corrections::list))
        .route("/staff/corrections/{id}", get().to(corrections::show_one))
        .route("/staff/corrections/{id}", post().to(corrections::answer))
        .route("/staff/reveal/talents/{id}", get().to(reveals::ask_talent))
        .route("/staff/reveal/talents/{id}", post().to(reveals::talent))
        .route("/staff/reveal/enterprises/{id}", get().to(reveals::members))
        .route("/staff/reveal/enterprises/{id}/{account}", get().to(reveals::ask_member))
        .route("/staff/reveal/enterprises/{id}/{account}", post().to(reveals::member));
}

/// Accounts, profiles, firms and needs.
fn api(api: &mut Table) {
    api.route("/openapi.json", get().to(openapi::json))
        .route("/me/talent", get().to(talents_api::show))
        .route("/me/talent", put().to(talents_api::put))
        .route("/me/talent/submit", post().to(talents_api::submit))
        .route("/me/enterprise", get().to(enterprises_api::show))
        .route("/me/enterprise", put().to(enterprises_api::put))
        .route("/me/enterprise/close", post().to(enterprises_api::close))
        .route("/needs", post().to(needs_api::create))
        .route("/needs/coach", post().to(coach::count))
        .route("/needs/{id}", get().to(needs_api::show))
        .route("/needs/{id}", put().to(needs_api::put))
        .route("/needs/{id}/submit", post().to(needs_api::submit))
        .route("/accounts", post().to(accounts_api::register))
        .route("/accounts/verify", post().to(accounts_api::verify))
        .route("/sessions", post().to(accounts_api::sign_in))
        .route("/sessions/current/token", post().to(accounts_api::renew))
        .route("/sessions/current", delete().to(accounts_api::sign_out))
        .route("/enterprises/{id}/figures", get().to(figures_api::show));
}

/// What people may have, correct and take back of what is kept of them.
fn api_rights(api: &mut Table) {
    api.route("/me/consents", get().to(consents_api::list))
        .route("/me/consents", post().to(consents_api::give))
        .route("/me/consents/{id}/withdraw", post().to(consents_api::withdraw))
        .route("/me/export", post().to(rights_api::export))
        .route("/me/erasure", post().to(rights_api::erase))
        .route("/me/erasure", delete().to(rights_api::come_back))
        .route("/me/disclosures", get().to(rights_api::disclosures))
        .route("/me/corrections", post().to(rights_api::correct));
}

/// Who is asked, who may see whom.
fn api_introductions(api: &mut Table) {
    api.route("/introductions", get().to(introductions_api::list))
        .route("/introductions/{id}", get().to(introductions_api::show))
        .route("/introductions/{id}/answers", post().to(introductions_api::answer))
        .route("/introductions/{id}/answers/recorded", post().to(deeds_api::record))
        .route("/introductions/{id}/contact", post().to(introductions_api::contact))
        .route("/introductions/{id}/disputes", post().to(introductions_api::dispute))
        .route("/introductions/{id}/introduce", post().to(deeds_api::introduce))
        .route("/introductions/{id}/halt", post().to(deeds_api::halt))
        .route("/introductions/{id}/ask-again", post().to(deeds_api::ask_again))
        .route("/introductions/{id}/outcomes", post().to(deeds_api::outcome))
        .route("/me/visibility", get().to(visibility_api::show))
        .route("/me/visibility", put().to(visibility_api::put))
        .route("/people", get().to(cards_api::list))
        .route("/people/{code}", get().to(cards_api::show))
        .route("/people/{code}/interests", post().to(cards_api::ask_for))
        .route("/interests", get().to(cards_api::list_interests))
        .route("/interests/{id}", delete().to(cards_api::withdraw));
}

/// For officers.
fn api_staff(api: &mut Table) {
    api.route("/talents/{id}/decisions", post().to(talents_api::decide))
        .route("/enterprises/{id}/decisions", post().to(enterprises_api::decide))
        .route("/talents/{id}/measures", post().to(talents_api::take_measure))
        .route("/enterprises/{id}/measures", post().to(enterprises_api::take_measure))
        .route("/needs/{id}/decisions", post().to(needs_api::decide))
        .route("/review", get().to(review_api::list))
        .route("/matches", get().to(matches_api::list))
        .route("/matches/{id}", get().to(matches_api::show))
        .route("/matches/{id}/decisions", post().to(matches_api::decide))
        .route("/matches/{id}/decisions/last", delete().to(matches_api::undo))
        .route("/needs/{id}/match", post().to(figures_api::match_need))
        .route("/needs/{id}/matches", post().to(proposing_api::propose_one))
        .route("/needs/{id}/none-found", post().to(proposing_api::none_found))
        .route("/outbox", get().to(outbox_api::list))
        .route("/same", get().to(same_api::list))
        .route("/same/{id}", get().to(same_api::show))
        .route("/same/{id}/decisions", post().to(same_api::decide))
        .route("/same/{id}/decisions/last", delete().to(same_api::undo));
}
