//! Lists that grow long: the to-do in pages, a queue read in its order, and as many queries for many rows as for few.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use diesel::connection::{Connection, InstrumentationEvent};
use longyuan::domain::actor::Officer;
use longyuan::domain::brief::NeedBrief;
use longyuan::domain::listing::{Filter, ListNoun};
use longyuan::domain::need::NeedId;
use longyuan::domain::paging::Paging;
use longyuan::domain::same::SameState;
use longyuan::domain::todo::{Item, Part, Work};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::store::db::Conn;
use longyuan::store::{needs, review, todo, todo_words};
use longyuan::usecase::todo::{escalate, page};
use longyuan::usecase::{enterprises, same};

use crate::support::app::TestApp;
use crate::support::people::{firm, peptides};
use crate::support::pool::chemist;

/// Needs of as many firms, nobody proposed for them.
pub fn post(app: &TestApp, numbers: std::ops::Range<usize>) -> Vec<NeedId> {
    let of = |n: usize| {
        let brief =
            NeedBrief { title: Bilingual::typed(&format!("第{n}项：连续流放大"), Lang::Zh), ..peptides() };
        app.post(firm(&format!("兰州第{n}生物科技有限公司")), brief, None)
    };
    numbers.map(of).collect()
}

pub fn shown(app: &TestApp, officer: &Officer, part: Option<Part>, after: Option<String>) -> page::View {
    page::run(&app.ctx, officer, page::Input { part, after }).unwrap()
}

/// How many queries a reading makes.
fn queries(app: &TestApp, read: impl FnOnce(&mut Conn)) -> usize {
    let count = Arc::new(AtomicUsize::new(0));
    let seen = count.clone();
    app.ctx
        .db
        .read(|conn| {
            conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    seen.fetch_add(1, Ordering::Relaxed);
                }
            });
            read(conn);
            conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
            Ok(())
        })
        .unwrap();
    count.load(Ordering::Relaxed)
}

#[test]
fn a_part_of_the_to_do_is_shown_from_its_beginning_and_then_page_by_page() {
    let app = TestApp::new();
    app.open_office();
    let officer = app.officer();
    let late: Vec<String> = post(&app, 0..63).iter().map(ToString::to_string).collect();
    app.advance(TimeDelta::days(14));
    let new: Vec<String> = post(&app, 63..66).iter().map(ToString::to_string).collect();
    let all = shown(&app, &officer, None, None);
    let counts: Vec<_> = all.parts.iter().map(|shown| (shown.part, shown.count, shown.items.len())).collect();
    assert_eq!(counts, [(Part::Overdue, 63, 10), (Part::Open, 3, 3)], "the others have nothing");
    assert!(all.parts[0].next.is_some() && all.parts[1].next.is_none());
    let mut seen: Vec<Item> = Vec::new();
    let mut after = None;
    loop {
        let view = shown(&app, &officer, Some(Part::Overdue), after);
        assert_eq!((view.parts.len(), view.parts[0].count), (1, 63));
        seen.extend(view.parts[0].items.iter().cloned());
        after = view.parts[0].next.clone();
        if after.is_none() {
            break;
        }
        assert_eq!(view.parts[0].items.len(), 50);
    }
    let mut ids: Vec<String> = seen.iter().map(|item| item.id.clone()).collect();
    assert!(seen.is_sorted_by_key(Item::place));
    ids.sort();
    let mut wanted = late.clone();
    wanted.sort();
    assert_eq!(ids, wanted, "each once");
    for item in &seen {
        let n = late.iter().position(|id| *id == item.id).unwrap();
        assert_eq!(item.title.text(Lang::Zh), format!("第{n}项：连续流放大"));
        assert_eq!(item.firm_name.text(Lang::Zh), format!("兰州第{n}生物科技有限公司"));
    }
    let open = shown(&app, &officer, Some(Part::Open), None).parts.remove(0);
    assert!(open.items.iter().all(|item| new.contains(&item.id)));
    assert_eq!(shown(&app, &officer, Some(Part::Answers), None).parts.len(), 0);
}

#[test]
fn the_page_of_the_to_do_leads_to_all_of_a_part_and_on() {
    let app = TestApp::new();
    app.open_office();
    post(&app, 0..52);
    let browser = app.browser();
    browser.set_cookie("__Host-sid", &app.officer_secret());
    for (lang, all, back) in [("zh", "全部 52 项", "回到全部待办"), ("en", "All 52 of this part", "All parts")]
    {
        let first = browser.get(&format!("/{lang}/staff/todo"));
        assert_eq!((first.status, first.body.matches("class=\"code\"").count()), (200, 10));
        assert!(first.body.contains(all) && !first.body.contains("todo-all"), "{}", first.body);
        let link = format!("/{lang}/staff/todo?part=open");
        assert_eq!(first.attribute("section a.btn", "href").as_deref(), Some(link.as_str()));
        let part = browser.get(&link);
        assert_eq!(part.body.matches("class=\"code\"").count(), 50);
        assert!(part.body.contains(back) && part.text("nav.pager a[rel=next]").is_some());
        let rest = browser.get(&part.attribute("nav.pager a[rel=next]", "href").unwrap());
        assert_eq!(rest.body.matches("class=\"code\"").count(), 2);
        assert!(rest.text("nav.pager a[rel=next]").is_none());
        assert_eq!(rest.attribute("nav.pager a", "href").as_deref(), Some(link.as_str()), "back to the first page");
        // What is no part shows all of them; a place without a part is none.
        for odd in ["?part=soon", "?after=2026-01-01", "?part="] {
            let page = browser.get(&format!("/{lang}/staff/todo{odd}"));
            assert_eq!(page.body.matches("class=\"code\"").count(), 10, "{odd}");
        }
    }
}

