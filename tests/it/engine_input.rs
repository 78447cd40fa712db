//! The engine on whatever may be typed: nothing breaks it, and what holds of good texts holds of bad ones.

use longyuan::domain::need::{NeedBrief, OnlyCriterion};
use longyuan::domain::talent::TalentProfile;
use longyuan::matching::{Engine, Index};
use proptest::prelude::*;

use crate::support::sound::{Typed, check};

/// Pieces of which strange texts are made: terms, negations, scripts, marks that turn the direction, controls, halves of emoji.
const PIECES: [&str; 30] = [
    "固相合成",
    "多肽",
    "SPPS",
    "peptide synthesis",
    "peptides",
    "P507 萃取",
    "ＨＰＬＣ",
    "镍钴",
    "兽用疫苗",
    "wind turbine",
    "從未做過",
    "no experience in ",
    "I've never ",
    "from",
    "form",
    "平台",
    "\u{202e}",
    "\u{2066}",
    "\u{0}",
    "\u{7}",
    "\u{feff}",
    "\u{301}",
    "👩🏽‍🔬",
    "𠮷",
    "العربية",
    "Русский",
    "ﬀ",
    "İ",
    " ",
    "。",
];

fn strange() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn typed() -> impl Strategy<Value = Typed> {
    (prop::array::uniform3(strange()), prop::array::uniform4(strange()))
        .prop_map(|(person, need)| Typed { person, need })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_have_a_sound_score(typed in typed()) {
        check(&Engine::shared().unwrap(), &typed);
    }
}

#[test]
fn a_megabyte_one_character_and_other_languages_have_one_too() {
    let engine = Engine::shared().unwrap();
    let long = |piece: &str| piece.repeat(1_000_000 / piece.len() + 1);
    for text in
        ["", "a", "肽", "多", ".", "مهندس كيمياء", "инженер-химик", "ポリペプチド合成", "\u{202e}gnp\u{202c}", "\r\n\t"]
    {
        let alone = Typed { person: [text; 3].map(str::to_owned), need: [text; 4].map(str::to_owned) };
        check(&engine, &alone);
        let against = Typed { need: ["多肽固相合成", "GMP", "HPLC", "冻干"].map(str::to_owned), ..alone };
        check(&engine, &against);
    }
    for piece in ["多肽固相合成工艺放大，", "peptide synthesis ", "a", "肽", "\u{301}", "no experience in "]
    {
        let person = ["Peptide chemist".to_owned(), "SPPS".to_owned(), long(piece)];
        let need = ["多肽工艺".to_owned(), long(piece), "固相合成".to_owned(), String::new()];
        check(&engine, &Typed { person, need });
    }
}

#[test]
fn what_is_empty_or_unknown_or_shuts_everybody_out_is_answered() {
    let engine = Engine::shared().unwrap();
    let need = |change: &dyn Fn(&mut NeedBrief)| {
        let json = serde_json::json!({"kind": "consulting", "title": {"zh": "多肽固相合成"}, "fields": ["no_such_field"], "modes": ["consulting"]});
        let mut brief: NeedBrief = serde_json::from_value(json).unwrap();
        change(&mut brief);
        engine.need(&brief)
    };
    let nobody = engine.person(&TalentProfile::default(), None);
    let score = engine.score(&need(&|_| {}), &nobody);
    assert!(score.need_fit < 1.0 && score.person_fit.is_finite(), "{score:?}");
    let mut index = Index::new();
    for (id, skill) in [("a", "SPPS"), ("b", "no_such_concept"), ("c", "")] {
        let profile =
            TalentProfile { skills: vec![skill.to_owned()], years_experience: Some(3), ..TalentProfile::default() };
        let packed = engine.pack_person(&engine.person(&profile, None));
        index.put_person(engine.person_document(id, 1, packed).unwrap());
    }
    assert_eq!(index.top_people(&engine, &need(&|_| {}), 10)[0].id, "a");
    let strict = need(&|brief| {
        brief.min_years = Some(60);
        brief.only = vec![OnlyCriterion::Years];
    });
    assert!(index.top_people(&engine, &strict, 10).is_empty(), "nobody is shown rather than somebody shut out");
}
