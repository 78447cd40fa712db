//! The rule that shuts a pair out whatever its scores: nobody is proposed to their own employer, nor to a firm that they
//! have named as one that must never see them.

use unicode_normalization::UnicodeNormalization;

use super::talent::TalentIdentity;
use super::value::Bilingual;
use crate::text_enum;

/// What only says what kind of company it is, longest first.
const LEGAL_FORMS: &[&str] = &[
    "集团股份有限公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "有限公司",
    "集团公司",
    "公司",
    "corporation",
    "incorporated",
    "colimited",
    "company",
    "limited",
    "coltd",
    "corp",
    "gmbh",
    "inc",
    "llc",
    "ltd",
];

/// Fewest characters of a block-list entry that may be a part of a firm's name: Han, Latin.
const LEAST_HAN: usize = 2;
const LEAST_LATIN: usize = 4;

text_enum! {
    /// Why a pair is shut out.
    Bar {
        /// The firm is the person's employer.
        OwnEmployer = "own_employer",
        /// The person has named the firm.
        BlockList = "block_list",
    }
}

/// True when this person must never be proposed to this firm.
pub fn is_barred(person: &TalentIdentity, name: &Bilingual, website: Option<&str>) -> bool {
    bar(person, name, website).is_some()
}

/// Why this person must never be proposed to this firm, if anything speaks against it.
pub fn bar(person: &TalentIdentity, name: &Bilingual, website: Option<&str>) -> Option<Bar> {
    let names = cores(name);
    let is_own = person.employer.as_deref().is_some_and(|employer| {
        let employer = core(employer);
        !employer.is_empty() && names.contains(&employer)
    });
    let is_blocked = || person.blocked_firms.iter().any(|entry| holds(entry, name, website));
    if is_own { Some(Bar::OwnEmployer) } else { is_blocked().then_some(Bar::BlockList) }
}

/// True when an entry of a block list means this firm.
pub fn holds(entry: &str, name: &Bilingual, website: Option<&str>) -> bool {
    names_firm(entry, &cores(name), website.and_then(host).as_deref())
}

/// True for an entry that can mean a firm: it has letters or digits.
pub fn can_name(entry: &str) -> bool {
    !core(entry).is_empty()
}

fn cores(name: &Bilingual) -> Vec<String> {
    [&name.zh, &name.en].into_iter().flatten().map(|n| core(n)).collect()
}

fn names_firm(entry: &str, names: &[String], host_of_firm: Option<&str>) -> bool {
    if let (Some(domain), Some(firm)) = (host(entry), host_of_firm)
        && (firm == domain || firm.ends_with(&format!(".{domain}")) || domain.ends_with(&format!(".{firm}")))
    {
        return true;
    }
    let entry = core(entry);
    let is_latin = entry.is_ascii();
    let is_long_enough = entry.chars().count() >= if is_latin { LEAST_LATIN } else { LEAST_HAN };
    names.iter().any(|name| *name == entry || (is_long_enough && name.contains(&entry)))
}

/// A name without spelling, spaces, marks and legal form.
fn core(name: &str) -> String {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    let mut rest = plain.as_str();
    while let Some(shorter) = LEGAL_FORMS.iter().find_map(|form| rest.strip_suffix(form)).filter(|r| !r.is_empty()) {
        rest = shorter;
    }
    rest.to_owned()
}

/// The host of a web address or domain, without `www.`; `None` for what is no such thing.
pub fn host(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let rest = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().trim_start_matches("www.").trim_matches('.');
    let is_domain = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    is_domain.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(person: &TalentIdentity) -> bool {
        let name = Bilingual {
            zh: Some("兰州陇肽生物科技有限公司".into()),
            en: Some("Lanzhou Longtai Biotech Co., Ltd.".into()),
        };
        is_barred(person, &name, Some("https://www.longtai.example/zh"))
    }

    fn person(employer: &str, blocked: &[&str]) -> TalentIdentity {
        TalentIdentity {
            employer: (!employer.is_empty()).then(|| employer.into()),
            blocked_firms: blocked.iter().map(|b| (*b).into()).collect(),
            ..TalentIdentity::default()
        }
    }

    #[test]
    fn nobody_is_proposed_to_their_own_employer() {
        for employer in [
            "兰州陇肽生物科技",
            "兰州陇肽生物科技有限责任公司",
            "LANZHOU LONGTAI BIOTECH",
            "Lanzhou Longtai Biotech Inc.",
        ] {
            assert!(holds(&person(employer, &[])), "{employer}");
        }
        for employer in ["兰州大学", "Longtai", "", "有限公司"] {
            assert!(!holds(&person(employer, &[])), "{employer}");
        }
    }

    #[test]
    fn a_blocked_name_or_domain_holds() {
        for entry in ["陇肽", "longtai biotech", "longtai.example", "https://longtai.example", "mail.longtai.example"]
        {
            assert!(holds(&person("", &[entry])), "{entry}");
        }
        for entry in ["另一家公司", "bio", "tai.example", "example.org", " "] {
            assert!(!holds(&person("", &[entry])), "{entry}");
        }
    }
}
