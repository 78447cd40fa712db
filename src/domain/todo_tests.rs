//! The parts of the to-do page by page, and what of it a mail lists.

use super::*;

#[test]
fn pages_of_a_part_go_on_where_the_last_one_ended_whatever_was_done_meanwhile() {
    let today: NaiveDate = "2026-11-25".parse().unwrap();
    let firm = EnterpriseId::new();
    let item = |n: u32, work| Item {
        work,
        id: format!("id{n}"),
        code: format!("N-{}", n % 7),
        title: Bilingual::default(),
        firm: firm.clone(),
        firm_name: Bilingual::default(),
        people: (0, 0),
        since: today,
        due: today - chrono::Days::new(u64::from(n / 10)),
        age: 0,
    };
    let mut items: Vec<Item> = (0..45).map(|n| item(n, Work::Review)).collect();
    items.push(item(50, Work::Answer));
    let mut todo = Todo::of(today, items);
    assert_eq!(todo.counts(), [(Part::Overdue, 35), (Part::Today, 10), (Part::Open, 0), (Part::Answers, 1)]);
    assert_eq!(todo.count(Standing::Overdue), 35);
    let first = todo.page(Part::Overdue, &Paging::new(None, Some(20)));
    let seen: Vec<String> = first.items.iter().map(Item::place).collect();
    todo.items.retain(|item| item.place() != *seen.last().unwrap());
    let second = todo.page(Part::Overdue, &Paging::new(first.next, Some(20)));
    assert_eq!((first.items.len(), second.items.len(), second.next), (20, 15, None));
    assert!(second.items.iter().all(|item| !seen.contains(&item.place()) && item.work == Work::Review));
    let listed: Vec<String> = todo.listed().iter().map(|item| item.key()).collect();
    let (capped, left_out) = todo.capped();
    assert_eq!(capped.iter().map(|item| item.key()).collect::<Vec<_>>(), listed);
    assert_eq!((listed.len(), left_out), (3, 42), "three of one firm");
}
