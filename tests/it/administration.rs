//! What administrators and auditors see of the platform: the record of deeds, jobs, settings, the taxonomy, and the way in.

use chrono::TimeDelta;
use longyuan::config::{Config, DEFAULTS, Options};
use longyuan::domain::account::Role;
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::domain::job::Job;
use longyuan::domain::value::Lang;
use longyuan::locale;
use longyuan::store::audit;
use longyuan::usecase::audit::seal;

use crate::outbox_web::staff;
use crate::support::app::TestApp;
use crate::support::browser::Page;

/// No key of a sentence stands where its sentence should.
fn assert_said(page: &Page) {
    assert_eq!(page.status, 200, "{}", page.body);
    let text = page.text("main").unwrap();
    for raw in ["audit-", "jobs-", "job-", "setting-", "settings-", "taxonomy-", "admin-", "staff-accounts-", "role-"] {
        let found = text.split(' ').find(|word| word.starts_with(raw));
        assert_eq!(found, None, "a sentence is missing");
    }
}

fn deed(app: &TestApp, action: &'static str, reason: &str) {
    let (now, reason) = (app.ctx.now(), reason.to_owned());
    let write = move |conn: &mut _| {
        let doer = Doer::system();
        audit::add(conn, now, &Deed::new(&doer, action, Entity::Office, "o").because(reason)).map(|_| ())
    };
    app.ctx.db.write(write).unwrap();
}

fn rows(page: &Page) -> usize {
    page.body.matches("<th scope=\"row\">").count()
}

#[test]
fn the_entry_leads_administrators_to_every_part() {
    let app = TestApp::new();
    app.open_office();
    let admin = staff(&app, vec![Role::Admin]);
    for lang in ["zh", "en"] {
        let entry = admin.get(&format!("/{lang}/staff/admin"));
        assert_said(&entry);
        assert!(
            entry.body.contains(&format!("href=\"/{lang}/staff/admin\" aria-current=\"page\"")),
            "it is in the menu"
        );
        for part in ["accounts", "settings", "mail", "notices", "jobs", "audit", "taxonomy"] {
            let address = format!("/{lang}/staff/{part}");
            assert!(entry.body.contains(&format!("href=\"{address}\"")), "{part}");
            assert_eq!(admin.get(&address).status, 200, "{part}");
        }
    }
    for page in ["admin", "accounts", "settings", "jobs", "audit", "taxonomy"] {
        assert_eq!(
            staff(&app, vec![Role::Lead, Role::Officer]).get(&format!("/en/staff/{page}")).status,
            403,
            "{page}"
        );
    }
}

#[test]
fn the_record_is_filtered_by_its_address_and_read_page_by_page() {
    let app = TestApp::new();
    app.open_office();
    let fang = app.pooled_fang("fang@example.org");
    let code = app.talent(&fang.talent).code;
    let auditor = staff(&app, vec![Role::Auditor]);
    for lang in ["zh", "en"] {
        let page = auditor.get(&format!("/{lang}/staff/audit"));
        assert_said(&page);
        assert!(!page.body.contains("王芳") && !page.body.contains("fang@example.org"), "codes only");
        assert!(page.body.contains("<span class=\"sub code\">talent."));
    }
    let own = auditor.get(&format!("/en/staff/audit?code={}", code.to_lowercase()));
    assert!(rows(&own) > 0 && own.body.contains(&code));
    assert!(!own.body.contains(">session.open<"));
    let people = auditor.get("/en/staff/audit?action=talent");
    assert!(people.body.contains("<span class=\"sub code\">talent.") && !people.body.contains(">consent.give<"));
    let nobody = auditor.get("/en/staff/audit?code=T-0000");
    assert!(nobody.body.contains("Nothing has this code.") && nobody.body.contains("Show everything"));
    let wrong = auditor.get("/en/staff/audit?actor=somebody&from=yesterday");
    assert!(wrong.body.contains("errors-title") && rows(&wrong) > 0, "what cannot be read is told, the rest holds");
    // The day is that of the reader: 23 November in San Francisco, the 24th in UTC.
    assert!(rows(&auditor.get("/en/staff/audit?from=2026-11-23&until=2026-11-23")) > 0);
    assert_eq!(rows(&auditor.get("/en/staff/audit?from=2026-11-24")), 0);
    app.advance(TimeDelta::days(2));
    let auditor = staff(&app, vec![Role::Auditor]);
    for n in 0..60 {
        deed(&app, "office.set_mailbox", &format!("row{n}"));
    }
    let first = auditor.get("/en/staff/audit?from=2026-11-25");
    assert_eq!(rows(&first), 50);
    assert!(first.body.contains("row59") && !first.body.contains("row9<"));
    let next = first.attribute("a[rel=next]", "href").unwrap();
    assert!(next.contains("from=2026-11-25"), "the filter stays: {next}");
    let second = auditor.get(&next);
    assert_eq!(rows(&second), 10);
    assert!(second.attribute("a[rel=next]", "href").is_none() && second.body.contains("row0<"));
}

