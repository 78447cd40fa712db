//! A member of the canary firm erases their account: of their contact nothing is left in any table, file or line of the log,
//! and whoever had it sees it no more.

use longyuan::usecase::accounts::erase;
use longyuan::usecase::data_copies::export;

use super::birds::Cage;
use super::scene::Scene;
use super::{listen, log};
use crate::erasure::everything;
use crate::rights::unzipped;

const STATES: [&str; 7] =
    ["suggested", "asking_talent", "asking_firm", "both_yes", "introduced", "success", "declined_firm"];

#[test]
fn of_a_member_who_was_erased_nothing_is_left() {
    listen();
    let cage = Cage::new();
    let sings = |bytes: &[u8]| cage.found(bytes).into_iter().any(|name| name.starts_with("contact_"));
    for state in STATES {
        let scene = Scene::at(state);
        let app = &scene.story.app;
        let talent = app.browser_of(&scene.story.owner.person);
        let code = scene.stands_at().map(|_| scene.story.introduction().code);
        let path = code.map_or("/en/introductions".to_owned(), |code| format!("/en/introductions/{code}"));
        // Before, the person's copy has what the firm gave; after, it has nothing of it, and the page opens all the same.
        let copy = || unzipped(&export::run(&app.ctx, &scene.story.owner.person).unwrap().bytes);
        let tells = || copy().values().any(|file| sings(file));
        assert_eq!(tells(), ["introduced", "success"].contains(&state), "{state}");
        erase::run(&app.ctx, &scene.story.member.person).unwrap();
        app.run_jobs();
        let all = everything(app);
        assert!(!sings(all.as_bytes()), "{state}: {:?}", cage.found(all.as_bytes()));
        let found = cage.found(all.as_bytes());
        assert!(found.contains("firm_name") && found.contains("need_title"), "{state}: what the firm said stays");
        let listed = std::fs::read(app.ctx.config.erased_file()).unwrap();
        assert!(!listed.is_empty() && cage.found(&listed).is_empty(), "{state}");
        let page = talent.get(&path);
        assert!(page.status == 200 && !sings(page.body.as_bytes()), "{state}: {}", page.body);
        assert!(!tells(), "{state}");
    }
    let logged = log().lock().unwrap().clone();
    assert!(logged.is_empty(), "logged: {logged:?}");
}
