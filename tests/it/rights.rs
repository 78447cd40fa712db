//! What people may have of what is kept of them, told as stories: the copy, and who saw what.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::LinkPurpose;
use longyuan::domain::actor::{Member, Officer, Owner, Person};
use longyuan::domain::answer::{Answer, AnswerChannel};
use longyuan::domain::consent::ContactField;
use longyuan::domain::enterprise::EnterpriseContact;
use longyuan::domain::error::Error;
use longyuan::domain::need::NeedId;
use longyuan::domain::paging::Paging;
use longyuan::domain::talent::{TalentContact, TalentIdentity};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::keys::sha256_hex;
use longyuan::usecase::data_copies::{self, ask, download, export};
use longyuan::usecase::introductions::answer::{Input, Said, Way};
use longyuan::usecase::introductions::{answer, introduce, list as board};
use longyuan::usecase::matches::decide;
use longyuan::usecase::{enterprises, needs, talents};
use serde_json::Value;

use crate::support::app::TestApp;
use crate::support::people::{fang, firm, peptides, visitor};

/// A talent whose every private word sings.
fn singing(app: &TestApp, who: &str, email: &str) -> Owner {
    let mut record = fang();
    record.profile.summary = Bilingual::typed(&format!("Canary{who}Summary of twelve years."), Lang::En);
    record.identity = TalentIdentity {
        name: format!("Canary{who}Name"),
        employer: Some(format!("Canary{who}Employer")),
        ..TalentIdentity::default()
    };
    record.contact =
        TalentContact { phone: Some("+1 650 555 0177".into()), wechat: Some(format!("canary{who}wechat")) };
    let input = talents::register::Input { email: email.into(), record, talent_pool: Some(1), cross_border: Some(1) };
    talents::register::run(&app.ctx, &visitor(Lang::En), input).unwrap();
    let owner = Owner::try_from(app.press_confirmation()).unwrap();
    talents::submit::run(&app.ctx, &owner).unwrap();
    owner
}

/// A firm whose contact person and need sing.
fn singing_firm(app: &TestApp, who: &str, email: &str) -> (Member, NeedId) {
    let mut brief = peptides();
    brief.body = Bilingual::typed(&format!("Canary{who}Body. 固相合成和制备纯化。"), Lang::Zh);
    let input = enterprises::register::Input {
        email: email.into(),
        contact: EnterpriseContact {
            name: format!("Canary{who}Contact"),
            phone: Some("+86 931 555 0188".into()),
            wechat: Some(format!("canary{who}wechat")),
        },
        firm: firm(&format!("Canary{who}有限公司")),
        brief,
        consent: Some(1),
    };
    enterprises::register::run(&app.ctx, &visitor(Lang::Zh), input).unwrap();
    let member = Member::try_from(app.press_confirmation()).unwrap();
    let need = needs::list_own::run(&app.ctx, &member).unwrap().needs.remove(0).id;
    needs::submit::run(&app.ctx, &member, needs::submit::Input { need: need.clone() }).unwrap();
    (member, need)
}

fn yes(contact: Topic) -> Said {
    Said {
        answer: Answer::Yes,
        reason: None,
        sentence: None,
        consent_card: Some(current(Topic::ShowCard, Lang::En).unwrap().version),
        consent_contact: Some(current(contact, Lang::En).unwrap().version),
        fields: vec![ContactField::Name, ContactField::Email],
    }
}

fn say(app: &TestApp, person: &Person, code: &str, said: Said) {
    let way = Way::Signed { person: Box::new(person.clone()), code: code.to_owned() };
    answer::run(&app.ctx, Input { way, said, lang: Lang::En, came_by: AnswerChannel::Web }).unwrap();
}

/// The files of a copy by name.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut file = zip.by_index(n).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

/// Two talents, two firms; the first of each know each other, the second talent has been asked about the second firm.
pub struct Story {
    pub app: TestApp,
    pub talents: [Owner; 2],
    pub members: [Member; 2],
    pub officer: Officer,
    pub code: String,
}

