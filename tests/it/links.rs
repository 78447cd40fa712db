//! Every kind of link in a mail as nobody should use it: looked at twice, forged, used up, on a page for another kind, by
//! somebody else; those that come too late are in `late_links.rs`. A clear page in the reader's language with the right status,
//! and nothing changed.

use chrono::TimeDelta;
use longyuan::consent_texts::Topic;
use longyuan::domain::account::{AccountId, LinkPurpose};
use longyuan::domain::answer::AnswerChannel;
use longyuan::domain::introduction::Side;
use longyuan::store::db::Conn;
use longyuan::store::links;
use longyuan::usecase::introductions::record;
use longyuan::usecase::needs;

use super::bad_answers::{is_clear, signed_in};
use super::introductions::{Story, approved, yes};
use super::support::accounts::PASSPHRASE;
use super::support::browser::{Browser, Page};

pub const LANGS: [(&str, &str); 2] = [("zh", "zh-CN"), ("en", "en")];

/// A link in the story that it belongs to, and how its page is answered.
pub struct Held {
    pub story: Story,
    pub token: String,
    /// The page that the link leads to.
    pub folder: &'static str,
    pub fields: &'static [(&'static str, &'static str)],
}

impl Held {
    pub fn of(purpose: LinkPurpose) -> Self {
        let story = approved();
        story.pass(TimeDelta::seconds(61));
        let (folder, fields): (&str, &'static [(&str, &str)]) = match purpose {
            LinkPurpose::Answer => ("answers", &[("answer", "no")]),
            LinkPurpose::FollowUp => ("follow-ups", &[("news", "not_yet")]),
            LinkPurpose::Reset | LinkPurpose::Invite => ("links", &[("password", PASSPHRASE)]),
            LinkPurpose::NeedStill => ("links", &[("act", "filled")]),
            _ => ("links", &[]),
        };
        let token = token(&story, purpose);
        Self { story, token, folder, fields }
    }

    pub fn path(&self, lang: &str) -> String {
        format!("/{lang}/{}/{}", self.folder, self.token)
    }

    pub fn post(&self, browser: &Browser, path: &str) -> Page {
        browser.post(path, self.fields)
    }

    /// What is kept but for the sessions of those who look.
    pub fn kept(&self) -> Vec<(String, String)> {
        let mut kept = self.story.app.dump();
        kept.retain(|(table, _)| table != "sessions");
        kept
    }
}

/// A link of the purpose as the story brings it about, or one like those of the mails where the story has none.
fn token(story: &Story, purpose: LinkPurpose) -> String {
    let app = &story.app;
    let talent = story.owner.person.account.id.clone();
    let of = |account: AccountId, subject: Option<String>| {
        let (now, keys) = (app.ctx.now(), app.ctx.keys.clone());
        let add = move |conn: &mut Conn| match purpose {
            LinkPurpose::ChangeAddress => links::add_address(conn, &keys, now, &account, "new@example.org", false)
                .map(|l| links::token(&keys, &l)),
            _ => links::add(conn, now, &account, purpose, subject.as_deref()).map(|l| links::token(&keys, &l)),
        };
        app.ctx.db.write(add).unwrap()
    };
    match purpose {
        LinkPurpose::Answer => app.newest_token(purpose),
        LinkPurpose::FollowUp => {
            story.introduced_after_yes();
            story.pass(TimeDelta::days(8));
            app.newest_token(purpose)
        }
        LinkPurpose::Dispute => {
            let input = record::Input {
                id: story.introduction().id,
                side: Side::Talent,
                said: yes(Topic::GiveContact),
                channel: AnswerChannel::Phone,
                said_on: "2026-11-23".parse().unwrap(),
                words: "可以，把我的卡片给他们看".into(),
            };
            record::run(&app.ctx, &story.officer, input).unwrap();
            story.pass(TimeDelta::hours(24));
            app.newest_token(purpose)
        }
        LinkPurpose::NeedStill => {
            let need = needs::list_own::run(&app.ctx, &story.member).unwrap().needs.remove(0).id;
            of(story.member.person.account.id.clone(), Some(need.to_string()))
        }
        LinkPurpose::Confirm | LinkPurpose::Withdraw | LinkPurpose::ProfileStill => {
            of(talent, Some(story.owner.talent.to_string()))
        }
        LinkPurpose::Invite | LinkPurpose::TestMail => of(story.officer.person.account.id.clone(), None),
        LinkPurpose::SignIn | LinkPurpose::Reset | LinkPurpose::ChangeAddress => of(talent, None),
        LinkPurpose::SameWrong | LinkPurpose::DataCopy => unreachable!("not walked"),
    }
}

