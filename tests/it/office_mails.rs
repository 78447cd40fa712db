//! The liaison office hears: from a need and a person in the store to the mail as the office reads it.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::Owner;
use longyuan::domain::need::NeedId;
use longyuan::domain::notice::NoticeState;
use longyuan::domain::talent::TalentId;
use longyuan::domain::value::Lang;
use longyuan::store::{needs, outbox, settings, talents};
use longyuan::usecase::talents::{register, submit};

use crate::support::app::TestApp;
use crate::support::people::{fang, firm, peptides, visitor};
use crate::support::pool::chemist;
use crate::support::smtp::{Taken, taken};

fn platform() -> TestApp {
    let app = TestApp::with(|config| {
        config.mail.transport = "folder".into();
        config.server.public_url = "https://talent.example.org".into();
    });
    app.open_office();
    let now = app.ctx.now();
    app.ctx
        .db
        .write(move |conn| settings::set(conn, now, settings::MAIL_CONFIRMED_AT, "2026-11-24T00:00:00Z"))
        .unwrap();
    app
}

/// The mails in the folder, oldest first.
fn mails(app: &TestApp) -> Vec<Taken> {
    let Ok(folder) = std::fs::read_dir(app.ctx.config.mail_folder()) else { return Vec::new() };
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| taken(std::fs::read(path).unwrap())).collect()
}

fn code_of_need(app: &TestApp, id: &NeedId) -> String {
    app.ctx.db.read(|conn| needs::get(conn, id)).unwrap().code
}

fn code_of(app: &TestApp, id: &TalentId) -> String {
    app.ctx.db.read(|conn| talents::get(conn, id)).unwrap().code
}

fn two_minutes_later(app: &TestApp) {
    app.run_jobs();
    app.advance(TimeDelta::seconds(120));
    app.run_jobs();
}

#[test]
fn a_need_with_somebody_strong_gives_one_mail_with_the_reasons() {
    let app = platform();
    let person = app.pool(chemist("王芳"), None);
    app.run_jobs();
    assert!(mails(&app).is_empty(), "a person who fits nobody's need tells nobody");
    let mut asked = peptides();
    asked.nice = vec!["冻干".into()];
    let need = app.post(firm("兰州陇肽生物科技有限公司"), asked, None);
    app.run_jobs();
    assert!(mails(&app).is_empty(), "it waits two minutes for its neighbours");
    app.advance(TimeDelta::seconds(120));
    app.run_jobs();
    let mails = mails(&app);
    assert_eq!(mails.len(), 1);
    let (mail, code) = (&mails[0], code_of_need(&app, &need));
    assert_eq!(
        mail.subject,
        format!("请审核：{code} 长链多肽工艺放大，1 位强匹配（11月25日前）· Please review: 1 strong match by 25 Nov")
    );
    for part in [
        format!("新需求 {code} 找到 1 位强匹配。请在 11月25日（周三）前审核。"),
        "企业：兰州陇肽生物科技有限公司（尚无信用代码，企业待核验）".into(),
        format!("1. {}  适合需求 ", code_of(&app, &person)),
        "博士，10–15 年，美国加州".into(),
        "缺口：未提到冻干".into(),
        format!("https://talent.example.org/zh/review/{code}"),
        "Missing: freeze-drying not mentioned".into(),
        "通知编号 / notice 1\n".into(),
    ] {
        assert!(mail.text.contains(&part), "{part} is not in\n{}", mail.text);
    }
    for private in ["王芳", "Palo Alto"] {
        assert!(!String::from_utf8_lossy(&mail.bytes).contains(private) && !mail.text.contains(private));
    }
}

#[test]
fn with_nobody_strong_the_mail_names_the_nearest_and_the_next_one_tells_of_the_person() {
    let app = platform();
    let (mut profile, identity) = chemist("李娜");
    profile.skills = vec!["freeze-drying".into()];
    profile.headline =
        longyuan::domain::value::Bilingual { zh: None, en: Some("I freeze-dry small batches of injectables.".into()) };
    app.pool((profile, identity), None);
    app.run_jobs();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    two_minutes_later(&app);
    let first = mails(&app);
    let code = code_of_need(&app, &need);
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].subject, format!("{code} 长链多肽工艺放大：暂时没有强匹配 · No strong match yet"));
    assert!(first[0].text.contains("最接近的 1 位："), "{}", first[0].text);
    assert!(first[0].text.contains("有新人登记时我们会再告诉您。"));
    let person = app.pool(chemist("王芳"), None);
    two_minutes_later(&app);
    let all = mails(&app);
    assert_eq!(all.len(), 2, "the first strong pair of a need waits for no distance");
    let second = &all[1];
    assert!(second.subject.starts_with(&format!("请审核：{} ", code_of(&app, &person))), "{}", second.subject);
    assert!(second.text.contains(&format!("1. {code}  适合需求 ")), "{}", second.text);
    assert!(second.text.contains("通知编号 / notice 2\n"));
}

