//! `user create-staff`: an account for somebody of the office, also the way back in when nobody can sign in.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Failure, Place};
use crate::domain::account::Role;
use crate::domain::actor::Doer;
use crate::domain::value::Lang;
use crate::usecase::accounts::create_staff;

/// Accounts of staff
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account of staff, or give roles to one that exists
    CreateStaff(CreateStaff),
}

/// Make an account of staff, or give roles to one that exists
#[derive(Debug, Args)]
pub struct CreateStaff {
    /// E-mail address by which they sign in
    #[arg(long)]
    email: String,
    /// Name as other staff see it
    #[arg(long)]
    name: String,
    /// What they may do; may be given several times
    #[arg(long = "role", value_enum, default_values = ["officer"])]
    roles: Vec<StaffRole>,
    /// Language of pages and mails
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
    /// Time zone, as in the IANA list
    #[arg(long, default_value = "America/Los_Angeles")]
    time_zone: String,
    /// File with the passphrase on its first line; without it an invitation is printed that chooses one
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// A role of staff.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum StaffRole {
    /// Reviews and introduces
    Officer,
    /// Officer who may overrule and suspend
    Lead,
    /// Keeps the public window
    Editor,
    /// Reads the record of deeds
    Auditor,
    /// Settings and accounts
    Admin,
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Officer => Self::Officer,
            StaffRole::Lead => Self::Lead,
            StaffRole::Editor => Self::Editor,
            StaffRole::Auditor => Self::Auditor,
            StaffRole::Admin => Self::Admin,
        }
    }
}

impl User {
    /// Makes the account.
    pub fn run(&self, place: &Place) -> Result<(), Failure> {
        let Self::CreateStaff(asked) = self;
        let password = asked.password_file.as_deref().map(first_line).transpose()?;
        let input = create_staff::Input {
            email: asked.email.clone(),
            name: asked.name.clone(),
            roles: asked.roles.iter().map(|role| Role::from(*role)).collect(),
            lang: asked.lang.parse::<Lang>().map_err(Failure::bad)?,
            time_zone: asked.time_zone.clone(),
            password,
        };
        let view = create_staff::run(&place.open()?, &Doer::operator(None), input)?;
        let roles: Vec<&str> = view.account.roles.iter().map(|role| role.as_str()).collect();
        println!("{} may sign in as {}", asked.email, roles.join(", "));
        if let Some(link) = view.invitation {
            println!("Give them this address; it chooses the passphrase, holds three days and works once:\n{link}");
        }
        Ok(())
    }
}

fn first_line(file: &std::path::Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file).map_err(|e| Failure::bad(format!("{}: {e}", file.display())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