pub fn story() -> Story {
    let app = TestApp::mailing(|_| {});
    let talents = [singing(&app, "Ada", "ada@example.org"), singing(&app, "Bei", "bei@example.org")];
    let (first, one) = singing_firm(&app, "Uno", "uno@example.com");
    let (second, two) = singing_firm(&app, "Due", "due@example.com");
    app.run_jobs();
    let officer = app.officer();
    for (need, owner) in [(&one, &talents[0]), (&two, &talents[1])] {
        let pair = app.suggested(need).into_iter().find(|pair| pair.talent == owner.talent).unwrap();
        let input = decide::Input { id: pair.id, version: None, choice: decide::Choice::Approve, note: None };
        decide::run(&app.ctx, &officer, input).unwrap();
    }
    app.advance(TimeDelta::seconds(61));
    app.run_jobs();
    let input = board::Input { states: Vec::new(), paging: Paging::new(None, None) };
    let rows = board::run(&app.ctx, &officer, &input).unwrap().items;
    let mine = rows.iter().find(|row| row.introduction.talent == talents[0].talent).unwrap().introduction.clone();
    say(&app, &talents[0].person, &mine.code, yes(Topic::GiveContact));
    app.run_jobs();
    say(&app, &first.person, &mine.code, yes(Topic::MemberContact));
    let input = introduce::Input { id: mine.id, version: None, note: String::new() };
    introduce::run(&app.ctx, &officer, input).unwrap();
    app.run_jobs();
    Story { app, talents, members: [first, second], officer, code: mine.code }
}

#[test]
fn a_copy_holds_all_of_ones_own_and_nothing_of_anybody_else() {
    let story = story();
    let copy = |person: &Person| unzipped(&export::run(&story.app.ctx, person).unwrap().bytes);
    let [ada, bei] = [&story.talents[0].person, &story.talents[1].person].map(copy);
    let [uno, due] = [&story.members[0].person, &story.members[1].person].map(copy);
    let names = [
        "README.txt",
        "account.json",
        "audit.json",
        "consents.json",
        "corrections.json",
        "disclosures.json",
        "introductions.json",
        "notices.json",
        "profile.json",
        "schema.json",
    ];
    assert_eq!(ada.keys().collect::<Vec<_>>(), names);
    let text = |files: &BTreeMap<String, Vec<u8>>| {
        files.values().map(|bytes| String::from_utf8(bytes.clone()).unwrap()).collect::<Vec<_>>().join("\n")
    };
    let phones = ["+1 650 555 0177", "+86 931 555 0188"];
    // Who may find which canaries: their own, and of the other side what was given, name and address.
    let cases = [
        (
            "ada",
            text(&ada),
            vec!["CanaryAda", "ada@", "canaryAdawechat", phones[0], "CanaryUnoContact", "uno@"],
            vec!["CanaryBei", "bei@", "CanaryDue", "due@", "CanaryUnoBody", "canaryUno", phones[1]],
        ),
        (
            "bei",
            text(&bei),
            vec!["CanaryBei", "bei@", phones[0]],
            vec!["CanaryAda", "ada@", "CanaryUno", "uno@", "CanaryDueContact", "CanaryDueBody", "due@", phones[1]],
        ),
        (
            "uno",
            text(&uno),
            vec!["CanaryUno", "uno@", phones[1], "CanaryAdaName", "ada@"],
            vec![
                "CanaryAdaEmployer",
                "CanaryAdaSummary",
                "canaryAda",
                phones[0],
                "CanaryBei",
                "bei@",
                "CanaryDue",
                "due@",
            ],
        ),
        (
            "due",
            text(&due),
            vec!["CanaryDue", "due@", phones[1]],
            vec!["CanaryAda", "ada@", "CanaryBei", "bei@", "CanaryUno", "uno@", phones[0]],
        ),
    ];
    for (who, text, own, others) in cases {
        for canary in own {
            assert!(text.contains(canary), "{who} lacks {canary}");
        }
        for canary in others {
            assert!(!text.contains(canary), "{who} has {canary}");
        }
        assert!(!text.contains("officer-") && !text.contains("陈晓"), "{who}: officers stand there by their role");
    }
    assert!(String::from_utf8(ada["README.txt"].clone()).unwrap().contains("a copy of your data"));
    assert!(String::from_utf8(uno["README.txt"].clone()).unwrap().contains("您的资料"));
}

