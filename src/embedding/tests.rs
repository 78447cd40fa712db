//! The model against the package that it was cut from, and against inputs that nobody should send.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

static EMBEDDER: LazyLock<Embedder> = LazyLock::new(|| Embedder::load().expect("the compiled-in model"));

/// A text, its pieces by the package with all 128,000 pieces, and its vector by the package in floating point.
struct Golden {
    text: String,
    pieces: Vec<String>,
    vector: Vector,
}

fn golden() -> Vec<Golden> {
    let file = include_str!("../../assets/embedding/golden.tsv");
    file.lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut vector = Vector::ZERO;
            for (value, byte) in vector.0.iter_mut().zip(cells[2].as_bytes().as_chunks::<2>().0) {
                let byte = u8::from_str_radix(std::str::from_utf8(byte).expect("digits"), 16).expect("a byte");
                *value = f32::from(byte.cast_signed());
            }
            Golden {
                text: serde_json::from_str(cells[0]).expect("a text"),
                pieces: serde_json::from_str(cells[1]).expect("pieces"),
                vector: vector.unit(),
            }
        })
        .collect()
}

/// The rows of the package's pieces, if all of them were kept.
fn kept(golden: &Golden) -> Option<Vec<u32>> {
    let row = |piece: &String| {
        if piece == "<unk>" {
            return Some(tokenizer::UNKNOWN);
        }
        EMBEDDER.model.pieces.find(&piece.replace('\u{2581}', " ")).map(|index| (index + file::SPECIAL_ROWS) as u32)
    };
    golden.pieces.iter().map(row).collect()
}

#[test]
fn pieces_and_vectors_agree_with_the_package() {
    let (mut count, mut least, mut sum) = (0, 1.0_f32, 0.0);
    for golden in golden() {
        let rows = tokenizer::rows(&EMBEDDER.model, &golden.text, MAX_PIECES);
        let Some(expected) = kept(&golden) else { continue };
        if rows.is_empty() {
            assert_eq!(expected, [tokenizer::UNKNOWN], "{:?}", golden.text);
            continue;
        }
        assert_eq!(rows, expected[..expected.len().min(MAX_PIECES)], "{:?}", golden.text);
        let cosine = EMBEDDER.embed(&golden.text).cosine(&golden.vector);
        assert!(cosine >= 0.99, "{:?}: {cosine}", golden.text);
        (count, least, sum) = (count + 1, least.min(cosine), sum + cosine);
    }
    println!("{count} texts: least {least}, mean {}", sum / count as f32);
    assert!(count >= 40 && sum / count as f32 >= 0.998);
}

#[test]
fn texts_with_missing_pieces_stay_near() {
    // The package takes a typed "<s>" for the mark of begin; here it is text.
    for golden in golden().iter().filter(|golden| kept(golden).is_none() && !golden.text.contains("<s>")) {
        let (cosine, coverage) = (EMBEDDER.embed(&golden.text).cosine(&golden.vector), EMBEDDER.coverage(&golden.text));
        println!("{:?}: {cosine}, coverage {coverage}", golden.text);
        assert!(cosine > 0.6 || coverage < 0.8, "{:?}: {cosine}", golden.text);
    }
}

#[test]
fn the_same_bits_everywhere() {
    // Guards the promise of the module: a change of these figures is a change of VERSION.
    let texts = ["药物化学", "battery materials scientist", "熟悉 PLC 与运动控制"];
    let sum =
        |text: &&str| EMBEDDER.embed(text).0.iter().fold(0_u32, |sum, value| sum.rotate_left(5) ^ value.to_bits());
    assert_eq!(texts.iter().map(sum).collect::<Vec<_>>(), [3_345_078_194, 349_117_666, 3_199_657_863]);
    let levels = texts
        .map(|text| EMBEDDER.reduced(text).0.iter().fold(0_i32, |sum, level| sum.wrapping_mul(31) + i32::from(*level)));
    assert_eq!(levels, [1_258_046_209, -596_235_438, -1_166_336_265]);
}

