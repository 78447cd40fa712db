//! Many at the same moment: of those who answer one question one wins, the others get a conflict, and what follows is that of
//! the winner, once.

use std::sync::Barrier;

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::{AccountStatus, SessionKind};
use longyuan::domain::actor::{Member, Person};
use longyuan::domain::answer::{Answer, AnswerChannel};
use longyuan::domain::consent::ContactField;
use longyuan::domain::enterprise::EnterpriseContact;
use longyuan::domain::error::{Error, Result};
use longyuan::domain::introduction::{IntroductionState, Side};
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::store::accounts::NewAccount;
use longyuan::store::{accounts, enterprises, sessions};
use longyuan::usecase::introductions::answer::{self, Said, Way};
use longyuan::usecase::introductions::{expire, record};

use crate::introductions::{Story, approved};
use crate::support::app::TestApp;
use crate::support::people::visitor;

/// How many answer at once.
const CROWD: usize = 64;

fn no() -> Said {
    Said { answer: Answer::No, reason: None, sentence: None, consent_card: None, consent_contact: None, fields: vec![] }
}

fn yes(contact: Topic) -> Said {
    Said {
        answer: Answer::Yes,
        consent_card: Some(current(Topic::ShowCard, Lang::En).unwrap().version),
        consent_contact: Some(current(contact, Lang::En).unwrap().version),
        fields: vec![ContactField::Name, ContactField::Email],
        ..no()
    }
}

fn asked() -> Story {
    let story = approved();
    story.pass(TimeDelta::seconds(61));
    story
}

impl Story {
    fn answers(&self, person: &Person, said: Said) -> Result<IntroductionState> {
        let way = Way::Signed { person: Box::new(person.clone()), code: self.introduction().code };
        self.answers_by(way, said)
    }

    fn answers_by(&self, way: Way, said: Said) -> Result<IntroductionState> {
        let input = answer::Input { way, said, lang: Lang::En, came_by: AnswerChannel::Web };
        answer::run(&self.app.ctx, input).map(|view| view.state)
    }

    fn records(&self, side: Side, said: Said) -> Result<IntroductionState> {
        let input = record::Input {
            id: self.introduction().id,
            side,
            said,
            channel: AnswerChannel::Phone,
            said_on: longyuan::locale::day_in(self.app.ctx.now(), longyuan::locale::LANZHOU),
            words: "可以".into(),
        };
        record::run(&self.app.ctx, &self.officer, input)
    }

