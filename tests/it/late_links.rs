//! Links that come too late: after their time, and after what they are about has moved on.

use chrono::TimeDelta;
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::introduction::IntroductionState;
use longyuan::domain::need::NeedState;
use longyuan::domain::talent::TalentState;
use longyuan::store::{needs as kept_needs, talents as kept_talents};
use longyuan::usecase::{needs, talents};

use crate::bad_answers::is_clear;
use crate::links::{Held, LANGS, walked};

#[test]
fn after_its_time() {
    for (at, purpose) in walked().iter().enumerate() {
        let (lang, tag) = LANGS[at % 2];
        let held = Held::of(*purpose);
        let (path, browser) = (held.path(lang), held.story.app.browser());
        browser.get(&path);
        held.story.app.advance(TimeDelta::minutes(purpose.minutes()));
        let before = held.kept();
        for page in [browser.get(&path), held.post(&browser, &path)] {
            assert_eq!(page.status, 410, "{purpose}: {}", page.body);
            is_clear(&page, tag, "expired");
        }
        assert_eq!(held.kept(), before, "{purpose}: its time is over");
    }
}

#[test]
fn after_what_it_is_about_has_moved_on() {
    for (at, purpose) in walked().iter().enumerate() {
        let (lang, tag) = LANGS[at % 2];
        let held = Held::of(*purpose);
        let (path, browser, story) = (held.path(lang), held.story.app.browser(), &held.story);
        browser.get(&path);
        let need = needs::list_own::run(&story.app.ctx, &story.member).unwrap().needs.remove(0).id;
        match purpose {
            LinkPurpose::NeedStill => {
                let input = needs::withdraw::Input { need, reason: needs::withdraw::Reason::Withdrawn };
                needs::withdraw::run(&story.app.ctx, &story.member, input).unwrap();
            }
            LinkPurpose::Answer | LinkPurpose::Withdraw => {
                talents::withdraw::run(&story.app.ctx, &story.owner).unwrap();
            }
            LinkPurpose::Invite | LinkPurpose::TestMail => continue,
            // Nothing is left of whom it was for.
            _ => {
                talents::erase::run(&story.app.ctx, &story.owner).unwrap();
            }
        }
        story.app.run_jobs();
        let before = held.kept();
        for page in [browser.get(&path), held.post(&browser, &path)] {
            let is_shown = *purpose == LinkPurpose::Withdraw && page.status == 200;
            assert!([404, 409, 410].contains(&page.status) || is_shown, "{purpose}: {} {}", page.status, page.body);
            is_clear(&page, tag, "moved on");
        }
        assert_eq!(held.kept(), before, "{purpose}: it has moved on");
    }
}

#[test]
fn leaving_by_a_link_ends_what_is_asked() {
    let held = Held::of(LinkPurpose::Withdraw);
    let browser = held.story.app.browser();
    browser.get(&held.path("en"));
    assert_eq!(held.post(&browser, &held.path("en")).status, 200);
    let id = held.story.owner.talent.clone();
    let talent = held.story.app.ctx.db.read(|conn| kept_talents::get(conn, &id)).unwrap();
    assert_eq!((talent.state, held.story.state()), (TalentState::Withdrawn, IntroductionState::Halted));

    let held = Held::of(LinkPurpose::NeedStill);
    let browser = held.story.app.browser();
    browser.get(&held.path("zh"));
    assert_eq!(held.post(&browser, &held.path("zh")).status, 200);
    let introduction = held.story.introduction();
    let need = held.story.app.ctx.db.read(|conn| kept_needs::get(conn, &introduction.need)).unwrap();
    assert_eq!((need.state, introduction.state), (NeedState::Filled, IntroductionState::Halted));
}
