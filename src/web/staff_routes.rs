//! The routes of staff: the office, administrators, the desk of the officers. Who may call a handler stands in the handler's
//! signature.

use super::pages::{
    admin, audit, corrections, dashboard, dossier, figures, introduction_board, mail_settings, need_end, notices,
    outbox, proposing, reveals, review, review_press, review_queue, review_several, review_waits, same, searches,
    set_up, staff_accounts, staff_decisions, staff_introductions, staff_lists, taxonomy, taxonomy_add,
    taxonomy_concept, taxonomy_draft, taxonomy_versions, todo,
};
use super::table::{Table, get, post};

/// For the office: what is set, counted and mailed.
pub fn staff(pages: &mut Table) {
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

/// For administrators; the record for auditors, the taxonomy for editors, too.
pub fn administration(pages: &mut Table) {
    pages
        .route("/staff/admin", get().to(admin::home))
        .route("/staff/jobs", get().to(admin::jobs))
        .route("/staff/settings", get().to(admin::settings))
        .route("/staff/accounts", get().to(staff_accounts::list))
        .route("/staff/accounts", post().to(staff_accounts::invite))
        .route("/staff/accounts/{id}", get().to(staff_accounts::show))
        .route("/staff/accounts/{id}", post().to(staff_accounts::act))
        .route("/staff/audit", get().to(audit::show))
        .route("/staff/audit/csv", post().to(audit::csv))
        .route("/staff/audit/verify", post().to(audit::verify))
        .route("/staff/taxonomy", get().to(taxonomy::show))
        .route("/staff/taxonomy/draft", get().to(taxonomy_draft::show))
        .route("/staff/taxonomy/draft/drop", post().to(taxonomy_draft::drop_one))
        .route("/staff/taxonomy/draft/publish", post().to(taxonomy_draft::publish))
        .route("/staff/taxonomy/versions", get().to(taxonomy_versions::list))
        .route("/staff/taxonomy/versions/{number}", get().to(taxonomy_versions::show))
        .route("/staff/taxonomy/versions/{number}/back", post().to(taxonomy_versions::back))
        .route("/staff/taxonomy/versions/{number}/{file}", get().to(taxonomy_versions::file))
        .route("/staff/taxonomy/concepts/{code}", get().to(taxonomy_concept::show))
        .route("/staff/taxonomy/concepts/{code}", post().to(taxonomy_concept::save))
        .route("/staff/taxonomy/concepts/{code}/retire", post().to(taxonomy_concept::retire))
        .route("/staff/taxonomy/{subfield}/new", get().to(taxonomy_add::show))
        .route("/staff/taxonomy/{subfield}/new", post().to(taxonomy_add::add))
        .route("/staff/taxonomy/{subfield}", get().to(taxonomy::subfield));
}

/// The desk of the officers.
pub fn desk(pages: &mut Table) {
    pages
        .route("/staff/todo", get().to(todo::show))
        .route("/staff/dashboard", get().to(dashboard::show))
        .route("/staff/dashboard/{picture}.{kind:csv|svg}", get().to(dashboard::file))
        .route("/review", get().to(review_queue::show))
        .route("/review/undo", post().to(review_press::take_back))
        .route("/review/{code}", get().to(review::need))
        .route("/review/{code}/decisions", post().to(review_press::decide))
        .route("/review/{code}/several", get().to(review_several::ask))
        .route("/review/{code}/several", post().to(review_several::decide))
        .route("/review/{code}/people", get().to(proposing::people))
        .route("/review/{code}/people", post().to(proposing::propose_one))
        .route("/review/{code}/people/{talent}/dossier", get().to(dossier::show))
        .route("/review/{code}/none-found", get().to(need_end::ask))
        .route("/review/{code}/none-found", post().to(need_end::end))
        .route("/review/{code}/reopen", post().to(need_end::take_back))
        .route("/review/{code}/match", post().to(review_waits::let_match))
        .route("/staff/introductions", get().to(introduction_board::board))
        .route("/staff/introductions/{code}", get().to(staff_introductions::show_staff))
        .route("/staff/introductions/{code}", post().to(staff_introductions::act))
        .route("/staff/talents", get().to(staff_lists::talents))
        .route("/staff/talents/{code}/needs", get().to(proposing::needs))
        .route("/staff/talents/{id}/decisions", post().to(staff_decisions::decide_talent))
        .route("/staff/talents/{id}/measures", post().to(staff_decisions::measure_talent))
        .route("/staff/enterprises", get().to(staff_lists::enterprises))
        .route("/staff/enterprises/{id}/decisions", post().to(staff_decisions::decide_enterprise))
        .route("/staff/enterprises/{id}/measures", post().to(staff_decisions::measure_enterprise))
        .route("/staff/needs", get().to(staff_lists::needs))
        .route("/staff/needs/{id}/decisions", post().to(staff_decisions::decide_need))
        .route("/staff/searches", post().to(searches::keep))
        .route("/staff/searches/{id}", post().to(searches::change))
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
