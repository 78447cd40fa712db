//! Where the office stands: the line of today and the six pictures, from the empty office to the first introduction.

use chrono::TimeDelta;
use longyuan::domain::account::Role;
use longyuan::domain::actor::Officer;
use longyuan::domain::pictures::{Period, Step};
use longyuan::domain::talent::{GansuTie, TieKind};
use longyuan::domain::todo::Standing;
use longyuan::domain::value::Degree;
use longyuan::store::todo;
use longyuan::usecase::pictures::{show, today};

use crate::introductions::approved;
use crate::support::app::TestApp;
use crate::support::browser::Browser;
use crate::support::people::{firm, peptides};
use crate::support::pool::chemist;

fn staff(app: &TestApp, roles: Vec<Role>) -> (Browser, Officer) {
    let secret = app.staff_secret(roles);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &secret);
    (browser, Officer::try_from(app.person(secret)).unwrap())
}

fn count(html: &str, selector: &str) -> usize {
    let page = scraper::Html::parse_document(html);
    page.select(&scraper::Selector::parse(selector).unwrap()).count()
}

/// Seven people: five in biomedicine, of whom three in Germany and four are tied to Dingxi.
fn small_pool(app: &TestApp) {
    for n in 0..7 {
        let (mut profile, identity) = chemist(&format!("王{n}"));
        profile.country = if n < 3 { "DE" } else { "US" }.into();
        let field = if n < 5 { "biomedicine" } else { "new-energy" };
        profile.fields = vec![longyuan::domain::field::FieldCode(field.into())];
        profile.degree = Some(if n == 0 { Degree::Doctor } else { Degree::Master });
        let tie = GansuTie { kind: TieKind::Birth, division: Some("621122".into()) };
        profile.gansu_ties = if n < 4 { vec![tie] } else { vec![] };
        app.pool((profile, identity), None);
    }
}

#[test]
fn a_young_office_is_told_that_there_is_nothing_to_conclude() {
    let app = TestApp::new();
    let (browser, _) = staff(&app, vec![Role::Officer]);
    for (lang, nobody) in [("zh", "人才库里还没有人"), ("en", "Nobody is in the pool yet")] {
        let page = browser.get(&format!("/{lang}/staff/dashboard"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains(nobody), "{lang}");
        assert_eq!((count(&page.body, ".picture"), count(&page.body, "main svg")), (6, 0));
        assert_eq!(count(&page.body, ".today a"), 3, "the outbox is for administrators");
        assert!(!page.text("main").unwrap().contains("pictures-"), "{lang}: a sentence is missing");
    }
    let svg = browser.get("/zh/staff/dashboard/pool.svg");
    assert!(svg.status == 200 && svg.body.contains("人才库里还没有人"), "an empty file says so, too");
    assert_eq!(browser.get("/zh/staff/dashboard/pie.svg").status, 404);
    assert_eq!(app.browser().get("/zh/staff/dashboard").status, 303);
}

#[test]
fn a_small_pool_tells_what_it_is_made_of() {
    let app = TestApp::new();
    app.open_office();
    small_pool(&app);
    let (browser, officer) = staff(&app, vec![Role::Lead]);
    let page = browser.get("/en/staff/dashboard");
    assert!(page.body.contains("Biomedicine has most people (5; Germany 3)"), "{}", page.text("main").unwrap());
    assert!(page.body.contains("4 people with a tie to Gansu: too few for a finding"));
    assert!(
        page.body.contains("/en/staff/talents?state=pooled&amp;place=dingxi") || page.body.contains("place=dingxi")
    );
    let zh = browser.get("/zh/staff/dashboard?period=all");
    assert!(zh.body.contains("生物医药人最多：5 位，其中德国 3 位"));
    assert!(!zh.body.contains("王0"), "no names");
    let counted = show::run(&app.ctx, &officer, Period::All).unwrap();
    assert_eq!(counted.ties.leading()[0].counties[0].1, 4);

    // The same numbers as files.
    let csv = browser.get("/zh/staff/dashboard/pool.csv?period=all");
    assert_eq!(csv.body, "\u{feff}领域,美国,德国,合计\r\n生物医药,2,3,5\r\n新能源与储能,2,0,2\r\n");
    assert!(csv.headers["content-disposition"].contains("longyuan-pool-2026-11-23.csv"));
    let svg = browser.get("/en/staff/dashboard/ties.svg");
    assert!(svg.headers["content-type"].starts_with("image/svg+xml"));
    assert!(svg.body.contains("xmlns=\"http://www.w3.org/2000/svg\"") && svg.body.contains("Dingxi"));
    assert!(!svg.body.contains("class=") && !svg.body.contains("<a "), "it stands alone");

    // Counted once a minute: who comes later is in the next picture.
    app.pool(chemist("新人"), None);
    let people = |app: &TestApp| show::run(&app.ctx, &officer, Period::All).unwrap().pool.people;
    assert_eq!(people(&app), 7);
    app.advance(TimeDelta::seconds(61));
    assert_eq!(people(&app), 8);
}

#[test]
fn an_administrator_who_is_no_officer_has_no_pictures_of_people() {
    let app = TestApp::new();
    app.open_office();
    small_pool(&app);
    let secret = app.staff_secret(vec![Role::Admin]);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &secret);
    for path in ["/en/staff/dashboard", "/en/staff/dashboard/ties.csv"] {
        assert_eq!(browser.get(path).status, 403, "{path}");
    }
    let nav = browser.get("/en/staff/admin").body;
    assert!(!nav.contains("/en/staff/dashboard"), "no entry that leads to a refusal");
}

