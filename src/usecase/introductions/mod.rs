//! Introductions: asked, answered, introduced, and what came of it.

pub mod answer;
pub mod ask_again;
pub mod ask_follow_ups;
pub mod dispute;
pub mod dispute_own;
pub mod expire;
pub mod give_contact;
pub mod halt;
pub mod introduce;
pub mod list;
pub mod list_own;
pub mod record;
pub mod record_outcome;
pub mod report;
pub mod report_own;
pub mod show;
pub mod show_board;
pub mod show_question;
