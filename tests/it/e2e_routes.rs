//! The list of pages that the browser walks, held against the route table: a page that nobody looks at fails here.

use longyuan::web::routes;

const FILE: &str = "e2e/routes.json";

#[test]
fn the_browser_knows_every_page() {
    let plain = |path: &str| path.replace("{lang:zh|en}", "").replace("{of:zh|en|both}", "{of}");
    let mut pages: Vec<String> = routes::table()
        .list()
        .into_iter()
        .filter(|(method, path)| *method == "GET" && path.starts_with("/{lang:zh|en}/"))
        .map(|(_, path)| plain(&path).trim_start_matches('/').to_owned())
        .map(|path| format!("/{path}"))
        .collect();
    pages.sort();
    let known: Vec<String> = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let written = serde_json::to_string_pretty(&pages).unwrap();
    assert_eq!(known, pages, "{FILE} should be:\n{written}");
}