#[test]
fn the_file_says_who_took_it_and_holds_no_formula() {
    let app = TestApp::new();
    app.open_office();
    let auditor = staff(&app, vec![Role::Auditor]);
    deed(&app, "office.set_mailbox", "=HYPERLINK(\"https://evil.example\")");
    deed(&app, "office.set_mailbox", "-1, \"quoted\"");
    auditor.get("/en/staff/audit?action=office");
    let file = auditor.post("/en/staff/audit/csv", &[("action", "office")]);
    assert_eq!(file.status, 200, "{}", file.body);
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.headers["content-disposition"].starts_with("attachment; filename=\"longyuan-audit-20261124-"));
    let text = file.body.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let lines: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(lines[0][0].contains("陈晓") && lines[0][0].contains("2026-11-24T02:10:00Z"), "{:?}", lines[0]);
    assert!(lines[0][0].contains("action=office"));
    assert_eq!((lines.len(), lines[1].len()), (4, 8));
    assert_eq!((&lines[2][5], &lines[3][5]), ("'-1, \"quoted\"", "'=HYPERLINK(\"https://evil.example\")"));
    for line in &lines {
        assert!(line.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{line:?}");
    }
    // That it was taken is in the record itself.
    let after = auditor.get("/en/staff/audit?action=audit");
    assert!(after.body.contains(">audit.export<"));
    assert_eq!(auditor.post("/en/staff/audit/csv", &[("from", "yesterday")]).status, 422);
}

#[test]
fn the_chain_is_walked_on_a_press_and_its_state_is_kept() {
    let app = TestApp::new();
    app.open_office();
    app.pooled_fang("fang@example.org");
    while seal::run(&app.ctx).unwrap() {}
    let auditor = staff(&app, vec![Role::Auditor]);
    let before = auditor.get("/en/staff/audit");
    assert!(before.body.contains("not checked yet") && before.body.contains("Sealed up to number"));
    let done = auditor.post("/en/staff/audit/verify", &[]);
    assert_eq!(done.location(), "/en/staff/audit?done=audit_verified");
    let after = auditor.get("/zh/staff/audit?done=audit_verified");
    assert!(after.body.contains("记录完整") && after.body.contains("号完整"), "{}", after.text("main").unwrap());
    assert_eq!(staff(&app, vec![Role::Officer]).post("/en/staff/audit/verify", &[]).status, 403);
}

#[test]
fn every_job_stands_with_its_last_run_and_what_failed() {
    let app = TestApp::new();
    app.open_office();
    let admin = staff(&app, vec![Role::Admin]);
    let fresh = admin.get("/en/staff/jobs");
    assert_said(&fresh);
    assert_eq!(rows(&fresh), Job::ALL.len());
    app.run_jobs();
    app.ctx.note_job(Job::Rematch, Some("pool of connections: timed out for a@example.org".into()));
    for lang in ["zh", "en"] {
        let page = admin.get(&format!("/{lang}/staff/jobs"));
        assert_said(&page);
        assert!(page.body.contains("timed out") && !page.body.contains("a@example.org"));
    }
    let page = admin.get("/en/staff/jobs");
    assert!(page.body.contains(">failed<") && page.body.contains("in order") && page.body.contains("switched off"));
}

#[test]
fn every_setting_stands_with_its_words_its_value_and_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.toml");
    std::fs::write(&file, "[limits]\nlinks = 7\n").unwrap();
    let read = Config::load(&Options { file: Some(file), ..Options::default() }).unwrap();
    assert!(read.origins["limits.links"].contains("own.toml: line 2, column 1"), "{:?}", read.origins);
    let app = TestApp::with(|config| {
        config.mail.password = "open-sesame".to_owned().into();
        config.limits.links = 7;
        config.origins.clone_from(&read.origins);
    });
    app.open_office();
    let admin = staff(&app, vec![Role::Admin]);
    let known: toml::Table = toml::from_str(DEFAULTS).unwrap();
    let names: Vec<String> = known
        .iter()
        .flat_map(|(section, keys)| keys.as_table().unwrap().keys().map(move |key| format!("{section}.{key}")))
        .collect();
    for lang in ["zh", "en"] {
        let page = admin.get(&format!("/{lang}/staff/settings"));
        assert_said(&page);
        assert_eq!(rows(&page), names.len());
        for name in &names {
            assert!(page.body.contains(&format!(">{name}<")), "{name}");
            let key = format!("setting-{}", name.replace(['.', '_'], "-"));
            assert!(locale::has(lang.parse::<Lang>().unwrap(), &key), "{key}");
        }
        assert!(page.body.contains("own.toml: line 2, column 1") && page.body.contains("********"));
        assert!(!page.body.contains("open-sesame"), "a secret left");
    }
}

#[test]
fn the_taxonomy_is_looked_at_and_searched_in_both_languages() {
    let app = TestApp::new();
    app.open_office();
    let editor = staff(&app, vec![Role::Editor]);
    for (lang, words, found) in [("zh", "固相合成", "固相合成"), ("en", "solid phase synthesis", "固相合成")]
    {
        let all = editor.get(&format!("/{lang}/staff/taxonomy"));
        assert_said(&all);
        assert_eq!(all.body.matches("<details").count(), 12, "a fold a field");
        assert!(all.body.contains(app.ctx.engine.taxonomy_version()));
        let query = form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>();
        let page = editor.get(&format!("/{lang}/staff/taxonomy?q={query}"));
        assert_said(&page);
        assert!(rows(&page) > 0 && page.body.contains(found), "{words}");
    }
    let one = editor.get("/en/staff/taxonomy/small-molecule-drugs");
    assert_said(&one);
    assert!(one.body.contains("Medicinal chemistry") && one.body.contains("药物化学"));
    assert_eq!(editor.get("/en/staff/taxonomy/no-such-thing").status, 404);
    let none = editor.get("/en/staff/taxonomy?q=qqqqqq");
    assert!(none.body.contains("Nothing has this name."));
    assert_eq!(staff(&app, vec![Role::Auditor]).get("/en/staff/taxonomy").status, 403);
}
