//! Rows of the officers' lists: what a list says of a person, a firm or a need, in the reader's words.

use super::cards::{Row, Said};
use super::page::Frame;
use crate::domain::card::YearsBand;
use crate::domain::decision::{Measure, Verdict};
use crate::domain::enterprise::{Enterprise, EnterpriseState};
use crate::domain::facets::Facets;
use crate::domain::need::NeedState;
use crate::domain::talent::TalentState;
use crate::domain::value::{Lang, Moment, Source};
use crate::locale;
use crate::usecase::{enterprises, needs, talents};

/// One thing of a list.
pub struct Entry {
    /// Key.
    pub id: String,
    /// Random code.
    pub code: String,
    /// What it is called.
    pub name: Said,
    /// What stands under the name, if anything.
    pub under: Option<Said>,
    /// Its state in words.
    pub state: String,
    /// The class of its badge.
    pub badge: &'static str,
    /// Remarks: no address, accepted, no code.
    pub marks: Vec<String>,
    /// The day it was last changed.
    pub day: String,
    /// More about it.
    pub facts: Vec<Row>,
    /// The long text, if there is one.
    pub text: Option<Said>,
    /// True for a person who may be proposed for a need by hand.
    pub is_proposable: bool,
    /// What an officer may decide now.
    pub verdicts: Vec<Verdict>,
    /// What a lead may decide beyond that.
    pub measures: Vec<Measure>,
}

/// A state with its count, for the tabs.
pub struct Tab {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
    /// How many.
    pub count: i64,
}

/// A page of a list.
pub struct Listing {
    /// States that have rows.
    pub tabs: Vec<Tab>,
    /// All rows of all states.
    pub total: i64,
    /// The letters that lead somewhere, a bit a letter.
    pub letters: u32,
    /// The rows.
    pub entries: Vec<Entry>,
    /// Where the next page begins.
    pub next: Option<String>,
}

fn fact(frame: &Frame, key: &str, text: Option<String>) -> Option<Row> {
    let words = text.filter(|t| !t.is_empty())?;
    Some(Row { name: frame.t(key), lang: Lang::of_text(&words).filter(|l| *l != frame.lang), words })
}

fn day(frame: &Frame, at: Moment) -> String {
    frame.day(&locale::day_in(at, locale::LANZHOU))
}

fn tabs<S: ToString>(frame: &Frame, prefix: &str, counts: Vec<(S, i64)>) -> (Vec<Tab>, i64) {
    let total = counts.iter().map(|(_, n)| n).sum();
    let tab =
        |(state, count): (S, i64)| Tab { label: frame.tc(prefix, state.to_string()), code: state.to_string(), count };
    (counts.into_iter().map(tab).collect(), total)
}

/// For how many days an entry has waited for the office, in words.
fn waited(frame: &Frame, facets: &Facets) -> Option<String> {
    let days = (frame.now - facets.waits_since?).num_days().max(0);
    Some(frame.tv("lists-waited", &[("n", days.into())]))
}

fn source(frame: &Frame, source: Source) -> Option<String> {
    (source != Source::Own).then(|| frame.tc("source-", source))
}

/// People.
pub fn talents(frame: &Frame, view: talents::list::View) -> Listing {
    let (tabs, total) = tabs(frame, "talent-state-", view.counts);
    let entries = view.page.items.into_iter().map(|listed| talent(frame, &listed)).collect();
    Listing { tabs, total, letters: view.letters, entries, next: view.page.next }
}

fn talent(frame: &Frame, listed: &talents::list::Listed) -> Entry {
    let (talent, identity) = (&listed.talent, &listed.identity);
    let p = &talent.profile;
    let both = |parts: [Option<String>; 2]| Some(frame.joined(&parts.into_iter().flatten().collect::<Vec<_>>()));
    let fields: Vec<_> = p.fields.iter().map(|f| f.name(frame.lang).to_owned()).collect();
    let modes: Vec<_> = p.modes.iter().map(|m| frame.tc("mode-", m)).collect();
    let ties: Vec<_> = p.gansu_ties.iter().map(|t| frame.tie(t)).collect();
    let level = [p.degree.map(|d| frame.tc("degree-", d)), p.years_experience.map(|y| frame.t(YearsBand::of(y).key()))];
    let facts = [
        fact(frame, "staff-fact-fields", Some(frame.joined(&fields))),
        fact(frame, "staff-fact-place", both([Some(frame.country(&p.country)), p.city.clone()])),
        fact(frame, "staff-fact-modes", Some(frame.joined(&modes))),
        fact(frame, "staff-fact-level", both(level)),
        fact(frame, "staff-fact-ties", Some(frame.joined(&ties))),
        fact(frame, "staff-fact-work", both([identity.title.clone(), identity.employer.clone()])),
        fact(frame, "staff-fact-keywords", Some(frame.joined(&p.skills))),
    ];
    let marks = [
        waited(frame, &Facets::of_talent(talent)),
        talent.account.is_none().then(|| frame.t("staff-no-address")),
        talent.accepted_at.map(|_| frame.t("staff-accepted")),
        listed.is_doubtful.then(|| frame.t("staff-doubtful")),
        talent.joined_at.map(|_| frame.t("staff-joined")),
        source(frame, talent.source),
    ];
    Entry {
        id: talent.id.to_string(),
        code: talent.code.clone(),
        name: Said::typed(&identity.name, frame.lang),
        under: frame.said(&p.headline),
        state: frame.tc("talent-state-", talent.state),
        badge: frame.talent_badge(&talent.state),
        marks: marks.into_iter().flatten().collect(),
        day: day(frame, talent.updated_at),
        facts: facts.into_iter().flatten().collect(),
        text: frame.said(&p.summary),
        is_proposable: talent.may_be_asked(),
        verdicts: match talent.state {
            _ if talent.joined_at.is_some() => Vec::new(),
            TalentState::Pooled if talent.accepted_at.is_some() => vec![Verdict::RequestChanges, Verdict::Reject],
            TalentState::Pooled => Verdict::ALL.to_vec(),
            _ => Vec::new(),
        },
        measures: match talent.state {
            _ if talent.joined_at.is_some() => Vec::new(),
            TalentState::Pooled => vec![Measure::Suspend],
            TalentState::Suspended => vec![Measure::Lift],
            TalentState::Rejected => vec![Measure::Reinstate],
            _ => Vec::new(),
        },
    }
}

