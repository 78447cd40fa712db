//! The colours of the style sheet: every pair of text and ground that it draws, light and dark, by the formula of WCAG 2.2 (1.4.3, 1.4.6
//! and 1.4.11). A pair that is new in the style sheet is added here.

use std::collections::BTreeMap;

/// Text in it is read for long: the enhanced ratio of 1.4.6.
const READING: f64 = 7.0;
/// Other text.
const TEXT: f64 = 4.5;
/// Borders of controls and marks that say something.
const MARK: f64 = 3.0;

/// (what is drawn, on which grounds, lowest ratio).
#[rustfmt::skip]
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["paper", "card", "loess"], READING),
    ("muted", &["paper", "card", "loess"], TEXT),
    ("azurite", &["paper", "card", "loess"], TEXT),
    ("azurite-deep", &["paper", "card", "loess"], TEXT),
    ("malachite", &["paper", "card", "loess"], TEXT),
    ("ochre", &["paper", "card", "loess"], TEXT),
    ("cinnabar", &["paper", "card", "loess"], TEXT),
    ("amber", &["paper", "card", "loess"], TEXT),
    ("on-azurite", &["azurite", "azurite-deep"], READING),
    ("on-deep", &["deep"], READING),
    // The toast: the page turned round.
    ("paper", &["ink"], READING),
    // The link that stands as a button on the deep door.
    ("azurite", &["card"], TEXT),
    ("control", &["paper", "card", "loess"], MARK),
    ("on-sand", &["sand"], TEXT),
];
/// A text with the grounds on which it stands.
type TextOn = (&'static str, &'static [&'static str]);

/// The six steps of a picture's warmth: which text stands on which, in the light and in the dark.
#[rustfmt::skip]
const WARMTH: [(&str, &[TextOn]); 2] = [
    ("light", &[("heat-low", &["h1", "h2", "h3", "h4"]), ("heat-high", &["h5", "h6"])]),
    ("dark", &[("heat-high", &["h1", "h2"]), ("heat-low", &["h3", "h4", "h5", "h6"])]),
];
/// The ring of the focus, ink inside and gold outside, shows on any ground since its two halves differ by so much.
const RING: (&str, &str, f64) = ("#1F2328", "#FFD54A", READING);

/// Red, green and blue from 0 to 1.
type Colour = [f64; 3];

fn colour(hex: &str) -> Colour {
    let digits = hex.trim_start_matches('#');
    assert_eq!(digits.len(), 6, "{hex} is no colour of six digits");
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0)
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: Colour) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The tokens that a block of the style sheet sets to a colour.
fn tokens(block: &str) -> BTreeMap<String, Colour> {
    let settings = block.split([';', '{', '}']).filter_map(|setting| setting.trim().split_once(':'));
    settings
        .filter_map(|(name, value)| Some((name.split_whitespace().last()?.strip_prefix("--")?, value.trim())))
        .filter(|(_, value)| value.starts_with('#'))
        .map(|(name, value)| (name.to_owned(), colour(value)))
        .collect()
}

/// The tokens of the light and of the dark page.
fn themes() -> [(&'static str, BTreeMap<String, Colour>); 2] {
    let css = std::fs::read_to_string("assets/app.css").unwrap();
    let (_, from_root) = css.split_once(":root {").expect("the tokens come first");
    let (light, rest) = from_root.split_once('}').unwrap();
    let (_, dark) = rest.split_once("prefers-color-scheme: dark").expect("then those of the dark page");
    let (_, dark) = dark.split_once(":root {").unwrap();
    let light = tokens(light);
    let mut both = light.clone();
    both.extend(tokens(dark.split_once('}').unwrap().0));
    [("light", light), ("dark", both)]
}

#[test]
fn every_colour_can_be_read_on_every_ground_it_stands_on() {
    let mut complaints = Vec::new();
    for ((theme, tokens), (_, warmth)) in themes().into_iter().zip(WARMTH) {
        let warmth = warmth.iter().map(|(drawn, grounds)| (*drawn, *grounds, TEXT));
        for (drawn, grounds, least) in PAIRS.iter().copied().chain(warmth) {
            for ground in grounds {
                let found = ratio(tokens[drawn], tokens[*ground]);
                if found < least {
                    complaints.push(format!("{theme}: {drawn} on {ground}: {found:.2}, wanted {least}"));
                }
            }
        }
    }
    let (inner, outer, least) = RING;
    assert!(ratio(colour(inner), colour(outer)) >= least, "the two halves of the ring");
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_colour_token_has_its_pair() {
    let [(_, light), _] = themes();
    let warm = WARMTH[0].1.iter().map(|(drawn, grounds)| (*drawn, *grounds));
    let all: Vec<_> = PAIRS.iter().map(|(drawn, grounds, _)| (*drawn, *grounds)).chain(warm).collect();
    let named = |name: &str| all.iter().any(|(drawn, grounds)| *drawn == name || grounds.contains(&name));
    // The hair line between parts says nothing that spacing does not say.
    let stray: Vec<_> = light.keys().filter(|name| *name != "line" && !named(name)).collect();
    assert!(stray.is_empty(), "tokens without a pair: {stray:?}");
}

#[test]
fn colours_stand_in_tokens_alone() {
    let css = std::fs::read_to_string("assets/app.css").unwrap();
    let (_, rules) = css.split_once("/* ---------- ground").expect("the tokens end here");
    // The ring of the focus and the ground of a QR code are the same on every page; paper is white when printed.
    let fixed = ["#FFD54A", "#1F2328", "#fff", "#000", "#333"];
    let hex = |text: &str| text[1..].chars().take_while(char::is_ascii_hexdigit).count();
    let mut stray = Vec::new();
    for (at, _) in rules.match_indices('#') {
        let found = &rules[at..=at + hex(&rules[at..])];
        if [4, 7].contains(&found.len()) && !fixed.contains(&found) {
            stray.push(found);
        }
    }
    assert!(stray.is_empty(), "colours outside of the tokens: {stray:?}");
}

#[test]
fn the_formula_is_that_of_the_standard() {
    assert!((ratio(colour("#000000"), colour("#FFFFFF")) - 21.0).abs() < 1e-9);
    // Grey of the middle on white, a value that is often given.
    assert!((ratio(colour("#767676"), colour("#FFFFFF")) - 4.54).abs() < 0.005);
}
