//! Every way in which an introduction ends, from every open state: where it stands then and why, who is told what, and that
//! nothing of it goes on.

use chrono::TimeDelta;
use longyuan::consent_texts::{Topic, current};
use longyuan::domain::account::{LinkPurpose, Role};
use longyuan::domain::actor::{Lead, Officer, Person};
use longyuan::domain::answer::{Answer, AnswerChannel, DeclineReason};
use longyuan::domain::consent::ContactField;
use longyuan::domain::decision::Measure;
use longyuan::domain::error::Result;
use longyuan::domain::introduction::IntroductionState;
use longyuan::domain::need::NeedId;
use longyuan::domain::need_clock::NeedAnswer;
use longyuan::domain::value::Lang;
use longyuan::store::consents;
use longyuan::usecase::introductions::answer::{self, Said, Way};
use longyuan::usecase::introductions::{expire, halt};
use longyuan::usecase::talents::pause::{self, OpenOnes};
use longyuan::usecase::{accounts, consents as consent_deeds, enterprises, needs, talents};

use crate::introductions::{Story, approved};
use crate::support::people::visitor;

use IntroductionState as S;

use Ending as E;
use table::{Ending, table};

mod table;

fn said(answer: Answer, contact: Topic) -> Said {
    let is_yes = answer == Answer::Yes;
    Said {
        answer,
        reason: (answer == Answer::No && contact == Topic::MemberContact).then_some(DeclineReason::WrongTerms),
        sentence: None,
        consent_card: is_yes.then(|| current(Topic::ShowCard, Lang::En).unwrap().version),
        consent_contact: is_yes.then(|| current(contact, Lang::En).unwrap().version),
        fields: if is_yes { vec![ContactField::Name, ContactField::Email] } else { vec![] },
    }
}

impl Story {
    fn says(&self, person: &Person, said: Said) {
        let way = Way::Signed { person: Box::new(person.clone()), code: self.introduction().code };
        let input = answer::Input { way, said, lang: Lang::En, came_by: AnswerChannel::Web };
        answer::run(&self.app.ctx, input).unwrap();
    }

    /// A story that has come to a state; its mails have left.
    fn at(state: S) -> Self {
        let story = approved();
        story.pass(TimeDelta::seconds(61));
        match state {
            S::AskingTalent => {}
            S::AskingFirm => story.says(&story.owner.person, said(Answer::Yes, Topic::GiveContact)),
            S::BothYes => {
                story.says(&story.owner.person, said(Answer::Yes, Topic::GiveContact));
                story.says(&story.member.person, said(Answer::Yes, Topic::MemberContact));
            }
            _ => story.introduced(),
        }
        story.app.run_jobs();
        assert_eq!(story.state(), state);
        story
    }

    fn need(&self) -> NeedId {
        needs::list_own::run(&self.app.ctx, &self.member).unwrap().needs.remove(0).id
    }

    fn lead(&self) -> Lead {
        Lead::try_from(self.app.person(self.app.staff_secret(vec![Role::Lead]))).unwrap()
    }

    fn firm_measure(&self, measure: Measure) -> Result<()> {
        let (enterprise, reason) = (self.member.enterprise.clone(), "The licence has run out.".to_owned());
        let input = enterprises::take_measure::Input { enterprise, measure, reason };
        enterprises::take_measure::run(&self.app.ctx, &self.lead(), input).map(|_| ())
    }

