//! A refused token leaves a row in the audit: off the path of the answer, and so seldom that nobody can fill the database
//! or slow it down with worthless tokens.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::HttpRequest;
use actix_web::web::{self, Data};
use chrono::TimeDelta;

use super::signed;
use crate::context::Context;
use crate::domain::value::Moment;
use crate::usecase::accounts::note_refusal;

/// Most notes a minute that one network causes.
const MOST_OF_ONE: u32 = note_refusal::MOST as u32;
/// Most notes a minute that this node makes, and so most networks that it remembers.
const MOST: u32 = 60;

/// Who caused how many notes in this minute.
#[derive(Default)]
pub struct Gate(Mutex<Minute>);

#[derive(Default)]
struct Minute {
    start: Moment,
    all: u32,
    by_network: HashMap<String, u32>,
}

impl Gate {
    /// True when one more note may be made.
    fn opens(&self, now: Moment, network: &str) -> bool {
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if (now - minute.start).abs() >= TimeDelta::minutes(1) {
            *minute = Minute { start: now, ..Minute::default() };
        }
        let of_one = minute.by_network.get(network).copied().unwrap_or_default();
        if minute.all >= MOST || of_one >= MOST_OF_ONE {
            return false;
        }
        minute.all += 1;
        minute.by_network.insert(network.to_owned(), of_one + 1);
        true
    }
}

/// Notes that a token was refused, and why.
pub fn note(ctx: &Data<Context>, request: &HttpRequest, cause: &'static str) {
    let origin = signed::origin(ctx, request);
    let is_open = request.app_data::<Data<Gate>>().is_some_and(|gate| gate.opens(ctx.now(), &origin.address_class));
    if !is_open {
        return;
    }
    let ctx = ctx.clone();
    // It runs whether or not somebody waits for it, and nobody does: the answer leaves meanwhile.
    drop(web::block(move || {
        if let Err(error) = note_refusal::run(&ctx, origin, cause) {
            tracing::warn!(%error, cause, "a refused token was not noted");
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_one_network_nor_all_of_them_fill_the_audit() {
        let (gate, now) = (Gate::default(), Moment::default() + TimeDelta::days(1));
        let open = |network: &str, at| (0..100).filter(|_| gate.opens(at, network)).count();
        assert_eq!(open("203.0.113.0/24", now), 10);
        assert_eq!((0..100).map(|n| open(&format!("198.51.{n}.0/24"), now)).sum::<usize>(), 50);
        assert_eq!(open("203.0.113.0/24", now + TimeDelta::minutes(1)), 10, "a new minute");
    }
}
