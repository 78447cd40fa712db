//! Names of people in many spellings, and any text.

use proptest::prelude::*;

use super::*;

fn meet(a: &str, b: &str) -> bool {
    let (a, b) = (PersonName::of([a]), PersonName::of([b]));
    a.readings.intersection(&b.readings).next().is_some()
}

#[test]
fn one_name_has_many_spellings() {
    for (a, b) in [
        ("张晓明", "Xiaoming Zhang"),
        ("张晓明", "ZHANG, Xiao-Ming"),
        ("張曉明", "Zhang Xiao Ming"),
        ("张晓明", "zhāng xiǎomíng"),
        ("张晓明", "Dr. Xiao Ming ZHANG"),
        ("张晓明", "Chang Hsiao-ming"),
        ("张晓明", "zhangxiaoming"),
        ("吕绿", "Lyu Lv"),
        ("吕绿", "Lü Lü"),
        ("单雄信", "Shan Xiongxin"),
        ("解缙", "XIE Jin"),
        ("仇英", "Qiu Ying"),
        ("欧阳文", "Wen Ouyang"),
        ("欧阳文", "Ou Yang Wen"),
        ("陈大文", "Chan Dawen"),
        ("王芳", "Jessica Fang Wang"),
        ("ＷＡＮＧ Fang", "Fang Wang"),
        ("王秀娥", "Wang Xiu E"),
    ] {
        assert!(meet(a, b), "{a} and {b}: {:?} / {:?}", PersonName::of([a]), PersonName::of([b]));
    }
    for (a, b) in [("张晓明", "Zhang Ming"), ("Wei Zhang", "Wei Wang"), ("李强", "Li Qian")] {
        assert!(!meet(a, b), "{a} and {b}");
    }
}

#[test]
fn two_scripts_in_one_field_are_one_name() {
    let name = PersonName::of(["王芳 (Wang Fang)"]);
    assert_eq!(name.han.iter().map(String::as_str).collect::<Vec<_>>(), ["王芳"]);
    assert!(name.readings.iter().any(|r| (r.surname.as_str(), r.given.as_str()) == ("wang", "fang")));
    assert!(PersonName::of(["阿依古丽·买买提"]).readings.is_empty(), "such a name has no family name");
    assert!(PersonName::of(["Zhang W."]).readings.iter().any(Reading::is_initial));
}

proptest! {
    #[test]
    fn either_order_and_any_spacing_meets(
        surname in prop::sample::select(vec!["王", "李", "单", "欧阳", "吕", "曾", "司马"]),
        given in "[\u{4E00}-\u{6FFF}]{1,2}",
    ) {
        let han = PersonName::of([format!("{surname}{given}").as_str()]);
        let chars: Vec<char> = given.chars().collect();
        let spelled = chars.iter().map(|c| syllables::readings(simplified(*c)).first().cloned().unwrap_or_default());
        let spelled: Vec<String> = spelled.collect();
        // 嗯 and the like are sounds without a vowel: nobody is called so, and one letter reads as an initial.
        prop_assume!(spelled.iter().all(|s| s.contains(['a', 'e', 'i', 'o', 'u', 'v'])));
        // 单于 is a family name of two characters.
        prop_assume!(!(surname == "单" && given.starts_with('于')));
        // E E reads as two initials, whoever writes it.
        prop_assume!(spelled.len() == 1 || spelled.iter().any(|s| s.len() > 1));
        let family = surnames::readings(&surname.chars().collect::<Vec<_>>())[0].clone();
        for typed in [
            format!("{} {family}", spelled.concat()),
            format!("{} {}", family.to_uppercase(), spelled.join("-")),
            format!("{family}, {}", spelled.join(" ")),
        ] {
            let latin = PersonName::of([typed.as_str()]);
            prop_assert!(han.readings.intersection(&latin.readings).next().is_some(), "{} {}", han.han.first().unwrap(), typed);
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
        let name = PersonName::of([text.as_str()]);
        prop_assert!(name.readings.len() <= 400);
    }
}
