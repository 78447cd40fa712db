//! The public window: what anybody may read of open needs, in both languages, and what nobody reads there.

use chrono::TimeDelta;
use longyuan::domain::need::NeedKind;
use longyuan::domain::value::{Bilingual, Lang, Mode};
use longyuan::usecase::needs::{hold, resume, withdraw};
use serde_json::Value;

use crate::support::app::TestApp;
use crate::support::browser::Page;
use crate::support::window::{FIRM, count, published};

fn data(page: &Page) -> Option<Value> {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse("script[type='application/ld+json']").unwrap();
    html.select(&selector).next().map(|e| serde_json::from_str(&e.text().collect::<String>()).unwrap())
}

#[test]
fn a_need_stands_in_the_window_only_while_it_is_open_and_its_firm_wants_it() {
    let app = TestApp::new();
    let officer = app.officer();
    let browser = app.browser();
    let hidden = app.verified_firm(&officer, "li@example.org", "兰州别家有限公司");
    let empty = browser.get("/en/open-needs");
    assert_eq!((empty.status, empty.text("h2").as_deref()), (200, Some("No public needs at the moment")));
    assert_eq!(count(&empty, ".nav a[href='/en/open-needs']"), 0, "no menu leads to an empty page");
    let unknown = browser.get(&format!("/en/open-needs/{}", hidden.code));
    assert_eq!((unknown.status, unknown.text("h1").as_deref()), (404, Some("No such need is public")));

    let firm = published(&app, &officer, 1, |input| input.brief.budget = Some("五十万元".into()));
    let page = format!("/open-needs/{}", firm.code);
    let list = browser.get("/zh/open-needs");
    assert_eq!((count(&list, ".window > li"), count(&list, ".nav a[href='/zh/open-needs']")), (1, 1));
    assert!(list.body.contains(FIRM) && !list.body.contains(&hidden.code));
    let zh = browser.get(&format!("/zh{page}"));
    assert_eq!((zh.status, zh.text("h1").as_deref()), (200, Some("长链多肽工艺放大")));
    assert!(!zh.body.contains("五十万") && !zh.body.contains("李明") && !zh.body.contains("ma1@example.org"));
    let canonical = zh.attribute("link[rel=canonical]", "href").unwrap();
    assert_eq!(canonical, format!("{}/zh{page}", app.ctx.config.public_url()));
    assert_eq!(zh.attribute("link[hreflang=en]", "href").unwrap(), format!("{}/en{page}", app.ctx.config.public_url()));
    // A reader of English: a heading of our own labels, the firm's text as it stands, marked as Chinese.
    let en = browser.get(&format!("/en{page}"));
    assert_eq!(en.attribute("h1", "lang").as_deref(), Some("en"));
    assert!(en.text("h1").unwrap().starts_with("A technical problem: "), "{:?}", en.text("h1"));
    assert_eq!(en.text(".said[lang=zh-CN] b").as_deref(), Some("长链多肽工艺放大"));
    assert!(en.text("#closes + p").unwrap().contains("Lanzhou"), "both clocks");

    hold::run(&app.ctx, &firm.member, hold::Input { need: firm.need.clone() }).unwrap();
    assert_eq!(browser.get(&format!("/en{page}")).status, 404);
    resume::run(&app.ctx, &firm.member, resume::Input { need: firm.need.clone() }).unwrap();
    assert_eq!(browser.get(&format!("/en{page}")).status, 200);
    let end = withdraw::Input { need: firm.need.clone(), reason: withdraw::Reason::Filled };
    withdraw::run(&app.ctx, &firm.member, end).unwrap();
    let over = browser.get(&format!("/zh{page}"));
    assert_eq!((over.status, over.text("h1").as_deref()), (410, Some("这项需求已经结束")));
    assert!(!over.body.contains("多肽"));
}

#[test]
fn a_deadline_closes_it_at_once_and_a_suspended_firm_takes_it_away() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = published(&app, &officer, 1, |_| {});
    let browser = app.browser();
    let page = format!("/en/open-needs/{}", firm.code);
    app.execute("UPDATE enterprises SET state = 'suspended'");
    assert_eq!(browser.get(&page).status, 404);
    app.execute("UPDATE enterprises SET state = 'verified'");
    assert_eq!(browser.get(&page).status, 200);
    app.advance(TimeDelta::days(120));
    assert_eq!(browser.get(&page).status, 410);
    assert_eq!(count(&browser.get("/en/open-needs"), ".window > li"), 0);
}

#[test]
fn an_anonymous_need_tells_neither_firm_nor_more_than_its_prefecture() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = published(&app, &officer, 1, |input| {
        input.brief.is_anonymous = true;
        input.brief.kind = NeedKind::Position;
        input.brief.place = Some("620123".into());
    });
    let browser = app.browser();
    for path in ["/zh/".to_owned(), "/zh/open-needs".into(), format!("/zh/open-needs/{}", firm.code)] {
        let page = browser.get(&path);
        assert!(page.body.contains("甘肃的一家企业"), "{path}");
        assert!(!page.body.contains("陇肽") && !page.body.contains("榆中"), "{path}");
    }
    let posting = data(&browser.get(&format!("/zh/open-needs/{}", firm.code))).unwrap();
    assert_eq!(
        (posting["@type"].as_str(), posting["hiringOrganization"].as_str()),
        (Some("JobPosting"), Some("confidential"))
    );
    assert_eq!(posting["jobLocation"]["address"]["addressLocality"], "兰州");
    assert_eq!(
        count(&browser.get("/zh/open-needs?words=%E9%99%87%E8%82%BD"), ".window > li"),
        0,
        "what is hidden cannot be asked for"
    );
}

