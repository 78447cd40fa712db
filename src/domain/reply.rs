//! What a mail server answered, as a page may repeat it: addresses masked, and of its insides nothing.

use super::account::mask_email;

/// Longest brief answer, in characters.
const LONGEST: usize = 120;
/// What stands for a host, a network address or a path.
const HIDDEN: &str = "…";

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | ',' | ';' | ':' | '=')
}

fn words(text: &str, show: impl Fn(&str) -> Option<String>) -> String {
    text.split_inclusive(is_edge)
        .map(|piece| {
            let word = piece.trim_end_matches(is_edge);
            show(word).map_or_else(|| piece.to_owned(), |shown| shown + &piece[word.len()..])
        })
        .collect()
}

/// Every address masked: servers like to repeat the recipient.
pub fn masked(text: &str) -> String {
    words(text, |word| word.contains('@').then(|| mask_email(word)))
}

/// The code and the short cause: addresses masked; names of hosts, network addresses, paths and addresses of pages hidden;
/// cut where it grows long.
pub fn brief(text: &str) -> String {
    let text = words(&masked(text), |word| is_inside(word).then(|| HIDDEN.to_owned()));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => format!("{}{HIDDEN}", text[..end].trim_end()),
    }
}

/// True for what tells of a machine: a path, a network address, the name of a host. Codes such as `5.1.1` do not.
fn is_inside(word: &str) -> bool {
    let word = word.trim_end_matches(['.', '!', '?']);
    if word.contains('@') {
        return false;
    }
    let is_code = word.split('.').count() == 3 && word.split('.').all(|part| part.parse::<u16>().is_ok());
    let is_host = word.split('.').count() > 1 && word.split('.').all(|part| !part.is_empty()) && !is_code;
    word.contains(['/', '\\']) || is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_a_server_names_nobody() {
        assert_eq!(
            masked("550 5.1.1 <lin.ruolan@example.org>: user unknown (to=lin@example.org)"),
            "550 5.1.1 <l***@example.org>: user unknown (to=l***@example.org)"
        );
        assert_eq!(masked("timed out"), "timed out");
    }

    #[test]
    fn a_brief_answer_tells_nothing_of_the_insides() {
        assert_eq!(
            brief(
                "permanent error (535): 5.7.8 mx1.inner.example.org[10.1.2.3] refuses <lin@example.org>, see https://help.example/x"
            ),
            "permanent error (535): 5.7.8 …[…] refuses <l***@example.org>, see https:…"
        );
        assert_eq!(brief("No such file: /etc/ssl/own.pem."), "No such file: …");
        assert_eq!(brief("Connection refused (os error 111)"), "Connection refused (os error 111)");
        assert_eq!(brief(&"长".repeat(500)).chars().count(), LONGEST + 1);
    }
}
