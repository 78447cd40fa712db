//! The editor of the taxonomy in a browser and over the API: what is refused, shown, published, taken back and taken away.

use chrono::TimeDelta;
use longyuan::domain::account::{Role, SessionKind};
use longyuan::domain::field::FIELDS;
use longyuan::domain::value::Lang;
use longyuan::matching::source::Source;
use longyuan::matching::taxonomy::Taxonomy;
use longyuan::store::db::Conn;
use longyuan::store::sessions;
use longyuan::web::token;

use crate::outbox_web::staff;
use crate::support::app::TestApp;
use crate::support::browser::Page;
use crate::support::people::visitor;
use crate::taxonomy::{CODE, HOME, add_lace, editor, publish_draft};

/// The value of a hidden field.
fn hidden(page: &Page, name: &str) -> String {
    page.attribute(&format!("input[name={name}]"), "value").unwrap_or_else(|| panic!("{name}: {}", page.body))
}

#[test]
fn what_cannot_be_taken_is_told_beside_what_was_typed() {
    let app = TestApp::new();
    app.open_office();
    let browser = staff(&app, vec![Role::Editor]);
    for (lang, ambiguous, missing) in [
        ("zh", "这个名称已属于另一个概念", "请填写"),
        ("en", "Another concept has this name already", "Please fill this in"),
    ] {
        let address = format!("/{lang}/staff/taxonomy/concepts/freeze-drying");
        let shown = browser.get(&address);
        assert_eq!(shown.status, 200, "{}", shown.body);
        let (mark, zh, en) = (hidden(&shown, "mark"), hidden(&shown, "zh"), hidden(&shown, "en"));
        let sent = |changed: &[(&'static str, &'static str)]| {
            let mut fields: Vec<(&str, &str)> = vec![("mark", &mark), ("zh", &zh), ("en", &en)];
            fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
            fields.extend_from_slice(changed);
            browser.post(&address, &fields)
        };
        let refused = sent(&[("synonyms_en", "lyophilising\r\nwind turbine")]);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(ambiguous) && refused.body.contains("lyophilising"), "{}", refused.body);
        assert!(refused.text("#synonyms_en-error").is_some(), "beside its field");
        let refused = sent(&[("en", "")]);
        assert!(refused.status == 422 && refused.text("#en-error").unwrap().contains(missing));
        for (field, value) in [
            ("broader", "no such thing"),
            ("related", "biomedicine"),
            ("related", "freeze-drying"),
            ("broader", "freeze-drying"),
            ("synonyms_zh", "冻"),
            ("synonyms_en", "冷冻 drying"),
            ("zh", "冻<干"),
        ] {
            let refused = sent(&[(field, value)]);
            assert_eq!(refused.status, 422, "{field}: {value}");
            let told = refused.text(&format!("#{field}-error"));
            assert!(told.is_some_and(|told| !told.contains("error-")), "{field}: {value}");
        }
        assert_eq!(sent(&[("mark", "older")]).status, 409, "somebody else was quicker");
        let new = format!("/{lang}/staff/taxonomy/small-molecule-drugs/new");
        browser.get(&new);
        let refused =
            browser.post(&new, &[("code", "Freeze Drying"), ("zh", "冻干"), ("en", "X-drying"), ("general", "yes")]);
        assert!(refused.status == 422 && refused.text("#code-error").is_some() && refused.body.contains("X-drying"));
        let refused = browser.post(&new, &[("code", "x-drying"), ("zh", "冻干"), ("en", "X-drying")]);
        assert!(refused.status == 422 && refused.text("#zh-error").is_some_and(|told| told.contains("freeze-drying")));
    }
    assert_eq!(app.count("taxonomy_changes"), 0);
}

