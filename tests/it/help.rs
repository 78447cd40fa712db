//! Help as it is read: both languages tell the same, every link leads somewhere, every page has its way to it.

use std::collections::BTreeSet;

use longyuan::domain::account::Role;
use longyuan::domain::value::Lang;
use longyuan::web::help::{self, Audience, Guide, PLACES};
use longyuan::web::routes;

use crate::outbox_web::staff;
use crate::support::app::TestApp;

fn anchors(guide: &Guide) -> Vec<&str> {
    guide.sections.iter().map(|section| section.id.as_str()).collect()
}

/// Pages that answer GET, without their language.
fn pages() -> BTreeSet<String> {
    let listed = routes::table().list().into_iter().filter(|(method, _)| *method == "GET");
    listed.filter_map(|(_, path)| path.strip_prefix("/{lang:zh|en}").map(str::to_owned)).collect()
}

#[test]
fn both_languages_answer_the_same_questions() {
    for audience in Audience::ALL {
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| help::guide(*audience, lang).unwrap());
        assert_eq!(anchors(zh), anchors(en), "{audience}");
        assert!(zh.sections.len() >= 10, "{audience}");
        for guide in [zh, en] {
            assert!(!guide.title.is_empty() && guide.lead.contains("<p>"), "{audience}");
            let known: BTreeSet<_> = anchors(guide).into_iter().collect();
            assert_eq!(known.len(), guide.sections.len(), "{audience}: an anchor stands twice");
            for section in &guide.sections {
                assert!(!section.id.is_empty() && section.id.is_ascii(), "{audience}: {section:?}");
                assert!(section.title.ends_with(['?', '？']), "{audience}: {} is no question", section.title);
                assert!(section.html.len() > 40, "{audience}#{} says nothing", section.id);
            }
        }
        let mut links: Vec<_> = [zh, en].map(|guide| guide.links.iter().collect::<BTreeSet<_>>()).into();
        assert_eq!(links.pop(), links.pop(), "{audience}: one language links where the other does not");
    }
}

#[test]
fn every_link_of_help_leads_to_a_page() {
    let pages = pages();
    for guide in help::guides() {
        for link in &guide.links {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            assert!(pages.contains(path), "{} {}: {link} leads nowhere", guide.audience, guide.lang);
            assert!(anchor.is_empty(), "{link}: anchors of other pages are not held by this test");
        }
    }
    for (beginning, audience, section) in PLACES {
        let is_page = pages.iter().any(|page| page == beginning || page.starts_with(&format!("{beginning}/")));
        assert!(is_page, "{beginning} is no page");
        for lang in [Lang::Zh, Lang::En] {
            let guide = help::guide(*audience, lang).unwrap();
            assert!(anchors(guide).contains(section), "{beginning}: {audience}#{section} is not there");
        }
    }
}

#[test]
fn every_page_leads_to_its_help() {
    let app = TestApp::new();
    app.open_office();
    let visitor = app.browser();
    for lang in ["zh", "en"] {
        let list = visitor.get(&format!("/{lang}/help"));
        assert_eq!(list.status, 200);
        for audience in Audience::ALL {
            let address = format!("/{lang}/help/{audience}");
            assert!(list.body.contains(&format!("href=\"{address}\"")), "{audience}");
            let page = visitor.get(&address);
            assert_eq!(page.status, 200);
            let guide = help::guide(*audience, lang.parse().unwrap()).unwrap();
            assert_eq!(page.text("h1").as_deref(), Some(guide.title.as_str()));
            for section in &guide.sections {
                assert!(page.body.contains(&format!("href=\"#{}\"", section.id)), "{}", section.id);
                assert!(page.attribute(&format!("h2[id={}]", section.id), "tabindex").is_some(), "{}", section.id);
            }
            assert!(!page.body.contains("<script>") && !page.body.contains("style="));
        }
    }
    assert_eq!(visitor.get("/en/help/nobody").status, 404);
    // Visitors who begin to register land where that is told; everybody else on the list.
    let of = |page: &crate::support::browser::Page| page.attribute(".who a", "href").unwrap();
    assert_eq!(of(&visitor.get("/en/talents/new")), "/en/help/talent#register");
    assert_eq!(of(&visitor.get("/zh/about")), "/zh/help");
    // An error page has the way, too.
    assert!(visitor.get("/en/no-such-page").body.contains("href=\"/en/help\""));
    let officer = staff(&app, vec![Role::Officer, Role::Admin]);
    let places = [
        ("/review", "staff#review"),
        ("/staff/introductions", "staff#introduce"),
        ("/staff/same", "staff#doubles"),
        ("/staff/corrections", "staff#corrections"),
        ("/staff/audit", "operator#audit"),
        ("/outbox", "operator#outbox"),
    ];
    for (page, place) in places {
        let shown = officer.get(&format!("/en{page}"));
        assert_eq!((shown.status, of(&shown)), (200, format!("/en/help/{place}")), "{page}");
    }
}