#[test]
fn the_exact_text_of_a_consent_and_every_look_are_in_it() {
    let story = story();
    let files = unzipped(&export::run(&story.app.ctx, &story.talents[0].person).unwrap().bytes);
    let consents = json(&files, "consents.json");
    assert_eq!(consents.as_array().unwrap().len(), 5);
    for consent in consents.as_array().unwrap() {
        let text = consent["text"].as_str().unwrap();
        assert_eq!(sha256_hex(text.as_bytes()), consent["text_hash"], "{consent}");
    }
    let seen = json(&files, "disclosures.json");
    let looks: Vec<(String, String)> = seen
        .as_array()
        .unwrap()
        .iter()
        .map(|look| (look["what"].as_str().unwrap().to_owned(), look["by"].as_str().unwrap().to_owned()))
        .collect();
    let expect = [("profile", "office"), ("card", "enterprise"), ("contact_given", "enterprise")];
    assert_eq!(looks, expect.map(|(what, by)| (what.to_owned(), by.to_owned())));
    assert_eq!(seen[2]["fields"], serde_json::json!(["name", "email"]));
    assert_eq!(seen[2]["introduction"], story.code.as_str());
    assert!(seen[1]["firm_name"]["zh"].as_str().unwrap().contains("CanaryUno"), "verified by the approval: {seen}");
    // The firm's member sees that the contact went to the person, by code.
    let member = unzipped(&export::run(&story.app.ctx, &story.members[0].person).unwrap().bytes);
    let seen = json(&member, "disclosures.json");
    assert_eq!((seen[0]["what"].as_str(), seen[0]["by"].as_str()), (Some("contact_given"), Some("talent")));
    let own = json(&files, "introductions.json");
    assert_eq!(own[0]["contact_received"]["email"], "uno@example.com");
    assert_eq!(own[0]["contact_received"]["phone"], Value::Null);
    let audit = json(&files, "audit.json");
    let of_others = audit.as_array().unwrap().iter().find(|deed| deed["by"] == "other").unwrap();
    assert!(of_others["place_class"].is_null(), "{of_others}");
    // The next copy tells of this one.
    let again = unzipped(&export::run(&story.app.ctx, &story.talents[0].person).unwrap().bytes);
    assert_eq!(json(&again, "disclosures.json").as_array().unwrap().last().unwrap()["what"], "copy");
}

/// Every field of a value stands in its schema.
fn described(value: &Value, schema: &Value, at: &str) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let known = &schema["properties"][name];
                assert!(known["description"].is_string(), "{at}.{name} is not described");
                described(inner, known, &format!("{at}.{name}"));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| described(item, &schema["items"], at)),
        _ => {}
    }
}

#[test]
fn every_field_of_a_copy_is_described_in_both_languages() {
    let story = story();
    let wish = longyuan::domain::correction::Wish { wrong: "a".into(), right: "b".into() };
    longyuan::usecase::corrections::ask::run(&story.app.ctx, &story.talents[0].person, wish).unwrap();
    let mut record = fang();
    record.identity.name = "CanaryAdaName".into();
    talents::edit::run(&story.app.ctx, &story.talents[0], talents::edit::Input { version: None, record }).unwrap();
    for person in [&story.talents[0].person, &story.members[0].person] {
        let files = unzipped(&export::run(&story.app.ctx, person).unwrap().bytes);
        for lang in [Lang::Zh, Lang::En] {
            let schema: Value = serde_json::from_str(data_copies::schema(lang)).unwrap();
            for name in files.keys().filter(|name| name.ends_with(".json") && *name != "schema.json") {
                described(&json(&files, name), &schema["$defs"][name.as_str()], name);
            }
        }
        assert_eq!(files["schema.json"], data_copies::schema(person.account.lang).as_bytes());
    }
}

