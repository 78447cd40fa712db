//! Changes of the taxonomy that touch what is there: a concept taken over by another, a change that has lost its place.

use longyuan::domain::account::Role;
use longyuan::domain::error::Error;
use longyuan::domain::taxonomy::{Change, ChangeId, Kept, Sets};
use longyuan::domain::value::Lang;
use longyuan::store::taxonomy as store;
use longyuan::usecase::editing::Typed;
use longyuan::usecase::taxonomy::{add, publish, retire};

use crate::outbox_web::staff;
use crate::support::app::TestApp;
use crate::support::people::firm;
use crate::taxonomy::{CODE, HOME, add_lace, brief, draft, editor, keyword_met, person, publish_draft};

#[test]
fn a_retired_concept_is_found_by_the_one_that_took_over() {
    let app = TestApp::new();
    let editor = editor(&app);
    add_lace(&app.ctx, &editor);
    let typed = Typed { zh: "玻璃绣".into(), en: "Glass embroidery".into(), ..Typed::default() };
    let input = add::Input { subfield: HOME.into(), code: "glass-embroidery".into(), is_general: false, typed };
    add::run(&app.ctx, &editor, &input).unwrap();
    publish_draft(&app.ctx, &editor);
    app.pool(person("王芳", &["quartz tatting"]), None);
    let need = app.post(firm("兰州玻璃绣有限公司"), brief("玻璃绣放大", &["玻璃绣"]), None);
    app.run_jobs();
    assert!(!keyword_met(&app, &app.ctx, &need));

    let itself = retire::Input { concept: CODE.into(), replaced_by: "石英花边".into() };
    assert!(matches!(retire::run(&app.ctx, &editor, &itself), Err(Error::Invalid(_))));
    let input = retire::Input { concept: CODE.into(), replaced_by: "Glass embroidery".into() };
    retire::run(&app.ctx, &editor, &input).unwrap();
    assert_eq!(publish_draft(&app.ctx, &editor), 2);
    app.run_jobs();
    assert!(keyword_met(&app, &app.ctx, &need), "whoever named the one is found by the other");
    let now = app.ctx.current();
    assert_eq!(now.engine.label(CODE, Lang::En), "Glass embroidery", "old reasons are still told");
    let browser = staff(&app, vec![Role::Admin]);
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/staff/taxonomy/concepts/{CODE}"));
        assert!(page.status == 200 && page.body.contains("/staff/taxonomy/concepts/glass-embroidery"));
        assert!(!page.body.contains("name=\"mark\""), "nothing to be changed any more");
        assert!(browser.get(&format!("/{lang}/staff/taxonomy/{HOME}")).body.contains(CODE));
    }
}

#[test]
fn a_change_without_a_place_is_named_and_passed_over() {
    let app = TestApp::new();
    let editor = editor(&app);
    add_lace(&app.ctx, &editor);
    publish_draft(&app.ctx, &editor);
    let kept = Kept {
        id: ChangeId::new(),
        version: None,
        by: editor.person.account.id.clone(),
        at: app.ctx.now(),
        change: Change::Edit {
            concept: "gone-with-a-release".into(),
            sets: Sets { zh: Some("旧名".into()), ..Sets::default() },
        },
    };
    let change = kept.clone();
    app.ctx.db.write(move |conn| store::add_change(conn, &change)).unwrap();
    let view = draft(&app.ctx, &editor);
    assert_eq!((view.changes[0].applies, view.differences.len()), (false, 0));
    let input = publish::Input { mark: view.mark, note: "no".into() };
    assert!(matches!(publish::run(&app.ctx, &editor, &input), Err(Error::Invalid(_))));
    // Published long ago, it is passed over and the rest holds.
    app.execute("UPDATE taxonomy_changes SET version = 1");
    app.run_jobs();
    assert!(app.ctx.current().engine.taxonomy.slug(CODE).is_some());
    let browser = staff(&app, vec![Role::Editor]);
    assert!(browser.get("/en/staff/taxonomy/versions/1").body.contains("One change of this version finds"));
}
