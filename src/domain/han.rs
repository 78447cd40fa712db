//! Han characters in one form: a traditional character counts as its simplified one wherever texts are compared.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs of a traditional character and its simplified form.
const VARIANTS: &str = include_str!("../../config/words/traditional.txt");

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    VARIANTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .filter_map(|pair| {
            let mut chars = pair.chars();
            Some((chars.next()?, chars.next()?))
        })
        .collect()
});

/// The simplified form of a character; any other character is itself.
pub fn simplified(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simplified_form_is_final() {
        assert_eq!("張偉國".chars().map(simplified).collect::<String>(), "张伟国");
        for to in SIMPLIFIED.values() {
            assert_eq!(simplified(*to), *to, "{to} is folded once more");
        }
    }
}
