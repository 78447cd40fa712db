//! What staff and bureaus are told: the morning to-do, escalations, the figures of a month; and the preview of all mails.

use chrono::TimeDelta;
use longyuan::domain::notice::{NoticeKind, NoticeState, Recipient};
use longyuan::store::needs;
use longyuan::usecase;
use mail_parser::MessageParser;

use crate::notices::{mail, of_kind, platform};
use crate::support::app::TestApp;

/// Moves the clock to a time of the office's day (San Francisco in winter) on a date.
fn at(app: &TestApp, text: &str) {
    let moment = longyuan::domain::value::Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    app.advance(moment + TimeDelta::hours(8) - app.ctx.now());
}

#[test]
fn officers_hear_in_the_morning_what_waits_and_nothing_when_nothing_does() {
    let app = platform(|_| {});
    let officer = app.officer();
    // Tuesday 24 November, 08:30 in San Francisco: nothing waits.
    at(&app, "2026-11-24 08:30");
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 0);
    at(&app, "2026-11-24 15:00");
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &member.enterprise)).unwrap().remove(0);
    let input = usecase::needs::submit::Input { need: need.id.clone() };
    usecase::needs::submit::run(&app.ctx, &member, input).unwrap();
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 0, "not in the afternoon");
    at(&app, "2026-11-25 08:29");
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 0, "not yet");
    for minute in ["08:30", "08:31", "11:59"] {
        at(&app, &format!("2026-11-25 {minute}"));
        app.run_jobs();
        assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 1);
    }
    let mail = mail(&app, &of_kind(&app, NoticeKind::Todo)[0]);
    let parsed = MessageParser::default().parse(&mail).unwrap();
    let text = parsed.body_text(0).unwrap().into_owned();
    assert!(text.contains(&need.code) && text.contains("兰州陇肽生物科技有限公司"), "{text}");
    assert!(text.contains("/zh/staff/todo") && text.contains("/unsubscribe/"), "{text}");
    // Thanksgiving, the day after it and the weekend are no working days in California.
    for day in ["26", "27", "28", "29"] {
        at(&app, &format!("2026-11-{day} 08:30"));
        app.run_jobs();
    }
    assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 1);
    at(&app, "2026-11-30 08:30");
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::Todo).len(), 2);

    let page = app.browser();
    page.set_cookie("__Host-sid", &app.officer_secret());
    for (lang, word) in [("zh", "待办"), ("en", "To do")] {
        let shown = page.get(&format!("/{lang}/staff/todo"));
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains(&need.code) && shown.body.contains(word), "{}", shown.body);
    }
    assert_eq!(app.browser().get("/en/staff/todo").status, 303, "visitors sign in");
    drop(officer);
}

#[test]
fn what_waits_for_too_long_goes_up_and_absence_passes_it_on() {
    let app = platform(|config| config.review.director = "director@example.org".into());
    let officer = app.officer();
    let lead = app.person(app.staff_secret(vec![longyuan::domain::account::Role::Lead]));
    let (director, _) = app.staff("director@example.org", &[longyuan::domain::account::Role::Auditor]);
    let member = app.register_firm("li@example.org", "兰州陇肽生物科技有限公司");
    let need = app.ctx.db.read(|conn| needs::list_by_enterprise(conn, &member.enterprise)).unwrap().remove(0);
    let input = usecase::needs::submit::Input { need: need.id.clone() };
    usecase::needs::submit::run(&app.ctx, &member, input).unwrap();
    let told = |app: &TestApp| -> Vec<(String, Recipient)> {
        let all = of_kind(app, NoticeKind::Escalation);
        all.into_iter().map(|n| (n.params.code.unwrap_or_default(), n.to)).collect()
    };
    let to = |person: &longyuan::domain::actor::Person| Recipient::Account(person.account.id.clone());
    // Submitted on Monday 23 November in San Francisco: working days are 24, 25, 30, 1, 2, 3, 4.
    for day in ["2026-11-24", "2026-11-25"] {
        at(&app, &format!("{day} 08:30"));
        app.run_jobs();
    }
    assert_eq!(told(&app), []);
    at(&app, "2026-11-30 08:30");
    app.run_jobs();
    assert_eq!(told(&app), [("officer".to_owned(), to(&officer.person))]);
    // The officer goes away: the lead holds it, so that the lead's level goes to the director.
    let away = usecase::todo::set_absence::Input { from: "2026-12-01".parse().ok(), to: "2026-12-31".parse().ok() };
    let staff = longyuan::domain::actor::Staff { person: officer.person.clone() };
    usecase::todo::set_absence::run(&app.ctx, &staff, away).unwrap();
    for day in ["01", "02", "03", "04"] {
        at(&app, &format!("2026-12-{day} 08:30"));
        app.run_jobs();
    }
    let after = told(&app).split_off(1);
    assert_eq!(after, [("lead".to_owned(), to(&director)), ("director".to_owned(), to(&director))]);
    let todo: Vec<Recipient> = of_kind(&app, NoticeKind::Todo).into_iter().map(|n| n.to).collect();
    assert_eq!(todo.iter().filter(|r| **r == to(&officer.person)).count(), 3, "24, 25 and 30 November");
    assert_eq!(todo.iter().filter(|r| **r == to(&lead)).count(), 4, "1 to 4 December");
    let bad = usecase::todo::set_absence::Input { from: "2026-12-10".parse().ok(), to: "2026-12-09".parse().ok() };
    assert!(usecase::todo::set_absence::run(&app.ctx, &staff, bad).is_err());
}

