//! Erasure for real: what a person wrote is nowhere any more, neither in a table nor in the bytes of the file.

use chrono::TimeDelta;
use diesel::RunQueryDsl;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::Owner;
use longyuan::domain::decision::Verdict;
use longyuan::domain::error::Error;
use longyuan::domain::paging::Paging;
use longyuan::domain::record::TalentRecord;
use longyuan::domain::talent::{TalentContact, TalentIdentity, TalentState};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::proposals::index;
use longyuan::store::db::Conn;
use longyuan::store::talents as rows;
use longyuan::usecase::matches::list as list_matches;
use longyuan::usecase::talents::{decide, erase, erase_by_link, list, register, submit, withdraw, withdraw_by_link};

use crate::support::app::TestApp;
use crate::support::people::{fang, firm, peptides, visitor};

pub const ADDRESS: &str = "kanarienvogel@example.org";
pub const CANARIES: [&str; 8] = [
    "kanarienvogel",
    "Canary Headline",
    "Canary Summary",
    "canaryskill",
    "Canary City",
    "Canary Name",
    "Canary Reason",
    "+1 650 555 0177",
];

pub fn canary() -> TalentRecord {
    let mut record = fang();
    record.profile.headline = Bilingual::typed("Canary Headline: long peptides, solid-phase synthesis.", Lang::En);
    record.profile.summary = Bilingual::typed("Canary Summary of twelve years of preparative purification.", Lang::En);
    record.profile.skills.push("canaryskill".into());
    record.profile.city = Some("Canary City, CA".into());
    record.identity = TalentIdentity { name: "Canary Name".into(), ..TalentIdentity::default() };
    record.contact = TalentContact { phone: Some("+1 650 555 0177".into()), wechat: None };
    record
}

pub fn registration(record: TalentRecord) -> register::Input {
    register::Input { email: ADDRESS.into(), record, talent_pool: Some(1), cross_border: Some(1) }
}

pub fn pooled_canary(app: &TestApp) -> Owner {
    register::run(&app.ctx, &visitor(Lang::En), registration(canary())).unwrap();
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    submit::run(&app.ctx, &owner).unwrap();
    owner
}

