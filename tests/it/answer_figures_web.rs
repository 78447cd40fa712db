//! The figures of a firm's answers on both faces: its own and the officers', of nobody else.

use chrono::TimeDelta;
use longyuan::domain::value::Lang;
use longyuan::usecase::needs;

use crate::answer_figures::Story;

#[test]
fn figures_are_the_firms_own_and_the_officers() {
    let story = Story::begin();
    let asked = story.ask(&story.need, 3);
    story.pass(TimeDelta::days(1));
    asked.iter().for_each(|one| story.says_no(one));
    let path = format!("/enterprises/{}/figures", story.member.enterprise);
    let rival = story.app.register_firm("li@example.org", "天水甲有限公司");
    let own = story.app.caller(&story.member.person).get(&path);
    assert_eq!(own.status, 200, "{}", own.body);
    let figures = own.json();
    assert_eq!(
        (figures["asked"].as_i64(), figures["rate"].as_f64(), figures["is_enough"].as_bool()),
        (Some(3), Some(1.0), Some(true))
    );
    assert_eq!((figures["median_working_days"].as_f64(), figures["floor"].as_f64()), (Some(1.0), Some(0.5)));
    assert_eq!(story.app.caller(&story.officer.person).get(&path).json(), figures);
    let rival = story.app.caller(&rival.person);
    let (foreign, forged) = (rival.get(&path), rival.get("/enterprises/01935c2e-7f00-7000-8000-0000000000aa/figures"));
    assert_eq!((foreign.status, forged.status), (404, 404));
    assert_eq!(foreign.json()["title"], forged.json()["title"]);
    assert_eq!(rival.get("/enterprises/nonsense/figures").status, 404);
    let officer = story.app.caller(&story.officer.person);
    assert_eq!(
        officer.says(&format!("/needs/{}/match", story.need), serde_json::json!({})),
        (409, "already_done".into())
    );
    assert_eq!(rival.says(&format!("/needs/{}/match", story.need), serde_json::json!({})).0, 403);

    // Both faces show it, in both languages.
    let firm = story.app.browser();
    let secret = longyuan::store::sessions::open;
    let (now, account) = (story.app.ctx.now(), story.member.person.account.id.clone());
    let open = move |conn: &mut _| {
        let (kind, ends) = (longyuan::domain::account::SessionKind::Page, now + TimeDelta::days(9));
        Ok(secret(conn, now, &account, kind, ends, &crate::support::people::visitor(Lang::Zh).origin)?.secret)
    };
    firm.set_cookie("__Host-sid", &story.app.ctx.db.write(open).unwrap());
    let staff = story.app.browser();
    staff.set_cookie("__Host-sid", &story.app.officer_secret());
    let words = [("zh", "3 次征询按时答复 3 次（100%）"), ("en", "3 of 3 questions answered in time (100 %)")];
    for (lang, words) in words {
        for path in ["enterprise", "introductions"] {
            let page = firm.get(&format!("/{lang}/{path}"));
            assert!(page.status == 200 && page.body.contains(words), "{lang} {path}: {}", page.body);
        }
        let code = needs::list_own::run(&story.app.ctx, &story.member).unwrap().needs.remove(0).code;
        for path in ["staff/introductions?state=ended".to_owned(), "staff/enterprises".into(), format!("review/{code}")]
        {
            let page = staff.get(&format!("/{lang}/{path}"));
            assert!(page.status == 200 && page.body.contains(words), "{lang} {path}: {}", page.body);
        }
    }
}