#[test]
fn neighbours_share_a_mail_and_a_need_taken_back_is_said_to_be() {
    let app = platform();
    app.pool(chemist("王芳"), None);
    app.run_jobs();
    let one = app.post(firm("甲厂"), peptides(), None);
    let two = app.post(firm("乙厂"), peptides(), None);
    app.run_jobs();
    let (now, id) = (app.ctx.now(), two.clone());
    app.ctx
        .db
        .write(move |conn| {
            let mut need = needs::get(conn, &id)?;
            need.act(longyuan::domain::need::NeedAct::Withdraw, longyuan::domain::state::By::Owner)?;
            needs::save(conn, &mut need, now)
        })
        .unwrap();
    app.advance(TimeDelta::seconds(120));
    app.run_jobs();
    let mails = mails(&app);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains(&format!("■ 需求 {}：1 位强匹配", code_of_need(&app, &one))), "{}", mails[0].text);
    assert!(mails[0].text.contains(&format!("{} 在这封邮件发出前情况有变", code_of_need(&app, &two))));
}

#[test]
fn a_need_and_the_person_who_fits_it_are_told_as_one_pair() {
    let app = platform();
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    let person = app.pool(chemist("王芳"), None);
    app.run_jobs();
    app.advance(TimeDelta::seconds(120));
    app.run_jobs();
    let mails = mails(&app);
    assert_eq!(mails.len(), 1, "{}", mails.last().map(|m| m.text.clone()).unwrap_or_default());
    let (mail, code) = (&mails[0], code_of_need(&app, &need));
    assert!(mail.text.contains(&format!("新需求 {code} 找到 1 位强匹配。")), "{}", mail.text);
    assert!(mail.text.contains(&format!("https://talent.example.org/en/review/{code}")));
    assert_eq!(mail.text.matches(&format!("{}  ", code_of(&app, &person))).count(), 2, "once in each language");
}

#[test]
fn a_load_gives_one_summary_at_once() {
    let app = platform();
    for name in ["王芳", "李娜", "张伟"] {
        app.pool(chemist(name), Some("load"));
    }
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), Some("load"));
    app.run_jobs();
    let mails = mails(&app);
    assert_eq!(mails.len(), 1);
    assert_eq!(
        mails[0].subject,
        "导入完成：3 位人才、1 项需求，3 对强匹配 · Import done: 3 people, 1 need, 3 strong matches"
    );
    assert!(mails[0].text.contains(&format!("1. {}  3 位强匹配", code_of_need(&app, &need))), "{}", mails[0].text);
}

#[test]
fn a_person_who_registers_gets_their_mails_in_their_language() {
    let app = platform();
    let record = fang();
    let input =
        register::Input { email: "fang@example.org".into(), record, talent_pool: Some(1), cross_border: Some(1) };
    register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    app.run_jobs();
    let mails_now = mails(&app);
    assert_eq!(mails_now.len(), 1);
    assert_eq!(mails_now[0].subject, "Please confirm your address");
    assert!(mails_now[0].text.contains(&app.newest_token(LinkPurpose::Confirm)));
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    submit::run(&app.ctx, &owner).unwrap();
    app.advance(TimeDelta::seconds(1));
    app.run_jobs();
    let subjects: Vec<String> = mails(&app).into_iter().map(|m| m.subject).collect();
    assert!(subjects.contains(&"We have what you sent us".to_owned()), "{subjects:?}");
    assert!(subjects.contains(&"Receipt of your consent".to_owned()), "{subjects:?}");
    let private = fang().identity.name;
    assert!(mails(&app).iter().all(|m| !m.text.contains(&private)));
    let open = app.ctx.db.read(|conn| outbox::count_in(conn, NoticeState::Failed)).unwrap();
    assert_eq!(open, 0);
}
