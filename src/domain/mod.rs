//! What is true: types, rules and state machines. No input or output, no clock, no HTTP.
//!
//! Glossary. **Talent**: a professional who may help. **Enterprise** (firm): who posts needs. **Need**: what is sought.
//! **Match**: a talent and a need with two scores and their reasons. **Approval**: an officer's yes to a match.
//! **Introduction**: the two of an approved match, asked one after the other, and what came of it.
//! **Notice**: one mail to one reader, from the outbox. **Office**: the liaison office. **Officer**: its reviewer.

pub mod account;
pub mod actor;
pub mod answer;
pub mod answer_figures;
pub mod audit;
pub mod barred;
pub mod bilingual;
pub mod brief;
pub mod browse;
pub mod bureau;
pub mod calendar;
pub mod canonical;
pub mod card;
pub mod collect;
pub mod concept_text;
pub mod consent;
pub mod contact_words;
pub mod correction;
pub mod country;
pub mod decision;
pub mod disclosure;
pub mod disclosure_record;
pub mod enterprise;
pub mod enterprise_profile;
pub mod error;
pub mod fair_words;
pub mod field;
pub mod figures;
pub mod follow_up;
pub mod giving;
pub mod han;
pub mod intake;
pub mod interest;
pub mod introduction;
pub mod introduction_moves;
pub mod job;
pub mod listing;
pub mod matches;
pub mod meeting;
pub mod need;
pub mod need_clock;
pub mod need_hints;
pub mod notice;
pub mod office;
pub mod open_need;
pub mod open_window;
pub mod paging;
pub mod party_notes;
pub mod pictures;
pub mod posting;
pub mod profile_clock;
pub mod record;
pub mod region;
pub mod reply;
pub mod retry;
pub mod same;
pub mod saved_search;
pub mod seal;
pub mod state;
pub mod table;
pub mod talent;
pub mod talent_profile;
pub mod taxonomy;
pub mod taxonomy_difference;
pub mod text;
pub mod tile_grid;
pub mod todo;
pub mod uscc;
pub mod value;
pub mod visibility;
