//! Texts cut where the phrases stand that met, so that a page can mark them and say to which reason each belongs.

use crate::domain::value::{Bilingual, Lang};
use crate::usecase::matches::show_need::{Mark, Part, View};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As it stands.
    pub text: String,
    /// The classes of the reasons that it carries; empty for words that carry none.
    pub reasons: String,
}

/// A text in one language, in pieces.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its language.
    pub lang: Lang,
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

/// The text `part` of one side, cut at its marks; `item` is the place of a keyword among its kind.
pub fn cut(
    view: &View,
    is_of_person: bool,
    (part, item, lang): (Part, Option<usize>, Option<Lang>),
    text: &str,
) -> Vec<Piece> {
    let is_here = |mark: &&Mark| {
        let at = &mark.at;
        mark.is_of_person == is_of_person
            && at.part == part
            && at.item.map(usize::from) == item
            && (at.lang.is_none() || at.lang == lang)
    };
    let marks: Vec<(usize, usize, &str)> = view
        .marks
        .iter()
        .filter(is_here)
        .map(|mark| (mark.at.from as usize, mark.at.to as usize, mark.reason.as_str()))
        .collect();
    pieces(text, &marks)
}

/// A text cut at marks, each from a character to the one after its last.
fn pieces(text: &str, marks: &[(usize, usize, &str)]) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    // A mark beyond the text is of another one.
    let marks: Vec<_> = marks.iter().filter(|(from, to, _)| from < to && *to <= chars.len()).collect();
    let mut edges: Vec<usize> = marks.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
    edges.extend([0, chars.len()]);
    edges.sort_unstable();
    edges.dedup();
    let piece = |edge: &[usize]| {
        let covers = |mark: &&&(usize, usize, &str)| mark.0 <= edge[0] && edge[1] <= mark.1;
        let mut reasons: Vec<String> = marks.iter().filter(covers).map(|mark| format!("m-{}", mark.2)).collect();
        reasons.sort();
        reasons.dedup();
        Piece { text: chars[edge[0]..edge[1]].iter().collect(), reasons: reasons.join(" ") }
    };
    edges.windows(2).map(piece).collect()
}

/// What was typed in each language, the page's first: texts one below the other.
pub fn said(view: &View, is_of_person: bool, page: Lang, texts: &[(Part, &Bilingual)]) -> Vec<Said> {
    let of = |lang: Lang| {
        let mut found: Vec<Piece> = Vec::new();
        for (part, text) in texts {
            let Some(text) = text.get(lang) else { continue };
            if !found.is_empty() {
                found.push(Piece { text: "\n".to_owned(), reasons: String::new() });
            }
            found.extend(cut(view, is_of_person, (*part, None, Some(lang)), text));
        }
        (!found.is_empty()).then_some(Said { lang, pieces: found })
    };
    [page, page.other()].into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_characters_and_overlaps_carry_both() {
        let cut = pieces("抗体下游纯化工艺", &[(0, 2, "need-must"), (4, 6, "need-must"), (5, 8, "person-speciality")]);
        let cut: Vec<_> = cut.iter().map(|piece| (piece.text.as_str(), piece.reasons.as_str())).collect();
        let expected = [
            ("抗体", "m-need-must"),
            ("下游", ""),
            ("纯", "m-need-must"),
            ("化", "m-need-must m-person-speciality"),
            ("工艺", "m-person-speciality"),
        ];
        assert_eq!(cut, expected);
        assert_eq!(pieces("ab", &[(1, 9, "x")]).len(), 1, "a mark beyond the text marks nothing of it");
        assert!(pieces("", &[]).is_empty());
    }
}