    /// Everybody at once; what each got.
    fn at_once<'a>(
        &self,
        deeds: Vec<Box<dyn FnOnce() -> Result<IntroductionState> + Send + 'a>>,
    ) -> Vec<Result<IntroductionState>> {
        let gate = Barrier::new(deeds.len());
        std::thread::scope(|scope| {
            let threads: Vec<_> = deeds
                .into_iter()
                .map(|deed| {
                    let gate = &gate;
                    scope.spawn(move || {
                        gate.wait();
                        deed()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    }

    /// One won, the others got a conflict (or a link that is over), and the row is as the winner left it.
    fn one_won(&self, got: &[Result<IntroductionState>], why: &str) -> IntroductionState {
        let won: Vec<IntroductionState> = got.iter().flatten().copied().collect();
        assert_eq!(won.len(), 1, "{why}: {got:?}");
        let lost = got.iter().filter_map(|one| one.as_ref().err());
        for error in lost {
            assert!(matches!(error, Error::Conflict(_) | Error::Gone(_)), "{why}: {error:?}");
        }
        assert_eq!(self.state(), won[0], "{why}");
        won[0]
    }
}

/// A second member of the story's firm.
fn colleague(app: &TestApp, of: &Member) -> Member {
    let (now, keys, firm) = (app.ctx.now(), app.ctx.keys.clone(), of.enterprise.clone());
    let new = NewAccount {
        address: "zhou@example.org".into(),
        status: AccountStatus::Active,
        lang: Lang::Zh,
        time_zone: "Asia/Shanghai".into(),
        roles: vec![],
        display_name: String::new(),
        passphrase_hash: None,
        verified_at: Some(now),
    };
    let secret = app.ctx.db.write(move |conn| {
        let account = accounts::add(conn, &keys, now, &new)?;
        let contact = EnterpriseContact { name: "周敏".into(), ..EnterpriseContact::default() };
        enterprises::add_member(conn, &keys, (&firm, &account.id), "member", &contact, now)?;
        let (ends, origin) = (now + TimeDelta::days(90), visitor(Lang::Zh).origin);
        Ok(sessions::open(conn, now, &account.id, SessionKind::Page, ends, &origin)?.secret)
    });
    Member::try_from(app.person(secret.unwrap())).unwrap()
}

#[test]
fn of_two_crowds_one_answer_is_taken() {
    // Once for the person, once for the firm: half of the crowd says yes, half no.
    let story = asked();
    let deed = |n: usize, person: &Person, contact: Topic| -> Result<IntroductionState> {
        story.answers(person, if n.is_multiple_of(2) { yes(contact) } else { no() })
    };
    let crowd = |person: Person, contact: Topic| {
        let deeds = (0..CROWD).map(|n| {
            let (person, deed) = (person.clone(), &deed);
            Box::new(move || deed(n, &person, contact)) as Box<dyn FnOnce() -> Result<IntroductionState> + Send>
        });
        story.at_once(deeds.collect())
    };
    let got = crowd(story.owner.person.clone(), Topic::GiveContact);
    let state = story.one_won(&got, "the person");
    assert_eq!(story.app.count("answers"), 1);
    let questions = story.app.count_notices(NoticeKind::AskFirm);
    if state == IntroductionState::Declined {
        assert_eq!(questions, 0, "nobody hears of a no");
        return;
    }
    // The question and two reminders, once.
    assert_eq!((state, questions), (IntroductionState::AskingFirm, 3));
    assert_eq!(story.app.count("firm_questions"), 1);
    let got = crowd(story.member.person.clone(), Topic::MemberContact);
    let state = story.one_won(&got, "the firm");
    assert_eq!(story.app.count("answers"), 2);
    let told = [NoticeKind::OfficeIntroduction, NoticeKind::Closed].map(|kind| story.app.count_notices(kind));
    assert_eq!(told, if state == IntroductionState::BothYes { [1, 0] } else { [0, 1] });
    assert_eq!(story.app.count("firm_questions WHERE ending = 'answered'"), 1);
    let open = "outbox WHERE kind IN ('ask_talent', 'ask_firm') AND state = 'queued'";
    assert_eq!(story.app.count(open), 0, "no reminder of an answered question waits");
}

#[test]
fn of_two_members_of_one_firm_one_speaks_for_it() {
    for round in 0..4 {
        let story = asked();
        let second = colleague(&story.app, &story.member);
        story.answers(&story.owner.person, yes(Topic::GiveContact)).unwrap();
        let (first, second) = (story.member.person.clone(), second.person);
        let story = &story;
        let got = story.at_once(vec![
            Box::new(move || story.answers(&first, yes(Topic::MemberContact))),
            Box::new(move || story.answers(&second, no())),
        ]);
        let state = story.one_won(&got, &format!("round {round}"));
        let said = story.introduction();
        let wanted = if state == IntroductionState::BothYes { Answer::Yes } else { Answer::No };
        assert_eq!((said.firm_answer, story.app.count("answers WHERE side = 'firm'")), (wanted, 1));
        let consents = story
            .app
            .count("consents WHERE purpose = 'give_contact' AND enterprise_id IS NOT NULL AND talent_id IS NULL");
        assert_eq!(consents, i64::from(state == IntroductionState::BothYes), "of a no nothing is agreed to");
    }
}

#[test]
fn the_person_by_the_link_and_an_officer_who_records_at_the_same_time() {
    for _ in 0..4 {
        let story = asked();
        let link = story.link();
        let story = &story;
        let got = story.at_once(vec![
            Box::new(move || story.answers_by(link, no())),
            Box::new(move || story.records(Side::Talent, yes(Topic::GiveContact))),
        ]);
        let state = story.one_won(&got, "link and officer");
        let recorded = story.app.count("answers WHERE recorded_by IS NOT NULL");
        assert_eq!((recorded, story.app.count("answers")), (i64::from(state == IntroductionState::AskingFirm), 1));
        assert_eq!(story.app.count_notices(NoticeKind::AnswerRecorded), recorded, "a receipt only of what was taken");
        let link = story.app.count("links WHERE purpose = 'answer' AND subject IS NOT NULL AND used_at IS NULL");
        assert_eq!(link, if recorded == 1 { 1 } else { 0 }, "only the firm's link is open");
    }
}

#[test]
fn an_answer_at_the_moment_at_which_its_time_runs_out() {
    for round in 0..4 {
        let story = asked();
        story.answers(&story.owner.person, yes(Topic::GiveContact)).unwrap();
        let due = story.introduction().due_at.unwrap();
        story.app.advance(due - story.app.ctx.now());
        let member = story.member.person.clone();
        let story = &story;
        let got = story.at_once(vec![
            Box::new(move || story.answers(&member, yes(Topic::MemberContact))),
            Box::new(move || {
                let count = expire::run(&story.app.ctx)?;
                if count == 1 { Ok(IntroductionState::Expired) } else { Err(Error::Conflict("moved")) }
            }),
        ]);
        let state = story.one_won(&got, &format!("round {round}"));
        let is_answered = state == IntroductionState::BothYes;
        let ending = if is_answered { "answered" } else { "expired" };
        assert_eq!(story.app.count(&format!("firm_questions WHERE ending = '{ending}'")), 1);
        assert_eq!(story.app.count("firm_questions"), 1);
        assert_eq!(story.app.count_notices(NoticeKind::Closed), i64::from(!is_answered));
        assert_eq!(expire::run(&story.app.ctx).unwrap(), 0);
    }
}
