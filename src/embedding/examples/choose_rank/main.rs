//! Chooses the constants of `config/rank.toml` and prints what each choice reaches on tasks made from ESCO and our own taxonomy.
//!
//!     cargo run --release -p longyuan-embedding --example choose_rank -- ESCO.tsv config/taxonomy/concepts/*.tsv
//!
//! Three tasks, each with 300 queries and about 3,000 documents; the measure is MAP over the whole ranking:
//! - labels: the labels of each occupation are dealt into three parts; one makes the layer, one asks, one is ranked. Relevant: the
//!   same occupation.
//! - unseen: a fifth of the occupations is left out of the layer; half of their labels ask, half are ranked. Relevant: the same.
//! - chinese: Chinese names of our concepts ask, their other Chinese names are ranked. Relevant: the same concept.

use std::collections::HashMap;

use longyuan_embedding::{Embedder, Esco, Ngrams, Profile, similarity};

mod tasks;

use tasks::{DOCUMENTS, Random, SEED, Task, Text, Tools, chinese_task, labels_task, unseen_task};

type Failure = Box<dyn std::error::Error>;

const TEMPERATURES: [f32; 5] = [0.05, 0.07, 0.1, 0.14, 0.2];
/// Weights on the scales of the signals; that of the dense vector is 1.
const OCCUPATIONS: [f32; 4] = [0.0, 0.25, 0.5, 0.75];
const GROUPS: [f32; 4] = [0.0, 0.25, 0.5, 0.75];
const WORDS: [f32; 4] = [0.0, 0.1, 0.2, 0.4];

/// The signals of a pair: dense, occupations, groups, words.
type Signals = [f32; 4];

fn signals(a: (&Text, &Profile), b: (&Text, &Profile), whole: f32) -> Signals {
    let reduced = similarity(&a.0.reduced, &b.0.reduced);
    let (occupations, groups) = a.1.similarity(b.1);
    let dense = if whole > 0.0 { whole * a.0.whole.cosine(&b.0.whole) + (1.0 - whole) * reduced } else { reduced };
    [dense, occupations, groups, a.0.words.cosine(&b.0.words)]
}

/// Mean average precision over the whole rankings; of equal scores the earlier document stands first.
fn map(task: &Task, pairs: &[Vec<Signals>], weights: Signals) -> f64 {
    let precision = |(query, row): (&Text, &Vec<Signals>)| {
        let score =
            |signals: &Signals| signals.iter().zip(weights).map(|(signal, weight)| signal * weight).sum::<f32>();
        let mut order: Vec<(f32, usize)> = row.iter().map(score).zip(0..).collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut found, mut sum) = (0.0, 0.0);
        for (rank, (_, place)) in order.iter().enumerate() {
            if task.documents[*place].meaning == query.meaning {
                found += 1.0;
                sum += found / (rank + 1) as f64;
            }
        }
        sum / f64::max(found, 1.0)
    };
    task.queries.iter().zip(pairs).map(precision).sum::<f64>() / task.queries.len() as f64
}

/// All pairs of a task at a temperature.
fn pairs(task: &Task, temperature: f32, whole: f32) -> Vec<Vec<Signals>> {
    let esco = Esco::new(task.layer.clone(), Vec::new()).at(temperature);
    let profiles = |texts: &[Text]| texts.iter().map(|text| esco.profile(&text.reduced)).collect::<Vec<_>>();
    let (asked, ranked) = (profiles(&task.queries), profiles(&task.documents));
    let row = |query: (&Text, &Profile)| {
        task.documents.iter().zip(&ranked).map(|document| signals(query, document, whole)).collect()
    };
    task.queries.iter().zip(&asked).map(row).collect()
}

/// Prints the scales of each temperature, and a line for each choice.
fn choose(tasks: &[Task], sample: [&[Text]; 2]) -> Result<(), Failure> {
    for (temperature, whole) in TEMPERATURES.map(|t| (t, 0.0)).into_iter().chain([(0.1, 0.5)]) {
        println!("temperature {temperature}");
        let deviations = scales(&Esco::load()?.at(temperature), sample);
        let pairs: Vec<_> = tasks.iter().map(|task| pairs(task, temperature, whole)).collect();
        let grid =
            OCCUPATIONS.iter().flat_map(|o| GROUPS.iter().flat_map(move |g| WORDS.iter().map(move |w| (*o, *g, *w))));
        for (occupations, groups, words) in grid {
            let found: Vec<f64> = tasks
                .iter()
                .zip(&pairs)
                .map(|(task, pairs)| {
                    let scale = deviations[usize::from(task.name == "chinese")];
                    let weights = [1.0, occupations, groups, words];
                    map(task, pairs, std::array::from_fn(|i| weights[i] / scale[i]))
                })
                .collect();
            let mean = found.iter().sum::<f64>() / found.len() as f64;
            print!("{mean:.4}\twhole {whole}\tT {temperature}\tocc {occupations}\tisco {groups}\twords {words}");
            tasks.iter().zip(&found).for_each(|(task, map)| print!("\t{} {map:.4}", task.name));
            println!();
        }
    }
    Ok(())
}