#[test]
fn staff_look_at_every_kind_of_mail() {
    let app = platform(|_| {});
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let list = browser.get("/en/staff/notices");
    assert_eq!(list.status, 200);
    assert!(!list.body.contains("notice-kind-"), "every kind has its name");
    for path in ["need_expiring_over/zh", "need_expiring_over/en", "office/both", "profile_check_first/en/html"] {
        assert_eq!(browser.get(&format!("/en/staff/notices/{path}")).status, 200, "{path}");
    }
    assert_eq!(browser.get("/en/staff/notices/nothing/zh").status, 404);
    assert_eq!(app.browser().get("/en/staff/notices").status, 303);
}

#[test]
fn bureaus_get_the_figures_of_a_month_checked_or_marked_and_can_stop_them() {
    use longyuan::domain::account::Role;
    let app = platform(|_| {});
    let admin = longyuan::domain::actor::Admin::try_from(app.person(app.staff_secret(vec![Role::Admin]))).unwrap();
    let lead = longyuan::domain::actor::Officer::try_from(app.person(app.staff_secret(vec![Role::Lead]))).unwrap();
    let add = |email: &str| {
        let input = usecase::figures::add_bureau::Input { name: "市委组织部".into(), email: email.into() };
        usecase::figures::add_bureau::run(&app.ctx, &admin, input)
    };
    add("bureau@example.org").unwrap();
    assert!(add("bureau@example.org").is_err() && add("nonsense").is_err());
    app.pooled_fang("fang@example.org");
    app.run_jobs();
    let months = |app: &TestApp| app.count("monthly_figures");
    assert_eq!(months(&app), 0, "nothing had happened before November");
    // 1 December is a Tuesday.
    at(&app, "2026-12-01 08:00");
    app.run_jobs();
    assert_eq!(months(&app), 0);
    at(&app, "2026-12-01 09:10");
    app.run_jobs();
    assert_eq!((months(&app), of_kind(&app, NoticeKind::MonthlyFigures).len()), (1, 0));
    let officer = app.officer();
    let month = "2026-11-01".parse().unwrap();
    assert!(usecase::figures::approve::run(&app.ctx, &officer, month).is_err(), "an officer who is no lead");
    usecase::figures::approve::run(&app.ctx, &lead, month).unwrap();
    assert_eq!(usecase::figures::approve::run(&app.ctx, &lead, month).unwrap_err().code(), "already_done");
    app.run_jobs();
    let sent = of_kind(&app, NoticeKind::MonthlyFigures);
    assert_eq!((sent.len(), sent[0].state), (1, NoticeState::Sent));
    let bytes = mail(&app, &sent[0]);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let text = parsed.body_text(0).unwrap().into_owned();
    assert!(text.contains("新登记人才：当月 1，上月 0（+1），全年 1"), "{text}");
    assert!(text.contains("生物医药：少于 5") && text.contains("fewer than 5"), "{text}");
    assert!(!text.contains("not checked by hand"));
    let path = text.split_whitespace().find(|word| word.contains("/unsubscribe/")).unwrap();
    let path = path[path.find("http").unwrap()..].to_owned();

    // Nobody approves December.
    at(&app, "2027-01-04 09:10");
    app.run_jobs();
    assert_eq!(months(&app), 2);
    at(&app, "2027-01-07 10:20");
    app.run_jobs();
    let sent = of_kind(&app, NoticeKind::MonthlyFigures);
    assert_eq!((sent.len(), sent[1].state), (2, NoticeState::Sent));
    let bytes = mail(&app, &sent[1]);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert!(parsed.subject().unwrap().contains("未经人工核对"));

    app.address();
    assert_eq!(ureq::post(&path).send("List-Unsubscribe=One-Click").unwrap().status().as_u16(), 200);
    at(&app, "2027-02-01 09:10");
    app.run_jobs();
    usecase::figures::approve::run(&app.ctx, &lead, "2027-01-01".parse().unwrap()).unwrap();
    app.run_jobs();
    assert_eq!(of_kind(&app, NoticeKind::MonthlyFigures).len(), 2);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/staff/figures"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("bureau@example.org") && !page.body.contains("figures-"), "{}", page.body);
    }
}
