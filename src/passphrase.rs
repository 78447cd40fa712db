//! Passphrases: which are taken, and their hashes (argon2id) within a bounded number of slots.

use std::collections::HashSet;
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::config::Security;
use crate::domain::error::{Error, FieldError, Result};

/// Fewest code points.
pub const AT_LEAST: usize = 15;
/// Most bytes; longer ones are refused, never cut.
pub const AT_MOST_BYTES: usize = 1024;

/// Words of the product that make a passphrase easy to guess.
const PRODUCT_WORDS: &[&str] = &[
    "longyuan",
    "longyuan yingcai",
    "lanzhou",
    "gansu",
    "silicon valley",
    "workstation",
    "talent",
    "talents",
    "陇原英才",
    "陇原",
    "英才",
    "兰州",
    "甘肃",
    "硅谷",
    "工作站",
    "人才",
    "科技创新",
];

/// Passphrases that many people choose; each also without spaces and hyphens.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../config/words/passphrases.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .flat_map(|line| [plain(line), joined(line)])
        .collect()
});

/// The one form in which a passphrase is checked, hashed and compared: Unicode NFC. Case and spaces count.
pub fn normalise(typed: &str) -> String {
    typed.nfc().collect()
}

/// The passphrase in its one form, or what is wrong with it under `field`. `own` are words of its person: name, address.
pub fn check(field: &str, typed: &str, own: &[&str]) -> Result<String> {
    let text = normalise(typed);
    let wrong = |code, number| Err(Error::Invalid(vec![FieldError::with(field, code, number)]));
    if text.chars().count() < AT_LEAST {
        return wrong("password_too_short", AT_LEAST as i64);
    }
    if text.len() > AT_MOST_BYTES || typed.len() > AT_MOST_BYTES {
        return wrong("password_too_long", AT_MOST_BYTES as i64);
    }
    if is_common(&text, own) { Err(Error::field(field, "password_common")) } else { Ok(text) }
}

fn is_common(text: &str, own: &[&str]) -> bool {
    if COMMON.contains(&plain(text)) || COMMON.contains(&joined(text)) {
        return true;
    }
    let mut words: Vec<String> = PRODUCT_WORDS.iter().map(|word| plain(word)).collect();
    for word in own {
        words.push(plain(word));
        words.push(joined(word));
        words.extend(word.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 1).map(plain));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    [text.to_owned(), joined(text)].iter().any(|form| zxcvbn::zxcvbn(form, &words).score() < zxcvbn::Score::Three)
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase().nfc().collect()
}

