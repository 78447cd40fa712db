//! The pages of talents and firms once they are signed in, as a browser sees them.

use longyuan::usecase::{needs, talents};

use crate::pages::{enters, fill_in, values};
use crate::support::app::TestApp;

const NEED: [(&str, &str); 11] = [
    ("problem", "长链多肽工艺放大。39 肽在 200 克批次还顺，放大到公斤级，纯度掉到 94%。"),
    ("fields", "biomedicine"),
    ("modes", "consulting"),
    ("firm_name", "兰州陇肽生物科技有限公司"),
    ("contact_name", "赵敏"),
    ("email", "zhao.min@example.org"),
    ("uscc", "91620100MAB2737F2Y"),
    ("must", "固相合成，制备纯化"),
    ("languages", "zh"),
    ("interpret", "yes"),
    ("consent_need", "1"),
];

#[test]
fn a_firm_posts_its_first_need_with_itself() {
    let app = TestApp::new();
    let browser = app.browser();
    let mut wrong = NEED;
    wrong[0].1 = "";
    wrong[6].1 = "91620100MAB2737F2X";
    let page = fill_in(&app, &browser, "/zh/needs/new", &wrong);
    assert_eq!(page.status, 422);
    assert_eq!(values(&page, ".errors a", "href"), ["#problem", "#uscc"]);
    assert_eq!(page.text("#uscc-error").as_deref(), Some("错误：校验位不符，请核对代码"));
    assert_eq!(page.attribute("#firm_name", "value").as_deref(), Some("兰州陇肽生物科技有限公司"));

    let sent = fill_in(&app, &browser, "/zh/needs/new", &NEED);
    assert_eq!((sent.status, sent.location()), (303, "/zh/sent"), "{}", sent.body);
    let waiting = browser.get("/zh/sent");
    assert_eq!(waiting.attribute("[data-clear-draft]", "data-clear-draft").as_deref(), Some("need-new"));
    assert_eq!((app.count("needs WHERE state = 'draft'"), app.count("enterprises")), (1, 1));
}

#[test]
fn a_talent_sees_edits_rests_leaves_and_comes_back() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let browser = enters(&app, "fang@example.org");
    for (lang, title) in [("zh", "我的档案"), ("en", "My profile")] {
        let page = browser.get(&format!("/{lang}/me"));
        assert_eq!((page.status, page.text("h1").as_deref()), (200, Some(title)), "{}", page.body);
        assert!(page.body.contains("fang@example.org"));
        let card = browser.get(&format!("/{lang}/me/card"));
        assert_eq!(card.status, 200);
        assert!(!card.text("section.card").unwrap().contains("王芳"));
    }
    let form = browser.get("/en/me/edit");
    assert_eq!(form.status, 200, "{}", form.body);
    let version = form.attribute("input[name=version]", "value").unwrap();
    let base = [
        ("lang", "en"),
        ("version", version.as_str()),
        ("country", "DE"),
        ("fields", "biomedicine"),
        ("modes", "consulting"),
        ("headline", "I scale peptides up."),
        ("years_experience", "12"),
        ("tie_school", "620100"),
        ("tie_interested", "any"),
    ];
    let page = browser.post("/en/me/edit", &base);
    assert_eq!((page.status, values(&page, ".errors a", "href")), (422, vec!["#name".to_owned()]));
    let saved: Vec<_> = base.iter().copied().chain([("name", "王芳")]).collect();
    assert_eq!(browser.post("/en/me/edit", &saved).location(), "/en/me?done=profile_saved");
    assert_eq!(browser.post("/en/me/edit", &saved).status, 409, "an older version");
    let view = talents::show::run(&app.ctx, &owner).unwrap();
    assert_eq!((view.talent.profile.country.as_str(), view.talent.profile.gansu_ties.len()), ("DE", 2));

    assert_eq!(browser.post("/en/me/pause", &[("pause_until", "2020-01-01")]).status, 422);
    assert_eq!(browser.post("/en/me/pause", &[("pause_until", "2027-01-31")]).location(), "/en/me?done=paused");
    assert!(browser.get("/en/me").body.contains("31 January 2027"));
    assert_eq!(browser.post("/en/me/resume", &[]).location(), "/en/me?done=resumed");
    assert_eq!(browser.post("/en/me/withdraw", &[]).location(), "/en/me?done=profile_withdrawn");
    assert_eq!(browser.get("/en/me").text(".badge").as_deref(), Some("Withdrawn"));
    assert_eq!(browser.post("/en/me/return", &[]).location(), "/en/me?done=profile_pooled");
    assert_eq!(browser.get("/zh/talents/new").location(), "/zh/me");
    assert_eq!(app.browser().get("/en/me").location(), "/en/sign-in?next=%2Fen%2Fme");
}

