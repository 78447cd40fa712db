//! What holds of the engine for any two texts at all; the fuzz target in `tests/fuzz` asks the same.

use longyuan::domain::need::NeedBrief;
use longyuan::domain::talent::TalentProfile;
use longyuan::domain::value::{Bilingual, Lang, Mode};
use longyuan::matching::{Engine, Index, Line, Part, Side, Spot};

/// What somebody may type into a profile and into a need.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Headline, a keyword and the summary of a person.
    pub person: [String; 3],
    /// Title, body, a required and a welcome keyword of a need.
    pub need: [String; 4],
}

impl Typed {
    fn profile(&self) -> TalentProfile {
        let [headline, skill, summary] = self.person.clone();
        TalentProfile {
            headline: Bilingual::typed(&headline, Lang::En),
            skills: vec![skill],
            summary: Bilingual::typed(&summary, Lang::Zh),
            country: "US".to_owned(),
            modes: vec![Mode::Consulting],
            ..TalentProfile::default()
        }
    }

    fn brief(&self) -> NeedBrief {
        let [title, body, must, nice] = &self.need;
        let json = serde_json::json!({
            "kind": "consulting", "title": {"zh": title}, "body": {"en": body}, "must": [must], "nice": [nice],
            "fields": [], "modes": ["consulting"]
        });
        serde_json::from_value(json).expect("a need of any text")
    }
}

/// Panics unless the scores of the two are sound: within their bounds, the exact sum of their lines, with every phrase where it is
/// said to stand, the same from what is stored, and found in the index.
pub fn check(engine: &Engine, typed: &Typed) {
    let (profile, brief) = (typed.profile(), typed.brief());
    let (person, need) = (engine.person(&profile, None), engine.need(&brief));
    let score = engine.score(&need, &person);
    for (side, fit) in [(Side::Need, score.need_fit), (Side::Person, score.person_fit)] {
        assert!((0.0..=100.000_001).contains(&fit), "{side}: {fit}");
        let own = score.lines.iter().filter(|line| line.side == side);
        assert_eq!(own.clone().map(|line| line.points).sum::<f64>(), fit, "{side}: its lines add up");
        assert!(own.clone().all(|line| line.points <= line.of + 1e-9 && line.points >= 0.0));
    }
    score.lines.iter().for_each(|line| stands(&profile, &brief, line));
    let snapshot = engine.snapshot(&need, &person);
    assert_eq!(engine.replay(&snapshot), Some(score.fit()), "the same from what is stored");
    let document = engine.person_document("a", 1, snapshot.person).expect("a packed person");
    let mut index = Index::new();
    index.put_person(document);
    let found = index.top_people(engine, &need, 1);
    assert_eq!(found.first().map(|hit| hit.fit), Some(score.fit()), "the index judges alike");
}

/// The words of a line stand where it says.
fn stands(profile: &TalentProfile, brief: &NeedBrief, line: &Line) {
    let half = |text: &Bilingual, spot: &Spot| spot.lang.and_then(|lang| text.get(lang)).unwrap_or_default().to_owned();
    let item = |list: &[String], spot: &Spot| spot.item.and_then(|place| list.get(usize::from(place)).cloned());
    let text = |spot: &Spot| match spot.part {
        Part::Headline => half(&profile.headline, spot),
        Part::Summary => half(&profile.summary, spot),
        Part::Title => half(&brief.title, spot),
        Part::Body => half(&brief.body, spot),
        Part::Skill => item(&profile.skills, spot).unwrap_or_default(),
        Part::Must => item(&brief.must, spot).unwrap_or_default(),
        Part::Nice => item(&brief.nice, spot).unwrap_or_default(),
        Part::JobTitle => String::new(),
    };
    for (phrase, at) in [(&line.need_phrase, &line.need_at), (&line.person_phrase, &line.person_at)] {
        let (Some(phrase), Some(at)) = (phrase, at) else { continue };
        let found: String = text(at).chars().skip(at.from as usize).take((at.to - at.from) as usize).collect();
        assert_eq!(&found, phrase, "{at}, {}", line.criterion);
    }
}
