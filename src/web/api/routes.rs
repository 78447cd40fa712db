//! The routes of the API, under /api/v1. Who may call a handler stands in the handler's signature.

use super::{
    accounts, cards, coach, concepts, consents, enterprise_figures, enterprises, introduction_deeds,
    introduction_outcomes, introductions, matches, needs, openapi, outbox, proposing, review, rights, same, several,
    talent_decisions, talents, taxonomy, visibility,
};
use crate::web::table::{Table, delete, get, post, put};

/// Every table of the API.
pub const TABLES: &[fn(&mut Table)] = &[own, people_rights, between, staff];

/// Accounts, profiles, firms and needs.
fn own(api: &mut Table) {
    api.route("/openapi.json", get().to(openapi::json))
        .route("/concepts", get().to(concepts::list))
        .route("/me/talent", get().to(talents::show))
        .route("/me/talent", put().to(talents::put))
        .route("/me/talent/submit", post().to(talents::submit))
        .route("/me/enterprise", get().to(enterprises::show))
        .route("/me/enterprise", put().to(enterprises::put))
        .route("/me/enterprise/close", post().to(enterprises::close))
        .route("/needs", post().to(needs::create))
        .route("/needs/coach", post().to(coach::count))
        .route("/needs/{id}", get().to(needs::show))
        .route("/needs/{id}", put().to(needs::put))
        .route("/needs/{id}/submit", post().to(needs::submit))
        .route("/accounts", post().to(accounts::register))
        .route("/accounts/verify", post().to(accounts::verify))
        .route("/sessions", post().to(accounts::sign_in))
        .route("/sessions/current/token", post().to(accounts::renew))
        .route("/sessions/current", delete().to(accounts::sign_out))
        .route("/enterprises/{id}/figures", get().to(enterprise_figures::show));
}

/// What people may have, correct and take back of what is kept of them.
fn people_rights(api: &mut Table) {
    api.route("/me/consents", get().to(consents::list))
        .route("/me/consents", post().to(consents::give))
        .route("/me/consents/{id}/withdraw", post().to(consents::withdraw))
        .route("/me/export", post().to(rights::export))
        .route("/me/erasure", post().to(rights::erase))
        .route("/me/erasure", delete().to(rights::come_back))
        .route("/me/disclosures", get().to(rights::disclosures))
        .route("/me/corrections", post().to(rights::correct));
}

/// Who is asked, who may see whom.
fn between(api: &mut Table) {
    api.route("/introductions", get().to(introductions::list))
        .route("/introductions/{id}", get().to(introductions::show))
        .route("/introductions/{id}/answers", post().to(introductions::answer))
        .route("/introductions/{id}/answers/recorded", post().to(introduction_deeds::record))
        .route("/introductions/{id}/contact", post().to(introductions::contact))
        .route("/introductions/{id}/disputes", post().to(introductions::dispute))
        .route("/introductions/{id}/introduce", post().to(introduction_deeds::introduce))
        .route("/introductions/{id}/halt", post().to(introduction_deeds::halt))
        .route("/introductions/{id}/ask-again", post().to(introduction_deeds::ask_again))
        .route("/introductions/{id}/outcomes", post().to(introduction_outcomes::outcome))
        .route("/me/visibility", get().to(visibility::show))
        .route("/me/visibility", put().to(visibility::put))
        .route("/people", get().to(cards::list))
        .route("/people/{code}", get().to(cards::show))
        .route("/people/{code}/interests", post().to(cards::ask_for))
        .route("/interests", get().to(cards::list_interests))
        .route("/interests/{id}", delete().to(cards::withdraw));
}

/// For officers.
fn staff(api: &mut Table) {
    api.route("/talents/{id}/decisions", post().to(talent_decisions::decide))
        .route("/enterprises/{id}/decisions", post().to(enterprises::decide))
        .route("/talents/{id}/measures", post().to(talent_decisions::take_measure))
        .route("/enterprises/{id}/measures", post().to(enterprises::take_measure))
        .route("/needs/{id}/decisions", post().to(needs::decide))
        .route("/review", get().to(review::list))
        .route("/matches", get().to(matches::list))
        .route("/matches/decisions", post().to(several::decide))
        .route("/matches/{id}", get().to(matches::show))
        .route("/matches/{id}/decisions", post().to(matches::decide))
        .route("/matches/{id}/decisions/last", delete().to(matches::undo))
        .route("/needs/{id}/match", post().to(enterprise_figures::match_need))
        .route("/needs/{id}/matches", post().to(proposing::propose_one))
        .route("/needs/{id}/none-found", post().to(proposing::none_found))
        .route("/outbox", get().to(outbox::list))
        .route("/taxonomy/versions", get().to(taxonomy::list))
        .route("/taxonomy/versions/{number}", get().to(taxonomy::show))
        .route("/taxonomy/versions/{number}/tables", get().to(taxonomy::tables))
        .route("/same", get().to(same::list))
        .route("/same/{id}", get().to(same::show))
        .route("/same/{id}/decisions", post().to(same::decide))
        .route("/same/{id}/decisions/last", delete().to(same::undo));
}