#[test]
fn meaning_crosses_languages() {
    let pairs = [
        ("药物化学", "medicinal chemistry"),
        ("软件工程师", "software engineer"),
        ("固态电池", "solid-state battery"),
        ("葡萄酒酿造", "winemaking"),
        ("财务经理", "finance manager"),
    ];
    for (i, (zh, _)) in pairs.iter().enumerate() {
        let own = similarity(&EMBEDDER.reduced(zh), &EMBEDDER.reduced(pairs[i].1));
        for (j, (_, other)) in pairs.iter().enumerate().filter(|(j, _)| *j != i) {
            let distant = similarity(&EMBEDDER.reduced(zh), &EMBEDDER.reduced(other));
            assert!(own > distant + 0.2, "{zh}: {own} to {}, {distant} to {other} ({j})", pairs[i].1);
        }
    }
}

#[test]
fn reduced_vectors_have_the_length_of_one() {
    for golden in golden().iter().filter(|golden| !golden.text.trim().is_empty()) {
        let reduced = EMBEDDER.reduced(&golden.text);
        let own = dot(&reduced, &reduced) as f32 / 320.0_f32.powi(2);
        assert!(reduced == Reduced::ZERO || (own - 1.0).abs() < 0.05, "{:?}: {own}", golden.text);
        let other = EMBEDDER.reduced("药物化学");
        let exact: i32 = reduced.0.iter().zip(&other.0).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        assert_eq!(dot(&reduced, &other), exact);
    }
}

#[test]
fn shares_of_han() {
    assert_eq!(han_share("药物化学"), 1.0);
    assert_eq!(han_share("medicinal chemistry"), 0.0);
    assert_eq!(han_share("12 %"), 0.5);
    assert_eq!(han_share("软件ABCDE"), 0.5);
}

#[test]
fn nothing_is_nothing() {
    for text in ["", " ", "\t\r\n", "\u{3000}"] {
        assert_eq!(EMBEDDER.embed(text), Vector::ZERO, "{text:?}");
        assert!(EMBEDDER.embed_long(text).is_empty(), "{text:?}");
        assert_eq!(EMBEDDER.reduced(text), Reduced::ZERO, "{text:?}");
        assert_eq!(EMBEDDER.coverage(text), 0.0, "{text:?}");
    }
    assert_eq!(mean(&[]), Vector::ZERO);
    assert_eq!(EMBEDDER.centred(&Vector::ZERO, 0.3), Vector::ZERO);
    assert_eq!(EMBEDDER.reduce(&Vector::ZERO), Reduced::ZERO);
    assert_eq!(similarity(&Reduced::ZERO, &EMBEDDER.reduced("药")), 0.0);
}

#[test]
fn long_texts_are_cut_into_even_chunks() {
    assert_eq!(EMBEDDER.embed_long("药物化学").len(), 1);
    assert_eq!(EMBEDDER.embed_long("药物化学")[0], EMBEDDER.embed("药物化学"));
    let text = "大数据平台架构师，负责数据仓库建设。".repeat(20_000);
    assert!(text.len() > 1_000_000);
    assert_eq!(EMBEDDER.embed_long(&text).len(), MAX_CHUNKS);
    assert!((EMBEDDER.embed(&text).cosine(&EMBEDDER.embed(&text)) - 1.0).abs() < 1e-5);
    // One character without a break, and one that no piece covers.
    assert_eq!(EMBEDDER.embed_long(&"龘".repeat(400_000)).len(), MAX_CHUNKS);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_a_vector(text in "\\PC{0,80}|.{0,80}", share in proptest::num::f32::ANY) {
        let vector = EMBEDDER.embed(&text);
        let norm = vector.cosine(&vector);
        prop_assert!(vector == Vector::ZERO || (norm - 1.0).abs() < 1e-4);
        let reduced = EMBEDDER.reduce(&EMBEDDER.centred(&vector, share));
        prop_assert!(similarity(&reduced, &reduced) <= 1.0);
        prop_assert!((0.0..=1.0).contains(&EMBEDDER.coverage(&text)));
        prop_assert!((0.0..=1.0).contains(&han_share(&text)));
        EMBEDDER.embed_long(&text);
    }
}

#[test]
fn the_wide_product_is_the_plain_one() {
    let vector = |step: usize| Reduced(std::array::from_fn(|i| ((i * step * 37 + step) % 256) as u8 as i8));
    for (a, b) in [(1, 2), (3, 5), (7, 7), (128, 255)].map(|(a, b)| (vector(a), vector(b))) {
        let [wide, stored] = [&a, &b].map(|vector| vector.0.map(i8::cast_unsigned));
        assert_eq!(Wide::new(&wide).dot(&stored), dot(&a, &b));
    }
}
