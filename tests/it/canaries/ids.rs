//! The ids of the story by their kinds, and the tokens of its links.

use std::collections::BTreeMap;

use longyuan::domain::account::LinkPurpose;
use longyuan::store::db::Conn;
use longyuan::store::{introductions, links};

use super::scene::{Reader, Scene};

/// The tokens of an account's links of one purpose, used and open.
pub fn tokens(scene: &Scene, account: &str, purpose: LinkPurpose) -> Vec<String> {
    let ctx = &scene.story.app.ctx;
    let read = |conn: &mut Conn| {
        let all = scene.story.app.link_ids(conn, account, purpose);
        all.iter().map(|id| Ok(links::token(&ctx.keys, &links::get(conn, id)?))).collect()
    };
    ctx.db.read(read).unwrap()
}

/// The ids of the story by the kinds that the access matrix names.
pub struct Ids {
    pub by_kind: BTreeMap<&'static str, String>,
    pub other_need: String,
}

impl Ids {
    pub fn of(scene: &Scene) -> Self {
        let story = &scene.story;
        let ctx = &story.app.ctx;
        let pair =
            story.app.matches_of(&scene.need).into_iter().find(|pair| pair.talent == story.owner.talent).unwrap();
        let (need, talent, introduction) = ctx
            .db
            .read(|conn| {
                let need = longyuan::store::needs::get(conn, &scene.need)?.code;
                let talent = longyuan::store::talents::get(conn, &pair.talent)?.code;
                Ok((need, talent, introductions::find_by_match(conn, &pair.id)?.map(|found| found.code)))
            })
            .unwrap();
        let mut by_kind = BTreeMap::from([
            ("need", scene.need.to_string()),
            ("dossier", format!("{need}/{talent}")),
            ("need_code", need),
            ("talent", story.owner.talent.to_string()),
            ("enterprise", story.member.enterprise.to_string()),
            ("match", pair.id.to_string()),
        ]);
        by_kind.extend(introduction.map(|code| ("introduction", code)));
        Self { by_kind, other_need: scene.other_need.clone() }
    }

    /// What to ask for: of the story, and of the reader's own. Kinds that the story has nothing of are asked for once, as nobody's.
    pub fn of_kind(&self, kind: &str, reader: &Reader) -> Vec<String> {
        let mut ids: Vec<String> = self.by_kind.get(kind).cloned().into_iter().collect();
        if kind == "need_code" && reader.name == "other_firm" {
            ids.push(self.other_need.clone());
        }
        if ids.is_empty() {
            ids.push("0190b2c4-0000-7000-8000-000000000000".into());
        }
        ids
    }
}
