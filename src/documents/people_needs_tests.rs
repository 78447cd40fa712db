//! Lines of people and needs: what is read, and what is told of bad ones.

use super::*;

const PERSON: &str = r#"{"id": "p1", "name_zh": "王一", "name_en": null, "headline": "多肽合成", "summary": "", "fields": ["biomedicine"], "skills": ["SPPS"], "degree": "doctor", "years_experience": 9, "employer": null, "title": "研究员", "country": "us", "city": null, "gansu_origin": "dingxi", "modes": ["consulting"], "languages": ["zh"], "available_from": "2027-03"}"#;

#[test]
fn a_person_is_read_with_ties_and_dates() {
    let people = people(&format!("\u{feff}{PERSON}\r\n\r\n")).expect("well formed");
    assert_eq!(people[0].identity.name, "王一");
    assert_eq!(people[0].profile.country, "US");
    assert_eq!(people[0].profile.available_from, NaiveDate::from_ymd_opt(2027, 3, 1));
    assert_eq!(people[0].profile.gansu_ties[0].division.as_deref(), Some("dingxi"));
    assert_eq!(people[0].text_lang, Some(Lang::Zh));
}

#[test]
fn every_bad_line_is_told_with_its_place_and_reason() {
    let unknown = PERSON.replace("\"city\"", "\"town\"");
    let mode = PERSON.replace("consulting", "holiday");
    let field = PERSON.replace("biomedicine", "magic").replace("\"p1\"", "\"p2\"");
    let text = format!("{PERSON}\n{unknown}\n{mode}\n{{\"id\": 3\n{PERSON}\n{field}\n");
    let errors = people(&text).expect_err("five are bad");
    let told: Vec<_> = errors.iter().map(|e| (e.line, e.code)).collect();
    assert_eq!(
        told,
        [(2, "unknown_key"), (3, "unknown_code"), (4, "wrong_type"), (5, "duplicate_reference"), (6, "unknown_code")]
    );
    assert!(errors[0].column > 200 && errors[0].detail.contains("town"));
}

#[test]
fn a_need_is_read_with_its_deadline() {
    let need = r#"{"id": "n1", "enterprise": "甲公司", "title": "Scale-up", "description": "of peptides", "fields": ["biomedicine"], "required_skills": ["SPPS"], "preferred_skills": [], "min_degree": null, "min_years": 3, "modes": ["consulting"], "languages": [], "kind": "position", "deadline": "2027-01-31"}"#;
    let needs = needs(need).expect("well formed");
    assert_eq!((needs[0].lang, needs[0].enterprise.as_str()), (Lang::En, "甲公司"));
    assert_eq!(needs[0].brief.deadline, NaiveDate::from_ymd_opt(2027, 1, 31));
}
