//! The route table as data: a row is a path with what answers there by method. It is registered from here and can be listed,
//! so that a test holds every row against the access matrix, and an address asked by another method says which it takes.

use actix_web::guard::{Any, Get, Head};
use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, HttpResponse, Responder, Route};

/// A handler with the methods that lead to it.
pub struct Verb {
    methods: &'static str,
    route: Route,
}

impl Verb {
    /// The handler.
    pub fn to<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Self { route: self.route.to(handler), ..self }
    }
}

/// Answers GET, and HEAD with the same headers: whoever only looks, looks by either.
pub fn get() -> Verb {
    Verb { methods: "GET, HEAD", route: web::route().guard(Any(Get()).or(Head())) }
}

/// Answers POST.
pub fn post() -> Verb {
    Verb { methods: "POST", route: web::post() }
}

/// Answers PUT.
pub fn put() -> Verb {
    Verb { methods: "PUT", route: web::put() }
}

/// Answers DELETE.
pub fn delete() -> Verb {
    Verb { methods: "DELETE", route: web::delete() }
}

struct Row {
    scope: &'static str,
    path: &'static str,
    verbs: Vec<Verb>,
}

/// Every row, in the order in which it is looked up.
#[derive(Default)]
pub struct Table {
    scope: &'static str,
    rows: Vec<Row>,
}

impl Table {
    /// A row, or one more method of a row.
    pub fn route(&mut self, path: &'static str, verb: Verb) -> &mut Self {
        let scope = self.scope;
        match self.rows.iter_mut().find(|row| (row.scope, row.path) == (scope, path)) {
            Some(row) => row.verbs.push(verb),
            None => self.rows.push(Row { scope, path, verbs: vec![verb] }),
        }
        self
    }

    /// Rows that stand under `scope`.
    pub fn under(&mut self, scope: &'static str, parts: &[fn(&mut Self)]) -> &mut Self {
        let outer = std::mem::replace(&mut self.scope, scope);
        parts.iter().for_each(|part| part(self));
        self.scope = outer;
        self
    }

    /// Method and whole path of every row, as written; HEAD goes with GET.
    pub fn list(&self) -> Vec<(&'static str, String)> {
        let of_row = |row: &Row| {
            let path = format!("{}{}", row.scope, row.path);
            let method = |verb: &Verb| verb.methods.split(',').next().unwrap_or_default();
            row.verbs.iter().map(move |verb| (method(verb), path.clone())).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of_row).collect()
    }

    /// Hands every row to the server.
    pub fn register(self, config: &mut ServiceConfig) {
        let mut scopes: Vec<(&'static str, Vec<Row>)> = Vec::new();
        for row in self.rows {
            match scopes.iter_mut().find(|(scope, _)| *scope == row.scope) {
                Some((_, rows)) => rows.push(row),
                None => scopes.push((row.scope, vec![row])),
            }
        }
        for (scope, rows) in scopes {
            let add = move |config: &mut ServiceConfig| {
                rows.into_iter().for_each(|row| {
                    config.service(resource(row));
                });
            };
            if scope.is_empty() {
                config.configure(add);
            } else {
                config.service(web::scope(scope).configure(add));
            }
        }
    }
}

fn resource(row: Row) -> actix_web::Resource {
    let methods: Vec<&str> = row.verbs.iter().map(|verb| verb.methods).collect();
    let allow = methods.join(", ");
    let other = move || {
        let refused = HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, allow.clone())).finish();
        std::future::ready(refused)
    };
    let resource = web::resource(row.path).default_service(web::route().to(other));
    row.verbs.into_iter().fold(resource, |resource, verb| resource.route(verb.route))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn nothing() -> HttpResponse {
        HttpResponse::Ok().finish()
    }

    #[test]
    fn rows_are_listed_as_they_stand_under_their_scope() {
        let mut table = Table::default();
        let inner: fn(&mut Table) = |table| {
            table.route("/b", get().to(nothing)).route("/b", post().to(nothing));
        };
        table.route("/a", get().to(nothing)).under("/x", &[inner]).route("/c", delete().to(nothing));
        let listed: Vec<_> = table.list().into_iter().map(|(method, path)| format!("{method} {path}")).collect();
        assert_eq!(listed, ["GET /a", "GET /x/b", "POST /x/b", "DELETE /c"]);
    }
}
