//! A need and a person against each other: two scores, each the exact sum of its lines.

use super::Engine;
use super::constraints;
use super::evidence;
use super::features::{Item, Mention, NeedFeatures, PersonFeatures};
use super::lines::{Criterion, Finding, Line, LineResult, Link, Score, Side, line, scale};
use super::taxonomy::Node;
use super::weights::KeywordWeights;

impl Engine {
    /// Both scores of a pair with their lines.
    pub fn score(&self, need: &NeedFeatures, person: &PersonFeatures) -> Score {
        let mut lines = self.unscaled(need, person);
        let need_fit = scale(&mut lines, Side::Need);
        let person_fit = scale(&mut lines, Side::Person);
        let order = &self.weights.order;
        let order = (order.need * need_fit + order.person * person_fit) / (order.need + order.person);
        Score { need_fit, person_fit, order, lines }
    }

    /// The lines of a pair before the maxima of a side are made to add up to 100.
    pub fn unscaled(&self, need: &NeedFeatures, person: &PersonFeatures) -> Vec<Line> {
        let mut lines = Vec::with_capacity(16);
        self.need_lines(need, person, &mut lines);
        self.person_lines(need, person, &mut lines);
        lines
    }

    /// False when a criterion that the firm or an officer ticked "only" is not met.
    pub fn passes(&self, need: &NeedFeatures, person: &PersonFeatures) -> bool {
        constraints::passes(need, person)
    }

    fn line(&self, side: Side, criterion: Criterion, of: f64, finding: Finding) -> Line {
        line(side, criterion, of, finding, (self.weights.result.met, self.weights.result.partly))
    }

    fn need_lines(&self, need: &NeedFeatures, person: &PersonFeatures, lines: &mut Vec<Line>) {
        let w = &self.weights.need;
        let side = Side::Need;
        lines.extend(self.speciality(need, person).map(|f| self.line(side, Criterion::Speciality, w.speciality, f)));
        lines.extend(self.meaning_line(need, person));
        for (is_must, criterion, of) in [(true, Criterion::Must, w.must), (false, Criterion::Nice, w.nice)] {
            let items = need.items.iter().filter(|i| i.is_must == is_must);
            let each = of / items.clone().count().max(1) as f64;
            lines.extend(items.map(|item| self.line(side, criterion, each, self.item_finding(item, person))));
        }
        lines.extend(constraints::degree(need, person).map(|f| self.line(side, Criterion::Degree, w.degree, f)));
        lines.extend(constraints::years(need, person).map(|f| self.line(side, Criterion::Years, w.years, f)));
        lines.extend(
            constraints::languages(need, person).map(|f| self.line(side, Criterion::Languages, w.languages, f)),
        );
        lines.extend(self.words_line(need, person));
    }

    fn person_lines(&self, need: &NeedFeatures, person: &PersonFeatures, lines: &mut Vec<Line>) {
        let w = &self.weights.person;
        let side = Side::Person;
        lines.extend(constraints::mode(need, person).map(|f| self.line(side, Criterion::Mode, w.mode, f)));
        lines.extend(self.heart(need, person).map(|f| self.line(side, Criterion::Speciality, w.speciality, f)));
        lines.extend(self.field(need, person).map(|f| self.line(side, Criterion::Field, w.field, f)));
        lines.extend(
            constraints::languages(need, person).map(|f| self.line(side, Criterion::Languages, w.languages, f)),
        );
        lines.extend(constraints::place(need, person).map(|f| self.line(side, Criterion::Place, w.place, f)));
        lines.extend(
            constraints::availability(need, person)
                .map(|f| self.line(side, Criterion::Availability, w.availability, f)),
        );
    }

