//! Large arrays that are read in no order. Each such reading looks up where its page lies, which in a virtual machine costs more than
//! the reading itself: in pages of 2 MB, where the system lends them, nearly all of these look-ups are saved.

use bytemuck::Pod;
use memmap2::MmapMut;
use std::fmt;
use std::ops::Deref;

/// Arrays of fewer bytes stay on the heap: they fit the table of pages that the processor keeps.
const LARGE: usize = 4 << 20;

/// An array of plain values that does not change.
pub(crate) struct Paged<T>(Place<T>);

enum Place<T> {
    Heap(Box<[T]>),
    /// A mapping of its own, filled from its start with so many values.
    Mapped(MmapMut, usize),
}

impl<T: Pod> Paged<T> {
    fn mapped(values: &[T]) -> std::io::Result<MmapMut> {
        let bytes: &[u8] = bytemuck::cast_slice(values);
        let mut map = MmapMut::map_anon(bytes.len())?;
        // Advice: a system without large pages goes on with small ones.
        #[cfg(target_os = "linux")]
        let _ = map.advise(memmap2::Advice::HugePage);
        map[..].copy_from_slice(bytes);
        Ok(map)
    }
}

impl<T: Pod> From<Vec<T>> for Paged<T> {
    fn from(values: Vec<T>) -> Self {
        let map = (size_of_val(&values[..]) >= LARGE).then(|| Self::mapped(&values).ok()).flatten();
        Self(match map {
            Some(map) => Place::Mapped(map, values.len()),
            None => Place::Heap(values.into_boxed_slice()),
        })
    }
}

impl<T: Pod> FromIterator<T> for Paged<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<T: Pod> Deref for Paged<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match &self.0 {
            Place::Heap(values) => values,
            Place::Mapped(map, count) => bytemuck::cast_slice(&map[..count * size_of::<T>()]),
        }
    }
}

impl<T: Pod> fmt::Debug for Paged<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paged of {}", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_reads_the_same_wherever_it_lies() {
        for count in [0, 1, 1000, LARGE / 4, LARGE / 4 + 3] {
            let values: Vec<u32> = (0..count as u32).map(|i| i.wrapping_mul(0x9E37_79B9)).collect();
            let paged = Paged::from(values.clone());
            assert_eq!(matches!(paged.0, Place::Mapped(..)), count * 4 >= LARGE);
            assert!(*paged == *values);
        }
    }
}