/// Whatever stands in the database: on SQLite the bytes of its files, on PostgreSQL every row of every table as text.
pub fn everything(app: &TestApp) -> String {
    if app.ctx.db.is_sqlite() {
        app.ctx.db.empty_log().unwrap();
        let file = app.folder.path().join("longyuan.db");
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.extend(std::fs::read(file.with_extension("db-wal")).unwrap_or_default());
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    #[derive(diesel::QueryableByName)]
    struct Text {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let all = |conn: &mut Conn, sql: String| -> Vec<String> {
        diesel::sql_query(sql).load::<Text>(conn).unwrap().into_iter().map(|row| row.text).collect()
    };
    app.ctx
        .db
        .read(|conn| {
            let tables =
                "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = current_schema()";
            let tables = all(conn, tables.into());
            assert!(tables.contains(&"talents".to_owned()));
            let rows = tables.iter().map(|t| all(conn, format!("SELECT t::text AS text FROM {t} AS t")).join("\n"));
            Ok(rows.collect::<Vec<_>>().join("\n"))
        })
        .unwrap()
}

pub fn assert_gone(app: &TestApp) {
    let text = everything(app);
    let left: Vec<_> = CANARIES.iter().filter(|canary| text.contains(**canary)).collect();
    assert!(left.is_empty(), "{left:?}");
    let features = "features WHERE entity = 'talent'";
    assert_eq!(app.count(features), 0);
    assert_eq!(app.count("talent_private"), 0);
}

pub fn sealed_addresses(app: &TestApp) -> i64 {
    app.count("accounts WHERE status = 'erased' AND length(email_sealed) > 0")
}

pub fn subjects(app: &TestApp) -> Vec<String> {
    app.mails_to(ADDRESS).into_iter().map(|mail| mail.subject).collect()
}

#[test]
fn at_once_and_for_good_with_a_last_mail() {
    let app = TestApp::mailing(|_| {});
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    let owner = pooled_canary(&app);
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    let officer = app.officer();
    let asked = decide::Input {
        talent: owner.talent.clone(),
        verdict: Verdict::RequestChanges,
        reason: "Canary Reason".into(),
    };
    decide::run(&app.ctx, &officer, asked).unwrap();
    submit::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    let before = everything(&app);
    assert!(CANARIES[1..5].iter().all(|canary| before.contains(canary)), "the canaries sing");

    app.advance(TimeDelta::seconds(1));
    erase::run(&app.ctx, &owner).unwrap();
    assert!(matches!(erase::run(&app.ctx, &owner), Err(Error::Conflict("illegal_move"))));
    assert_eq!((app.count("sessions WHERE account_id <> ''"), app.count("links")), (1, 0), "the officer's alone");
    assert_eq!(sealed_addresses(&app), 1, "until the last mail has left");
    app.run_jobs();
    assert_eq!(sealed_addresses(&app), 0);
    assert_eq!(subjects(&app).last().unwrap(), "Your data are erased");
    let last = app.mails_to(ADDRESS).pop().unwrap();
    let code = app.ctx.db.read(|conn| rows::get(conn, &owner.talent)).unwrap().code;
    assert!(last.text.contains(&code) && last.text.contains("last mail to this address"), "{}", last.text);
    assert!(last.text.starts_with("Your profile") && !last.text.contains("Canary"));
    assert_gone(&app);

    let talent = app.ctx.db.read(|conn| rows::get(conn, &owner.talent)).unwrap();
    assert_eq!((talent.state, talent.account), (TalentState::Erased, None));
    assert_eq!(app.count("consent_ends"), 3, "evidence stays");
    assert_eq!(app.count("audit WHERE action IN ('talent.erase', 'account.erase')"), 2);
    assert_eq!(app.count("matches WHERE lines = '[]' AND state = 'lapsed'"), 1);
    assert!(index::read(&app.ctx).person_version(owner.talent.as_str()).is_none());
    // Staff see neither a nameless row nor an error.
    let all = list::Input { filter: Default::default(), paging: Paging::new(None, None) };
    assert!(list::run(&app.ctx, &officer, all).unwrap().page.items.is_empty());
    let filter = list_matches::Input { state: None, need: None, talent: None, paging: Paging::new(None, None) };
    assert_eq!(list_matches::run(&app.ctx, &officer, filter).unwrap().items.len(), 1);
    // The address may register anew.
    register::run(&app.ctx, &visitor(Lang::En), registration(fang())).unwrap();
    assert_eq!(app.count("outbox WHERE kind = 'known_address'"), 0);
}

#[test]
fn who_leaves_is_told_the_day_and_is_erased_seven_days_later() {
    let app = TestApp::mailing(|_| {});
    let owner = pooled_canary(&app);
    app.run_jobs();
    app.advance(TimeDelta::seconds(1));
    withdraw::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    assert_eq!(subjects(&app).last().unwrap(), "You have withdrawn");
    assert!(app.mails_to(ADDRESS).pop().unwrap().text.contains("1 December"));
    app.advance(TimeDelta::days(7) - TimeDelta::minutes(2));
    app.run_jobs();
    let state = |app: &TestApp| app.ctx.db.read(|conn| rows::get(conn, &owner.talent)).unwrap().state;
    assert_eq!(state(&app), TalentState::Withdrawn);
    app.advance(TimeDelta::hours(1));
    app.run_jobs();
    assert_eq!(state(&app), TalentState::Erased);
    assert_eq!(subjects(&app).last().unwrap(), "Your data are erased");
    assert_gone(&app);
}

#[test]
fn who_comes_back_in_time_stays() {
    let app = TestApp::mailing(|_| {});
    let owner = pooled_canary(&app);
    withdraw::run(&app.ctx, &owner).unwrap();
    submit::run(&app.ctx, &owner).unwrap();
    app.run_jobs();
    app.advance(TimeDelta::days(8));
    app.run_jobs();
    assert!(!subjects(&app).contains(&"You have withdrawn".to_owned()), "news that is none any more is not mailed");
    assert_eq!(app.count("talents WHERE state = 'pooled'"), 1);
}

#[test]
fn the_link_of_a_receipt_withdraws_or_erases() {
    let app = TestApp::mailing(|_| {});
    pooled_canary(&app);
    app.run_jobs();
    let token = app.newest_token(LinkPurpose::Withdraw);
    let browser = app.browser();
    let page = browser.get(&format!("/en/links/{token}"));
    assert!(page.body.contains("Erase everything now") && page.body.contains("Canary Headline"), "{}", page.body);
    assert!(!page.body.contains("Canary Name"), "the card names nobody");
    let done = browser.post(&format!("/en/links/{token}"), &[("act", "erase")]);
    assert_eq!((done.status, done.text("h1").as_deref()), (200, Some("Erased")));
    assert_eq!(browser.get(&format!("/en/links/{token}")).status, 404, "the link went with the rest");
    app.run_jobs();
    assert_gone(&app);
    let again = withdraw_by_link::run(&app.ctx, &visitor(Lang::En), withdraw_by_link::Input { token });
    assert!(matches!(again, Err(Error::Missing(_))));
}

#[test]
fn this_was_not_me_erases_what_was_registered_without_a_mail() {
    let app = TestApp::mailing(|_| {});
    register::run(&app.ctx, &visitor(Lang::Zh), registration(canary())).unwrap();
    app.run_jobs();
    let token = app.newest_token(LinkPurpose::Confirm);
    erase_by_link::run(&app.ctx, &visitor(Lang::Zh), erase_by_link::Input { token }).unwrap();
    app.run_jobs();
    assert_eq!((subjects(&app).len(), sealed_addresses(&app)), (1, 0));
    assert_gone(&app);
}

#[test]
fn on_the_page_it_takes_a_second_look() {
    let app = TestApp::mailing(|_| {});
    register::run(&app.ctx, &visitor(Lang::Zh), registration(canary())).unwrap();
    let browser = app.browser();
    let token = app.newest_token(LinkPurpose::Confirm);
    browser.get(&format!("/zh/links/{token}"));
    assert_eq!(browser.post(&format!("/zh/links/{token}"), &[]).location(), "/zh/me?done=profile_pooled");
    assert!(browser.get("/zh/me").body.contains("/zh/me/erase"));
    let page = browser.get("/zh/me/erase");
    assert!(page.body.contains("现在全部删除") && page.body.contains("您的账户和邮箱也一并删除"), "{}", page.body);
    let done = browser.post("/zh/me/erase", &[]);
    assert_eq!((done.status, done.location()), (303, "/zh/?done=profile_erased"));
    assert!(browser.get("/zh/?done=profile_erased").body.contains("已经彻底删除"));
    assert_eq!(browser.get("/zh/me").status, 303, "signed out");
    app.run_jobs();
    assert_gone(&app);
    assert!(app.mails_to(ADDRESS).iter().any(|mail| mail.subject == "您的资料已经删除"));
}
