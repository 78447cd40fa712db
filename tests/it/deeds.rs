//! Every action that the record of deeds may hold has its words in both languages, and no words stay behind.

use std::collections::BTreeSet;

use longyuan::domain::account::Role;
use longyuan::domain::actor::Doer;
use longyuan::domain::audit::{Deed, Entity};
use longyuan::store::audit;

use crate::architecture::reading::{Kind, files, pieces};
use crate::outbox_web::staff;
use crate::support::app::TestApp;

/// Where actions are spelt: the files that write deeds, and the one that names those by which somebody was seen.
const SPELT: [&str; 2] = ["Deed::new(", "pub mod action"];

/// The `noun.verb` of a literal, if it is one.
fn action(literal: &str) -> Option<&str> {
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    let (noun, verb) = text.split_once('.')?;
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_word(noun) && is_word(verb)).then_some(text)
}

/// The keys of all actions that are written.
fn written() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, text) in files("src", "rs") {
        // Unit tests stand at the foot of a file and write nothing that anybody reads.
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        if SPELT.iter().any(|mark| body.contains(mark)) {
            let literals = pieces(body).into_iter().filter(|(kind, _)| *kind == Kind::Literal);
            keys.extend(literals.filter_map(|(_, piece)| {
                action(&piece).map(|action| format!("deed-{}", action.replace(['.', '_'], "-")))
            }));
        }
    }
    keys
}

#[test]
fn every_deed_has_its_words() {
    let written = written();
    assert!(written.contains("deed-match-approve") && written.contains("deed-contact-give"), "{written:?}");
    for language in ["zh-CN", "en"] {
        let texts = files(&format!("config/locales/{language}"), "ftl");
        let lines = texts.iter().flat_map(|(_, text)| text.lines());
        let keys = lines.filter(|line| line.starts_with("deed-")).filter_map(|line| line.split_once(" = "));
        let said: BTreeSet<String> = keys.map(|(key, _)| key.to_owned()).collect();
        let missing: Vec<_> = written.difference(&said).collect();
        let unused: Vec<_> = said.difference(&written).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{language}: without words {missing:?}, unused {unused:?}");
    }
}

#[test]
fn a_deed_is_read_in_words_with_its_code_beside_it() {
    let app = TestApp::new();
    app.open_office();
    for action in ["office.set_mailbox", "office.long_gone", "gone.deed"] {
        let now = app.ctx.now();
        let write = move |conn: &mut _| {
            audit::add(conn, now, &Deed::new(&Doer::system(), action, Entity::Office, "o")).map(|_| ())
        };
        app.ctx.db.write(write).unwrap();
    }
    let auditor = staff(&app, vec![Role::Auditor]);
    for (lang, words, noun) in [("en", "Mailbox settings changed", "The office"), ("zh", "修改邮箱设置", "工作站")]
    {
        let page = auditor.get(&format!("/{lang}/staff/audit"));
        let beside = |said: &str, code: &str| format!(">{said} <span class=\"sub code\">{code}</span>");
        assert!(page.body.contains(&beside(words, "office.set_mailbox")), "{}", page.body);
        assert!(page.body.contains(&beside(noun, "office.long_gone")), "an older one is told by its noun");
        assert!(page.body.contains("<span class=\"code\">gone.deed</span>"), "one that nothing knows stands as it is");
        let filtered = auditor.get(&format!("/{lang}/staff/audit?action=office.set_mailbox"));
        assert!(filtered.body.contains(&format!("selected>{words}</option>")));
    }
}
