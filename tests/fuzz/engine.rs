//! Any two texts have a sound score, whatever they are made of.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::{arbitrary, fuzz_target};
use longyuan::matching::Engine;

#[path = "../it/support/sound.rs"]
mod sound;

static ENGINE: LazyLock<Arc<Engine>> = LazyLock::new(|| Engine::shared().expect("the compiled-in data are sound"));

/// Texts of a person and of a need.
#[derive(Debug, arbitrary::Arbitrary)]
struct Texts {
    person: [String; 3],
    need: [String; 4],
}

fuzz_target!(|texts: Texts| {
    sound::check(&ENGINE, &sound::Typed { person: texts.person, need: texts.need });
});