/// Mean and standard deviation of each signal over random pairs of texts; answers with the deviations.
fn calibrate(name: &str, random: &mut Random, sides: [(&[Text], &[Profile]); 2]) -> Signals {
    const PAIRS: usize = 200_000;
    let (mut sum, mut squares) = ([0.0_f64; 4], [0.0_f64; 4]);
    for _ in 0..PAIRS {
        let [a, b] = sides.map(|(texts, profiles)| {
            let place = random.below(texts.len());
            (&texts[place], &profiles[place])
        });
        for (i, signal) in signals(a, b, 0.0).into_iter().enumerate() {
            sum[i] += f64::from(signal);
            squares[i] += f64::from(signal).powi(2);
        }
    }
    let mean = sum.map(|sum| sum / PAIRS as f64);
    std::array::from_fn(|i| {
        let deviation = (squares[i] / PAIRS as f64 - mean[i].powi(2)).sqrt();
        println!("{name} {}: mean {:.4}, sd {deviation:.4}", ["dense", "occupations", "groups", "words"][i], mean[i]);
        deviation as f32
    })
}

/// The constants of the scales, over labels of ESCO and names of our concepts in both languages: deviations in English and Chinese.
fn scales(esco: &Esco, [en, zh]: [&[Text]; 2]) -> [Signals; 2] {
    let mut random = Random(SEED + 3);
    let profiles = |texts: &[Text]| texts.iter().map(|text| esco.profile(&text.reduced)).collect::<Vec<_>>();
    let (en_profiles, zh_profiles) = (profiles(en), profiles(zh));
    let (en, zh) = ((en, &en_profiles[..]), (zh, &zh_profiles[..]));
    calibrate("across", &mut random, [en, zh]);
    [calibrate("english", &mut random, [en, en]), calibrate("chinese", &mut random, [zh, zh])]
}

/// The names of our concepts in a column and the column of their other names.
fn concepts(tables: &[String], columns: [usize; 2]) -> Vec<Vec<&str>> {
    let rows = tables.iter().flat_map(|table| table.lines().skip(1)).filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |i: usize| cells.get(columns[i]).copied().unwrap_or_default();
        std::iter::once(cell(0)).chain(cell(1).split(';')).map(str::trim).filter(|name| !name.is_empty()).collect()
    })
    .collect()
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [names, tables @ ..] = arguments.as_slice() else { return Err("usage: choose_rank ESCO.tsv TABLE...".into()) };
    let names = std::fs::read_to_string(names)?;
    let tables: Vec<String> = tables.iter().map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let (chinese, english) = (concepts(&tables, [2, 4]), concepts(&tables, [3, 5]));
    let esco = Esco::load()?;
    let own = || chinese.iter().chain(&english).flatten().copied();
    let of_esco = || esco.occupations().iter().map(|o| o.label).chain(esco.skills().iter().map(|s| s.label));
    let tools = Tools { embedder: Embedder::load()?, ngrams: Ngrams::new(of_esco().chain(own())) };
    let mut by_id = HashMap::new();
    for line in names.lines() {
        if let ["occupation", key, labels] = line.split('\t').collect::<Vec<_>>().as_slice() {
            by_id.insert(u128::from_str_radix(&key.replace('-', ""), 16)?, labels.split('|').collect::<Vec<_>>());
        }
    }
    let labels = esco.occupations().iter().map(|o| by_id.get(&u128::from_be_bytes(o.id)).cloned().unwrap_or_default());
    let labels: Vec<Vec<&str>> = labels.collect();
    let en: Vec<&str> = labels.iter().chain(&english).flatten().copied().collect();
    let zh: Vec<&str> = chinese.iter().flatten().copied().collect();
    let mut random = Random(SEED + 4);
    let mut sample = |texts: &[&str]| -> Vec<Text> {
        (0..DOCUMENTS).map(|_| tools.text((texts[random.below(texts.len())], 0))).collect()
    };
    let (en, zh) = (sample(&en), sample(&zh));
    let tasks = [
        labels_task(&tools, &esco, &labels),
        unseen_task(&tools, &esco, &labels),
        chinese_task(&tools, &esco, &chinese),
    ];
    choose(&tasks, [&en, &zh])
}
