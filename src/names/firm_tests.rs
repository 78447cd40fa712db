//! Names of firms in many spellings.

use super::*;

fn written(name: &str) -> Vec<String> {
    FirmName::of([name]).written.into_iter().collect()
}

fn spelled(name: &str) -> Vec<String> {
    FirmName::of([name]).spelled.into_iter().collect()
}

#[test]
fn legal_form_place_and_spelling_fall_away() {
    for name in [
        "兰州陇肽生物科技有限公司",
        "陇肽生物科技（兰州）有限公司",
        "甘肃省兰州市陇肽生物科技有限责任公司",
        "兰州隴肽生物科技股份有限公司",
        "陇肽生物科技",
        "蘭州陇肽生物科技集团有限公司",
    ] {
        assert_eq!(written(name), ["陇肽生物科技"], "{name}");
    }
    for name in ["Lanzhou Longtai Biotechnology Co., Ltd.", "Longtai Biotech Inc", "LONGTAI BIOTECH (LANZHOU) CO LTD"] {
        assert_eq!(spelled(name), ["longtaibiotech"], "{name}");
    }
    for name in ["兰州大学", "甘肃省人民医院", "兰州石化"] {
        assert_eq!(written(name), [name], "what is left without the place would be no name");
    }
}

#[test]
fn a_brand_is_one_in_both_scripts() {
    let (han, latin) = (FirmName::of(["兰州陇肽生物科技有限公司"]), FirmName::of(["Long Tai Bio Ltd"]));
    assert!(han.brands.intersection(&latin.brands).next().is_some(), "{han:?} {latin:?}");
    assert!(han.places.contains("620100"));
}
