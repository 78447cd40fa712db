//! What visitors come to first: the home, the fields, the two forms, and what search engines are told.

use chrono::TimeDelta;
use longyuan::domain::value::Bilingual;

use crate::support::app::TestApp;
use crate::support::window::{FIRM, count, published};

#[test]
fn the_home_grows_with_what_there_is_to_show() {
    let app = TestApp::new();
    let officer = app.officer();
    let browser = app.browser();
    let begun = browser.get("/zh/");
    assert_eq!((count(&begun, ".tiles"), count(&begun, ".window"), count(&begun, ".kinds .n")), (0, 0, 0));
    assert!(begun.body.contains("正在起步"));
    for (number, place) in ["lanzhou", "dingxi", "620721", "620123"].into_iter().enumerate() {
        published(&app, &officer, number, |input| input.brief.place = Some(place.into()));
    }
    let home = browser.get("/zh/");
    assert_eq!((count(&home, ".tiles li"), count(&home, ".tiles a"), count(&home, ".window > li")), (14, 3, 3));
    assert_eq!(home.text(".tiles a[href='/zh/open-needs?place=lanzhou'] b").as_deref(), Some("2"));
    assert_eq!(home.text("#map").as_deref(), Some("3 个市州有 4 项公开需求，点开看"));
    assert_eq!(home.text(".kinds a[href='/zh/open-needs?field=biomedicine'] .n").as_deref(), Some("4 公开需求"));
    assert_eq!(count(&home, "table tbody tr"), 14, "the same as a table");
}

#[test]
fn every_field_has_a_page_with_what_belongs_to_it_and_what_is_sought() {
    let app = TestApp::new();
    let officer = app.officer();
    published(&app, &officer, 1, |_| {});
    let browser = app.browser();
    let all = browser.get("/en/fields");
    assert_eq!((all.status, count(&all, ".fields li")), (200, 12));
    assert_eq!(all.text(".fields a.number").as_deref(), Some("one need"));
    let one = browser.get("/en/fields/biomedicine");
    assert_eq!((one.text("h1").as_deref(), count(&one, ".window > li")), (Some("Biomedicine"), 1));
    assert!(one.text(".inside").unwrap().contains("Peptide drugs"));
    let other = browser.get("/zh/fields/logistics");
    assert_eq!(other.attribute("#main a.primary", "href").as_deref(), Some("/zh/talents/new?field=logistics"));
    assert_eq!(browser.get("/en/fields/alchemy").status, 404);
}

#[test]
fn whoever_can_help_finds_the_fields_of_the_need_ticked() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = published(&app, &officer, 1, |_| {});
    let browser = app.browser();
    let page = browser.get(&format!("/zh/open-needs/{}", firm.code));
    let help = page.attribute("a.primary.big", "href").unwrap();
    assert_eq!(help, format!("/zh/talents/new?field=biomedicine&need={}", firm.code));
    let form = browser.get(&help);
    assert!(form.attribute("input[name=fields][value=biomedicine]", "checked").is_some());
    assert!(form.text(".banner").unwrap().contains("长链多肽工艺放大"));
    let other = browser.get("/zh/talents/new?field=alchemy&field=logistics&need=N-0000&utm_source=x");
    assert_eq!(
        (other.status, count(&other, "input[name=fields][checked]"), count(&other, ".banner:not([hidden])")),
        (200, 1, 0)
    );
}

#[test]
fn search_engines_are_told_of_public_pages_alone() {
    let app = TestApp::new();
    let officer = app.officer();
    let hidden = app.verified_firm(&officer, "li@example.org", "兰州别家有限公司");
    let firm = published(&app, &officer, 1, |_| {});
    let browser = app.browser();
    let base = app.ctx.config.public_url();
    let robots = browser.get("/robots.txt");
    assert!(robots.body.contains(&format!("Sitemap: {base}/sitemap.xml")), "{}", robots.body);
    let map = browser.get("/sitemap.xml");
    assert_eq!(map.headers["content-type"], "application/xml; charset=utf-8");
    assert!(map.body.contains(&format!("<loc>{base}/en/open-needs/{}</loc>", firm.code)));
    assert!(map.body.contains(&format!("<loc>{base}/zh/fields/logistics</loc>")) && !map.body.contains(&hidden.code));
    let demo = TestApp::with(|config| config.demo = true);
    assert_eq!(demo.browser().get("/robots.txt").body, "User-agent: *\nDisallow: /\n");
}

#[test]
fn the_feed_brings_what_the_list_has() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = published(&app, &officer, 1, |input| {
        input.brief.title = Bilingual { zh: Some("收率 < 90% & 纯度".into()), en: None };
    });
    let feed = app.browser().get("/zh/open-needs.atom");
    assert_eq!((feed.status, feed.headers["content-type"].as_str()), (200, "application/atom+xml; charset=utf-8"));
    let base = app.ctx.config.public_url();
    assert!(feed.body.contains(&format!("<id>{base}/zh/open-needs/{}</id>", firm.code)), "{}", feed.body);
    assert!(!feed.body.contains("收率 < 90%") && feed.body.contains("收率 &"), "escaped: {}", feed.body);
}

#[test]
fn a_firm_that_ticks_no_field_finds_the_likely_one_ticked() {
    let app = TestApp::new();
    let browser = app.browser();
    let form = browser.get("/zh/needs/new");
    app.advance(TimeDelta::seconds(40));
    let stamp = form.attribute("input[name=stamp]", "value").unwrap();
    let typed = [
        ("problem", "长链多肽工艺放大，39 肽放大到公斤级，固相合成和制备纯化都要看。"),
        ("modes", "consulting"),
        ("firm_name", FIRM),
        ("contact_name", "赵敏"),
        ("email", "zhao@example.org"),
        ("place", "621100"),
        ("consent_need", "1"),
        ("stamp", &stamp),
    ];
    let back = browser.post("/zh/needs/new", &typed);
    assert_eq!((back.status, count(&back, ".errors li")), (422, 1), "{}", back.body);
    assert!(back.attribute("input[name=fields][value=biomedicine]", "checked").is_some());
    assert!(back.text(".errors").unwrap().contains("替您勾选"), "{:?}", back.text(".errors"));
    assert_eq!(back.attribute("select[name=place] option[selected]", "value").as_deref(), Some("621100"));
}
