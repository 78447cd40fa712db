//! Editors change the taxonomy of a running platform: in a draft, published as versions that every node takes up, and back.

use longyuan::context::Context;
use longyuan::domain::account::Role;
use longyuan::domain::actor::TaxonomyEditor;
use longyuan::domain::error::Error;
use longyuan::domain::need::{NeedBrief, NeedId};
use longyuan::domain::talent::{TalentIdentity, TalentProfile};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::jobs;
use longyuan::matching::Engine;
use longyuan::proposals::index;
use longyuan::store::features::{self, Progress};
use longyuan::usecase::concepts::suggest;
use longyuan::usecase::editing::Typed;
use longyuan::usecase::matches::replay;
use longyuan::usecase::taxonomy::{add, go_back, publish, show_draft};

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};

pub const HOME: &str = "photovoltaics";
pub const CODE: &str = "quartz-lace";

pub fn editor(app: &TestApp) -> TaxonomyEditor {
    TaxonomyEditor::try_from(app.person(app.staff_secret(vec![Role::Editor]))).unwrap()
}

pub fn draft(ctx: &Context, editor: &TaxonomyEditor) -> show_draft::View {
    let reader = longyuan::domain::actor::TaxonomyReader { person: editor.person.clone() };
    let input = show_draft::Input { words: "做石英花边".into(), counts: true, lang: Lang::En };
    show_draft::run(ctx, &reader, &input).unwrap()
}

pub fn publish_draft(ctx: &Context, editor: &TaxonomyEditor) -> i32 {
    let mark = draft(ctx, editor).mark;
    publish::run(ctx, editor, &publish::Input { mark, note: "for a test".into() }).unwrap()
}

/// A concept that nobody knew, in both languages.
pub fn add_lace(ctx: &Context, editor: &TaxonomyEditor) {
    let typed = Typed {
        zh: "石英花边".into(),
        en: "Quartz lace".into(),
        synonyms_en: "silica tatting\nquartz tatting".into(),
        ..Typed::default()
    };
    let input = add::Input { subfield: HOME.into(), code: CODE.into(), is_general: false, typed };
    add::run(ctx, editor, &input).unwrap();
}

pub fn brief(title: &str, must: &[&str]) -> NeedBrief {
    NeedBrief {
        title: Bilingual::typed(title, Lang::Zh),
        body: Bilingual::default(),
        must: must.iter().map(|word| (*word).to_owned()).collect(),
        ..peptides()
    }
}

pub fn person(name: &str, skills: &[&str]) -> (TalentProfile, TalentIdentity) {
    let known = crate::support::people::fang().profile;
    let profile = TalentProfile {
        headline: Bilingual::typed("Twelve years at the bench.", Lang::En),
        skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
        ..known
    };
    (profile, TalentIdentity { name: name.into(), ..TalentIdentity::default() })
}

/// Whether a pair is proposed because of a keyword, by what runs on this node.
pub fn keyword_met(app: &TestApp, ctx: &Context, need: &NeedId) -> bool {
    let ctx = ctx.current();
    let wanted = app.ctx.db.read(|conn| longyuan::store::needs::get(conn, need)).unwrap();
    let features = ctx.engine.need(&wanted.brief);
    index::follow(&ctx).unwrap();
    let top = index::read(&ctx).top_people(&ctx.engine, &features, 5);
    top.iter().any(|hit| hit.fit.need_fit > 60.0)
}

fn node(app: &TestApp) -> Context {
    Context::new(app.ctx.db.clone(), (*app.ctx.config).clone(), app.ctx.clock.clone(), app.ctx.keys.clone()).unwrap()
}

