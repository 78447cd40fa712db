//! Which tables refer to which, and that they may stand in one query.

use super::accounts::{accounts, limits, links, recovery_codes, sessions};
use super::audit::audit;
use super::cards::{card_views, interests, put_questions};
use super::changes::changes;
use super::consents::{consent_ends, consents};
use super::decisions::decisions;
use super::enterprises::{answer_falls, enterprise_members, enterprises};
use super::features::features;
use super::introductions::{answers, firm_questions, follow_ups, introduction_notes, introductions, outcomes};
use super::matches::matches;
use super::needs::{need_clocks, need_waits, needs};
use super::notices::{absences, bureaus, mail_preferences, monthly_figures, suppressions};
use super::offices::{mailboxes, offices};
use super::outbox::outbox;
use super::rights::{corrections, profile_drafts, talent_versions, talent_views};
use super::same::{same_joins, same_marks, same_moves, same_pairs};
use super::seals::{seals, unsealed};
use super::settings::{job_runs, settings};
use super::talents::{talent_private, talents};

diesel::joinable!(recovery_codes -> accounts (account_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(links -> accounts (account_id));
diesel::joinable!(mailboxes -> offices (office_id));
diesel::joinable!(talents -> accounts (account_id));
diesel::joinable!(talent_private -> talents (talent_id));
diesel::joinable!(enterprise_members -> enterprises (enterprise_id));
diesel::joinable!(enterprise_members -> accounts (account_id));
diesel::joinable!(need_clocks -> needs (need_id));
diesel::joinable!(needs -> enterprises (enterprise_id));
diesel::joinable!(consents -> accounts (account_id));
diesel::joinable!(consents -> talents (talent_id));
diesel::joinable!(consents -> enterprises (enterprise_id));
diesel::joinable!(consents -> introductions (introduction_id));
diesel::joinable!(consent_ends -> consents (consent_id));
diesel::joinable!(decisions -> accounts (officer));
diesel::joinable!(matches -> talents (talent_id));
diesel::joinable!(matches -> needs (need_id));
diesel::joinable!(introductions -> matches (match_id));
diesel::joinable!(introductions -> talents (talent_id));
diesel::joinable!(introductions -> needs (need_id));
diesel::joinable!(introductions -> enterprises (enterprise_id));
diesel::joinable!(answers -> introductions (introduction_id));
diesel::joinable!(introduction_notes -> introductions (introduction_id));
diesel::joinable!(follow_ups -> introductions (introduction_id));
diesel::joinable!(outcomes -> introductions (introduction_id));
diesel::joinable!(same_joins -> same_pairs (same_id));
diesel::joinable!(same_moves -> same_joins (join_id));
diesel::joinable!(interests -> matches (match_id));
diesel::joinable!(put_questions -> introductions (introduction_id));
diesel::joinable!(put_questions -> talents (talent_id));
diesel::joinable!(card_views -> talents (talent_id));
diesel::joinable!(firm_questions -> introductions (introduction_id));
diesel::joinable!(firm_questions -> enterprises (enterprise_id));
diesel::joinable!(need_waits -> needs (need_id));
diesel::joinable!(answer_falls -> enterprises (enterprise_id));
diesel::joinable!(talent_versions -> talents (talent_id));
diesel::joinable!(profile_drafts -> talents (talent_id));
diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    recovery_codes,
    sessions,
    links,
    limits,
    settings,
    job_runs,
    offices,
    mailboxes,
    audit,
    talents,
    talent_private,
    enterprises,
    enterprise_members,
    needs,
    consents,
    consent_ends,
    seals,
    unsealed,
    decisions,
    changes,
    features,
    matches,
    outbox,
    introductions,
    introduction_notes,
    answers,
    follow_ups,
    outcomes,
    need_clocks,
    mail_preferences,
    absences,
    suppressions,
    bureaus,
    monthly_figures,
    same_marks,
    same_pairs,
    same_joins,
    same_moves,
    interests,
    put_questions,
    card_views,
    firm_questions,
    answer_falls,
    need_waits,
    corrections,
    talent_versions,
    profile_drafts,
    talent_views,
);

// The public needs are counted by what they say and where their firm sits.
diesel::allow_columns_to_appear_in_same_group_by_clause!(
    needs::fields,
    needs::place,
    needs::is_anonymous,
    enterprises::division,
);
