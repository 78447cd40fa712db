//! Samples of the mails about entries that may be one.

use super::invented::day;
use crate::domain::audit::Entity;
use crate::mail::facts::About;
use crate::mail::same_facts::{SameDisputed, SameJoined, SameWaiting};

/// A person's and a firm's, joined and parted.
pub fn joined(token: &str) -> Vec<(String, About)> {
    let of = |entity: Entity, code: &str| {
        let letter = if entity == Entity::Talent { 'T' } else { 'E' };
        let what = SameJoined {
            entity,
            code: code.to_owned(),
            gone: format!("{letter}-9QD2"),
            kept: format!("{letter}-7F3K"),
            until: day(2026, 12, 24),
            token: (code == "joined").then(|| token.to_owned()),
        };
        (format!("{entity}_{code}"), About::SameJoined(what))
    };
    [Entity::Talent, Entity::Enterprise]
        .iter()
        .flat_map(|entity| ["joined", "parted"].map(|c| of(*entity, c)))
        .collect()
}

/// Two pairs of people and one of firms.
pub fn waiting() -> About {
    let pair = |one: &str, other: &str, on| (one.to_owned(), other.to_owned(), day(2026, 11, on));
    About::SameSuspected(SameWaiting {
        people: 2,
        firms: 1,
        pairs: vec![pair("T-7F3K", "T-9QD2", 20), pair("E-4K7D", "E-8MXA", 23)],
    })
}

/// One that is called wrong.
pub fn disputed() -> About {
    About::SameDisputed(SameDisputed {
        gone: "T-9QD2".into(),
        kept: "T-7F3K".into(),
        until: day(2026, 12, 24),
        pair: "01935c2e-7f00-7000-8000-0000000000bb".into(),
    })
}
