//! The needs of the public window: opened by an officer, of a verified firm, public by its wish. Only the columns that anybody
//! may read are read, and the keywords, which the engine turns into its own labels.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::db::{Conn, MultiBackend};
use super::json;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::Result;
use crate::domain::field::FieldCode;
use crate::domain::need::{NeedId, NeedKind, NeedState, OnlyCriterion};
use crate::domain::open_need::{OpenAsked, OpenNeed, public_place};
use crate::domain::open_window::{OpenCounts, OpenText};
use crate::domain::region::{self, Division};
use crate::domain::value::{Bilingual, Degree, Moment};
use crate::schema::enterprises::enterprises;
use crate::schema::introductions::introductions;
use crate::schema::needs::needs;

/// Needs on a page.
pub const PAGE: i64 = 12;

/// A public need with the firm's keywords, which are for the engine's labels alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What anybody may read.
    pub need: OpenNeed,
    /// What a person must know and what would be good, as typed.
    pub keywords: Vec<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = needs)]
struct Row {
    code: String,
    kind: NeedKind,
    title_zh: Option<String>,
    title_en: Option<String>,
    body_zh: Option<String>,
    body_en: Option<String>,
    fields: String,
    must: String,
    nice: String,
    min_degree: Option<Degree>,
    min_years: Option<i32>,
    modes: String,
    languages: String,
    only_criteria: String,
    place: Option<String>,
    positions: Option<i32>,
    is_anonymous: bool,
    expires_at: Moment,
    submitted_at: Option<Moment>,
    created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = enterprises)]
struct Firm {
    name_zh: Option<String>,
    name_en: Option<String>,
    division: Option<String>,
}

fn listed((row, firm): (Row, Firm)) -> Result<Listed> {
    let only: Vec<OnlyCriterion> = json::value(&row.only_criteria)?;
    let (must, nice): (Vec<String>, Vec<String>) = (json::value(&row.must)?, json::value(&row.nice)?);
    let need = OpenNeed {
        place: public_place(row.place.as_deref(), firm.division.as_deref(), row.is_anonymous),
        code: row.code,
        kind: row.kind,
        title: Bilingual { zh: row.title_zh, en: row.title_en },
        body: Bilingual { zh: row.body_zh, en: row.body_en },
        fields: json::value(&row.fields)?,
        modes: json::value(&row.modes)?,
        min_degree: row.min_degree,
        min_years: row.min_years,
        languages: json::value(&row.languages)?,
        takes_other_languages: !only.contains(&OnlyCriterion::Languages),
        positions: row.positions,
        firm: (!row.is_anonymous).then_some(Bilingual { zh: firm.name_zh, en: firm.name_en }),
        posted_at: row.submitted_at.unwrap_or(row.created_at),
        expires_at: row.expires_at,
    };
    Ok(Listed { need, keywords: [must, nice].concat() })
}

type Public<'a> =
    diesel::helper_types::IntoBoxed<'a, diesel::dsl::InnerJoin<needs::table, enterprises::table>, MultiBackend>;

/// Every public need at a moment: a deadline that has passed closes it before the job of the night does.
fn public(now: Moment) -> Public<'static> {
    needs::table
        .inner_join(enterprises::table)
        .filter(needs::state.eq(NeedState::Open))
        .filter(needs::is_public.eq(true))
        .filter(needs::expires_at.gt(now))
        .filter(enterprises::state.eq(EnterpriseState::Verified))
        .filter(enterprises::joined_at.is_null())
        .into_boxed()
}

fn narrowed(now: Moment, asked: &OpenAsked, among: Option<&[NeedId]>) -> Public<'static> {
    let mut query = public(now);
    if let Some(field) = &asked.field {
        query = query.filter(needs::fields.like(format!("%\"{}\"%", field.as_str())));
    }
    if let Some(mode) = asked.mode {
        query = query.filter(needs::modes.like(format!("%\"{}\"%", mode.as_str())));
    }
    if let Some(kind) = asked.kind {
        query = query.filter(needs::kind.eq(kind));
    }
    if let Some(prefecture) = asked.prefecture {
        let places = names_of(prefecture);
        let by_firm = needs::place.is_null().and(needs::is_anonymous.eq(false));
        let by_firm = by_firm.and(enterprises::division.eq_any(places.clone()));
        query = query.filter(needs::place.eq_any(places).or(by_firm));
    }
    if let Some(ids) = among {
        query = query.filter(needs::id.eq_any(ids.to_vec()));
    }
    query
}

/// Codes and slugs of a prefecture and of what lies in it.
fn names_of(prefecture: &'static Division) -> Vec<Option<String>> {
    let inside = region::counties(prefecture.code).map(|place| place.code);
    let own = [Some(prefecture.code), prefecture.slug].into_iter().flatten();
    own.chain(inside).map(|name| Some(name.to_owned())).collect()
}