#[test]
fn a_post_is_told_to_search_engines_and_no_text_ends_its_data() {
    let app = TestApp::new();
    let officer = app.officer();
    let firm = published(&app, &officer, 1, |input| {
        input.brief.kind = NeedKind::Position;
        input.brief.modes = vec![Mode::FullTimeReturn, Mode::PartTime];
        input.brief.min_years = Some(3);
        input.brief.title = Bilingual { zh: None, en: Some("Head of </script><b>purification</b>".into()) };
    });
    let page = app.browser().get(&format!("/en/open-needs/{}", firm.code));
    assert!(page.body.contains("Head of \\u003c/script>"), "its end is written as an escape");
    let posting = data(&page).unwrap();
    assert_eq!(posting["title"], "Head of </script><b>purification</b>");
    assert_eq!(posting["employmentType"], serde_json::json!(["FULL_TIME", "PART_TIME"]));
    assert_eq!(posting["hiringOrganization"]["name"], format!("{FIRM}1"));
    assert_eq!(posting["experienceRequirements"]["monthsOfExperience"], 36);
    assert!(posting["validThrough"].as_str().unwrap().ends_with("T16:00:00Z"), "midnight in Lanzhou");
    assert_eq!(count(&page, "h1 b"), 0);

    let problem = published(&app, &officer, 2, |_| {});
    let demand = data(&app.browser().get(&format!("/zh/open-needs/{}", problem.code))).unwrap();
    assert_eq!((demand["@type"].as_str(), demand["name"].as_str()), (Some("Demand"), Some("长链多肽工艺放大")));
    let money = published(&app, &officer, 3, |input| input.brief.kind = NeedKind::Investment);
    assert_eq!(data(&app.browser().get(&format!("/zh/open-needs/{}", money.code))), None);
}

#[test]
fn the_list_is_narrowed_by_its_address_and_words_are_found_in_either_language() {
    let app = TestApp::new();
    let officer = app.officer();
    published(&app, &officer, 1, |input| input.brief.place = Some("dingxi".into()));
    published(&app, &officer, 2, |input| {
        input.brief.fields = vec![longyuan::domain::field::FieldCode("new-energy".into())];
        input.brief.title = Bilingual::typed("Alkaline electrolysers for wind", Lang::En);
        input.brief.body = Bilingual::default();
        input.brief.must = vec![];
        input.brief.kind = NeedKind::JointProject;
        input.brief.modes = vec![Mode::JointResearch];
        input.brief.place = Some("620721".into());
    });
    let browser = app.browser();
    let found = |query: &str| {
        let page = browser.get(&format!("/en/open-needs?{query}"));
        assert_eq!(page.status, 200, "{query}");
        let first = page.text(".window .h3").unwrap_or_default();
        (count(&page, ".window > li"), first)
    };
    assert_eq!(found("").0, 2);
    for query in
        ["field=new-energy", "place=zhangye", "kind=joint_project", "mode=joint_research", "words=wind", "words=WIND"]
    {
        assert_eq!(found(query), (1, "Alkaline electrolysers for wind".to_owned()), "{query}");
    }
    // The Chinese text is found by an English word, and the English one by a Chinese word.
    assert_eq!(found("words=peptide").0, 1);
    assert_eq!(found("words=%E7%94%B5%E8%A7%A3%E6%A7%BD").1, "Alkaline electrolysers for wind", "电解槽");
    assert_eq!(found("place=dingxi&words=%25").0, 1, "a sign of patterns is none");
    assert_eq!(found("utm_source=x&field=nonsense&fbclid=y").0, 2, "foreign parts are passed over");
    assert_eq!(found("words=porcelain").0, 0);
    let none = browser.get("/en/open-needs?words=porcelain");
    assert_eq!(none.text("h2").as_deref(), Some("No need meets all of this"));
    assert!(none.body.contains("content=\"noindex\""));
}

#[test]
fn long_lists_come_in_pages() {
    let app = TestApp::new();
    let officer = app.officer();
    for number in 0..14 {
        published(&app, &officer, number, |_| {});
    }
    let browser = app.browser();
    let first = browser.get("/en/open-needs?mode=consulting");
    assert_eq!((count(&first, ".window > li"), first.text("[role=status]").as_deref()), (12, Some("14 needs")));
    let next = first.attribute("a[rel=next]", "href").unwrap();
    assert_eq!(next, "/en/open-needs?mode=consulting&page=2");
    let second = browser.get(&next);
    assert_eq!((count(&second, ".window > li"), count(&second, "a[rel=next]")), (2, 0));
    assert_eq!(second.attribute("a[rel=prev]", "href").as_deref(), Some("/en/open-needs?mode=consulting"));
    assert_eq!(count(&browser.get("/en/open-needs?page=99"), ".window > li"), 2, "beyond the last one is the last");
}
