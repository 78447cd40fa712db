//! Public needs, as tests of the public window make them.

use chrono::TimeDelta;
use longyuan::domain::actor::Officer;
use longyuan::domain::decision::Verdict;
use longyuan::usecase::needs::{decide, edit};

use super::app::TestApp;
use super::browser::Page;
use super::cards::Firm;

/// The name of every firm, before its number.
pub const FIRM: &str = "兰州陇肽生物科技有限公司";
/// Longer than what was read is kept, and than registrations from one place are counted.
const A_WHILE: TimeDelta = TimeDelta::minutes(61);

/// A verified firm whose open need is changed and made public, as it would be before an officer opened it.
pub fn published(app: &TestApp, officer: &Officer, number: usize, change: impl FnOnce(&mut edit::Input)) -> Firm {
    let firm = app.verified_firm(officer, &format!("ma{number}@example.org"), &format!("{FIRM}{number}"));
    let mut brief = app.need(&firm.need).brief;
    brief.is_public = true;
    let mut input = edit::Input { need: firm.need.clone(), version: None, brief };
    change(&mut input);
    edit::run(&app.ctx, &firm.member, input).unwrap();
    let again = decide::Input { need: firm.need.clone(), verdict: Verdict::Accept, reason: String::new() };
    decide::run(&app.ctx, officer, again).unwrap();
    app.advance(A_WHILE);
    firm
}

/// How many elements a CSS selector finds.
pub fn count(page: &Page, selector: &str) -> usize {
    let html = scraper::Html::parse_document(&page.body);
    html.select(&scraper::Selector::parse(selector).unwrap()).count()
}