fn joined(text: &str) -> String {
    plain(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// The hash (PHC string) of a passphrase in its one form. Takes a slot: never call it inside a transaction.
pub fn hash(cost: &Security, text: &str) -> Result<String> {
    SLOTS.run(|| {
        let mut salt = [0u8; 16];
        crate::keys::fill_random(&mut salt);
        let hash: PasswordHash =
            argon2(cost)?.hash_password_with_salt(text.as_bytes(), &salt).map_err(Error::internal)?;
        Ok(hash.to_string())
    })
}

/// True when the passphrase is the one of `stored`. Without a stored hash the same work is done and the answer is false,
/// so that the time tells nobody whether an account exists or has a passphrase. Takes a slot.
pub fn holds(cost: &Security, stored: Option<&str>, typed: &str) -> Result<bool> {
    let text = normalise(typed);
    let text = if text.len() > AT_MOST_BYTES { String::new() } else { text };
    SLOTS.run(|| match stored {
        Some(stored) => {
            let hash = PasswordHash::new(stored).map_err(Error::internal)?;
            Ok(argon2(cost)?.verify_password(text.as_bytes(), &hash).is_ok())
        }
        None => {
            let mut out = [0u8; Params::DEFAULT_OUTPUT_LEN];
            argon2(cost)?
                .hash_password_into(text.as_bytes(), b"nobody's own salt", &mut out)
                .map_err(Error::internal)?;
            Ok(std::hint::black_box(out).is_empty())
        }
    })
}

fn argon2(cost: &Security) -> Result<Argon2<'static>> {
    let params = Params::new(cost.argon2_memory_kib, cost.argon2_passes, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes run side by side at most as many as there are cores; some more wait; the rest are told to come back.
struct Slots {
    running: usize,
    line: usize,
    /// Running and waiting.
    count: Mutex<(usize, usize)>,
    freed: Condvar,
}

static SLOTS: LazyLock<Slots> =
    LazyLock::new(|| Slots::new(std::thread::available_parallelism().map_or(2, usize::from), 64));

impl Slots {
    fn new(running: usize, line: usize) -> Self {
        Self { running, line, count: Mutex::default(), freed: Condvar::new() }
    }

    fn run<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        if count.0 >= self.running {
            if count.1 >= self.line {
                return Err(Error::Unavailable("passphrase slots".into()));
            }
            count.1 += 1;
            count = self.freed.wait_while(count, |c| c.0 >= self.running).unwrap_or_else(PoisonError::into_inner);
            count.1 -= 1;
        }
        count.0 += 1;
        drop(count);
        // Given back on a panic too, else a slot would be lost for good.
        let _slot = Taken(self);
        work()
    }
}

struct Taken<'a>(&'a Slots);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.0.count.lock().unwrap_or_else(PoisonError::into_inner).0 -= 1;
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    fn code(typed: &str, own: &[&str]) -> Option<&'static str> {
        match check("password", typed, own) {
            Ok(_) => None,
            Err(Error::Invalid(errors)) => Some(errors[0].code),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn long_passphrases_in_any_script_are_taken() {
        for good in [
            "pelican wharf 42",
            "黄河边的旧铁桥昨夜下了一场小雪",
            "thirteen 🦌 quietly cross the salt flat",
            &"a sound wave bends where the river turns, ".repeat(3)[..120],
        ] {
            assert_eq!(code(good, &[]), None, "{good}");
        }
        assert_eq!(code("pelican wharf4", &[]), Some("password_too_short"));
        assert_eq!(code("黄河边的旧铁桥昨夜下了一场雪", &[]), Some("password_too_short"));
        assert_eq!(code(&"ü1-kx".repeat(400), &[]), Some("password_too_long"));
    }

    #[test]
    fn common_ones_are_refused_in_any_dress() {
        let own = ["fang.wang@bioscience-institute.example", "Wang Fang"];
        for bad in [
            "passwordpassword",
            "PassWordPassWord",
            "longyuanlongyuan",
            "Longyuan-Longyuan",
            "l o n g y u a n l o n g y u a n",
            "陇原英才陇原英才陇原英才陇原英才",
            "qwertyuiopasdfgh",
            "aaaaaaaaaaaaaaaa",
            "1234567890123456",
            "fang.wang@bioscience-institute.example",
            "wangfangwangfang",
            "Wang Fang Wang Fang",
        ] {
            assert_eq!(code(bad, &own), Some("password_common"), "{bad}");
        }
    }

    #[test]
    fn slots_are_bounded_and_the_line_before_them_too() {
        let slots = Slots::new(2, 3);
        let open = AtomicBool::new(false);
        let wait_for = |count| {
            while *slots.count.lock().unwrap() != count {
                std::thread::yield_now();
            }
        };
        std::thread::scope(|scope| {
            for arrived in [(1, 0), (2, 0), (2, 1), (2, 2), (2, 3)] {
                scope.spawn(|| {
                    slots.run(|| {
                        while !open.load(Ordering::SeqCst) {
                            std::thread::yield_now();
                        }
                        Ok(())
                    })
                });
                wait_for(arrived);
            }
            assert!(matches!(slots.run(|| Ok(())), Err(Error::Unavailable(_))));
            open.store(true, Ordering::SeqCst);
        });
        assert_eq!(*slots.count.lock().unwrap(), (0, 0));
        assert!(slots.run(|| Ok(())).is_ok());
    }
}