/// Enterprises.
pub fn enterprises(frame: &Frame, view: enterprises::list::View) -> Listing {
    let (tabs, total) = tabs(frame, "enterprise-state-", view.counts);
    let is_doubtful = |firm: &Enterprise| view.doubtful.contains(firm.id.as_str());
    let entries =
        view.page.items.iter().map(|listed| enterprise(frame, listed, is_doubtful(&listed.enterprise))).collect();
    Listing { tabs, total, letters: view.letters, entries, next: view.page.next }
}

fn enterprise(frame: &Frame, listed: &enterprises::list::Listed, is_doubtful: bool) -> Entry {
    let firm = &listed.enterprise;
    let p = &firm.profile;
    let fields: Vec<_> = p.fields.iter().map(|f| f.name(frame.lang).to_owned()).collect();
    let facts = [
        fact(frame, "staff-fact-kind", p.kind.map(|k| frame.tc("enterprise-kind-", k))),
        fact(frame, "staff-fact-uscc", p.uscc.clone()),
        fact(frame, "staff-fact-check", p.uscc.as_deref().and_then(|code| frame.uscc_words(code))),
        fact(frame, "staff-fact-place", p.division.as_deref().map(|d| frame.place(d))),
        fact(frame, "staff-fact-fields", Some(frame.joined(&fields))),
        fact(frame, "staff-fact-website", p.website.clone()),
        fact(frame, "answers-of-firm", Some(frame.answers(&listed.answering))),
    ];
    let marks = [
        waited(frame, &Facets::of_firm(firm)),
        p.uscc.is_none().then(|| frame.t("staff-no-code")),
        frame.below_floor(&listed.answering).map(|_| frame.answers(&listed.answering)),
        is_doubtful.then(|| frame.t("staff-doubtful")),
        firm.joined_at.map(|_| frame.t("staff-joined")),
        source(frame, firm.source),
    ];
    let is_open = firm.state == EnterpriseState::Submitted && firm.joined_at.is_none();
    Entry {
        id: firm.id.to_string(),
        code: firm.code.clone(),
        name: Said::typed(p.name.text(frame.lang), frame.lang),
        under: None,
        state: frame.tc("enterprise-state-", firm.state),
        badge: frame.enterprise_badge(&firm.state),
        marks: marks.into_iter().flatten().collect(),
        day: day(frame, firm.updated_at),
        facts: facts.into_iter().flatten().collect(),
        text: frame.said(&p.intro),
        is_proposable: false,
        verdicts: if is_open { Verdict::ALL.to_vec() } else { Vec::new() },
        measures: match firm.state {
            _ if firm.joined_at.is_some() => Vec::new(),
            EnterpriseState::Verified => vec![Measure::Suspend, Measure::Close],
            EnterpriseState::Suspended => vec![Measure::Lift, Measure::Close],
            EnterpriseState::Closed => vec![Measure::Reinstate],
            _ => Vec::new(),
        },
    }
}

/// Needs.
pub fn needs(frame: &Frame, view: needs::list::View) -> Listing {
    let (tabs, total) = tabs(frame, "need-state-", view.counts);
    let entries = view.page.items.iter().map(|listed| need(frame, listed)).collect();
    Listing { tabs, total, letters: view.letters, entries, next: view.page.next }
}

fn need(frame: &Frame, listed: &needs::list::Listed) -> Entry {
    let (need, firm) = (&listed.need, &listed.enterprise);
    let is_open = need.state == NeedState::Submitted && firm.state.is_active();
    let waits = listed.unanswered.map(|counts| frame.unanswered("answers-review-waits", &counts));
    Entry {
        id: need.id.to_string(),
        code: need.code.clone(),
        name: Said::typed(need.brief.title.text(frame.lang), frame.lang),
        under: frame.said(&firm.profile.name),
        state: frame.tc("need-state-", need.state),
        badge: frame.need_badge(&need.state),
        marks: [waited(frame, &Facets::of_need(need, firm)), waits, source(frame, need.source)]
            .into_iter()
            .flatten()
            .collect(),
        day: day(frame, need.updated_at),
        facts: frame.need_rows(&need.brief),
        text: frame.said(&need.brief.body),
        is_proposable: false,
        verdicts: if is_open { Verdict::ALL.to_vec() } else { Vec::new() },
        measures: Vec::new(),
    }
}
