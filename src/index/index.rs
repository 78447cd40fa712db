//! The index as its users see it: put, remove, look up.

use super::batch::Batch;
use super::delta::{Delta, Fresh};
use super::document::{Document, Facts, Key, View};
use super::layout::Layout;
use super::segment::Slot;

/// An inverted index in memory, see the [crate] for what it does.
///
/// A clone shares the segments and costs some ten microseconds; clone and original then change apart.
#[derive(Debug)]
pub struct Index<K, F> {
    pub(crate) layout: Layout,
    pub(crate) slots: Vec<Slot<K, F>>,
    pub(crate) delta: Delta<K, F>,
}

impl<K: Key, F: Facts> Clone for Index<K, F> {
    fn clone(&self) -> Self {
        Self { layout: self.layout, slots: self.slots.clone(), delta: self.delta.clone() }
    }
}

impl<K: Key, F: Facts> Default for Index<K, F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Key, F: Facts> Index<K, F> {
    /// An empty index.
    pub fn new() -> Self {
        Self::with_layout(Layout::default())
    }

    /// An empty index with other sizes than the usual ones.
    pub fn with_layout(layout: Layout) -> Self {
        const { assert!(size_of::<F>() <= 32, "facts are read for every candidate: keep them within 32 bytes") };
        Self { layout: layout.checked(), slots: Vec::new(), delta: Delta::new() }
    }

    /// An index of many documents at once, some 5 microseconds each. Of equal keys the newest version is kept, of equal versions the
    /// last.
    pub fn build(documents: impl IntoIterator<Item = Document<K, F>>) -> Self {
        Self::build_with(Layout::default(), documents)
    }

    /// [`Index::build`] with other sizes than the usual ones.
    pub fn build_with(layout: Layout, documents: impl IntoIterator<Item = Document<K, F>>) -> Self {
        let mut index = Self::with_layout(layout);
        let mut batch = Batch::new();
        for document in documents {
            batch.push(&document);
        }
        index.slots = batch.into_segments(index.layout, false).into_iter().map(Slot::new).collect();
        index
    }

    /// Adds or replaces a document; the next search sees it. Returns false and changes nothing when a newer version is known. An
    /// equal version replaces. Versions of removed documents are forgotten.
    ///
    /// Takes some microseconds, and some milliseconds when it fills the delta, which is then sealed into a segment. Whoever folds
    /// before ([`Index::fold_due`]) never meets that.
    pub fn put(&mut self, document: Document<K, F>) -> bool {
        if self.get(&document.key).is_some_and(|known| known.version > document.version) {
            return false;
        }
        self.bury(&document.key);
        self.delta.put(Fresh::new(document));
        if self.delta.documents().len() >= self.layout.delta_documents {
            self.seal();
        }
        true
    }

    /// Takes a document out; whether there was one.
    pub fn remove(&mut self, key: &K) -> bool {
        // Both: a key is in one place only, but nothing is lost by looking.
        let fresh = self.delta.remove(key);
        self.bury(key) || fresh
    }

    /// Marks the document of a segment as removed; whether there was one.
    pub(crate) fn bury(&mut self, key: &K) -> bool {
        for slot in &mut self.slots {
            if let Some(number) = slot.find(key) {
                slot.bury(number);
                return true;
            }
        }
        false
    }

    /// What is known of a document.
    pub fn get(&self, key: &K) -> Option<View<'_, K, F>> {
        if let Some(fresh) = self.delta.get(key) {
            return Some(fresh.view());
        }
        self.slots.iter().find_map(|slot| Some(slot.segment.view(slot.find(key)?)))
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.slots.iter().map(Slot::live).sum::<usize>() + self.delta.documents().len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All documents in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = View<'_, K, F>> {
        let base = self.slots.iter().flat_map(|slot| slot.numbers().map(|number| slot.segment.view(number)));
        base.chain(self.delta.documents().iter().map(|fresh| fresh.view()))
    }

    /// What is kept of a candidate.
    pub(crate) fn view(&self, segment: u32, number: u32) -> View<'_, K, F> {
        match self.slots.get(segment as usize) {
            Some(slot) => slot.segment.view(number),
            None => self.delta.documents()[number as usize].view(),
        }
    }
}
