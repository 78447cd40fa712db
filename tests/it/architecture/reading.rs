//! Reads Rust files just far enough for the house rules: code without comments and literals, and the paths in it.

use std::path::{Path, PathBuf};

/// What a stretch of source text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Neither comment nor literal.
    Code,
    /// A line or block comment, with its marks.
    Comment,
    /// A string, raw string or character, with its quotes.
    Literal,
}

/// A path like `crate::store::Db` as written in a file, resolved from the root of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Module names and the item, without `crate`.
    pub segments: Vec<String>,
    /// Line of its last name, from 1.
    pub line: usize,
}

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` (relative to the root) with this extension, as (path relative to the root, text), sorted.
/// A folder that does not exist has no files.
pub fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<(String, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            found.push((name, text));
        }
    }
}

/// Cuts a Rust file into code, comments and literals; joined again they are the file.
pub fn pieces(text: &str) -> Vec<(Kind, String)> {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<(Kind, String)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (kind, end) = piece_at(&chars, at);
        let piece: String = chars[at..end].iter().collect();
        match out.last_mut() {
            Some((Kind::Code, code)) if kind == Kind::Code => code.push_str(&piece),
            _ => out.push((kind, piece)),
        }
        at = end;
    }
    out
}

fn piece_at(chars: &[char], at: usize) -> (Kind, usize) {
    let next = chars.get(at + 1).copied();
    match chars[at] {
        '/' if next == Some('/') => (Kind::Comment, line_end(chars, at)),
        '/' if next == Some('*') => (Kind::Comment, block_end(chars, at)),
        '"' => (Kind::Literal, quote_end(chars, at, '"')),
        '\'' if next == Some('\\') || chars.get(at + 2) == Some(&'\'') => (Kind::Literal, quote_end(chars, at, '\'')),
        'r' if at == 0 || !is_name(chars[at - 1]) || matches!(chars[at - 1], 'b' | 'c') => {
            raw_end(chars, at).map_or((Kind::Code, at + 1), |end| (Kind::Literal, end))
        }
        _ => (Kind::Code, at + 1),
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn line_end(chars: &[char], at: usize) -> usize {
    (at..chars.len()).find(|&i| chars[i] == '\n').unwrap_or(chars.len())
}

fn block_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i + 1 < chars.len() {
        match (chars[i], chars[i + 1]) {
            ('/', '*') => (depth, i) = (depth + 1, i + 2),
            ('*', '/') if depth == 1 => return i + 2,
            ('*', '/') => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
    }
    chars.len()
}

fn quote_end(chars: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

/// The end of a raw string that starts with the `r` at `at`, or nothing if it is the `r` of a name.
fn raw_end(chars: &[char], at: usize) -> Option<usize> {
    let marks = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    let open = at + 1 + marks;
    (chars.get(open) == Some(&'"')).then(|| {
        let closes =
            |i: usize| chars[i] == '"' && chars[i + 1..].iter().take(marks).filter(|&&c| c == '#').count() == marks;
        (open + 1..chars.len()).find(|&i| closes(i)).map_or(chars.len(), |i| i + 1 + marks)
    })
}

/// The file with comments and literals blanked: lines stay where they are.
pub fn code(text: &str) -> String {
    let blank = |piece: &str| piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
    pieces(text).into_iter().map(|(kind, piece)| if kind == Kind::Code { piece } else { blank(&piece) }).collect()
}

/// The words and marks of blanked code with their lines; `::` is one token.
pub fn tokens(code: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = code.chars().collect();
    let (mut out, mut line, mut at) = (Vec::new(), 1, 0);
    while at < chars.len() {
        let end = match chars[at] {
            c if is_name(c) => (at..chars.len()).find(|&i| !is_name(chars[i])).unwrap_or(chars.len()),
            ':' if chars.get(at + 1) == Some(&':') => at + 2,
            _ => at + 1,
        };
        line += usize::from(chars[at] == '\n');
        if !chars[at].is_whitespace() {
            out.push((line, chars[at..end].iter().collect()));
        }
        at = end;
    }
    out
}

/// The module of a file below `src/`: `src/usecase/talents/mod.rs` is `usecase::talents`, `src/lib.rs` the root.
pub fn module_of(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).map(str::to_owned).collect()
}

/// Every path of a file that starts with `crate`, `super` or the crate's own name, groups taken apart.
pub fn references(file: &str, text: &str) -> Vec<Reference> {
    let tokens = tokens(&code(text));
    let word = |i: usize| tokens.get(i).map_or("", |(_, token)| token.as_str());
    let (mut module, mut inner, mut depth) = (module_of(file), Vec::new(), 0);
    let (mut out, mut i) = (Vec::new(), 0);
    while i < tokens.len() {
        match word(i) {
            "mod" if word(i + 2) == "{" => {
                inner.push(depth);
                module.push(word(i + 1).to_owned());
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inner.pop_if(|opened| *opened == depth).is_some() {
                    module.pop();
                }
            }
            "crate" | "longyuan" if word(i + 1) == "::" => {
                i = tree(&tokens, i + 2, Vec::new(), &mut out);
                continue;
            }
            "super" if word(i + 1) == "::" => {
                let mut base = module.clone();
                while word(i) == "super" && word(i + 1) == "::" {
                    base.pop();
                    i += 2;
                }
                i = tree(&tokens, i, base, &mut out);
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    out
}

/// Follows one path or one `{..}` group from token `i`; returns the token after it.
fn tree(tokens: &[(usize, String)], mut i: usize, mut base: Vec<String>, out: &mut Vec<Reference>) -> usize {
    let word = |i: usize| tokens.get(i).map_or("", |(_, token)| token.as_str());
    if word(i) == "{" {
        i += 1;
        while i < tokens.len() && word(i) != "}" {
            // A name may be given another one (`a as b`); commas and new names say nothing about layers.
            i = match word(i) {
                "," => i + 1,
                "as" => i + 2,
                _ => tree(tokens, i, base.clone(), out),
            };
        }
        return i + 1;
    }
    let line = tokens.get(i).map_or(0, |(line, _)| *line);
    if word(i) != "self" && word(i) != "*" {
        base.push(word(i).to_owned());
    }
    if word(i + 1) == "::" && word(i + 2) != "<" {
        return tree(tokens, i + 2, base, out);
    }
    out.push(Reference { segments: base, line });
    i + 1
}
