//! What a verified firm sees while it looks around: cards by their codes, never more.

use longyuan::domain::talent::{GansuTie, TalentIdentity, TalentProfile, TieKind};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::domain::visibility::Visibility;
use longyuan::usecase::people::list;

use crate::support::app::TestApp;
use crate::support::browser::Page;
use crate::support::cards::open_to_all;
use crate::support::people::fang;
use crate::support::pool::chemist;

const CANARIES: [&str; 12] = [
    "CanaryName",
    "CanaryEmployer",
    "CanaryTitle",
    "canary@example.org",
    "+1 555 0199",
    "canary-wechat",
    "CanarySummary",
    "CanarySkill",
    "CanaryCity",
    "CanaryHeadline",
    "620102",
    "CanaryBlocked",
];

/// A person all of whose private texts are canaries.
fn canary() -> (TalentProfile, TalentIdentity) {
    let profile = TalentProfile {
        headline: Bilingual::typed("CanaryHeadline", Lang::En),
        summary: Bilingual::typed("CanarySummary", Lang::En),
        skills: vec!["CanarySkill".into()],
        city: Some("CanaryCity, CA".into()),
        gansu_ties: vec![GansuTie { kind: TieKind::Birth, division: Some("620102".into()) }],
        ..fang().profile
    };
    let identity = TalentIdentity {
        name: "CanaryName".into(),
        other_name: None,
        employer: Some("CanaryEmployer".into()),
        title: Some("CanaryTitle".into()),
        blocked_firms: vec!["CanaryBlocked".into()],
    };
    (profile, identity)
}

/// What was answered, without the id that differs each time.
fn plain(page: &Page) -> String {
    match page.body.find("request_id") {
        Some(at) if page.body.starts_with('{') => page.body[..at].to_owned(),
        _ => page.body.lines().filter(|line| !line.contains("class=\"code\"")).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn a_card_shows_codes_and_no_byte_more() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let canary = app.browsed(canary());
    let fang = app.browsed_fang(&officer, "canary@example.org");
    app.run_jobs();
    let (canary, fang) = (app.talent(&canary).code, app.talent(&fang.talent).code);
    let (browser, token) = (app.browser_of(&firm.member.person), app.token_of(&firm.member.person));
    let pages = ["/people".to_owned(), format!("/people?need={}", firm.code), format!("/people/{canary}")];
    for lang in ["zh", "en"] {
        for path in pages.iter().chain([&format!("/people/{fang}")]) {
            let page = browser.get(&format!("/{lang}{path}"));
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            assert!(page.body.contains(&canary) || page.body.contains(&fang), "{path}");
            for private in CANARIES.iter().chain(&["Palo Alto", "王芳", "long peptides from the bench"]) {
                assert!(!page.body.contains(private), "{private} is on {path}");
            }
            assert!(page.headers.iter().all(|(_, value)| CANARIES.iter().all(|c| !value.contains(c))));
            for raw in ["people-", "interest-", "card-", "mode-", "years-", "failure-"] {
                let text = page.text("main").unwrap_or_default();
                assert!(!text.contains(raw), "a key {raw} is on {path}: {text}");
            }
        }
    }
    for path in ["/people".to_owned(), format!("/people?need={}&limit=50", firm.code), format!("/people/{canary}")] {
        let answer = browser.call("GET", &path, Some(&token), None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        for private in CANARIES.iter().chain(&["birth", "Palo", "\"CA\"", "王芳", "headline", "sentence", "ties"]) {
            assert!(!answer.body.contains(private), "{private} is in {path}: {}", answer.body);
        }
    }
    let card = browser.call("GET", &format!("/people/{canary}"), Some(&token), None).json();
    assert_eq!((card["country"].as_str(), card["years"].as_str()), (Some("US"), Some("10-14")));
    assert_eq!(card["needs"][0]["fit"].as_i64().unwrap() % 10, 0, "a fit is told in tens");
}

#[test]
fn the_hidden_and_the_absent_answer_alike() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let hidden = app.browsed_fang(&officer, "fang@example.org");
    app.allow(&hidden, Visibility { browse_ok: false, ..open_to_all() });
    let never = app.pool(chemist("周启明"), None);
    let codes = [app.talent(&hidden.talent).code, app.talent(&never).code, "T-2222222".to_owned()];
    let (browser, token) = (app.browser_of(&firm.member.person), app.token_of(&firm.member.person));
    let body = serde_json::json!({"need": firm.code, "consent_contact": 1, "fields": ["name", "email"]});
    let mut seen: Vec<[String; 3]> = Vec::new();
    for code in &codes {
        let page = browser.get(&format!("/en/people/{code}"));
        let call = browser.call("GET", &format!("/people/{code}"), Some(&token), None);
        let wish = browser.call("POST", &format!("/people/{code}/interests"), Some(&token), Some(&body));
        assert_eq!([page.status, call.status, wish.status], [404; 3], "{code}: {}", wish.body);
        seen.push([plain(&page).replace(code, "CODE"), plain(&call), plain(&wish)]);
    }
    assert!(seen.iter().all(|one| *one == seen[0]), "{seen:#?}");
    assert_eq!(app.count("interests"), 0);
    // Nobody else is told of them, nor are they counted.
    assert!(browser.get("/en/people").body.contains("Nobody to show"));
}

#[test]
fn a_firm_that_is_shut_out_sees_neither_the_person_nor_a_changed_count() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let other = app.verified_firm(&officer, "zhao@example.org", "天水风电有限公司");
    app.browsed(chemist("周启明"));
    let fang = app.browsed_fang(&officer, "fang@example.org");
    let code = app.talent(&fang.talent).code;
    let asked = |member| list::run(&app.ctx, member, longyuan::domain::browse::Asked::read([]).unwrap()).unwrap();
    assert_eq!((asked(&firm.member).total, asked(&other.member).total), (2, 2));
    app.allow(&fang, Visibility { blocked_firms: vec!["陇肽".into()], ..open_to_all() });
    let seen = asked(&firm.member);
    assert_eq!((seen.total, seen.cards.len(), seen.is_more), (1, 1, false));
    assert!(seen.cards.iter().all(|listed| listed.card.code != code));
    assert_eq!(asked(&other.member).total, 2);
    assert_eq!(app.browser_of(&firm.member.person).get(&format!("/en/people/{code}")).status, 404);
    // Nor does one's own employer.
    let employed = TalentIdentity { employer: Some("兰州陇肽生物科技".into()), ..chemist("许可").1 };
    app.browsed((chemist("许可").0, employed));
    assert_eq!((asked(&firm.member).total, asked(&other.member).total), (1, 3));
}

