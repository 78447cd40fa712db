//! All that is kept, in one text: two texts are equal when nothing was changed in between.

use diesel::prelude::*;
use diesel::sql_types::Text;
use longyuan::store::backup;
use longyuan::store::db::Conn;

use super::app::TestApp;

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    rows: String,
}

/// What a refusal may write: that it was refused, and how often.
const NOTES: [&str; 3] = ["audit", "unsealed", "limits"];

impl TestApp {
    /// Every table but the notes of refusals, with its rows.
    pub fn dump(&self) -> Vec<(String, String)> {
        let kept = |conn: &mut Conn| {
            let tables = backup::TABLES.iter().filter(|table| !NOTES.contains(table));
            let parts =
                tables.map(|table| of_table(conn, table)).collect::<longyuan::domain::error::Result<Vec<_>>>()?;
            Ok(diesel::sql_query(parts.join(" UNION ALL ")).load::<Kept>(conn)?)
        };
        self.ctx.db.read(kept).unwrap().into_iter().map(|kept| (kept.name, kept.rows)).collect()
    }
}

fn of_table(conn: &mut Conn, table: &str) -> longyuan::domain::error::Result<String> {
    let rows = match conn {
        Conn::Pg(_) => format!("SELECT coalesce(string_agg(t::text, ' ' ORDER BY t::text), '') FROM {table} t"),
        Conn::Sqlite(_) => {
            let columns = backup::columns(conn, table)?;
            let cells: Vec<String> = columns.iter().map(|column| format!("quote(\"{}\")", column.name)).collect();
            let line = cells.join(" || ',' || ");
            format!("SELECT coalesce(group_concat(line, ' '), '') FROM (SELECT {line} AS line FROM {table} ORDER BY 1)")
        }
    };
    Ok(format!("SELECT '{table}' AS name, ({rows}) AS rows"))
}
