//! A pool to match: people and needs put into the store as an import would, with their change marks.

use longyuan::domain::audit::Entity;
use longyuan::domain::enterprise::{Enterprise, EnterpriseAct, EnterpriseProfile};
use longyuan::domain::matches::{Match, MatchState};
use longyuan::domain::need::{NeedAct, NeedBrief, NeedId};
use longyuan::domain::notice::OfficeId;
use longyuan::domain::office::{Mailbox, Office};
use longyuan::domain::state::By;
use longyuan::domain::talent::{Talent, TalentAct, TalentId, TalentIdentity, TalentProfile};
use longyuan::domain::value::{Lang, Source};
use longyuan::jobs;
use longyuan::store::{changes, codes, enterprises, matches, needs, offices, sealed, talents};

use super::app::TestApp;
use super::people::fang;

/// People who do what the peptide firm seeks, one a name.
pub fn chemist(name: &str) -> (TalentProfile, TalentIdentity) {
    (fang().profile, TalentIdentity { name: name.into(), ..TalentIdentity::default() })
}

impl TestApp {
    /// The office with one mailbox that hears of everything.
    pub fn open_office(&self) {
        let now = self.ctx.now();
        self.ctx
            .db
            .write(move |conn| {
                let office = Office {
                    id: OfficeId::new(),
                    name_zh: "兰州科技创新（硅谷）工作站".into(),
                    name_en: "Lanzhou Workstation in Silicon Valley".into(),
                    postal_address: "1 Example Street, Palo Alto".into(),
                    time_zone: chrono_tz::America::Los_Angeles,
                    version: 1,
                };
                offices::add(conn, now, &office)?;
                offices::add_mailbox(conn, &Mailbox::new(office.id, "office@example.org".into(), vec![]))
            })
            .unwrap();
    }

    /// A person of the pool without an account.
    pub fn pool(&self, (profile, identity): (TalentProfile, TalentIdentity), batch: Option<&str>) -> TalentId {
        let (now, keys, batch) = (self.ctx.now(), self.ctx.keys.clone(), batch.map(str::to_owned));
        self.ctx
            .db
            .write(move |conn| {
                let mut talent = Talent::draft(codes::for_talent(conn)?, None, Lang::En, profile, now);
                talent.source = Source::Import;
                talent.act(TalentAct::Submit, By::Owner)?;
                talents::add(conn, &talent)?;
                sealed::add_talent(conn, &keys, &talent.id, &identity, &Default::default())?;
                changes::add(conn, now, Entity::Talent, talent.id.as_str(), 1, batch.as_deref())?;
                Ok(talent.id)
            })
            .unwrap()
    }

    /// A submitted need of a submitted firm that nobody speaks for.
    pub fn post(&self, profile: EnterpriseProfile, brief: NeedBrief, batch: Option<&str>) -> NeedId {
        let (now, batch) = (self.ctx.now(), batch.map(str::to_owned));
        self.ctx
            .db
            .write(move |conn| {
                let mut firm = Enterprise::draft(codes::for_enterprise(conn)?, Lang::Zh, profile, now);
                firm.act(EnterpriseAct::Submit, By::Owner)?;
                enterprises::add(conn, &firm)?;
                let mut need =
                    longyuan::domain::need::Need::draft(codes::for_need(conn)?, firm.id, Lang::Zh, brief, now);
                need.act(NeedAct::Submit, By::Owner)?;
                need.submitted_at = Some(now);
                needs::add(conn, &need)?;
                changes::add(conn, now, Entity::Need, need.id.as_str(), 1, batch.as_deref())?;
                Ok(need.id)
            })
            .unwrap()
    }

    /// Runs the jobs until nothing is due.
    pub fn run_jobs(&self) {
        jobs::drain(&self.ctx).unwrap();
    }

    /// The matches of a need, best first.
    pub fn matches_of(&self, need: &NeedId) -> Vec<Match> {
        self.ctx.db.read(|conn| matches::of_need(conn, need)).unwrap()
    }

    /// Those of them that are proposed.
    pub fn suggested(&self, need: &NeedId) -> Vec<Match> {
        self.matches_of(need).into_iter().filter(|m| m.state == MatchState::Suggested).collect()
    }
}