#[test]
fn what_is_published_counts_on_every_node_and_going_back_takes_it_away() {
    let app = TestApp::new();
    let (first, second, editor) = (app.ctx.clone(), node(&app), editor(&app));
    app.pool(person("王芳", &["quartz tatting"]), None);
    let need = app.post(firm("兰州石英花边有限公司"), brief("石英花边放大", &["石英花边"]), None);
    jobs::drain(&first).unwrap();
    jobs::drain(&second).unwrap();
    assert!(app.suggested(&need).is_empty() && !keyword_met(&app, &first, &need), "nobody knew the word");
    let taken = first.current();
    let compiled = taken.engine.versions();

    add_lace(&first, &editor);
    let view = draft(&first, &editor);
    assert_eq!((view.changes.len(), view.differences.len(), view.changes[0].by.as_str()), (1, 1, "陈晓"));
    let trial = view.trial.clone().unwrap();
    assert_eq!((trial.now.len(), trial.then), (0, vec!["Quartz lace".to_owned()]));
    assert_eq!((view.counts[0].people, view.counts[0].needs), ((0, 1), (0, 1)), "one of each will name it");
    assert!(!jobs::taxonomy::round(&first).unwrap(), "a draft counts for nothing");

    assert_eq!(publish_draft(&first, &editor), 1);
    jobs::drain(&first).unwrap();
    jobs::drain(&second).unwrap();
    for ctx in [&first, &second] {
        let now = ctx.current();
        assert_eq!(now.taxonomy, 1);
        assert!(now.engine.versions() != compiled);
        assert!(keyword_met(&app, ctx, &need), "both know the word");
        let found = suggest::run(&now, suggest::Input { typed: "石英花".into(), lang: Lang::Zh }).unwrap();
        assert_eq!(found[0].code, CODE);
    }
    let wanted = app.ctx.db.read(|conn| longyuan::store::needs::get(conn, &need)).unwrap();
    let old = index::read(&taken).top_people(&taken.engine, &taken.engine.need(&wanted.brief), 5);
    assert!(taken.engine.versions() == compiled && old.iter().all(|hit| hit.fit.need_fit < 60.0), "a pair stays one");
    let pair = app.suggested(&need);
    assert_eq!(pair.len(), 1, "the pair is proposed by the renewal");
    assert_eq!(pair[0].engine, first.current().engine.versions());
    let progress =
        |ctx: &Context| ctx.db.read(|conn| features::progress(conn, &ctx.current().engine.versions())).unwrap();
    assert_eq!(progress(&first), Progress { done: 2, all: 2 });
    let kept: i64 = app.count("matches");

    let back = go_back::Input { number: 0, latest: 1, note: "was a mistake".into() };
    assert_eq!(go_back::run(&first, &editor, &back).unwrap(), 2);
    assert!(matches!(go_back::run(&first, &editor, &back), Err(Error::Conflict("version"))), "seen too long ago");
    jobs::drain(&first).unwrap();
    jobs::drain(&second).unwrap();
    for ctx in [&first, &second] {
        assert_eq!((ctx.current().taxonomy, ctx.current().engine.versions()), (2, compiled.clone()));
        assert!(!keyword_met(&app, ctx, &need));
        assert_eq!(progress(ctx), Progress { done: 2, all: 2 }, "made anew at once, though it was this version before");
    }
    assert!(app.suggested(&need).is_empty());
    assert_eq!(app.count("matches"), kept, "what was proposed stays as it was scored");
    assert_eq!(app.count("audit WHERE action LIKE 'taxonomy.%'"), 3);
}

#[test]
fn a_match_is_replayed_by_the_taxonomy_it_was_scored_by() {
    let app = TestApp::new();
    let editor = editor(&app);
    app.pool(person("王芳", &["quartz tatting"]), None);
    let need = app.post(firm("兰州石英花边有限公司"), brief("石英花边放大", &["石英花边"]), None);
    add_lace(&app.ctx, &editor);
    publish_draft(&app.ctx, &editor);
    app.run_jobs();
    assert_eq!(app.suggested(&need).len(), 1);
    app.execute("UPDATE matches SET state = 'dismissed'");
    go_back::run(&app.ctx, &editor, &go_back::Input { number: 0, latest: 1, note: "back".into() }).unwrap();
    app.run_jobs();
    let now = app.ctx.current();
    let report = replay::run(&now).unwrap();
    assert_eq!((report.same, report.differing.len(), report.not_loaded), (1, 0, 0), "built from what was published");
    // A version that the data of this program no longer lead to.
    app.execute("UPDATE taxonomy_changes SET change = replace(change, 'Quartz lace', 'Quartz tulle')");
    let report = replay::run(&now).unwrap();
    assert_eq!((report.same, report.differing.len(), report.not_loaded), (0, 0, 1), "said, not taken for another");
}

#[test]
fn the_command_line_uses_what_is_published() {
    let app = TestApp::new();
    if !app.ctx.db.is_sqlite() {
        return;
    }
    let editor = editor(&app);
    app.pool(person("王芳", &["quartz tatting"]), None);
    app.post(firm("兰州石英花边有限公司"), brief("石英花边放大", &["石英花边"]), None);
    let code = |table: &str| app.one_text(&format!("SELECT code AS t FROM {table}"));
    let (need, talent) = (code("needs"), code("talents"));
    add_lace(&app.ctx, &editor);
    publish_draft(&app.ctx, &editor);
    app.run_jobs();
    std::fs::write(app.folder.path().join("secret.key"), "2a".repeat(32)).unwrap();
    let said = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_longyuan"));
        command.current_dir(app.folder.path()).args(["--data", "."]).args(arguments);
        let output = command.output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (out, err) = said(&["explain", &need, &talent]);
    assert!(out.contains("Quartz lace") && out.contains(&app.ctx.current().engine.versions()), "{out}{err}");
    let (out, err) = said(&["replay"]);
    assert!(out.contains("1 scores come out the same"), "{out}{err}");
    assert!(Engine::shared().unwrap().taxonomy.slug(CODE).is_none(), "the compiled-in one stays as it is");
}
