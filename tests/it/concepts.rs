//! Somebody types a few letters of what they know and is offered the words that the platform understands.

use longyuan::domain::value::Lang;
use longyuan::usecase::concepts::suggest;

use crate::support::app::TestApp;

fn offered(app: &TestApp, typed: &str, lang: Lang) -> Vec<suggest::Suggestion> {
    suggest::run(&app.ctx, suggest::Input { typed: typed.to_owned(), lang }).unwrap()
}

#[test]
fn a_few_letters_in_either_language_are_offered_as_keywords() {
    let app = TestApp::new();
    let zh = &offered(&app, "单克隆", Lang::Zh)[0];
    assert_eq!((zh.code.as_str(), zh.keyword.as_str(), &zh.found_by), ("monoclonal-antibodies", "单克隆抗体", &None));
    assert!(!zh.subfield[1].is_empty() && !zh.subfield[2].is_empty());
    let en = &offered(&app, "monoclonal a", Lang::Zh)[0];
    assert_eq!(
        (en.code.as_str(), en.keyword.as_str()),
        (zh.code.as_str(), zh.en.as_str()),
        "typed in English, taken in English"
    );
    let short = &offered(&app, "mAb", Lang::En)[0];
    assert_eq!((short.code.as_str(), short.found_by.is_some()), (zh.code.as_str(), true));
    let letters = offered(&app, "dkl", Lang::Zh);
    assert!(letters.iter().any(|one| one.code == zh.code && one.keyword == zh.zh), "the letters of its pinyin");
    assert!(offered(&app, "i", Lang::En).len() <= 10);
    let beginnings = "gaoxnpd".chars().map(String::from).chain(["guidance".into(), "化肥".into()]);
    for one in beginnings.flat_map(|typed| offered(&app, &typed, Lang::En)) {
        assert!(!one.keyword.contains([',', '，', '、', ';', '；']), "{} would fall apart", one.keyword);
    }
    assert!(suggest::run(&app.ctx, suggest::Input { typed: "x".repeat(81), lang: Lang::En }).is_err());
}
