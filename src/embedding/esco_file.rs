//! The file of the ESCO layer, as the example `build_esco` writes it: all numbers little-endian, parts one after another without
//! padding.

use super::esco::{Esco, Occupation, Skill};
use super::file::{EmbeddingError, Reader};

const FILE: &[u8] = include_bytes!("../../assets/embedding/esco.bin");
/// Name and version of the format.
const MAGIC: &[u8] = b"LYESCO\x00\x01";
/// Bytes of a UUID.
const ID: usize = 16;

/// The layer within the program.
pub fn compiled_in() -> Result<Esco, EmbeddingError> {
    parse(FILE)
}

fn parse(file: &'static [u8]) -> Result<Esco, EmbeddingError> {
    let mut reader = Reader { rest: file.strip_prefix(MAGIC).ok_or(EmbeddingError::Format)?, part: "head of ESCO" };
    let [occupations, skills] = [reader.count()?, reader.count()?];
    reader.part = "occupations";
    let occupations = (0..occupations).map(|_| occupation(&mut reader)).collect::<Result<_, _>>()?;
    reader.part = "skills";
    let skills = (0..skills)
        .map(|_| {
            let (id, label) = named(&mut reader)?;
            Ok(Skill { id, label, vector: reader.vector()? })
        })
        .collect::<Result<_, _>>()?;
    if !reader.rest.is_empty() {
        return Err(EmbeddingError::Damaged { part: "end of ESCO" });
    }
    Ok(Esco::new(occupations, skills))
}

/// An id and a label, whose length stands before it.
fn named(reader: &mut Reader) -> Result<([u8; ID], &'static str), EmbeddingError> {
    let id = reader.take(ID)?.try_into().map_err(|_| EmbeddingError::Damaged { part: reader.part })?;
    Ok((id, reader.text()?))
}

fn occupation(reader: &mut Reader) -> Result<Occupation, EmbeddingError> {
    let (id, label) = named(reader)?;
    let group = u16::from_le_bytes([reader.byte()?, reader.byte()?]);
    let labels = reader.byte()?;
    Ok(Occupation { id, label, group, labels: (0..labels).map(|_| reader.vector()).collect::<Result<_, _>>()? })
}

/// The bytes of a file with these concepts. `None` if a label is longer than 255 bytes or an occupation has more than 255 labels.
pub fn bytes(occupations: &[Occupation], skills: &[Skill]) -> Option<Vec<u8>> {
    let mut file = MAGIC.to_vec();
    for count in [occupations.len(), skills.len()] {
        file.extend(u32::try_from(count).ok()?.to_le_bytes());
    }
    let named = |file: &mut Vec<u8>, id: &[u8; ID], label: &str| {
        file.extend(id);
        file.push(u8::try_from(label.len()).ok()?);
        file.extend(label.as_bytes());
        Some(())
    };
    for occupation in occupations {
        named(&mut file, &occupation.id, occupation.label)?;
        file.extend(occupation.group.to_le_bytes());
        file.push(u8::try_from(occupation.labels.len()).ok()?);
        file.extend(occupation.labels.iter().flat_map(|vector| vector.0.map(i8::cast_unsigned)));
    }
    for skill in skills {
        named(&mut file, &skill.id, skill.label)?;
        file.extend(skill.vector.0.map(i8::cast_unsigned));
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reduced;

    #[test]
    fn what_is_written_is_read() {
        let mut vector = Reduced::ZERO;
        vector.0[5] = -127;
        let occupations =
            [Occupation { id: [7; ID], label: "welder", group: 7_212, labels: vec![vector, Reduced::ZERO] }];
        let skills = [Skill { id: [9; ID], label: "weld metal", vector }];
        let file = bytes(&occupations, &skills).expect("short labels").leak();
        let read = parse(file).expect("whole");
        assert_eq!((read.occupations(), read.skills()), (&occupations[..], &skills[..]));
        for cut in [0, 10, 20, 40, 60, file.len() - 1] {
            assert!(parse(&file[..cut]).is_err(), "{cut}");
        }
        assert_eq!(parse([&*file, &[0]].concat().leak()).err(), Some(EmbeddingError::Damaged { part: "end of ESCO" }));
        let long = Skill { id: [9; ID], label: "x".repeat(256).leak(), vector };
        assert_eq!(bytes(&occupations, &[long]), None);
    }
}