    /// How much of the need's subject the person covers; `None` when the need names no concept.
    fn speciality(&self, need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
        let all: f64 = need.mentions.iter().map(|m| f64::from(m.share)).sum();
        if all <= 0.0 {
            return None;
        }
        let mut covered = 0.0;
        let mut best: Option<(f64, &Mention)> = None;
        for mention in &need.mentions {
            let part = f64::from(mention.share) * self.credit(mention.node, &person.cover);
            covered += part;
            if part > best.map_or(0.0, |b| b.0) {
                best = Some((part, mention));
            }
        }
        let share = Some((covered / all / self.weights.full.need).min(1.0));
        Some(match best {
            Some((_, named)) => {
                let proof = evidence::of(&self.taxonomy, named.node, person);
                Finding {
                    share,
                    need: Some(named.phrase.clone()),
                    person: proof.map(|(_, mention)| mention.phrase.clone()),
                    need_at: Some(named.at.clone()),
                    person_at: proof.map(|(_, mention)| mention.at.clone()),
                    concept: Some(self.taxonomy.slug_of(named.node).to_owned()),
                    link: proof.map(|(link, _)| link),
                }
            }
            None => Finding { share, ..Finding::default() },
        })
    }

    /// How near the texts are in meaning; `None` when one of them has no words that the model knows.
    fn meaning_line(&self, need: &NeedFeatures, person: &PersonFeatures) -> Option<Line> {
        let near = need.meaning.nearness(&person.meaning, (need.lang, person.lang), &self.weights.meaning)?;
        let mut finding = Finding::of(near.share, need.head.text.clone(), person.head.text.clone());
        (finding.need_at, finding.person_at) = (Some(need.head.at.clone()), Some(person.head.at.clone()));
        finding.link = Some(Link::Meaning);
        Some(self.line(Side::Need, Criterion::Meaning, self.weights.need.meaning * near.weight, finding))
    }

    /// How much of what the person does the need would use; `None` when the person names no concept.
    fn heart(&self, need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
        let all: f64 = person.mentions.iter().map(|m| f64::from(m.share)).sum();
        if all <= 0.0 || need.mentions.is_empty() {
            return None;
        }
        let parts = person.mentions.iter().map(|m| (f64::from(m.share) * self.credit(m.node, &need.cover), m));
        let used: f64 = parts.clone().map(|(part, _)| part).sum();
        let best = parts.filter(|(part, _)| *part > 0.0).max_by(|a, b| a.0.total_cmp(&b.0));
        Some(Finding {
            share: Some((used / all / self.weights.full.person).min(1.0)),
            person: best.map(|(_, m)| m.phrase.clone()),
            person_at: best.map(|(_, m)| m.at.clone()),
            concept: best.map(|(_, m)| self.taxonomy.slug_of(m.node).to_owned()),
            ..Finding::default()
        })
    }

    /// Credit for a node by its neighbourhood: concept, cluster and sub-field add up.
    fn credit(&self, node: Node, cover: &[(Node, f32)]) -> f64 {
        let at = |n: Node| cover.binary_search_by_key(&n, |c| c.0).map_or(0.0, |i| cover[i].1);
        if self.taxonomy.is_subfield(node) {
            return f64::from(at(node));
        }
        let Some(entry) = self.taxonomy.entry(node) else { return 0.0 };
        let tree = &self.weights.tree;
        let own = at(node);
        let cluster = entry.broader.map_or(own, at).max(own);
        let subfield = at(entry.subfield).max(own);
        f64::from(tree.concept * own + tree.cluster * cluster + tree.subfield * subfield)
    }

    /// One keyword: by its concepts, else by its words where both write one language. `None` when nothing can be compared.
    fn item_finding(&self, item: &Item, person: &PersonFeatures) -> Finding {
        let mut finding = Finding { need: Some(item.text.clone()), need_at: Some(item.at()), ..Finding::default() };
        let mut sum = (0.0, 0.0);
        let mut best = 0.0;
        for node in &item.nodes {
            let is_general = self.taxonomy.entry(*node).is_some_and(|e| e.is_general);
            let weight = if is_general { self.weights.keyword.general } else { 1.0 };
            let is_denied = person.denied.contains(node);
            let credit = if is_denied { 0.0 } else { self.credit(*node, &person.cover) };
            sum = (sum.0 + weight * credit, sum.1 + weight);
            if finding.concept.is_none() || credit > best {
                let proof = evidence::of(&self.taxonomy, *node, person);
                finding.concept = Some(self.taxonomy.slug_of(*node).to_owned());
                finding.person = proof.map(|(_, mention)| mention.phrase.clone());
                finding.person_at = proof.map(|(_, mention)| mention.at.clone());
                finding.link = if is_denied { Some(Link::Denied) } else { proof.map(|(link, _)| link) };
                best = credit;
            }
        }
        finding.share = (sum.1 > 0.0).then(|| sum.0 / sum.1);
        if finding.link != Some(Link::Denied)
            && let Some((found, words)) = words_found(item, person, &self.weights.keyword)
            && found > finding.share.unwrap_or(-1.0)
        {
            finding.share = Some(found);
            if found > 0.0 {
                (finding.person, finding.person_at) = (Some(words), None);
                finding.link = Some(Link::Words);
            }
        }
        finding
    }

