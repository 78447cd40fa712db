//! Named files in one ZIP.

use std::io::{Cursor, Write};

use chrono::{Datelike, Timelike};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::error::{Error, Result};
use crate::domain::value::Moment;

/// Packs them, all with the time `at`.
pub fn pack<N: AsRef<str>>(files: &[(N, Vec<u8>)], at: Moment) -> Result<Vec<u8>> {
    let year = u16::try_from(at.year()).unwrap_or(1980);
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    let time = DateTime::from_date_and_time(
        year,
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    );
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(time.unwrap_or_default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_ref(), options).map_err(Error::internal)?;
        zip.write_all(bytes).map_err(Error::internal)?;
    }
    Ok(zip.finish().map_err(Error::internal)?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_packed_comes_out_again() {
        let files = [("profile.json", "王芳 ".repeat(1000).into_bytes()), ("README.txt", b"hello".to_vec())];
        let at = Moment::parse_from_str("2026-11-24 02:10", "%Y-%m-%d %H:%M").unwrap();
        let packed = pack(&files, at).unwrap();
        assert!(packed.len() < 1000);
        let mut zip = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        for (name, bytes) in &files {
            let mut found = Vec::new();
            let mut file = zip.by_name(name).unwrap();
            file.read_to_end(&mut found).unwrap();
            assert_eq!((&found, file.last_modified().unwrap().year()), (bytes, 2026));
        }
    }
}
