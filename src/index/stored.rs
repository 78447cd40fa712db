//! How keys and facts become bytes of a snapshot.

/// A value that a snapshot can hold, as at least one byte. Reading must refuse what `store` cannot have written, and never panic.
pub trait Stored: Sized {
    /// Appends the value.
    fn store(&self, out: &mut Vec<u8>);

    /// Takes the value off the front of `bytes`; `None` when they are no such value.
    fn load(bytes: &mut &[u8]) -> Option<Self>;

    /// Bytes on the heap that belong to this value; 0 for plain ones.
    fn heap_bytes(&self) -> usize {
        0
    }
}

/// Takes so many bytes off the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}

impl Stored for u16 {
    #[inline]
    fn store(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    #[inline]
    fn load(bytes: &mut &[u8]) -> Option<Self> {
        take(bytes).map(Self::from_le_bytes)
    }
}

impl Stored for u32 {
    #[inline]
    fn store(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    #[inline]
    fn load(bytes: &mut &[u8]) -> Option<Self> {
        take(bytes).map(Self::from_le_bytes)
    }
}

impl Stored for i32 {
    #[inline]
    fn store(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    #[inline]
    fn load(bytes: &mut &[u8]) -> Option<Self> {
        take(bytes).map(Self::from_le_bytes)
    }
}

impl Stored for u64 {
    #[inline]
    fn store(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    #[inline]
    fn load(bytes: &mut &[u8]) -> Option<Self> {
        take(bytes).map(Self::from_le_bytes)
    }
}

impl Stored for String {
    fn store(&self, out: &mut Vec<u8>) {
        (self.len() as u64).store(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn load(bytes: &mut &[u8]) -> Option<Self> {
        let length = usize::try_from(u64::load(bytes)?).ok()?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    /// An allocation carries 8 bytes of the allocator and comes in steps of 16.
    fn heap_bytes(&self) -> usize {
        if self.capacity() == 0 { 0 } else { (self.capacity() + 8).next_multiple_of(16) }
    }
}
