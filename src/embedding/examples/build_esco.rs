//! Makes `assets/embedding/esco.bin` from the names that `assets/embedding/esco.py` wrote.
//!
//!     cargo run --release -p longyuan-embedding --example build_esco -- ESCO.tsv assets/embedding/esco.bin
//!
//! The names do not say which group of ISCO-08 an occupation belongs to. It gets the one whose title or example titles, which ISCO
//! itself gives, lie nearest to its labels: half by the preferred label, half by the mean of all. To keep the file small a label that
//! says nearly what another of the same occupation says is left out.

use std::collections::HashMap;

use longyuan_embedding::{Embedder, Esco, Occupation, Reduced, Skill, similarity};

/// From this similarity on two labels of an occupation say the same.
const SAME: f32 = 0.82;

type Failure = Box<dyn std::error::Error>;

/// A unit group of ISCO-08 with its titles and their vectors.
struct Group {
    code: u16,
    titles: Vec<(String, Reduced)>,
}

impl Group {
    /// How alike a label and the nearest title are, without titles that are the label itself if `blind`.
    fn near(&self, label: &str, vector: &Reduced, blind: bool) -> f32 {
        let titles = self.titles.iter().filter(|(title, _)| !(blind && title.eq_ignore_ascii_case(label)));
        titles.map(|(_, title)| similarity(vector, title)).fold(-1.0, f32::max)
    }

    fn fits(&self, labels: &[(&str, Reduced)], blind: bool) -> f32 {
        let near = |(label, vector): &(&str, Reduced)| self.near(label, vector, blind);
        let mean = labels.iter().map(near).sum::<f32>() / labels.len() as f32;
        labels.first().map_or(-1.0, near) / 2.0 + mean / 2.0
    }
}

/// The group that fits labels best.
fn group_of(groups: &[Group], labels: &[(&str, Reduced)], blind: bool) -> u16 {
    let best = groups.iter().map(|group| (group.fits(labels, blind), group.code)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or(0, |(_, code)| code)
}

fn id(text: &str) -> Result<[u8; 16], Failure> {
    let value = u128::from_str_radix(&text.replace('-', ""), 16)?;
    Ok(value.to_be_bytes())
}

/// The vectors of labels without those that are nearly one before them.
fn distinct(labels: &[(&str, Reduced)]) -> Vec<Reduced> {
    let mut kept: Vec<Reduced> = Vec::new();
    for (_, vector) in labels {
        if kept.iter().all(|other| similarity(other, vector) < SAME) {
            kept.push(*vector);
        }
    }
    kept
}

/// How often occupations with a label among ISCO's titles get the group of that title when the title itself is hidden.
fn check(groups: &[Group], label_lists: &[Vec<(&str, Reduced)>]) {
    let mut codes = HashMap::<String, u16>::new();
    for group in groups {
        codes.extend(group.titles.iter().map(|(title, _)| (title.to_lowercase(), group.code)));
    }
    let (mut asked, mut right, mut near) = (0, 0, 0);
    for labels in label_lists {
        let Some(code) = labels.first().and_then(|(label, _)| codes.get(&label.to_lowercase())) else { continue };
        let found = group_of(groups, labels, true);
        asked += 1;
        right += usize::from(found == *code);
        near += usize::from(found / 100 == code / 100);
    }
    println!("groups found blindly: {right} of {asked}, within the same sub-major group {near}");
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else { return Err("usage: build_esco ESCO.tsv ESCO.bin".into()) };
    let names: &'static str = std::fs::read_to_string(from)?.leak();
    let embedder = Embedder::load()?;
    let embed = |label: &'static str| (label, embedder.reduced(label));
    let (mut groups, mut lists, mut ids, mut skills) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in names.lines() {
        match line.split('\t').collect::<Vec<_>>().as_slice() {
            ["occupation", key, labels] => {
                ids.push(id(key)?);
                lists.push(labels.split('|').map(embed).collect::<Vec<_>>());
            }
            ["skill", key, label] => skills.push(Skill { id: id(key)?, label, vector: embedder.reduced(label) }),
            ["group", code, title, examples] => {
                let titles = std::iter::once(*title).chain(examples.split('|').filter(|title| !title.is_empty()));
                let titles = titles.map(|title| (title.to_owned(), embedder.reduced(title))).collect();
                groups.push(Group { code: code.parse()?, titles });
            }
            _ => return Err(format!("not a line of names: {line}").into()),
        }
    }
    check(&groups, &lists);
    let occupation = |(id, labels): (&[u8; 16], &Vec<(&'static str, Reduced)>)| Occupation {
        id: *id,
        label: labels.first().map_or("", |(label, _)| label),
        group: group_of(&groups, labels, false),
        labels: distinct(labels),
    };
    let occupations: Vec<Occupation> = ids.iter().zip(&lists).map(occupation).collect();
    let kept: usize = occupations.iter().map(|occupation| occupation.labels.len()).sum();
    let file = Esco::new(occupations, skills).bytes().ok_or("a label is too long")?;
    std::fs::write(to, &file)?;
    println!("{} occupations with {kept} labels, {} bytes", ids.len(), file.len());
    Ok(())
}
