//! The mail settings: which mailbox hears of which fields, switched off and on, added and removed.

use longyuan::domain::account::Role;
use longyuan::domain::notice::{MailboxId, NoticeState, Recipient};
use longyuan::domain::office::{Mailbox, MailboxState};
use longyuan::store::{offices, outbox, settings};

use crate::outbox_web::{assert_said, staff, talent_secret};
use crate::support::app::TestApp;
use crate::support::browser::{Browser, Page};
use crate::support::people::{firm, peptides};

fn mailboxes(app: &TestApp) -> Vec<Mailbox> {
    app.ctx.db.read(offices::mailboxes).unwrap()
}

/// An office with two mailboxes, for all and for new energy.
fn two(app: &TestApp) -> (Browser, Mailbox, Mailbox) {
    app.open_office();
    let lead = staff(app, vec![Role::Officer, Role::Lead]);
    lead.get("/en/mail-settings");
    let new = [("address", "Energy@Example.org"), ("fields", "new-energy")];
    assert_eq!(lead.post("/en/mail-settings/add", &new).location(), "/en/mail-settings?done=mailbox_added");
    let mut both = mailboxes(app);
    let second = both.pop().unwrap();
    (lead, both.pop().unwrap(), second)
}

/// Presses save, with the switch on when `is_active`.
fn save(browser: &Browser, mailbox: &Mailbox, is_active: bool, fields: &[&str]) -> Page {
    let (id, version) = (mailbox.id.to_string(), mailbox.version.to_string());
    let mut form = vec![("mailbox", id.as_str()), ("version", &version)];
    form.extend(is_active.then_some(("active", "yes")));
    form.extend(fields.iter().map(|field| ("fields", *field)));
    browser.post("/en/mail-settings", &form)
}

fn state(app: &TestApp, id: &MailboxId) -> Mailbox {
    mailboxes(app).into_iter().find(|mailbox| mailbox.id == *id).unwrap()
}

#[test]
fn a_lead_says_which_mailbox_hears_of_which_fields_and_an_officer_reads_it() {
    let app = TestApp::new();
    app.open_office();
    let mailbox = || mailboxes(&app).remove(0);
    let officer = staff(&app, vec![Role::Officer]);
    for lang in ["zh", "en"] {
        let page = officer.get(&format!("/{lang}/mail-settings"));
        assert_said(&page);
        assert!(page.body.contains("office@example.org") && page.text("main form").is_none());
    }
    assert_eq!(save(&officer, &mailbox(), true, &["biomedicine"]).status, 403);
    for role in [Role::Lead, Role::Admin] {
        let keeper = staff(&app, vec![role]);
        assert_said(&keeper.get("/zh/mail-settings"));
        let saved = save(&keeper, &mailbox(), true, &["new-energy", "biomedicine"]);
        assert_eq!(saved.location(), "/en/mail-settings?done=mailbox_saved", "{}", saved.body);
        let slugs: Vec<_> = mailbox().fields.into_iter().map(|f| f.0).collect();
        assert_eq!(slugs, ["biomedicine", "new-energy"]);
        assert!(keeper.get("/en/mail-settings?done=mailbox_saved").text(".banner.ok").is_some());
        assert_eq!(save(&keeper, &mailbox(), true, &["alchemy"]).status, 422);
        assert_eq!(save(&keeper, &mailbox(), true, &[]).status, 303);
        assert!(mailbox().fields.is_empty(), "none ticked is all");
    }
    assert_eq!(app.count("audit WHERE action = 'office.set_mailbox' AND entity = 'office'"), 4);
    assert_eq!(app.browser().get("/en/mail-settings").location(), "/en/sign-in?next=%2Fen%2Fmail-settings");
    let talent = app.browser();
    talent.set_cookie("__Host-sid", &talent_secret(&app));
    assert_eq!(talent.get("/en/mail-settings").status, 403);
}

#[test]
fn a_mailbox_is_switched_off_and_on_but_never_the_last_one() {
    let app = TestApp::new();
    let (lead, all, energy) = two(&app);
    assert_eq!(save(&lead, &all, false, &[]).status, 303);
    let off = state(&app, &all.id);
    assert_eq!((off.state, off.version), (MailboxState::Off, 2));
    assert!(lead.get("/en/mail-settings").body.contains("Switched off. When it is on again it hears of: all fields"));
    assert!(lead.get("/zh/mail-settings").body.contains("已停收。恢复后收到：全部领域"));
    for last in [save(&lead, &energy, false, &["biomedicine"]), {
        let form = [("mailbox", energy.id.to_string()), ("version", energy.version.to_string())];
        lead.post("/en/mail-settings/remove", &form.each_ref().map(|(name, value)| (*name, value.as_str())))
    }] {
        assert_eq!(last.status, 422, "{}", last.body);
        let said = last.text("section.errors").unwrap();
        assert!(said.contains("the only mailbox still being told"), "{said}");
    }
    let kept = save(&lead, &energy, false, &["biomedicine"]);
    assert_eq!(kept.attribute("details[open] input[name=fields][checked]", "value").as_deref(), Some("biomedicine"));
    assert!(kept.text("details[open] input[name=active][checked]").is_none(), "the switch stays as it was typed");
    assert_eq!(state(&app, &energy.id).state, MailboxState::Active);
    assert_eq!(save(&lead, &off, true, &[]).status, 303);
    assert_eq!(state(&app, &all.id).state, MailboxState::Active);
    assert_eq!(save(&lead, &energy, false, &["new-energy"]).status, 303);
    assert_eq!(app.count("audit WHERE action = 'office.set_mailbox'"), 3);
}

