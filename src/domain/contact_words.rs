//! Ways to reach somebody that stand in a text where they do not belong: addresses of mail, telephone numbers, names on
//! messengers. Part numbers, patents, standards and dates are none.

use unicode_normalization::UnicodeNormalization;

/// Messengers and what announces a number, in small letters.
const MESSENGERS: [&str; 8] = ["微信", "wechat", "weixin", "whatsapp", "telegram", "qq", "skype", "vx"];
/// Letters between a messenger and the name on it: "微信号：", "WeChat ID:", "QQ ".
const ANNOUNCING: [&str; 6] = ["号", "id", "同号", "no.", "账号", "is"];

/// The first way to reach somebody in a text, as it was typed.
pub fn contact_in(text: &str) -> Option<String> {
    let plain: String = text.nfkc().flat_map(char::to_lowercase).collect();
    mail(&plain).or_else(|| telephone(&plain)).or_else(|| messenger(&plain))
}

fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@')
}

fn mail(plain: &str) -> Option<String> {
    let words = plain.split(|c: char| !is_of_address(c)).map(|word| word.trim_matches('.'));
    let is_mail = |word: &&str| {
        word.split_once('@').is_some_and(|(name, host)| {
            let ending = host.rsplit_once('.').map_or("", |(_, ending)| ending);
            !name.is_empty() && ending.len() > 1 && ending.bytes().all(|b| b.is_ascii_alphabetic())
        })
    };
    words.into_iter().find(is_mail).map(str::to_owned)
}

/// A mobile number of China, a number with the code of a Chinese town, or one with `+` and the code of a country.
fn telephone(plain: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')');
    let mut before = ' ';
    for run in plain.split_inclusive(|c| !is_part(c)) {
        let end = run.chars().next_back().filter(|c| !is_part(*c));
        let number = run.trim_end_matches(|c| !is_part(c)).trim();
        let is_apart = run.starts_with(' ') || !before.is_ascii_alphanumeric();
        let is_free = is_apart && !matches!(before, '.' | '/');
        before = end.unwrap_or(before);
        if is_free && !before_joins(end) && is_telephone(number) {
            return Some(number.to_owned());
        }
    }
    None
}

fn before_joins(after: Option<char>) -> bool {
    after.is_some_and(|c| c.is_ascii_alphabetic())
}

fn is_telephone(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let local = digits.strip_prefix("86").filter(|_| number.starts_with('+')).unwrap_or(&digits);
    let is_mobile = local.len() == 11 && local.starts_with('1') && !local.starts_with("10") && !local.starts_with("12");
    let is_of_town = (10..=12).contains(&digits.len()) && digits.starts_with('0') && number.contains(['-', ' ', ')']);
    let is_abroad = number.starts_with('+') && (9..=15).contains(&digits.len());
    is_mobile || is_of_town || is_abroad
}

fn messenger(plain: &str) -> Option<String> {
    MESSENGERS.iter().find_map(|name| {
        plain.match_indices(name).find_map(|(at, _)| {
            let is_whole = !name.is_ascii() || !plain[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            let mut rest = &plain[at + name.len()..];
            let mut is_announced = false;
            while let Some(shorter) = shorter(rest) {
                is_announced |= rest.starts_with([':', '号']);
                rest = shorter;
            }
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(rest.len());
            let id = &rest[..end];
            let is_id = id.len() >= 5 && (is_announced || id.bytes().any(|b| b.is_ascii_digit()));
            (is_whole && is_id).then(|| format!("{name} {id}"))
        })
    })
}

/// A text without the word or sign between a messenger and a name that it begins with.
fn shorter(text: &str) -> Option<&str> {
    let sign = text.strip_prefix([' ', ':', '(', '=']);
    sign.or_else(|| ANNOUNCING.iter().find_map(|word| text.strip_prefix(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_somebody_are_found() {
        for text in [
            "请发邮件到 li.wei@example.com。",
            "电话１３９０９３１００００",
            "tel: +1 415 555 0123",
            "0931-8888000 张工",
            "call +1 415 555 0123 or 13909310000",
            "ring 13909310000",
            "微信号：longtai_hr",
            "加微信 abc12345 详谈",
            "WeChat ID: longyuan-hr",
            "QQ 123456789",
        ] {
            assert!(contact_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn numbers_of_other_things_pass() {
        for text in [
            "专利 ZL201910123456.7，标准 GB/T 2260-2007",
            "微信小程序和 WeChat mini programme 的开发",
            "产量从 13800 吨到 20000 吨，2024-12-31 前",
            "信用代码 91620100MA7AAAA04C",
            "纯度 99.95%，温度 1300-1450 ℃",
            "3 @ 5 bar, user@localhost",
            "part 0931-22, model 13912345678X",
        ] {
            assert_eq!(contact_in(text), None, "{text}");
        }
    }
}
