//! Which words of a person prove a concept of a need, and how they are tied to it.

use super::features::{Mention, PersonFeatures};
use super::lines::Link;
use super::taxonomy::{Node, Taxonomy};

/// The person's nearest mention to a node; `None` when not even the sub-field is shared.
pub fn of<'a>(taxonomy: &Taxonomy, node: Node, person: &'a PersonFeatures) -> Option<(Link, &'a Mention)> {
    let mut best: Option<(Link, &Mention)> = None;
    for mention in &person.mentions {
        let Some(link) = tie(taxonomy, node, mention.node) else { continue };
        let is_better = best.is_none_or(|(l, m)| {
            (rank(link), m.strength) < (rank(l), mention.strength) && rank(link) <= rank(l) || rank(link) < rank(l)
        });
        if is_better {
            best = Some((link, mention));
        }
    }
    best
}

fn rank(link: Link) -> usize {
    Link::ALL.iter().position(|l| *l == link).unwrap_or(usize::MAX)
}

fn tie(taxonomy: &Taxonomy, wanted: Node, has: Node) -> Option<Link> {
    if wanted == has {
        return Some(Link::Same);
    }
    let (want, have) = (taxonomy.entry(wanted)?, taxonomy.entry(has)?);
    match () {
        () if taxonomy.ancestors(has).any(|a| a == wanted) || (have.subfield == wanted) => Some(Link::Narrower),
        () if taxonomy.ancestors(wanted).any(|a| a == has) => Some(Link::Broader),
        () if taxonomy.cluster(wanted) == taxonomy.cluster(has) => Some(Link::Sibling),
        () if have.related.contains(&wanted) || want.related.contains(&has) => Some(Link::Related),
        () if want.subfield == have.subfield => Some(Link::Subfield),
        () => None,
    }
}
