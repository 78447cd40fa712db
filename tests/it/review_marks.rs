//! The review of a need: phrases that met are marked in both texts, each with its reason; from one need on to the next.

use longyuan::domain::value::Lang;
use longyuan::store::needs;
use longyuan::usecase::matches::show_need;

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};

#[test]
fn what_met_is_marked_in_both_texts_at_its_place() {
    let app = TestApp::new();
    app.open_office();
    app.pooled_fang("fang@example.org");
    let need = app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    let need = app.ctx.db.read(|conn| Ok(needs::get(conn, &need)?.code)).unwrap();
    let input = show_need::Input { need: need.clone(), talent: None, lang: Lang::Zh };
    let view = show_need::run(&app.ctx, &app.officer(), input).unwrap();
    assert!(view.marks.iter().any(|mark| mark.is_of_person) && view.marks.iter().any(|mark| !mark.is_of_person));
    assert!(view.marks.iter().all(|mark| mark.at.from < mark.at.to), "{:?}", view.marks);

    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let page = browser.get(&format!("/zh/review/{need}"));
    for column in ["who-col", "need-col"] {
        let class = page.attribute(&format!(".{column} mark"), "class").expect("a phrase is marked");
        assert!(class.starts_with("m-"), "{class}");
        let reason = class.split(' ').next().unwrap();
        assert!(
            reason == "m-words" || page.attribute(&format!(".why li.{reason}"), "tabindex").is_some(),
            "{reason} has no line that can be focused"
        );
    }
    assert!(view.fits.iter().any(|reason| reason.key == "need-must"));
}

#[test]
fn the_ends_of_a_need_lead_to_its_neighbours_and_the_queue_counts_the_day() {
    let app = TestApp::new();
    app.open_office();
    app.pooled_fang("fang@example.org");
    let code = |need| app.ctx.db.read(|conn| Ok(needs::get(conn, &need)?.code)).unwrap();
    let first = code(app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None));
    let second = code(app.post(firm("天水华天科技股份有限公司"), peptides(), None));
    app.run_jobs();
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    let page = browser.get(&format!("/en/review/{first}"));
    let next = page.attribute("a[data-key=j]", "href").expect("a way on");
    assert_eq!(next, format!("/en/review/{second}"));
    let page = browser.get(&next);
    assert_eq!(page.attribute("a[data-key=k]", "href"), Some(format!("/en/review/{first}")));
    let hidden = |name: &str| page.attribute(&format!("section.actions input[name={name}]"), "value").unwrap();
    let press = [("pair", hidden("pair")), ("version", hidden("version")), ("decision", "park".into())];
    let press: Vec<(&str, &str)> = press.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post(&format!("/en/review/{second}/decisions"), &press).status, 303);
    assert!(browser.get("/en/review").body.contains("You have reviewed 1 need today."));
}
