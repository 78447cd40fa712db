//! Lists of cards as a firm narrows them, and the budget of a day.

use chrono::TimeDelta;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::talent::TalentProfile;
use longyuan::domain::value::{Bilingual, Degree, Lang, Mode};

use crate::support::app::TestApp;
use crate::support::people::fang;
use crate::support::pool::chemist;

#[test]
fn the_budget_of_a_day_ends_with_a_stop_and_an_alert() {
    let app = TestApp::with(|config| {
        config.limits.people_cards = 3;
        config.limits.people_lists = 6;
    });
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    for name in ["甲", "乙", "丙", "丁"] {
        app.browsed(chemist(name));
    }
    let (browser, token) = (app.browser_of(&firm.member.person), app.token_of(&firm.member.person));
    let page = browser.call("GET", "/people?limit=2", Some(&token), None);
    let cards = page.json();
    assert_eq!(cards.as_array().unwrap().len(), 2);
    // The same people again cost nothing; a third one is within the budget, a fourth is not.
    assert_eq!(browser.call("GET", "/people?limit=2", Some(&token), None).status, 200);
    assert_eq!(browser.call("GET", "/people?limit=3", Some(&token), None).status, 200);
    let over = browser.call("GET", "/people?limit=4", Some(&token), None);
    assert_eq!((over.status, over.json()["code"].as_str()), (429, Some("pool_budget")));
    let wait: i64 = over.headers["retry-after"].parse().unwrap();
    assert_eq!(wait, (13 * 60 + 50) * 60, "until midnight in Lanzhou, where it is 10:10");
    let page = browser.get("/en/people");
    assert_eq!(page.status, 429);
    assert!(page.body.contains("It goes on at"), "{}", page.body);
    assert_eq!(app.count("audit WHERE action = 'people.pool_budget'"), 1);
    assert_eq!(app.count_notices(NoticeKind::UnusualUse), 1);
    // Another firm has a budget of its own, and the next day brings a new one.
    let other = app.verified_firm(&officer, "zhao@example.org", "天水风电有限公司");
    assert_eq!(browser.call("GET", "/people?limit=3", Some(&app.token_of(&other.member.person)), None).status, 200);
    app.advance(TimeDelta::hours(14));
    let token = app.token_of(&firm.member.person);
    assert_eq!(browser.call("GET", "/people?limit=3", Some(&token), None).status, 200);
    // Lists have a window of their own.
    for _ in 0..5 {
        assert_eq!(browser.call("GET", "/people?limit=1", Some(&token), None).status, 200);
    }
    assert_eq!(browser.call("GET", "/people?limit=1", Some(&token), None).status, 429);
    app.advance(TimeDelta::minutes(11));
    assert_eq!(browser.call("GET", "/people?limit=1", Some(&token), None).status, 200);
    // Guessing codes is looking, too.
    for _ in 0..3 {
        assert_eq!(browser.call("GET", "/people/T-2222222", Some(&token), None).status, 404);
    }
    assert_eq!(browser.call("GET", "/people/T-2222222", Some(&token), None).status, 429);
}

#[test]
fn lists_narrow_page_and_follow_a_need() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = app.verified_firm(&officer, "ma@example.org", "兰州陇肽生物科技有限公司");
    for n in 0..5 {
        app.browsed(chemist(&format!("甲{n}")));
    }
    let wind = TalentProfile {
        headline: Bilingual::typed("Wind turbine gearboxes", Lang::En),
        skills: vec!["gearbox diagnosis".into()],
        country: "DE".into(),
        degree: Some(Degree::Master),
        years_experience: Some(22),
        modes: vec![Mode::Mentoring],
        languages: vec!["de".into()],
        ..fang().profile
    };
    let wind = app.browsed((wind, chemist("己").1));
    app.run_jobs();
    let wind = app.talent(&wind).code;
    let (browser, token) = (app.browser(), app.token_of(&firm.member.person));
    let codes = |path: &str| {
        let answer = browser.call("GET", path, Some(&token), None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let codes = answer.json().as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap().to_owned()).collect();
        let next = answer.headers.get("link").map(|l| l[1..l.find('>').unwrap()].to_owned());
        (codes, next.map(|n| n.trim_start_matches("/api/v1").to_owned()))
    };
    let all: (Vec<String>, _) = codes("/people");
    assert_eq!((all.0.len(), all.0[0] == wind), (6, true), "newest first");
    for filter in ["country=DE", "degree=master", "years=20%2B", "mode=mentoring", "language=de"] {
        assert_eq!(codes(&format!("/people?{filter}")).0, std::slice::from_ref(&wind), "{filter}");
    }
    assert_eq!(codes("/people?field=biomedicine").0.len(), 6);
    for order in ["", "&need="] {
        let mut path = format!("/people?limit=4{order}{}", if order.is_empty() { "" } else { &firm.code });
        let mut seen: Vec<String> = Vec::new();
        loop {
            let (some, next) = codes(&path);
            seen.extend(some);
            match next {
                Some(next) => path = next,
                None => break,
            }
        }
        assert_eq!(seen.len(), 6, "each once: {seen:?}");
        assert_eq!(seen.iter().collect::<std::collections::BTreeSet<_>>().len(), 6);
        assert_eq!(seen.last() == Some(&wind), !order.is_empty(), "who fits least comes last");
    }
    let wrong = [
        "/people?employer=x",
        "/people?fields=contact",
        "/people?field=biomedicine&field=biomedicine",
        "/people?after=00",
    ];
    for path in wrong {
        assert_eq!(browser.call("GET", path, Some(&token), None).status, 422, "{path}");
    }
    let hidden = browser.call("GET", "/people?phone=%2B1", Some(&token), None).json();
    assert_eq!(hidden["errors"][0]["code"], "unknown_filter");
    assert_eq!(browser.call("GET", "/people?need=N-0000", Some(&token), None).status, 404);
    // The place where a page ends is no good for another firm.
    let other = app.verified_firm(&officer, "zhao@example.org", "天水风电有限公司");
    let (_, next) = codes("/people?limit=2");
    let theirs = browser.call("GET", &next.unwrap(), Some(&app.token_of(&other.member.person)), None);
    assert_eq!(theirs.status, 422);
}
