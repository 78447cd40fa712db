//! Lists in pages: by key, newest first, so that a page stays right while rows are added.

/// Most rows of a page.
pub const MOST: i64 = 100;

/// Which page of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// The id of the last row seen; `None` for the first page.
    pub after: Option<String>,
    /// Rows wanted, 1 to 100.
    pub limit: i64,
}

impl Paging {
    /// A page of at most `limit` rows (50 when not said), cut to 1 to 100.
    pub fn new(after: Option<String>, limit: Option<i64>) -> Self {
        Self { after: after.filter(|a| !a.is_empty()), limit: limit.unwrap_or(50).clamp(1, MOST) }
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// Its rows.
    pub items: Vec<T>,
    /// What to give as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page from rows that were asked for with one more than its limit; `key` tells the id of a row.
    pub fn cut(mut rows: Vec<T>, paging: &Paging, key: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(paging.limit).unwrap_or(1);
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let next = if has_more { rows.last().map(key) } else { None };
        Self { items: rows, next }
    }

    /// The same page with each row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(turn).collect(), next: self.next }
    }
}
