//! Links and answers as nobody should send them: a clear page in the reader's language, and nothing changed.

use chrono::TimeDelta;
use longyuan::domain::account::{LinkPurpose, SessionKind};
use longyuan::domain::introduction::IntroductionState;
use longyuan::domain::need::NeedState;
use longyuan::store::sessions;
use longyuan::usecase::needs;

use super::introductions::{Story, approved};
use super::support::browser::{Browser, Page};
use super::support::people::visitor;
use longyuan::domain::value::Lang;

const LANGS: [(&str, &str); 2] = [("zh", "zh-CN"), ("en", "en")];

/// A question that the person may answer, with a browser and the path of its link in a language.
fn asked(lang: &str) -> (Story, Browser, String) {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    let token = story.app.newest_token(LinkPurpose::Answer);
    let browser = story.app.browser();
    (story, browser, format!("/{lang}/answers/{token}"))
}

/// The page is in the language, has one heading, and says something that is no key of a sentence.
pub fn is_clear(page: &Page, tag: &str, why: &str) {
    assert_eq!(page.attribute("html", "lang").as_deref(), Some(tag), "{why}");
    let heading = page.text("h1").unwrap_or_default();
    assert!(heading.chars().count() > 1, "{why}: {}", page.body);
    let words = page.text("#main").unwrap_or_default();
    assert!(!words.contains("error-") && !words.contains("introduction-"), "{why}: {words}");
    let is_chinese = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(is_chinese || tag == "en", "{why}: {words}");
}

fn nothing_changed(story: &Story, why: &str) {
    assert_eq!((story.state(), story.app.count("answers")), (IntroductionState::AskingTalent, 0), "{why}");
}

const YES: [(&str, &str); 4] = [("answer", "yes"), ("consent_card", "1"), ("consent_contact", "1"), ("fields", "name")];

fn yes_with_email() -> Vec<(&'static str, &'static str)> {
    [YES.as_slice(), &[("fields", "email")]].concat()
}

#[test]
fn looking_changes_nothing() {
    for (lang, tag) in LANGS {
        let (story, browser, path) = asked(lang);
        for _ in 0..3 {
            let page = browser.get(&path);
            assert_eq!(page.status, 200);
            is_clear(&page, tag, "shown");
        }
        assert_eq!(browser.send("HEAD", &path, &[], None).status, 200);
        nothing_changed(&story, "only looked at");
        assert_eq!(browser.post(&path, &yes_with_email()).status, 200, "and it can still be answered");
        assert_eq!(story.state(), IntroductionState::AskingFirm);
    }
}

#[test]
fn a_forged_a_torn_and_an_endless_token() {
    for (lang, tag) in LANGS {
        let (story, browser, path) = asked(lang);
        let last = path.chars().last().unwrap();
        let other = if last == 'A' { 'B' } else { 'A' };
        let forged = format!("{}{other}", &path[..path.len() - 1]);
        let torn = path[..path.len() - 9].to_owned();
        let endless = format!("{path}{}", "A".repeat(5_000));
        let foreign = format!("/{lang}/answers/{}", story.app.newest_token(LinkPurpose::Withdraw));
        browser.get(&path);
        for path in [forged, torn, endless, foreign] {
            for page in [browser.get(&path), browser.post(&path, &yes_with_email())] {
                assert!((400..=414).contains(&page.status), "{path:.60}: {}", page.status);
                is_clear(&page, tag, &path);
            }
            browser.get(&format!("/{lang}/"));
        }
        nothing_changed(&story, "forged");
    }
}

#[test]
fn a_link_that_is_over() {
    for (lang, tag) in LANGS {
        let (story, browser, path) = asked(lang);
        browser.get(&path);
        story.app.advance(TimeDelta::days(91));
        let page = browser.post(&path, &yes_with_email());
        assert_eq!(page.status, 410);
        is_clear(&page, tag, "expired");
        nothing_changed(&story, "expired");

        let (story, browser, path) = asked(lang);
        browser.get(&path);
        assert_eq!(browser.post(&path, &[("answer", "no")]).status, 200);
        for page in [browser.post(&path, &yes_with_email()), browser.get(&path)] {
            assert_eq!(page.status, 410);
            is_clear(&page, tag, "used");
        }
        assert_eq!((story.state(), story.app.count("answers")), (IntroductionState::Declined, 1));

        let (story, browser, path) = asked(lang);
        browser.get(&path);
        let need = needs::list_own::run(&story.app.ctx, &story.member).unwrap().needs.remove(0).id;
        let input = needs::withdraw::Input { need, reason: needs::withdraw::Reason::Withdrawn };
        assert_eq!(needs::withdraw::run(&story.app.ctx, &story.member, input).unwrap(), NeedState::Withdrawn);
        let page = browser.post(&path, &yes_with_email());
        assert_eq!(page.status, 410, "its state moved on");
        is_clear(&page, tag, "moved on");
        assert_eq!((story.state(), story.app.count("answers")), (IntroductionState::Halted, 0));
    }
}

#[test]
fn words_that_are_too_many_or_not_words() {
    for (lang, tag) in LANGS {
        let (story, browser, path) = asked(lang);
        let long = "好".repeat(34_000);
        let cases = [
            ("100 kB", long.as_str()),
            ("bidi", "I \u{202e}help"),
            ("control", "I \u{7} help"),
            ("a link", "see https://evil.example"),
        ];
        for (why, sentence) in cases {
            browser.get(&path);
            let page = browser.post(&path, &[yes_with_email().as_slice(), &[("sentence", sentence)]].concat());
            assert!([413, 422].contains(&page.status), "{why}: {}", page.status);
            is_clear(&page, tag, why);
            nothing_changed(&story, why);
        }
        for answer in ["maybe", "", "YES", "yes\0"] {
            browser.get(&path);
            let page = browser.post(&path, &[("answer", answer)]);
            assert_eq!(page.status, 422, "{answer}");
            is_clear(&page, tag, answer);
        }
        nothing_changed(&story, "no answer at all");
        let page = browser.post(&path, &[("answer", "yes"), ("consent_card", "99"), ("fields", "passport")]);
        assert_eq!(page.status, 422);
        nothing_changed(&story, "a text that does not exist");
    }
}

#[test]
fn a_link_of_staff_that_was_forwarded() {
    let story = approved();
    story.both_yes();
    let code = story.introduction().code;
    for (lang, tag) in LANGS {
        let path = format!("/{lang}/staff/introductions/{code}");
        let nobody = story.app.browser();
        let page = nobody.get(&path);
        assert_eq!((page.status, page.location().contains("/sign-in?next=")), (303, true));
        for person in [&story.owner.person, &story.member.person] {
            let browser = signed_in(&story, person);
            let page = browser.get(&path);
            assert!([403, 404].contains(&page.status), "{}", page.status);
            is_clear(&page, tag, "forwarded to a party");
            browser.get(&format!("/{lang}/introductions"));
            assert!([403, 404].contains(&browser.post(&path, &[("act", "introduce"), ("note", "me")]).status));
        }
    }
    assert_eq!(story.state(), IntroductionState::BothYes);
}

pub fn signed_in(story: &Story, person: &longyuan::domain::actor::Person) -> Browser {
    let (now, account) = (story.app.ctx.now(), person.account.id.clone());
    let ends = now + TimeDelta::days(1);
    let open = move |conn: &mut _| {
        Ok(sessions::open(conn, now, &account, SessionKind::Page, ends, &visitor(Lang::En).origin)?.secret)
    };
    let browser = story.app.browser();
    browser.set_cookie("__Host-sid", &story.app.ctx.db.write(open).unwrap());
    browser
}
