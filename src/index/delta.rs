//! Fresh documents: few, in no order, compared with a query one by one.

use super::document::{Document, Facts, Key, View};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A fresh document with its tokens ascending.
#[derive(Debug)]
pub(crate) struct Fresh<K, F> {
    pub document: Document<K, F>,
    pub tokens: Box<[u32]>,
    pub impacts: Box<[u8]>,
}

impl<K: Key, F: Facts> Fresh<K, F> {
    /// Splits the tokens off and orders them.
    pub fn new(mut document: Document<K, F>) -> Self {
        let (tokens, impacts): (Vec<u32>, Vec<u8>) = document.normal_tokens().into_iter().unzip();
        document.tokens = Vec::new();
        Self { document, tokens: tokens.into_boxed_slice(), impacts: impacts.into_boxed_slice() }
    }

    /// What is kept of the document.
    pub fn view(&self) -> View<'_, K, F> {
        let Document { key, version, facts, forward, hint, .. } = &self.document;
        View { key, version: *version, facts: *facts, forward, hint: *hint }
    }
}

/// The fresh documents.
#[derive(Debug)]
pub(crate) struct Delta<K, F> {
    documents: Vec<Arc<Fresh<K, F>>>,
    places: FxHashMap<K, u32>,
}

impl<K: Key, F> Clone for Delta<K, F> {
    fn clone(&self) -> Self {
        Self { documents: self.documents.clone(), places: self.places.clone() }
    }
}

impl<K: Key, F: Facts> Delta<K, F> {
    /// No documents.
    pub fn new() -> Self {
        Self { documents: Vec::new(), places: FxHashMap::default() }
    }

    /// The documents; their numbers are valid until the next change.
    pub fn documents(&self) -> &[Arc<Fresh<K, F>>] {
        &self.documents
    }

    /// Where the document of each key stands.
    pub fn places(&self) -> &FxHashMap<K, u32> {
        &self.places
    }

    /// The document with this key.
    pub fn get(&self, key: &K) -> Option<&Arc<Fresh<K, F>>> {
        self.documents.get(*self.places.get(key)? as usize)
    }

    /// Adds a document or replaces the one of the same key.
    pub fn put(&mut self, fresh: Fresh<K, F>) {
        if let Some(place) = self.places.get(&fresh.document.key) {
            self.documents[*place as usize] = Arc::new(fresh);
        } else {
            self.places.insert(fresh.document.key.clone(), self.documents.len() as u32);
            self.documents.push(Arc::new(fresh));
        }
    }

    /// Takes a document out; whether there was one.
    pub fn remove(&mut self, key: &K) -> bool {
        let Some(place) = self.places.remove(key) else { return false };
        self.documents.swap_remove(place as usize);
        if let Some(moved) = self.documents.get(place as usize) {
            self.places.insert(moved.document.key.clone(), place);
        }
        true
    }
}