/// A page of public needs, newest first; `among` keeps to these.
pub fn list(conn: &mut Conn, now: Moment, asked: &OpenAsked, among: Option<&[NeedId]>) -> Result<Vec<Listed>> {
    let before = (asked.page as i64 - 1) * PAGE;
    let rows: Vec<(Row, Firm)> = narrowed(now, asked, among)
        .order((needs::submitted_at.desc(), needs::id.desc()))
        .select((Row::as_select(), Firm::as_select()))
        .limit(PAGE)
        .offset(before)
        .load(conn)?;
    rows.into_iter().map(listed).collect()
}

/// How many there are.
pub fn count(conn: &mut Conn, now: Moment, asked: &OpenAsked, among: Option<&[NeedId]>) -> Result<i64> {
    Ok(narrowed(now, asked, among).select(count_star()).first(conn)?)
}

/// The newest public needs, at most `most`; `field` narrows them, `but` is left out.
pub fn newest(conn: &mut Conn, now: Moment, field: Option<&FieldCode>, but: &str, most: i64) -> Result<Vec<Listed>> {
    let asked = OpenAsked { field: field.cloned(), page: 1, ..OpenAsked::default() };
    let rows: Vec<(Row, Firm)> = narrowed(now, &asked, None)
        .filter(needs::code.ne(but.to_owned()))
        .order((needs::submitted_at.desc(), needs::id.desc()))
        .select((Row::as_select(), Firm::as_select()))
        .limit(most)
        .load(conn)?;
    rows.into_iter().map(listed).collect()
}

/// The public need with this code, if there is one.
pub fn find(conn: &mut Conn, now: Moment, code: &str) -> Result<Option<Listed>> {
    let found = public(now).filter(needs::code.eq(code.to_owned()));
    let row: Option<(Row, Firm)> = found.select((Row::as_select(), Firm::as_select())).first(conn).optional()?;
    row.map(listed).transpose()
}

/// True for the code of a need that was to be public and has ended.
pub fn is_over(conn: &mut Conn, now: Moment, code: &str) -> Result<bool> {
    let ended = [NeedState::Filled, NeedState::NoCandidate, NeedState::Expired, NeedState::Withdrawn];
    let late = needs::state.eq(NeedState::Open).and(needs::expires_at.le(now));
    let found: i64 = needs::table
        .filter(needs::code.eq(code))
        .filter(needs::is_public.eq(true))
        .filter(needs::state.eq_any(ended).or(late))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

/// Code and last change of every public need, newest first, at most `most`.
pub fn codes(conn: &mut Conn, now: Moment, most: i64) -> Result<Vec<(String, Moment)>> {
    let newest = public(now).order((needs::submitted_at.desc(), needs::id.desc()));
    Ok(newest.select((needs::code, needs::updated_at)).limit(most).load(conn)?)
}

/// Fields, place, anonymity and the firm's place of a group of needs, and how many it has.
type Group = (String, Option<String>, bool, Option<String>, i64);

/// Counts the public needs by field and prefecture; those that say the same in both come as one row.
pub fn counts(conn: &mut Conn, now: Moment) -> Result<OpenCounts> {
    let groups: Vec<Group> = needs::table
        .inner_join(enterprises::table)
        .filter(needs::state.eq(NeedState::Open))
        .filter(needs::is_public.eq(true))
        .filter(needs::expires_at.gt(now))
        .filter(enterprises::state.eq(EnterpriseState::Verified))
        .filter(enterprises::joined_at.is_null())
        .group_by((needs::fields, needs::place, needs::is_anonymous, enterprises::division))
        .select((needs::fields, needs::place, needs::is_anonymous, enterprises::division, count_star()))
        .load(conn)?;
    let mut counts = OpenCounts::default();
    for (fields, place, is_anonymous, division, number) in groups {
        let place = public_place(place.as_deref(), division.as_deref(), is_anonymous);
        counts.add(json::value(&fields)?, place, number);
    }
    counts.introduced =
        introductions::table.filter(introductions::introduced_at.is_not_null()).count().get_result(conn)?;
    Ok(counts)
}

/// The texts of every public need, newest first, for looking for words in them.
pub fn texts(conn: &mut Conn, now: Moment) -> Result<Vec<OpenText>> {
    type Said = (Option<String>, Option<String>, Option<String>, Option<String>);
    type Text = (NeedId, Said, (String, String), bool, (Option<String>, Option<String>));
    let rows: Vec<Text> = public(now)
        .order((needs::submitted_at.desc(), needs::id.desc()))
        .select((
            needs::id,
            (needs::title_zh, needs::title_en, needs::body_zh, needs::body_en),
            (needs::must, needs::nice),
            needs::is_anonymous,
            (enterprises::name_zh, enterprises::name_en),
        ))
        .load(conn)?;
    let text = |(id, (a, b, c, d), (must, nice), is_anonymous, (zh, en)): Text| {
        let firm = if is_anonymous { [None, None] } else { [zh, en] };
        let said: Vec<String> = [a, b, c, d].into_iter().chain(firm).flatten().collect();
        let keywords = format!("{must} {nice}").to_lowercase();
        OpenText { id, said: said.join("\n").to_lowercase(), keywords }
    };
    Ok(rows.into_iter().map(text).collect())
}
