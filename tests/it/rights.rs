//! What people may have of what is kept of them, told as a story: the copy holds all of one's own and of nobody else anything.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::actor::{Member, Officer, Owner, Person};
use longyuan::domain::answer::{Answer, AnswerChannel};
use longyuan::domain::consent::ContactField;
use longyuan::domain::enterprise::EnterpriseContact;
use longyuan::domain::need::NeedId;
use longyuan::domain::paging::Paging;
use longyuan::domain::talent::{TalentContact, TalentIdentity};
use longyuan::domain::value::{Bilingual, Lang};
use longyuan::usecase::data_copies::export;
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

pub fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
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
