//! Lexical terms of a text: Latin words with a light stem, and pairs of Han characters, each with a fixed weight, so that
//! a pair's score never depends on who else is in the pool.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::text::{hash, normal};
use crate::domain::value::is_han;

/// One term with its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term in normal form.
    pub text: String,
    /// How much it tells.
    pub weight: f32,
    /// True for what people write alike in any language: abbreviations, formulas, standards, products.
    pub is_universal: bool,
}

/// Least weight of a word by which somebody may be found.
const TELLING: f32 = 0.6;
/// The bit of a hash that is set for a telling word.
const TELLING_BIT: u32 = 1;

impl Term {
    /// The term as a number: of its text, and whether it tells enough to be found by.
    pub fn hash(&self) -> u32 {
        let hash = hash(&self.text) & !TELLING_BIT;
        if self.weight >= TELLING { hash | TELLING_BIT } else { hash }
    }
}

/// True for the number of a term that tells enough to be found by.
pub fn is_telling(hash: u32) -> bool {
    hash & TELLING_BIT != 0
}

/// Words that tell nothing.
const STOP: &str = "a about above after again all also although always am among an and any are as at be because been before being
 best both but by can come could did do done each either english even every few for from full get give good had has have he her here his
 how i if in into is it its just know knows language last like long look made make makes making many me mine more most much must my near need
 needs never new next no nor not now of off often on once one only or other our out over own part per plus read really run same see she
 should since so some soon still such take than that the their them then there these they this those through time to together too two under
 until up upon us use used uses using very via was way we well were what when where which while who whole will with within without work
 worked working works would year yet you your chinese mandarin abroad also able";

/// Words of every profile: they tell a little.
const COMMON: &str = "analysis analyst applied area assistant associate based build built client commercial company consultant consulting
 control cost customer data deliver delivery design designer develop developer development director engineer engineering evaluation expert
 experience factory field group head high improve industrial industry international junior knowledge laboratory lab large lead leader level
 line local low manage management manager manufacturing market material method model modern number office operate operation optimization
 performance plan plant practice principal process produce product production professor program project provide quality report research
 researcher responsible review science scientist senior service several site skill small software solution special specialist staff standard
 study supplier support system team technical technique technology test testing train training unit university visit equipment";

/// Pairs of Han characters of every profile.
const COMMON_HAN: &str = "公司 企业 项目 团队 技术 工程 研究 开发 研发 负责 经验 工作 专家 人员 主要 合作 管理 系统 设计 生产 产品 工艺
 方法 应用 优化 平台 以上 多年 能力 熟悉 参与 完成 希望 需要 进行 问题 解决 提供 建立 海外 国内 中国 中文 英文 可以 远程 全职 回国 顾问 兰州
 甘肃 博士 硕士 教授 主任 经理 工程师 程师 数据 分析 材料 设备 质量 控制 测试 方案 指导 培训 高级 年轻 客户 现场 每年 我们 我司 目前 现有";

/// Most terms of a text; no profile that somebody reads has as many.
const MOST: usize = 8_192;

/// The first terms of a text, each once, in the order of their first place.
pub fn terms(original: &str) -> Vec<Term> {
    let normal = normal(original);
    let mut out = Terms::default();
    let mut word = String::new();
    let mut han: Vec<char> = Vec::new();
    for (at, c) in normal.text.char_indices().chain(std::iter::once((normal.text.len(), ' '))) {
        if out.all.len() >= MOST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() {
            let (from, to) = normal.original(at - word.len(), at);
            let capitals = original.get(from..to).map_or(0, |t| t.bytes().filter(u8::is_ascii_uppercase).count());
            out.add(latin(&word, capitals > 1));
            word.clear();
        }
        if is_han(c) {
            han.push(c);
        } else if !han.is_empty() {
            for pair in han.windows(2) {
                out.add(pair_of(pair));
            }
            han.clear();
        }
    }
    out.all
}

/// The Latin words of every profile.
#[cfg(feature = "bench")]
pub fn ordinary() -> impl Iterator<Item = &'static str> {
    COMMON.split_ascii_whitespace()
}

/// The Han words of every profile.
#[cfg(feature = "bench")]
pub fn ordinary_han() -> impl Iterator<Item = &'static str> {
    COMMON_HAN.split_ascii_whitespace()
}

/// Terms, each once.
#[derive(Default)]
struct Terms {
    all: Vec<Term>,
    seen: HashSet<String>,
}

impl Terms {
    fn add(&mut self, term: Option<Term>) {
        if let Some(term) = term.filter(|t| self.seen.insert(t.text.clone())) {
            self.all.push(term);
        }
    }
}

fn latin(word: &str, is_capital: bool) -> Option<Term> {
    let has_digit = word.bytes().any(|b| b.is_ascii_digit());
    let has_letter = word.bytes().any(|b| b.is_ascii_alphabetic());
    if STOPPED.contains(word) || word.len() < 2 || (!has_letter && word.len() < 3) {
        return None;
    }
    let weight = match () {
        () if ORDINARY.contains(word) => 0.25,
        () if has_digit && has_letter => 1.6,
        () if word.len() <= 3 => 1.3,
        () => 1.0,
    };
    let is_universal = has_digit || (word.len() <= 5 && !ORDINARY.contains(word) && is_capital);
    Some(Term { text: stem(word).to_owned(), weight, is_universal })
}

fn pair_of(pair: &[char]) -> Option<Term> {
    const EMPTY: &str = "的了和与及或在是有为等对以从到把被将也都就不没我你他她它们这那可能会要做过个年很并着之其而于";
    if pair.iter().any(|c| EMPTY.contains(*c)) {
        return None;
    }
    let text: String = pair.iter().collect();
    let weight = if ORDINARY_HAN.contains(&text) { 0.15 } else { 0.6 };
    Some(Term { text, weight, is_universal: false })
}

/// A list of words in normal form, ready to be asked.
type Listed = LazyLock<HashSet<String>>;

static STOPPED: Listed = LazyLock::new(|| set(STOP));
static ORDINARY: Listed = LazyLock::new(|| set(COMMON));
static ORDINARY_HAN: Listed = LazyLock::new(|| set(COMMON_HAN));

fn set(list: &str) -> HashSet<String> {
    list.split_ascii_whitespace().map(|word| normal(word).text).collect()
}

/// Takes the commonest English endings off a long word.
fn stem(word: &str) -> &str {
    for ending in ["ization", "ation", "ing", "ed", "ly", "al"] {
        if word.len() >= ending.len() + 5
            && let Some(stem) = word.strip_suffix(ending)
        {
            return stem;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_carry_fixed_weights() {
        let found = terms("I did the design of P507 extraction 萃取工艺");
        let weight = |t: &str| found.iter().find(|f| f.text == t).map(|f| f.weight);
        assert_eq!(weight("p507"), Some(1.6));
        assert_eq!(weight("design"), Some(0.25));
        assert_eq!(weight("萃取"), Some(0.6));
        assert_eq!(weight("工艺"), Some(0.15));
        assert_eq!(weight("the"), None);
    }
}