#[test]
fn only_a_verified_firm_with_an_open_need_looks_around() {
    let app = TestApp::new();
    let officer = app.officer();
    let fang = app.browsed_fang(&officer, "fang@example.org");
    let code = app.talent(&fang.talent).code;
    let pending = app.register_firm("li@example.org", "兰州甲肽");
    let (browser, token) = (app.browser_of(&pending.person), app.token_of(&pending.person));
    for path in ["/en/people".to_owned(), format!("/en/people/{code}")] {
        let page = browser.get(&path);
        assert_eq!(page.status, 403);
        assert!(page.body.contains("has verified your firm") && !page.body.contains(&code.replace("T-", "T-X")));
    }
    for path in ["/people".to_owned(), format!("/people/{code}"), "/people/T-2222".to_owned()] {
        let answer = browser.call("GET", &path, Some(&token), None);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (403, Some("not_approved")), "{path}");
    }
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    let hold = longyuan::usecase::needs::hold::Input { need: firm.need.clone() };
    longyuan::usecase::needs::hold::run(&app.ctx, &firm.member, hold).unwrap();
    let token = app.token_of(&firm.member.person);
    let answer = browser.call("GET", "/people", Some(&token), None);
    assert_eq!((answer.status, answer.json()["code"].as_str()), (403, Some("no_open_need")));
    // A talent, staff and a stranger are no firm.
    assert_eq!(browser.call("GET", "/people", Some(&app.token_of(&fang.person)), None).status, 403);
    assert_eq!(browser.call("GET", "/people", Some(&app.token_of(&officer.person)), None).status, 403);
    assert_eq!(browser.call("GET", "/people", None, None).status, 401);
    assert_eq!(app.count("card_views"), 0);
}
