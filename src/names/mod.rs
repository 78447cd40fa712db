//! How people and firms are called: one name in Han characters, pinyin, other romanisations and either order falls
//! together here. `syllables` and `surnames` read names, `person` and `firm` hold them in comparable form,
//! `same_person` and `same_firm` say how like two are, `marks` by what each can be found among a million. `words` and `asked` are
//! what is kept and what is typed to find an entry of a list, `alphabet` where it stands, `directory` holds it, `looking` finds a
//! page of it. Pure.

mod alphabet;
pub mod asked;
mod bits;
pub mod directory;
pub mod firm;
mod latin;
pub mod looking;
pub mod marks;
pub mod person;
pub mod same_firm;
pub mod same_person;
pub mod surnames;
pub mod syllables;
pub mod web_domain;
pub mod words;