#[test]
fn the_link_of_a_copy_is_for_one_person_one_day_and_one_use() {
    let app = TestApp::mailing(|_| {});
    let owner = app.pooled_fang("fang@example.org");
    let other = app.register_firm("ma@example.org", "兰州陇肽生物科技有限公司");
    app.run_jobs();
    let (browser, stranger) = (app.browser(), app.browser());
    browser.set_cookie("__Host-sid", &secret(&app, &owner.person));
    stranger.set_cookie("__Host-sid", &secret(&app, &other.person));
    for lang in ["zh", "en"] {
        let page = browser.get(&format!("/{lang}/me/data"));
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(page.text("dl").unwrap().contains("disclosures"));
    }
    let place = browser.post("/en/me/data", &[]).location().to_owned();
    app.run_jobs();
    let mail =
        app.mails_to("fang@example.org").into_iter().find(|mail| mail.subject.contains("copy is ready")).unwrap();
    assert!(mail.text.replace('\n', "").contains("/en/links/"), "{}", mail.text);
    let token = app.newest_token(LinkPurpose::DataCopy);
    assert_eq!(browser.get(&format!("/en/links/{token}")).location(), place);
    // Looking changes nothing, whoever looks.
    for _ in 0..2 {
        assert_eq!(browser.get(&place).status, 200);
        assert_eq!(browser.send("HEAD", &place, &[], None).status, 200);
    }
    assert_eq!(stranger.get(&place).status, 404);
    stranger.get("/en/me/data");
    assert_eq!(stranger.post(&place, &[]).status, 404);
    assert_eq!(app.browser().get(&place).status, 303, "signed in only");
    browser.get(&place);
    let got = browser.post(&place, &[]);
    assert_eq!((got.status, got.headers["content-type"].as_str()), (200, "application/zip"));
    assert!(got.headers["content-disposition"].starts_with("attachment; filename=\"longyuan-data-2026-11-24.zip\""));
    assert_eq!(
        (got.headers["cache-control"].as_str(), got.headers["x-content-type-options"].as_str()),
        ("no-store", "nosniff")
    );
    assert!(unzipped(&got.bytes).contains_key("profile.json"));
    assert_eq!(browser.get(&place).status, 410);
    assert_eq!(browser.post(&place, &[]).status, 410);
    assert_eq!(app.count("audit WHERE action = 'data.export'"), 1);
    app.run_jobs();
    assert!(app.mails_to("fang@example.org").iter().any(|mail| mail.subject == "A copy of your data was taken"));
    // A day later the next one has run out; of six in a day the sixth is refused.
    let late = ask::run(&app.ctx, &owner.person).unwrap();
    app.advance(TimeDelta::days(1));
    assert!(matches!(download::run(&app.ctx, &owner.person, &late), Err(Error::Gone("link_expired"))));
    for _ in 0..5 {
        ask::run(&app.ctx, &owner.person).unwrap();
    }
    assert!(matches!(ask::run(&app.ctx, &owner.person), Err(Error::TooMany { .. })));
    assert_eq!(browser.get("/en/me/data/nonsense").status, 404);
}

/// The secret of a fresh session of somebody, as their browser keeps it.
pub fn secret(app: &TestApp, person: &Person) -> String {
    let (now, account) = (app.ctx.now(), person.account.id.clone());
    let (ends, origin) = (now + TimeDelta::days(30), visitor(Lang::En).origin);
    let kind = longyuan::domain::account::SessionKind::Page;
    let open = move |conn: &mut longyuan::store::db::Conn| {
        Ok(longyuan::store::sessions::open(conn, now, &account, kind, ends, &origin)?.secret)
    };
    app.ctx.db.write(open).unwrap()
}

#[test]
fn of_two_presses_at_once_one_gets_the_copy() {
    let app = TestApp::new();
    let owner = app.pooled_fang("fang@example.org");
    let token = ask::run(&app.ctx, &owner.person).unwrap();
    let got: Vec<_> = std::thread::scope(|scope| {
        let press = || download::run(&app.ctx, &owner.person, &token).is_ok();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(press)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(got.iter().filter(|ok| **ok).count(), 1);
    assert_eq!(app.count("audit WHERE action = 'data.export'"), 1);
}
