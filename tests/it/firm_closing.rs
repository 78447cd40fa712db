//! A firm closes, wherever it stands.

use longyuan::domain::enterprise::{EnterpriseAct, EnterpriseState};
use longyuan::domain::error::Error;
use longyuan::domain::state::By;
use longyuan::store::db::Conn;
use longyuan::store::enterprises as firms;
use longyuan::usecase::accounts::erase;

use crate::member_erasure::{ADDRESS, FIRM, state_of};
use crate::support::app::TestApp;

#[test]
fn a_firm_closes_wherever_it_stands_and_a_draft_is_erased() {
    let acts: [(&[EnterpriseAct], EnterpriseState); 6] = [
        (&[], EnterpriseState::Erased),
        (&[EnterpriseAct::Submit], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::RequestChanges], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Reject], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Verify], EnterpriseState::Closed),
        (&[EnterpriseAct::Submit, EnterpriseAct::Verify, EnterpriseAct::Suspend], EnterpriseState::Closed),
    ];
    for (acts, wanted) in acts {
        let app = TestApp::mailing(|_| {});
        let member = app.register_firm(ADDRESS, FIRM);
        let (now, id) = (app.ctx.now(), member.enterprise.clone());
        let moved = move |conn: &mut Conn| {
            let mut firm = firms::get(conn, &id)?;
            for act in acts {
                firm.act(*act, if *act == EnterpriseAct::Submit { By::Owner } else { By::Lead })?;
            }
            firms::save(conn, &mut firm, now)
        };
        app.ctx.db.write(moved).unwrap();
        erase::run(&app.ctx, &member.person).unwrap();
        app.run_jobs();
        assert_eq!(state_of(&app, &member.enterprise), wanted, "{acts:?}");
        assert_eq!(app.count("needs"), 0, "{acts:?}");
        let fate = if wanted == EnterpriseState::Erased { "连同草稿一并删除" } else { "企业已关闭" };
        assert!(app.mails_to(ADDRESS).pop().unwrap().text.contains(fate), "{acts:?}");
        assert!(matches!(erase::run(&app.ctx, &member.person), Err(Error::Conflict("illegal_move"))));
        // The office sees it in its list, and the address is free.
        let page = app.browser_of(&app.officer().person).get("/zh/staff/enterprises");
        assert_eq!(page.body.contains(FIRM), wanted == EnterpriseState::Closed, "{acts:?}: {}", page.status);
        app.register_firm(ADDRESS, "兰州甲生物科技有限公司");
    }
}
