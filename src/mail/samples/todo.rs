//! The invented to-do of the samples, and what of it is late.

use super::invented::{both, day, title};
use crate::domain::enterprise::EnterpriseId;
use crate::domain::escalation::Level;
use crate::domain::todo::{Item, Todo, Work};

/// Four needs of one firm, of which a mail lists three, and a pair to introduce.
pub fn all() -> Todo {
    let firm = EnterpriseId::new();
    let item = |work, code: &str, (since, due, age), people, firm: &EnterpriseId| Item {
        work,
        id: code.to_owned(),
        code: code.to_owned(),
        title: title(),
        firm: firm.clone(),
        firm_name: both("兰州陇肽生物科技有限公司", "Longtai Biotech"),
        people,
        since: day(2026, 11, since),
        due: day(2026, 11, due),
        age,
    };
    let other = EnterpriseId::new();
    let items = vec![
        item(Work::Review, "N-2041", (18, 20, 3), (3, 2), &firm),
        item(Work::Review, "N-3K7P", (19, 23, 2), (1, 0), &firm),
        item(Work::Review, "N-5M2Q", (23, 25, 0), (0, 0), &firm),
        item(Work::Review, "N-8H2C", (23, 25, 0), (2, 1), &firm),
        item(Work::Introduce, "R-7K3F", (20, 24, 1), (0, 0), &other),
        item(Work::Answer, "R-9TQ4", (20, 30, 1), (0, 0), &other),
    ];
    Todo::of(day(2026, 11, 23), items)
}

/// What of it has waited for too long.
pub fn late(level: Level) -> Todo {
    let mut all = all();
    for item in all.items.iter_mut().take(1) {
        (item.since, item.due, item.age) = match level {
            Level::Officer => (day(2026, 11, 18), day(2026, 11, 20), 3),
            Level::Lead => (day(2026, 11, 16), day(2026, 11, 18), 5),
            Level::Director => (day(2026, 11, 12), day(2026, 11, 16), 7),
        };
    }
    Todo { items: all.items.into_iter().filter(|item| item.age > 2).collect(), ..all }
}
