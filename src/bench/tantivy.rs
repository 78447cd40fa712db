//! Tantivy, asked the same: tokens as terms with the need's weights as boosts, hard filters as clauses that must match. Its index lies in
//! memory, merged into one segment, which is its best case.

use std::ops::Bound;

use anyhow::{Context, Result};
use tantivy::collector::TopDocs;
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

use super::contest::{BEST, Contestant, Filter, Question, Stated};
use crate::matching::document::PersonDocument;

/// Memory of the writer.
const WRITER_BYTES: usize = 256 << 20;
/// Stands for people who state no way of working.
const NO_MODE: u64 = 64;

/// The fields of a document.
#[derive(Debug, Clone, Copy)]
struct Fields {
    number: Field,
    tokens: Field,
    modes: Field,
    years: Field,
    degree: Field,
}

/// An index that is being filled.
pub struct Filling {
    fields: Fields,
    index: Index,
    writer: IndexWriter,
}

impl Filling {
    /// An empty index in memory.
    pub fn new() -> Result<Self> {
        let mut schema = Schema::builder();
        // Frequencies are what its block-max WAND wants, though every token stands once.
        let indexing = TextFieldIndexing::default().set_tokenizer("whitespace");
        let indexing = indexing.set_index_option(IndexRecordOption::WithFreqs);
        let fields = Fields {
            number: schema.add_u64_field("number", FAST),
            tokens: schema.add_text_field("tokens", TextOptions::default().set_indexing_options(indexing)),
            modes: schema.add_u64_field("modes", INDEXED),
            years: schema.add_u64_field("years", FAST),
            degree: schema.add_u64_field("degree", FAST),
        };
        let index = Index::create_in_ram(schema.build());
        let writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        Ok(Self { fields, index, writer })
    }

    /// Adds a person.
    pub fn add(&mut self, number: usize, person: &PersonDocument) -> Result<()> {
        let (mut document, stated) = (TantivyDocument::new(), Stated::of(person));
        let tokens: Vec<String> = person.tokens.iter().map(|(token, _)| token.to_string()).collect();
        document.add_u64(self.fields.number, number as u64);
        document.add_text(self.fields.tokens, tokens.join(" "));
        let modes = (0..16).filter(|mode| stated.modes & (1 << mode) != 0);
        let nothing = (stated.modes == 0).then_some(NO_MODE);
        modes.chain(nothing).for_each(|mode| document.add_u64(self.fields.modes, mode));
        document.add_u64(self.fields.years, u64::from(stated.years));
        document.add_u64(self.fields.degree, u64::from(stated.degree));
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Merges everything into one segment, ready to be asked.
    pub fn finish(mut self, is_filtered: bool) -> Result<Tantivy> {
        self.writer.commit()?;
        let segments = self.index.searchable_segment_ids()?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait()?;
        }
        self.writer.wait_merging_threads()?;
        let searcher = self.index.reader()?.searcher();
        let [segment] = searcher.segment_readers() else { anyhow::bail!("Tantivy did not merge into one segment") };
        let numbers = segment.fast_fields().u64("number")?;
        Ok(Tantivy { fields: self.fields, numbers, searcher, is_filtered })
    }
}

/// Tantivy, asked with filters or without.
#[derive(Clone)]
pub struct Tantivy {
    fields: Fields,
    numbers: Column<u64>,
    searcher: Searcher,
    is_filtered: bool,
}

impl Tantivy {
    /// The same without filters, where its block-max WAND works.
    pub fn open(&self) -> Self {
        Self { is_filtered: false, ..self.clone() }
    }

    fn union(&self, tokens: &[(u32, f32)]) -> Box<dyn Query> {
        let term = |(token, weight): &(u32, f32)| -> Box<dyn Query> {
            let term = Term::from_field_text(self.fields.tokens, &token.to_string());
            Box::new(BoostQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)), *weight))
        };
        Box::new(BooleanQuery::union(tokens.iter().map(term).collect()))
    }

    fn filtered(&self, question: &Question) -> BooleanQuery {
        let Filter { modes, years, degree } = question.filter;
        let mut clauses = vec![(Occur::Must, self.union(&question.tokens))];
        let mut must = |filter: Box<dyn Query>| {
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(filter, 0.0)) as Box<dyn Query>));
        };
        if modes != Filter::OPEN.modes {
            let accepted = (0..16).filter(|mode| modes & (1 << mode) != 0).chain([NO_MODE]);
            let terms = accepted.map(|mode| Term::from_field_u64(self.fields.modes, mode));
            must(Box::new(BooleanQuery::new_multiterms_query(terms.collect())));
        }
        for (field, least) in [(self.fields.years, years), (self.fields.degree, degree)] {
            if least > 0 {
                let least = Bound::Included(Term::from_field_u64(field, u64::from(least)));
                must(Box::new(RangeQuery::new(least, Bound::Unbounded)));
            }
        }
        BooleanQuery::new(clauses)
    }
}

impl Contestant for Tantivy {
    fn name(&self) -> &'static str {
        if self.is_filtered { "tantivy" } else { "tantivy_open" }
    }

    fn best(&mut self, question: &Question) -> Result<Vec<usize>> {
        let query: Box<dyn Query> = match self.is_filtered {
            true => Box::new(self.filtered(question)),
            false => self.union(&question.tokens),
        };
        let found = self.searcher.search(&*query, &TopDocs::with_limit(BEST).order_by_score())?;
        let number = |doc| self.numbers.first(doc).map(|number| number as usize).context("a document without number");
        found.into_iter().map(|(_, at)| number(at.doc_id)).collect()
    }
}
