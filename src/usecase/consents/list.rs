//! Lists what a person agreed to, for themselves as a talent and as a firm's member, and what they are still asked.

use crate::consent_texts::{self, Topic};
use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::consent::{Consent, RecipientClass};
use crate::domain::error::Result;
use crate::store::db::Conn;
use crate::store::{consents, enterprises, talents};

/// One consent, with the code by which its recipient is spoken of.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As it was recorded.
    pub consent: Consent,
    /// The code of the firm or person that may receive; none for the workstation.
    pub recipient_code: Option<String>,
}

/// All that was agreed to, and what is asked.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Consents that stand, newest first.
    pub standing: Vec<Entry>,
    /// Those that ended, newest first.
    pub ended: Vec<Entry>,
    /// Texts without which matching stops: not agreed to, or to an older wording.
    pub asked: Vec<Topic>,
}

/// Lists them.
pub fn run(ctx: &Context, person: &Person) -> Result<View> {
    ctx.db.read(|conn| {
        let mut all = Vec::new();
        let mut asked = Vec::new();
        if let Some(talent) = &person.talent {
            let own = consents::list_by_talent(conn, talent)?;
            asked.extend(consent_texts::missing(&Topic::OF_TALENT, &own));
            all.extend(own);
        }
        if let Some(enterprise) = &person.enterprise {
            let own = consents::list_by_member(conn, enterprise, &person.account.id)?;
            asked.extend(consent_texts::missing(&Topic::OF_MEMBER, &own));
            all.extend(own);
        }
        all.sort_by(|a, b| b.given_at.cmp(&a.given_at).then_with(|| a.id.cmp(&b.id)));
        let (standing, ended): (Vec<_>, Vec<_>) = all.into_iter().partition(Consent::is_standing);
        Ok(View { standing: entries(conn, standing)?, ended: entries(conn, ended)?, asked })
    })
}

fn entries(conn: &mut Conn, consents: Vec<Consent>) -> Result<Vec<Entry>> {
    let entry = |consent| Ok(Entry { recipient_code: recipient_code(conn, &consent)?, consent });
    consents.into_iter().map(entry).collect()
}

/// A code and no name: the need may be anonymous, and the person is until the introduction.
fn recipient_code(conn: &mut Conn, consent: &Consent) -> Result<Option<String>> {
    let Some(id) = &consent.recipient_id else { return Ok(None) };
    Ok(match consent.recipient_class {
        RecipientClass::Workstation => None,
        RecipientClass::Enterprise => match id.parse() {
            Ok(id) => Some(enterprises::get(conn, &id)?.code),
            Err(_) => None,
        },
        RecipientClass::Talent => match id.parse() {
            Ok(id) => talents::find(conn, &id)?.map(|talent| talent.code),
            Err(_) => None,
        },
    })
}