#[test]
fn an_editor_changes_looks_publishes_and_takes_the_tables_away() {
    let app = TestApp::new();
    app.open_office();
    let browser = staff(&app, vec![Role::Editor]);
    let address = "/en/staff/taxonomy/concepts/freeze-drying";
    let shown = browser.get(address);
    let keep = |name: &str| hidden(&shown, name);
    let fields = [("mark", keep("mark")), ("zh", keep("zh")), ("en", "Lyophilised drying".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = browser.post(address, &fields);
    assert_eq!(
        (done.status, done.location()),
        (303, "/en/staff/taxonomy/draft?done=taxonomy_drafted"),
        "{}",
        done.body
    );
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/staff/taxonomy/draft?q=lyophilised%20drying&counts=yes"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<ins>Lyophilised drying</ins>") && page.body.contains("0 → 0"), "{}", page.body);
        let text = page.text("main").unwrap();
        assert!(!text.contains("taxonomy-"), "a sentence is missing: {text}");
    }
    let page = browser.get("/en/staff/taxonomy/draft");
    let (mark, id) = (hidden(&page, "mark"), hidden(&page, "id"));
    assert_eq!(browser.post("/en/staff/taxonomy/draft/publish", &[("mark", &mark)]).status, 422, "it needs a note");
    let publish = [("mark", "0.9.older"), ("note", "Why")];
    assert_eq!(browser.post("/en/staff/taxonomy/draft/publish", &publish).status, 409, "not what was seen");
    assert_eq!(browser.post("/en/staff/taxonomy/draft/drop", &[("id", &id)]).status, 303);
    assert_eq!(app.count("taxonomy_changes"), 0);
    browser.get(address);
    browser.post(address, &fields);
    let mark = hidden(&browser.get("/en/staff/taxonomy/draft"), "mark");
    let done = browser.post("/en/staff/taxonomy/draft/publish", &[("mark", &mark), ("note", "A better name")]);
    assert_eq!((done.status, done.location()), (303, "/en/staff/taxonomy/versions/1?done=taxonomy_published"));
    app.run_jobs();
    for lang in ["zh", "en"] {
        let list = browser.get(&format!("/{lang}/staff/taxonomy/versions"));
        assert!(list.body.contains("A better name") && list.body.contains("陈晓"), "{}", list.body);
        assert!(list.body.contains(app.ctx.current().engine.taxonomy_version()));
        let one = browser.get(&format!("/{lang}/staff/taxonomy/versions/1"));
        assert!(one.body.contains("<ins>Lyophilised drying</ins>"));
        assert!(
            browser.get(&format!("/{lang}/staff/taxonomy/versions/0")).body.contains("name=\"latest\" value=\"1\"")
        );
        assert_eq!(browser.get(&format!("/{lang}/staff/taxonomy/versions/7")).status, 404);
        for page in [&list, &one] {
            assert!(!page.text("main").unwrap().contains("taxonomy-"), "a sentence is missing");
        }
    }
    let back = [("latest", "1"), ("note", "It was good before")];
    assert_eq!(browser.post("/en/staff/taxonomy/versions/0/back", &[("latest", "1")]).status, 422);
    assert_eq!(
        browser.post("/en/staff/taxonomy/versions/0/back", &back).location(),
        "/en/staff/taxonomy/versions/2?done=taxonomy_published"
    );
    let file = browser.get("/en/staff/taxonomy/versions/1/taxonomy.tsv");
    assert!(file.headers["content-disposition"].contains("longyuan-taxonomy-1.tsv"));
    assert!(file.body.contains("# ==== concepts/biomedicine.tsv ====") && file.body.contains("\tLyophilised drying\t"));
    assert_eq!(browser.get("/en/staff/taxonomy/versions/1/taxonomy.json").json()["version"], 1);
}

#[test]
fn the_tables_of_a_version_go_back_into_the_program_as_they_are() {
    let app = TestApp::new();
    let editor = editor(&app);
    add_lace(&app.ctx, &editor);
    publish_draft(&app.ctx, &editor);
    let minted = |roles: Vec<Role>| {
        let account = app.person(app.staff_secret(roles)).account.id;
        let (now, origin) = (app.ctx.now(), visitor(Lang::En).origin);
        let ends = now + TimeDelta::hours(1);
        let kind = SessionKind::Api;
        let open = move |conn: &mut Conn| Ok(sessions::open(conn, now, &account, kind, ends, &origin)?.id);
        token::mint(&app.ctx, &app.ctx.db.write(open).unwrap()).unwrap().token
    };
    let (mine, other) = (minted(vec![Role::Editor]), minted(vec![Role::Officer]));
    let api = app.browser();
    let versions = api.call("GET", "/taxonomy/versions", Some(&mine), None).json();
    assert_eq!((versions[0]["number"].as_i64(), versions[0]["differing"].as_i64()), (Some(1), Some(1)));
    assert_eq!(
        (versions[1]["number"].as_i64(), versions[1]["is_running"].as_bool()),
        (Some(0), Some(true)),
        "no job ran"
    );
    let one = api.call("GET", "/taxonomy/versions/1", Some(&mine), None).json();
    assert_eq!(
        (one["differences"][0]["code"].as_str(), one["differences"][0]["turn"].as_str()),
        (Some(CODE), Some("added"))
    );
    assert_eq!(api.call("GET", "/taxonomy/versions/1/tables", Some(&other), None).status, 403);
    let tables = api.call("GET", "/taxonomy/versions/1/tables", Some(&mine), None).json();
    let text = |path: &str| {
        let files = tables["files"].as_array().unwrap();
        files.iter().find(|file| file["path"] == path).unwrap()["text"].as_str().unwrap().to_owned()
    };
    let fields: Vec<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
    let read: Vec<(String, String)> =
        fields.iter().map(|field| (field.clone(), text(&format!("concepts/{field}.tsv")))).collect();
    let named: Vec<(&str, &str)> = read.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let rest = ["fields.tsv", "subfields.tsv", "ambiguous.tsv", "retired.tsv"].map(text);
    let source = Source::of(rest.each_ref().map(String::as_str), &named);
    assert_eq!(Taxonomy::read(&source).unwrap().version, tables["hash"].as_str().unwrap());
    assert!(
        text("concepts/new-energy.tsv")
            .ends_with(&format!("{CODE}\t{HOME}\t石英花边\tQuartz lace\t\tsilica tatting;quartz tatting\n"))
    );
}