#[test]
fn of_two_who_edit_at_once_the_second_sees_what_was_typed_and_what_holds() {
    let app = TestApp::new();
    let (lead, all, _) = two(&app);
    assert_eq!(save(&lead, &all, true, &["biomedicine"]).status, 303);
    let late = save(&lead, &all, true, &["big-data"]);
    assert_eq!(late.status, 409);
    assert!(late.text("section.errors").unwrap().contains("Somebody has just changed this mailbox"));
    let typed = late.attribute("details[open] input[name=fields][checked]", "value");
    assert_eq!(typed.as_deref(), Some("big-data"), "what was typed is kept");
    assert!(late.body.contains("Hears of: Biomed"), "{}", late.body);
    assert_eq!(state(&app, &all.id).fields[0].as_str(), "biomedicine");
    let again = late.attribute("details[open] input[name=version]", "value").unwrap();
    let form = [("mailbox", all.id.as_str()), ("version", &again), ("active", "yes"), ("fields", "big-data")];
    assert_eq!(lead.post("/en/mail-settings", &form).status, 303, "a second press is meant");
    assert_eq!(state(&app, &all.id).fields[0].as_str(), "big-data");
}

#[test]
fn a_mailbox_is_added_removed_and_comes_back_with_its_numbering() {
    let app = TestApp::new();
    let (lead, all, energy) = two(&app);
    assert_eq!(energy.address, "energy@example.org");
    for (address, code) in [("", "required"), ("nobody", "bad"), ("energy@example.org", "there twice")] {
        let refused = lead.post("/en/mail-settings/add", &[("address", address), ("fields", "big-data")]);
        assert_eq!(refused.status, 422, "{address}: {code}");
        assert_eq!(refused.attribute("#address", "value").as_deref(), Some(address), "what was typed is kept");
        assert!(refused.text("#address-error").is_some());
    }
    let form = [("mailbox", all.id.as_str()), ("version", "1")];
    assert_eq!(lead.post("/en/mail-settings/remove", &form).location(), "/en/mail-settings?done=mailbox_removed");
    assert_said(&lead.get("/zh/mail-settings?done=mailbox_removed"));
    assert_eq!(mailboxes(&app).len(), 1);
    assert_eq!(lead.post("/en/mail-settings/remove", &form).status, 404);
    let first = app.ctx.db.read(offices::first_mailbox).unwrap().unwrap();
    assert_eq!(first.id, energy.id, "answers go to one that is told");
    assert_eq!(lead.post("/en/mail-settings/add", &[("address", "office@example.org")]).status, 303);
    let back = state(&app, &all.id);
    assert_eq!((back.state, back.version), (MailboxState::Active, 3), "the same row, so the same numbering");
    assert_eq!(app.count("audit WHERE action = 'office.add_mailbox'"), 2);
    assert_eq!(app.count("audit WHERE action = 'office.remove_mailbox'"), 1);
}

#[test]
fn a_mailbox_that_is_off_gets_no_mail() {
    let app = TestApp::new();
    let (lead, all, energy) = two(&app);
    let need = |name| app.post(firm(name), peptides(), None);
    let to = |mailbox: &Mailbox| {
        let wanted = Recipient::Mailbox(mailbox.id.clone());
        let filter = outbox::Filter { state: None, after: None };
        let list = app.ctx.db.read(|conn| outbox::list(conn, &filter, 100)).unwrap();
        list.into_iter().filter(|n| n.to == wanted).map(|n| n.state).collect::<Vec<_>>()
    };
    need("兰州甲肽");
    app.run_jobs();
    assert_eq!((to(&all), to(&energy)), (vec![NoticeState::Queued], vec![]));
    assert_eq!(save(&lead, &all, false, &[]).status, 303);
    assert_eq!(to(&all), [NoticeState::Cancelled], "what was queued to it does not leave");
    need("兰州乙肽");
    app.run_jobs();
    assert_eq!(to(&all), [NoticeState::Cancelled]);
    assert_eq!(to(&energy), [NoticeState::Queued], "somebody is told, though nobody asked for the field");
    assert_eq!(save(&lead, &state(&app, &all.id), true, &[]).status, 303);
    need("兰州丙肽");
    app.run_jobs();
    assert_eq!(to(&all), [NoticeState::Queued, NoticeState::Cancelled], "newest first");
    assert_eq!(to(&energy).len(), 1);
}

#[test]
fn the_banner_tells_the_code_and_the_short_cause_only() {
    let app = TestApp::new();
    app.open_office();
    let now = app.ctx.now();
    let said = "permanent error (550): 5.1.1 mx.inner.example.org [10.1.2.3] <fang.wang@example.org>: user unknown";
    app.ctx
        .db
        .write(move |conn| {
            settings::set(conn, now, settings::MAIL_SETTINGS, "kept")?;
            settings::set(conn, now, settings::MAIL_LAST_ERROR, said)
        })
        .unwrap();
    let officer = staff(&app, vec![Role::Officer]);
    for lang in ["zh", "en"] {
        let banner = officer.get(&format!("/{lang}/review")).text(".banner.warn").unwrap();
        assert!(banner.contains("(550): 5.1.1") && banner.contains("user unknown"), "{banner}");
        for inner in ["fang", "mx.inner", "10.1.2.3"] {
            assert!(!banner.contains(inner), "{banner}");
        }
    }
}