    fn end(&self, ending: Ending) {
        let (ctx, owner, member) = (&self.app.ctx, &self.owner, &self.member);
        let need_ends = |reason| {
            let input = needs::withdraw::Input { need: self.need(), reason };
            needs::withdraw::run(ctx, member, input).map(|_| ())
        };
        let rests = |open_ones| pause::run(ctx, owner, pause::Input { until: None, open_ones: Some(open_ones) });
        match ending {
            E::TalentNo => {
                self.says(&owner.person, said(Answer::No, Topic::GiveContact));
                Ok(())
            }
            E::FirmNo => {
                self.says(&member.person, said(Answer::No, Topic::MemberContact));
                Ok(())
            }
            E::Silence => {
                self.app.advance(self.introduction().due_at.unwrap() - ctx.now());
                expire::run(ctx).map(|count| assert_eq!(count, 1))
            }
            E::Withdrawn(purpose) => {
                let all = ctx.db.read(|conn| consents::list_by_talent(conn, &owner.talent)).unwrap();
                let consent = all.into_iter().find(|c| c.purpose == purpose && c.is_standing()).unwrap().id;
                consent_deeds::withdraw::run(ctx, &owner.person, consent_deeds::withdraw::Input { consent })
            }
            E::TalentLeaves => talents::withdraw::run(ctx, owner),
            E::TalentErases => talents::erase::run(ctx, owner),
            E::LastMemberErases => accounts::erase::run(ctx, &member.person).map(|_| ()),
            E::PauseAndFinish => rests(OpenOnes::Finish),
            E::PauseAndEnd => rests(OpenOnes::End),
            E::NeedWithdrawn => need_ends(needs::withdraw::Reason::Withdrawn),
            E::NeedFilled => need_ends(needs::withdraw::Reason::Filled),
            E::NeedWithdrawnByLink => {
                let sql = "links WHERE purpose = 'withdraw'";
                assert_eq!(self.app.count(sql), 2, "one of the profile, one of the need");
                let token = self.app.newest_token(LinkPurpose::Withdraw);
                needs::withdraw_by_link::run(ctx, &visitor(Lang::Zh), needs::withdraw_by_link::Input { token })
            }
            E::NobodyFound => {
                let input = needs::answer::Input { need: self.need(), answer: NeedAnswer::NoneFound };
                needs::answer::run(ctx, member, input).map(|_| ())
            }
            E::NeedHeld => needs::hold::run(ctx, member, needs::hold::Input { need: self.need() }),
            E::TalentSuspended => {
                let (measure, reason) = (Measure::Suspend, "A complaint is looked into.".to_owned());
                let input = talents::take_measure::Input { talent: owner.talent.clone(), measure, reason };
                talents::take_measure::run(ctx, &self.lead(), input).map(|_| ())
            }
            E::FirmSuspended => self.firm_measure(Measure::Suspend),
            E::FirmClosedByLead => self.firm_measure(Measure::Close),
            E::FirmCloses => enterprises::close::run(ctx, member),
            E::LeadHalts => {
                let lead = Officer::try_from(self.app.person(self.app.staff_secret(vec![Role::Lead]))).unwrap();
                halt::run(ctx, &lead, halt::Input { id: self.introduction().id, version: None })
            }
        }
        .unwrap_or_else(|error| panic!("{ending:?}: {error}"));
    }

    /// The words of the closing mails to an account.
    fn told(&self, person: &Person) -> Vec<&'static str> {
        let to = |code: &str| {
            let sql = "outbox WHERE kind = 'closed' AND recipient";
            self.app.count(&format!("{sql} = '{}' AND params LIKE '%{code}%'", person.account.id))
        };
        ["declined", "unavailable", "ended"].into_iter().flat_map(|code| (0..to(code)).map(move |_| code)).collect()
    }
}

#[test]
fn every_ending_of_every_open_state() {
    for (state, ending, (after, why, talent, firm)) in table() {
        let at = format!("{state} · {ending:?}");
        let story = Story::at(state);
        let answers = story.app.count("answers");
        let given = matches!(ending, E::TalentNo | E::FirmNo);
        story.end(ending);
        let ended = story.introduction();
        assert_eq!((ended.state, ended.close_reason), (after, why), "{at}");
        assert_eq!(story.told(&story.owner.person), talent.into_iter().collect::<Vec<_>>(), "{at}: to the person");
        assert_eq!(story.told(&story.member.person), firm.into_iter().collect::<Vec<_>>(), "{at}: to the firm");
        assert_eq!(story.app.count("introductions"), 1, "{at}");
        assert_eq!(story.app.count("answers"), answers + i64::from(given), "{at}");
        assert_eq!(story.app.count("outcomes"), 0, "{at}");
        let waits = "outbox WHERE state = 'queued' AND kind IN ('ask_talent', 'ask_firm', 'ask_contact', 'follow_up')";
        let links = "links WHERE purpose = 'answer' AND used_at IS NULL";
        if ended.state.is_open() {
            assert_eq!(ended.closed_at, None, "{at}");
        } else {
            assert_eq!(ended.closed_at, Some(story.app.ctx.now()), "{at}");
            assert_eq!(ended.due_at, None, "{at}");
            let left = [waits, links, "follow_ups WHERE asked_at IS NULL", "firm_questions WHERE ended_at IS NULL"];
            assert_eq!(left.map(|what| story.app.count(what)), [0; 4], "{at}: nothing of it goes on");
        }
        if state == S::AskingTalent {
            assert_eq!(story.app.count("outbox WHERE kind = 'ask_firm'"), 0, "{at}: the firm was never asked");
        }
    }
}
