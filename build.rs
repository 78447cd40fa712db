//! Rebuild when embedded data change: the macros that embed them do not notice new files.
fn main() {
    for folder in ["migrations", "templates", "assets", "config"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
