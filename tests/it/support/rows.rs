//! Looking into the database past the use cases: rows, counts, the tokens of links.

use diesel::RunQueryDsl;
use longyuan::domain::account::{LinkId, LinkPurpose};
use longyuan::store::db::Conn;
use longyuan::store::links;

use super::app::TestApp;

#[derive(diesel::QueryableByName)]
struct LinkRow {
    #[diesel(sql_type = diesel::sql_types::Text)]
    id: String,
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

#[derive(diesel::QueryableByName)]
struct TextRow {
    #[diesel(sql_type = diesel::sql_types::Text)]
    t: String,
}

impl TestApp {
    /// How many rows a query counts; its column is `n`.
    pub fn count(&self, from: &str) -> i64 {
        let sql = format!("SELECT count(*) AS n FROM {from}");
        self.ctx.db.read(|conn| Ok(diesel::sql_query(sql).get_result::<Count>(conn)?.n)).unwrap()
    }

    /// Changes rows past the use cases, as an older version or a broken disk might have left them.
    pub fn execute(&self, sql: &'static str) {
        self.ctx.db.write(move |conn| Ok(diesel::sql_query(sql).execute(conn)?)).unwrap();
    }

    /// All rows of a table, each as text.
    pub fn rows_of(&self, table: &str) -> String {
        let columns = match table {
            "same_marks" => "mark || entity || kind",
            _ => "entity || likelihood || facts || state",
        };
        let sql = format!("SELECT {columns} AS t FROM {table}");
        let rows = self.ctx.db.read(|conn| Ok(diesel::sql_query(sql).load::<TextRow>(conn)?)).unwrap();
        rows.into_iter().map(|row| row.t).collect::<Vec<_>>().join("\n")
    }

    /// The one text that a query finds; its column is `t`.
    pub fn one_text(&self, sql: &str) -> String {
        self.ctx.db.read(|conn| Ok(diesel::sql_query(sql).get_result::<TextRow>(conn)?.t)).unwrap()
    }

    /// The token of the newest link of a purpose, as its mail carries it.
    pub fn newest_token(&self, purpose: LinkPurpose) -> String {
        let sql = format!("SELECT id FROM links WHERE purpose = '{purpose}' ORDER BY id DESC LIMIT 1");
        self.ctx
            .db
            .read(|conn| {
                let row: LinkRow = diesel::sql_query(sql).get_result(conn)?;
                let link = links::get(conn, &row.id.parse().unwrap())?;
                Ok(links::token(&self.ctx.keys, &link))
            })
            .unwrap()
    }

    /// The ids of an account's links of one purpose.
    pub fn link_ids(&self, conn: &mut Conn, account: &str, purpose: LinkPurpose) -> Vec<LinkId> {
        let sql = format!("SELECT id FROM links WHERE purpose = '{purpose}' AND account_id = '{account}' ORDER BY id");
        let rows: Vec<LinkRow> = diesel::sql_query(sql).load(conn).unwrap();
        rows.into_iter().map(|row| row.id.parse().unwrap()).collect()
    }
}
