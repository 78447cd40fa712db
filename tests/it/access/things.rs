//! What of the world belongs to nobody in particular: staff's things, and links.

use longyuan::domain::account::{AccountId, LinkPurpose};
use longyuan::domain::correction::Wish;
use longyuan::domain::follow_up::FollowUpId;
use longyuan::domain::need::NeedId;
use longyuan::domain::notice::{NewNotice, NoticeKind};
use longyuan::store::db::Conn;
use longyuan::store::{accounts, links, needs, outbox, preferences, talents};
use longyuan::usecase::{corrections, figures};
use longyuan::web::assets;

use super::roles::Role;
use super::world::World;

impl World {
    /// What belongs to nobody in particular: staff's things and links. `own` is one that is there, for whoever may see it.
    pub(super) fn things(&mut self, need: &NeedId, foreign: &NeedId) {
        let talent: AccountId = self.people[&Role::Talent].clone();
        let member: AccountId = self.people[&Role::Verified].clone();
        let (now, keys) = (self.app.ctx.now(), self.app.ctx.keys.clone());
        let (sign_in, follow_up, notice) = {
            let talent = talent.clone();
            let add = move |conn: &mut Conn| {
                let sign_in = links::add(conn, now, &talent, LinkPurpose::SignIn, None)?;
                let follow_up =
                    links::add(conn, now, &talent, LinkPurpose::FollowUp, Some(FollowUpId::new().as_str()))?;
                let about = (longyuan::domain::audit::Entity::Account, talent.as_str());
                let account = accounts::get(conn, &talent)?;
                let notice = NewNotice::to(NoticeKind::KnownAddress, &account, about, now).with_code("register");
                let notice = outbox::add(conn, now, &notice)?.unwrap();
                Ok((links::token(&keys, &sign_in), links::token(&keys, &follow_up), notice))
            };
            self.app.ctx.db.write(add).unwrap()
        };
        let answer = self.app.newest_token(LinkPurpose::Answer);
        let admin = longyuan::domain::actor::Admin::try_from(self.person(Role::Admin)).unwrap();
        let bureau = |name: &str| {
            let input = figures::add_bureau::Input { email: format!("{name}@example.org"), name: name.into() };
            figures::add_bureau::run(&self.app.ctx, &admin, input).unwrap();
        };
        bureau("first");
        bureau("second");
        let bureaus = self.app.ctx.db.read(longyuan::store::bureaus::list).unwrap();
        let pair = |need: &NeedId| self.app.matches_of(need).remove(0).id.to_string();
        let dossier = |need: &NeedId| {
            let pair = self.app.matches_of(need).remove(0);
            let codes = |conn: &mut Conn| Ok((needs::get(conn, need)?.code, talents::get(conn, &pair.talent)?.code));
            let (need, talent) = self.app.ctx.db.read(codes).unwrap();
            format!("{need}/{talent}")
        };
        let unsubscribe = preferences::token(&self.app.ctx.keys, member.as_str(), NoticeKind::NeedExpiring);
        let same = self.app.one_text("SELECT id AS t FROM same_pairs ORDER BY id LIMIT 1");
        let correction = self.correction();
        let (copy, answer_link) = (self.data_copy(&talent), answer.clone());
        let common = [
            ("bureau", bureaus[0].id.to_string(), bureaus[1].id.to_string()),
            ("notice", notice.to_string(), notice.to_string()),
            ("match", pair(need), pair(foreign)),
            ("dossier", dossier(need), dossier(foreign)),
            ("link", sign_in.clone(), answer.clone()),
            ("answer", answer, sign_in.clone()),
            ("follow_up", follow_up, sign_in.clone()),
            ("unsubscribe", unsubscribe, sign_in),
            ("same", same.clone(), same),
            ("correction", correction.clone(), correction),
            ("data_copy", copy, answer_link),
            ("asset", assets::address("app.css").replace("/assets/", ""), "app-0000000000.css".into()),
        ];
        for (kind, own, other) in common {
            Role::ALL.iter().for_each(|role| self.id(kind, Some(*role), own.clone()));
            self.id(kind, None, other);
        }
        // Whoever reviews has no need, person or firm of their own: they are given the ones of the story.
        let story = [
            ("talent", Role::Talent),
            ("talent_code", Role::Talent),
            ("member", Role::Verified),
            ("need", Role::Verified),
            ("need_code", Role::Verified),
            ("enterprise", Role::Verified),
            ("introduction", Role::Verified),
        ];
        for (kind, of) in story {
            let id = self.ids[kind].own[&of].clone();
            for role in Role::ALL {
                if !self.ids[kind].own.contains_key(&role) {
                    self.id(kind, Some(role), id.clone());
                }
            }
        }
    }

    /// What Fang wants to have corrected.
    fn correction(&self) -> String {
        let person = self.person(Role::Talent);
        let wish = Wish { wrong: "My degree".into(), right: "A doctorate".into() };
        corrections::ask::run(&self.app.ctx, &person, wish).unwrap().id.to_string()
    }

    /// The link to the copy of somebody's data.
    fn data_copy(&self, account: &AccountId) -> String {
        let (now, keys, account) = (self.app.ctx.now(), self.app.ctx.keys.clone(), account.clone());
        let add = move |conn: &mut Conn| links::add(conn, now, &account, LinkPurpose::DataCopy, None);
        links::token(&keys, &self.app.ctx.db.write(add).unwrap())
    }
}