    fn field(&self, need: &NeedFeatures, person: &PersonFeatures) -> Option<Finding> {
        if need.fields.is_empty() || person.fields.is_empty() {
            return None;
        }
        let join = |fields: &[crate::domain::field::FieldCode]| {
            fields.iter().map(|f| f.as_str()).collect::<Vec<_>>().join(",")
        };
        let is_shared = need.fields.iter().any(|f| person.fields.contains(f));
        let touches = |m: &super::features::Mention| {
            let field = self.taxonomy.entry(m.node).and_then(|e| self.taxonomy.fields.get(usize::from(e.field)));
            field.is_some_and(|f| need.fields.iter().any(|n| n.as_str() == f.slug))
        };
        let share = match () {
            () if is_shared => 1.0,
            () if person.mentions.iter().any(touches) => 0.5,
            () => 0.0,
        };
        Some(Finding::of(share, join(&need.fields), join(&person.fields)))
    }

    /// Shared words only ever add: the line's maximum grows with what was found. Across languages only what is written
    /// alike in both counts.
    fn words_line(&self, need: &NeedFeatures, person: &PersonFeatures) -> Option<Line> {
        let is_same = is_comparable(need.lang, person.lang);
        let shared =
            |w: &&super::features::Word| (is_same || w.is_universal) && person.words.binary_search(&w.hash).is_ok();
        let found: Vec<_> = need.words.iter().filter(shared).collect();
        let sum: f64 = found.iter().map(|w| f64::from(w.weight)).sum();
        let all: f64 = need.words.iter().map(|w| f64::from(w.weight)).sum();
        let full = if is_same { self.weights.full.words * all } else { self.weights.full.universal };
        let share = (sum / full.max(1.0)).min(1.0);
        // A need without any concept is compared by its words alone, and then their lack counts.
        let of = if need.mentions.is_empty() { self.weights.need.speciality } else { self.weights.need.words * share };
        if of <= 0.0 {
            return None;
        }
        let reached = if need.mentions.is_empty() { share } else { 1.0 };
        let words: Vec<&str> = found.iter().filter(|w| w.weight > 0.3).take(8).map(|w| w.text.as_str()).collect();
        let finding = Finding { share: Some(reached), person: Some(words.join(", ")), ..Finding::default() };
        let mut line = self.line(Side::Need, Criterion::Words, of, finding);
        if share <= 0.0 {
            line.result = LineResult::Missing;
        }
        Some(line)
    }
}

/// True when the words of two texts can be compared: one language, or one of them mixed.
fn is_comparable(a: Option<crate::domain::value::Lang>, b: Option<crate::domain::value::Lang>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// The share of an item's comparable words that the person uses, and those words; `None` when none can be compared.
fn words_found(item: &Item, person: &PersonFeatures, bounds: &KeywordWeights) -> Option<(f64, String)> {
    let is_same = is_comparable(item.lang, person.lang);
    let mut sum = (0.0, 0.0);
    let mut found = Vec::new();
    for word in item.words.iter().filter(|w| is_same || w.is_universal) {
        sum.1 += word.weight;
        if person.words.binary_search(&word.hash).is_ok() {
            sum.0 += word.weight;
            found.push(word.text.as_str());
        }
    }
    if sum.1 <= 0.0 {
        return None;
    }
    let share = f64::from(sum.0 / sum.1);
    let counts = if share >= bounds.least_by_words { share * bounds.most_by_words } else { 0.0 };
    Some((counts, found.join(" ")))
}
