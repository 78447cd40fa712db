//! Who hears of what has waited for too long: those who hold it, then leads, then the director.

use super::account::{Account, AccountId, Role};
use crate::text_enum;

text_enum! {
    /// Who hears of what has waited for too long.
    Level {
        /// Those who hold it: officers.
        Officer = "officer",
        /// Leads.
        Lead = "lead",
        /// The director named in the settings.
        Director = "director",
    }
}

impl Level {
    /// The highest level that an age in working days has passed: more than 2, 4, 6.
    pub fn of(age: u32) -> Option<Self> {
        match age {
            0..=2 => None,
            3..=4 => Some(Self::Officer),
            5..=6 => Some(Self::Lead),
            _ => Some(Self::Director),
        }
    }
}

/// Who is at work on a day.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// Officers and leads who are not away; where all are away, all of them.
    pub present: Vec<Account>,
    /// The director, if one is named and not away.
    pub director: Option<AccountId>,
}

impl Staff {
    /// Those who hold what waits: the officers, and where there is none the leads.
    pub fn holders(&self) -> Vec<&Account> {
        let has = |role| self.present.iter().filter(move |a| a.roles.contains(&role)).collect::<Vec<_>>();
        let officers = has(Role::Officer);
        if officers.is_empty() { has(Role::Lead) } else { officers }
    }

    /// Who hears at a level. Whoever holds it already has heard, so that it goes to the next one up; where nobody is left,
    /// the holders hear again.
    pub fn readers(&self, level: Level) -> Vec<AccountId> {
        let holders: Vec<AccountId> = self.holders().into_iter().map(|a| a.id.clone()).collect();
        let is_other = |id: &AccountId| !holders.contains(id);
        let leads = self.present.iter().filter(|a| a.roles.contains(&Role::Lead)).map(|a| a.id.clone());
        let leads: Vec<AccountId> = leads.filter(is_other).collect();
        let director: Vec<AccountId> = self.director.iter().filter(|id| is_other(id)).cloned().collect();
        let order = match level {
            Level::Officer => [holders.clone(), Vec::new()],
            Level::Lead => [leads, director],
            Level::Director => [director, leads],
        };
        order.into_iter().find(|readers| !readers.is_empty()).unwrap_or(holders)
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::AccountStatus;
    use super::super::value::{Lang, Moment};
    use super::*;

    fn person(roles: &[Role]) -> Account {
        Account {
            id: AccountId::new(),
            status: AccountStatus::Active,
            lang: Lang::Zh,
            time_zone: "Asia/Shanghai".into(),
            roles: roles.to_vec(),
            display_name: "Li".into(),
            has_passphrase: true,
            has_second_factor: true,
            verified_at: None,
            created_at: Moment::default(),
            version: 1,
        }
    }

    #[test]
    fn an_escalation_never_ends_with_whoever_holds_the_item() {
        let (officer, lead, both) =
            (person(&[Role::Officer]), person(&[Role::Lead]), person(&[Role::Officer, Role::Lead]));
        let director = AccountId::new();
        let staff = Staff { present: vec![officer.clone(), lead.clone()], director: Some(director.clone()) };
        assert_eq!(staff.readers(Level::Officer), vec![officer.id.clone()]);
        assert_eq!(staff.readers(Level::Lead), vec![lead.id.clone()]);
        assert_eq!(staff.readers(Level::Director), vec![director.clone()]);
        // One person is everything: the lead's level goes to the director.
        let alone = Staff { present: vec![both.clone()], director: Some(director.clone()) };
        assert_eq!(alone.readers(Level::Lead), vec![director.clone()]);
        let nobody = Staff { present: vec![both.clone()], director: Some(both.id.clone()) };
        assert_eq!(nobody.readers(Level::Director), vec![both.id.clone()], "nobody else is there");
        // The officer is away: the lead holds it.
        let away = Staff { present: vec![lead.clone()], director: Some(director.clone()) };
        assert_eq!(away.readers(Level::Officer), [lead.id]);
        assert_eq!(away.readers(Level::Lead), [director]);
    }

    #[test]
    fn levels_begin_after_two_four_and_six_working_days() {
        let levels: Vec<_> = [2, 3, 4, 5, 6, 7].map(Level::of).into();
        let (o, l, d) = (Some(Level::Officer), Some(Level::Lead), Some(Level::Director));
        assert_eq!(levels, [None, o, o, l, l, d]);
    }
}
