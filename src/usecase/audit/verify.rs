//! Walks the chain and names every row, link and noted head that is not as it was.

use std::collections::HashMap;

use crate::context::Context;
use crate::domain::error::Result;
use crate::domain::seal::{Fault, FaultKind, Head, Record, Seal};
use crate::store::db::Conn;
use crate::store::{heads, sealed_rows, seals};

const PAGE: i64 = 500;
/// Most rows of a part that were never written by the platform and are named.
const FOREIGN: i64 = 100;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Rows with a link.
    pub sealed: i64,
    /// Rows that wait for theirs.
    pub waiting: i64,
    /// The last link's number and hash.
    pub head: Option<(i64, String)>,
    /// Heads that were noted outside the database.
    pub noted: usize,
    /// All that is wrong, in the order of the chain.
    pub faults: Vec<Fault>,
}

/// Where the walk is.
struct Walk {
    seq: i64,
    hash: String,
    sealed: i64,
    /// Noted heads by number; what is met is taken out.
    noted: HashMap<i64, Vec<Head>>,
    faults: Vec<Fault>,
}

/// Verifies the whole record.
pub fn run(ctx: &Context) -> Result<View> {
    // Read before the chain: a head noted meanwhile may be younger than what is read of the chain.
    let noted = heads::list(&ctx.config.audit_heads_file(), &ctx.keys)?;
    let count = noted.len();
    let forged = noted.iter().filter(|head| head.is_none()).count();
    ctx.db.read(move |conn| {
        let mut walk = Walk::new(noted);
        loop {
            let page = seals::list(conn, walk.seq, PAGE)?;
            let Some(last) = page.last() else { break };
            let end = last.seq;
            let hashes = hashes(conn, &page)?;
            page.iter().for_each(|seal| walk.step(seal, hashes.get(&(seal.record, seal.row_id.as_str()))));
            walk.seq = end;
        }
        walk.end(forged);
        for record in Record::ALL {
            let foreign = sealed_rows::list_foreign(conn, *record, FOREIGN)?;
            let added = |id| Fault { kind: FaultKind::Added, seq: None, row: Some((*record, id)) };
            walk.faults.extend(foreign.into_iter().map(added));
        }
        let waiting = seals::count_waiting(conn)?;
        let head = (walk.seq > 0).then_some((walk.seq, walk.hash));
        Ok(View { sealed: walk.sealed, waiting, head, noted: count, faults: walk.faults })
    })
}

fn hashes<'a>(conn: &mut Conn, page: &'a [Seal]) -> Result<HashMap<(Record, &'a str), String>> {
    let mut all = HashMap::new();
    for record in Record::ALL {
        let ids: Vec<String> = page.iter().filter(|s| s.record == *record).map(|s| s.row_id.clone()).collect();
        let mut found = sealed_rows::row_hashes(conn, *record, &ids)?;
        let rows = page.iter().filter(|s| s.record == *record);
        all.extend(rows.filter_map(|s| found.remove(&s.row_id).map(|hash| ((*record, s.row_id.as_str()), hash))));
    }
    Ok(all)
}

impl Walk {
    fn new(heads: Vec<Option<Head>>) -> Self {
        let mut noted: HashMap<i64, Vec<Head>> = HashMap::new();
        for head in heads.into_iter().flatten() {
            noted.entry(head.seq).or_default().push(head);
        }
        Self { seq: 0, hash: seals::beginning(), sealed: 0, noted, faults: Vec::new() }
    }

    /// One link: at most one fault of it, the gravest.
    fn step(&mut self, seal: &Seal, row_hash: Option<&String>) {
        let row = Some((seal.record, seal.row_id.clone()));
        let mut fault = |kind| self.faults.push(Fault { kind, seq: Some(seal.seq), row: row.clone() });
        if seal.seq != self.seq + 1 {
            fault(FaultKind::LinksMissing);
        }
        match row_hash {
            None => fault(FaultKind::Removed),
            Some(hash) if *hash != seal.row_hash => fault(FaultKind::Edited),
            Some(_) if seals::link_hash(seal) != seal.hash => fault(FaultKind::Reordered),
            Some(_) if seal.seq == self.seq + 1 && seal.previous_hash != self.hash => fault(FaultKind::Reordered),
            Some(_) => {}
        }
        let noted = self.noted.remove(&seal.seq).unwrap_or_default();
        if noted.iter().any(|head| head.hash != seal.hash) {
            self.faults.push(Fault { kind: FaultKind::HeadDiffers, seq: Some(seal.seq), row: None });
        }
        (self.seq, self.hash, self.sealed) = (seal.seq, seal.hash.clone(), self.sealed + 1);
    }

    /// Heads that the chain never reached, and lines that no head of ours are.
    fn end(&mut self, forged: usize) {
        let mut beyond: Vec<i64> = self.noted.keys().copied().collect();
        beyond.sort_unstable();
        let cut = |seq| Fault { kind: FaultKind::TailCut, seq: Some(seq), row: None };
        self.faults.extend(beyond.into_iter().filter(|seq| *seq > self.seq).map(cut));
        let forged = (0..forged).map(|_| Fault { kind: FaultKind::HeadForged, seq: None, row: None });
        self.faults.extend(forged);
    }
}