#[test]
fn what_is_overdue_is_what_the_to_do_calls_so() {
    let app = TestApp::new();
    app.open_office();
    app.pool(chemist("周启明"), None);
    app.post(firm("兰州陇肽生物科技有限公司"), peptides(), None);
    app.run_jobs();
    let (_, officer) = staff(&app, vec![Role::Officer]);
    for _ in 0..8 {
        let line = today::run(&app.ctx, &officer).unwrap();
        let todo = app.ctx.db.read(|conn| todo::read(conn, app.ctx.now())).unwrap();
        assert_eq!(line.overdue, todo.count(Standing::Overdue) as i64, "{}", todo.today);
        assert_eq!(line.to_review, 1);
        app.advance(TimeDelta::days(1));
    }
    assert_eq!(today::run(&app.ctx, &officer).unwrap().overdue, 1);
}

#[test]
fn the_way_of_a_pair_is_followed_to_its_introduction() {
    let story = approved();
    story.introduced();
    let (browser, officer) = staff(&story.app, vec![Role::Officer]);
    let counted = show::run(&story.app.ctx, &officer, Period::Quarter).unwrap();
    let steps = Step::ALL.iter().map(|step| counted.funnel.at(*step)).collect::<Vec<_>>();
    assert_eq!(steps, [1, 1, 1, 1, 0, 0]);
    assert_eq!((counted.days.count(), counted.weeks.introduced()), (1, 1));
    assert!(counted.weeks.mails().0 > 0, "mails have left");
    let page = browser.get("/zh/staff/dashboard");
    assert!(page.body.contains("这段时间只推荐了 1 对，还看不出什么"));
    // Both ways to draw it print the same numbers, and the table has them.
    let html = scraper::Html::parse_document(&page.body);
    let data = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        html.select(&selector).map(|text| text.text().collect::<String>()).collect::<Vec<_>>()
    };
    let table = data("[aria-labelledby=funnel] tbody td:first-of-type");
    assert_eq!(data("[aria-labelledby=funnel] .wide-chart text.n"), table);
    assert_eq!(data("[aria-labelledby=funnel] .narrow-chart text.n"), table);
}