#[test]
fn many_rows_take_no_more_queries_than_few() {
    let app = TestApp::new();
    app.open_office();
    post(&app, 0..2);
    let count = |app: &TestApp| {
        let mut waiting = app.ctx.db.read(|conn| todo::read(conn, app.ctx.now())).unwrap();
        let reading = queries(app, |conn| drop(todo::read(conn, app.ctx.now()).unwrap()));
        let telling = queries(app, |conn| {
            let mut items: Vec<&mut Item> = waiting.items.iter_mut().collect();
            todo_words::tell(conn, &mut items).unwrap();
        });
        assert!(waiting.items.iter().all(|item| item.work == Work::Review && item.title != Bilingual::default()));
        (waiting.items.len(), reading, telling)
    };
    let (two, reading, telling) = count(&app);
    post(&app, 2..20);
    assert_eq!((two, count(&app)), (2, (20, reading, telling)));
}

#[test]
fn what_was_told_once_of_many_is_not_told_again() {
    let app = TestApp::new();
    app.open_office();
    let _officer = app.officer();
    post(&app, 0..40);
    app.advance(TimeDelta::days(8));
    assert_eq!(escalate::run(&app.ctx).unwrap(), 1, "one mail about all of them");
    assert_eq!(escalate::run(&app.ctx).unwrap(), 0);
    post(&app, 40..41);
    assert_eq!(escalate::run(&app.ctx).unwrap(), 0, "what is new waits for its own day");
}

#[test]
fn the_queue_is_one_list_of_submitted_and_open_needs() {
    let app = TestApp::new();
    app.open_office();
    app.pool(chemist("周启明"), None);
    let ids = post(&app, 0..9);
    app.run_jobs();
    let mut open = 0;
    for (n, id) in ids.iter().enumerate() {
        // Every other need is open, where somebody waits for it; three deadlines are shared.
        let is_open = n % 2 == 0 && !app.suggested(id).is_empty();
        open += usize::from(is_open);
        let (id, at) = (id.clone(), app.ctx.now() + TimeDelta::days(30 + (n as i64 * 7) % 3));
        app.ctx
            .db
            .write(move |conn| {
                use diesel::prelude::*;
                use longyuan::schema::needs::needs::dsl;
                let state = if is_open { "open" } else { "submitted" };
                Ok(diesel::update(dsl::needs.find(&id))
                    .set((dsl::expires_at.eq(at), dsl::state.eq(state)))
                    .execute(conn)?)
            })
            .unwrap();
    }
    assert!(open > 0);
    app.ctx
        .db
        .read(|conn| {
            let rows = needs::list_by_ids(conn, &ids)?;
            let mut wanted: Vec<_> = rows.iter().map(|need| (need.expires_at, need.id.clone())).collect();
            wanted.sort();
            let wanted: Vec<NeedId> = wanted.into_iter().map(|(_, id)| id).collect();
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let page = review::queue(conn, &review::Filter::default(), &Paging::new(after, Some(2)))?;
                found.extend(page.items);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(found, wanted);
            assert_eq!(review::count(conn, &review::Filter::default())?, 9);
            let code = |id: &NeedId| rows.iter().find(|need| need.id == *id).map(|need| need.code.clone());
            for (at, id) in wanted.iter().enumerate() {
                let need = needs::get(conn, id)?;
                let before = at.checked_sub(1).and_then(|at| code(&wanted[at]));
                assert_eq!(review::around(conn, &need)?, (before, wanted.get(at + 1).and_then(code)), "{at}");
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn firms_and_pairs_are_listed_with_all_that_stands_beside_them() {
    let app = TestApp::new();
    app.open_office();
    let officer = app.officer();
    post(&app, 0..7);
    let filter = Filter::read(ListNoun::Enterprises, []);
    let input = enterprises::list::Input { filter, paging: Paging::new(None, Some(5)) };
    let view = enterprises::list::run(&app.ctx, &officer, input).unwrap();
    assert_eq!((view.page.items.len(), view.counts.iter().map(|(_, n)| n).sum::<i64>()), (5, 7));
    for listed in &view.page.items {
        let one = enterprises::figures::run(&app.ctx, &officer.person, &listed.enterprise.id).unwrap();
        assert_eq!(listed.answering, one);
    }
    let input = same::list::Input { state: SameState::Open, paging: Paging::new(None, None) };
    let pairs = same::list::run(&app.ctx, &officer, input).unwrap();
    let open = pairs.counts.iter().find(|(state, _)| *state == SameState::Open).unwrap().1;
    assert_eq!(open, app.count("same_pairs WHERE state = 'open'"));
    assert_eq!(pairs.page.items.len() as i64, open.min(50));
}