#[test]
fn a_member_keeps_its_firm_and_needs() {
    let app = TestApp::new();
    let member = app.register_firm("zhao@example.org", "兰州陇肽生物科技有限公司");
    let browser = enters(&app, "zhao@example.org");
    let code = needs::list_own::run(&app.ctx, &member).unwrap().needs[0].code.clone();
    for (lang, title) in [("zh", "我的需求"), ("en", "My needs")] {
        let page = browser.get(&format!("/{lang}/needs"));
        assert_eq!((page.status, page.text("h1").as_deref()), (200, Some(title)), "{}", page.body);
        for path in
            [format!("/{lang}/needs/{code}"), format!("/{lang}/needs/{code}/edit"), format!("/{lang}/enterprise")]
        {
            let page = browser.get(&path);
            assert_eq!(page.status, 200, "{path}: {}", page.body);
        }
    }
    let submitted = browser.post(&format!("/zh/needs/{code}/submit"), &[]);
    assert_eq!(submitted.location(), format!("/zh/needs/{code}?done=need_submitted"));
    assert_eq!(browser.get("/zh/needs").text("li .badge").as_deref(), Some("已提交，审核中"));

    browser.get(&format!("/zh/needs/{code}/edit"));
    let edit = format!("/zh/needs/{code}/edit");
    let base = [("lang", "zh"), ("title", "多肽放大"), ("fields", "biomedicine"), ("kind", "consulting")];
    let page = browser.post(&edit, &base);
    assert_eq!((page.status, values(&page, ".errors a", "href")), (422, vec!["#modes".to_owned()]));
    let saved: Vec<_> = base.iter().copied().chain([("modes", "consulting"), ("interpret", "yes")]).collect();
    assert_eq!(browser.post(&edit, &saved).status, 303);
    assert_eq!(browser.get(&format!("/zh/needs/{code}")).text("h1").as_deref(), Some("多肽放大"));
    assert_eq!(browser.get("/zh/needs/N-ZZZZ").status, 404);

    let ended = browser.post(&format!("/zh/needs/{code}/withdraw"), &[("reason", "withdrawn")]);
    assert_eq!(ended.location(), format!("/zh/needs/{code}?done=need_ended"));
}

#[test]
fn a_member_posts_a_need_alone_and_mends_the_firms_code() {
    let app = TestApp::new();
    app.register_firm("zhao@example.org", "兰州陇肽生物科技有限公司");
    let browser = enters(&app, "zhao@example.org");
    let form = browser.get("/zh/needs/new");
    assert!(form.attribute("#firm_name", "name").is_none() && form.attribute("#email", "name").is_none());
    let fields = [("problem", "溶剂回收。能耗太高。"), ("fields", "new-materials"), ("modes", "consulting")];
    let kept: Vec<_> = fields.iter().copied().chain([("then", "draft")]).collect();
    assert!(browser.post("/zh/needs/new", &kept).location().ends_with("?done=need_saved"));
    assert!(browser.post("/zh/needs/new", &fields).location().ends_with("?done=need_submitted"));

    browser.get("/zh/enterprise");
    let firm = [("lang", "zh"), ("firm_name", "兰州陇肽生物科技有限公司"), ("contact_name", "赵敏")];
    let bad: Vec<_> = firm.iter().copied().chain([("uscc", "91620100MAB2737F2")]).collect();
    let page = browser.post("/zh/enterprise", &bad);
    assert_eq!((page.status, page.text("#uscc-error").as_deref()), (422, Some("错误：统一社会信用代码应为 18 位")));
    let good: Vec<_> = firm.iter().copied().chain([("uscc", "91620100MAB2737F2Y")]).collect();
    assert_eq!(browser.post("/zh/enterprise", &good).location(), "/zh/enterprise?done=enterprise_saved");
    assert!(browser.get("/zh/enterprise").body.contains("登记地兰州"));
    let browserless = app.browser().post("/zh/enterprise", &good);
    assert_eq!(browserless.status, 401);
}

#[test]
fn a_form_of_a_signed_in_person_needs_the_pages_own_token() {
    let app = TestApp::new();
    app.pooled_fang("fang@example.org");
    let browser = enters(&app, "fang@example.org");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let forged = browser.send("POST", "/en/me/withdraw", &headers, Some("_csrf=forged".into()));
    assert_eq!(forged.status, 403);
    assert_eq!(app.count("talents WHERE state = 'pooled'"), 1);
}
