//! The dossier of a match: printed in both languages under a code that the audit knows.

use longyuan::domain::account::Role;
use longyuan::store::{needs, talents};

use crate::introductions::approved;

#[test]
fn an_officer_prints_a_match_and_is_on_record() {
    let story = approved();
    story.introduced();
    let app = &story.app;
    let introduction = story.introduction();
    let codes = app
        .ctx
        .db
        .read(|conn| Ok((needs::get(conn, &introduction.need)?.code, talents::get(conn, &introduction.talent)?.code)));
    let (need, talent) = codes.unwrap();
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.staff_secret(vec![Role::Officer]));
    let review = browser.get(&format!("/zh/review/{need}?talent={talent}"));
    let address = format!("/review/{need}/people/{talent}/dossier");
    assert!(review.body.contains(&format!("/zh{address}")), "the review leads there");

    let page = browser.get(&format!("/zh{address}"));
    assert_eq!(page.status, 200);
    let text = page.text("main").unwrap();
    for part in
        ["为何匹配", "Why they match", "双方的意愿", "What each side has agreed to", "陈晓", "R-", &talent, &need]
    {
        assert!(text.contains(part), "{part} is missing");
    }
    for raw in ["dossier-", "review-", "matching-", "contact-field-"] {
        assert!(!text.contains(raw), "a sentence of {raw} is missing");
    }
    for secret in ["fang@example.org", "ma@example.org"] {
        assert!(!page.body.contains(secret), "no contact data");
    }
    let first = |lang: &str| browser.get(&format!("/{lang}{address}")).attribute("article", "lang");
    assert_eq!((first("zh").as_deref(), first("en").as_deref()), (Some("zh-CN"), Some("en")));

    let mark = page.text(".watermark span").unwrap();
    let code = mark.rsplit(" · ").next().unwrap().to_owned();
    let row = app.one_text("SELECT reason AS t FROM audit WHERE action = 'match.print' ORDER BY id LIMIT 1");
    assert_eq!(row, code);
    assert_eq!(app.count("audit WHERE action = 'match.print'"), 3);
    assert_eq!(app.count("audit WHERE action = 'talent.view'"), 1, "that the person was seen is noted, once a day");
    browser.send("HEAD", &format!("/zh{address}"), &[], None);
    assert_eq!(app.count("audit WHERE action = 'match.print'"), 3, "who only looks at the head prints nothing");
    assert_eq!(browser.get(&format!("/zh/review/{need}/people/T-0000/dossier")).status, 404);
}