/// All purposes but two that have stories of their own: the copy of one's data asks for a sign-in (`data_copies.rs`), the word
/// that a joining is wrong for two entries that were joined (`same_web.rs`).
pub fn walked() -> Vec<LinkPurpose> {
    let own = [LinkPurpose::SameWrong, LinkPurpose::DataCopy];
    LinkPurpose::ALL.iter().copied().filter(|purpose| !own.contains(purpose)).collect()
}

/// The same token with one letter changed, in each part at its begin, in its middle and at its end.
fn forged(token: &str) -> Vec<String> {
    let (id, signature) = token.split_once('.').unwrap();
    let places = [0, id.len() / 2, id.len() - 1, id.len() + 1, id.len() + 1 + signature.len() / 2, token.len() - 1];
    let change = |at: usize| {
        let mut bytes = token.as_bytes().to_vec();
        // The lowest bit that leaves a letter of the alphabet: 0 and 1, a and b, A and B.
        bytes[at] = match bytes[at] {
            b'0'..=b'8' | b'a'..=b'e' | b'A'..=b'Y' | b'g'..=b'y' => bytes[at] + 1,
            _ => b'0',
        };
        String::from_utf8(bytes).unwrap()
    };
    places.into_iter().filter(|at| token.as_bytes()[*at] != b'-').map(change).collect()
}

#[test]
fn looked_at_twice_forged_elsewhere_or_by_somebody_else() {
    for (at, purpose) in walked().iter().enumerate() {
        let (lang, tag) = LANGS[at % 2];
        let held = Held::of(*purpose);
        let browser = held.story.app.browser();
        let stranger = signed_in(&held.story, &held.story.member.person);
        let before = held.kept();
        for browser in [&browser, &browser, &stranger] {
            let page = browser.follow(&format!("/{lang}/links/{}", held.token));
            assert_eq!(page.status, 200, "{purpose}: {}", page.body);
            is_clear(&page, tag, purpose.as_str());
            assert!([200, 303].contains(&browser.send("HEAD", &held.path(lang), &[], None).status), "{purpose}");
        }
        for token in forged(&held.token) {
            let path = format!("/{lang}/{}/{token}", held.folder);
            for page in [browser.get(&path), held.post(&browser, &path)] {
                assert_eq!(page.status, 404, "{purpose}: {} for {token}", page.status);
                is_clear(&page, tag, "forged");
            }
        }
        for folder in ["answers", "follow-ups", "unsubscribe", "links"] {
            let path = format!("/{lang}/{folder}/{}", held.token);
            if folder == held.folder {
                continue;
            }
            let pages = match folder {
                // The address of every link leads on to the page of its kind.
                "links" => vec![held.post(&browser, &path)],
                "answers" => vec![browser.get(&path), browser.post(&path, &[("answer", "no")])],
                "follow-ups" => vec![browser.get(&path), browser.post(&path, &[("news", "not_yet")])],
                _ => vec![browser.get(&path), browser.post(&path, &[])],
            };
            for page in pages {
                assert!([404, 422].contains(&page.status), "{purpose} on {folder}: {}", page.status);
                is_clear(&page, tag, folder);
            }
        }
        let is_entry = matches!(purpose, LinkPurpose::SignIn | LinkPurpose::Confirm);
        if !is_entry {
            let body = serde_json::json!({ "token": held.token });
            assert_eq!(browser.call("POST", "/accounts/verify", None, Some(&body)).status, 404, "{purpose}");
        }
        assert_eq!(held.kept(), before, "{purpose}: looking, forging and guessing change nothing");
    }
}

#[test]
fn used_once_and_never_again() {
    for (at, purpose) in walked().iter().enumerate() {
        let (lang, tag) = LANGS[(at + 1) % 2];
        let held = Held::of(*purpose);
        let (path, browser) = (held.path(lang), held.story.app.browser());
        browser.get(&path);
        let first = held.post(&browser, &path);
        assert!([200, 303].contains(&first.status), "{purpose}: {} {}", first.status, first.body);
        let after = held.kept();
        let again = held.story.app.browser();
        for page in [again.get(&path), held.post(&again, &path), again.get(&path)] {
            assert_eq!(page.status, 410, "{purpose}: {}", page.body);
            is_clear(&page, tag, "used");
        }
        assert_eq!(held.kept(), after, "{purpose}: once");
    }
}
