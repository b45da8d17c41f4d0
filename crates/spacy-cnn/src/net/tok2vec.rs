//! Words to vectors: hash embeddings of the words' features, mixed by a maxout layer, then
//! window layers that let each word see its neighbours (spaCy's `MultiHashEmbed` and
//! `MaxoutWindowEncoder`).

use super::{Maxout, UsableIsa, add_assign};
use crate::error::ModelError;
use crate::format::Reader;
use crate::hash::murmur3_rows;
use crate::lexemes::{Feature, Lexemes, NO_SLOT};

/// Rows computed at once: the products of so many fit into the processor's caches.
const BLOCK: usize = 96;

#[derive(Debug)]
struct Embedding {
    feature: Feature,
    seed: u32,
    rows: u32,
    table: Vec<f32>,
}

/// One network from words to vectors.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    width: usize,
    embeddings: Vec<Embedding>,
    mix: Maxout,
    layers: Vec<Maxout>,
    /// After each layer, what is in rows so far outside the text that it cannot reach them.
    padding: Vec<Vec<f32>>,
}

/// Buffers of [`Tok2Vec::run`].
#[derive(Debug, Default)]
pub(crate) struct Tok2VecScratch {
    missing: Vec<(u32, bool)>,
    x: Vec<f32>,
    products: Vec<f32>,
    rows: Vec<f32>,
    next: Vec<f32>,
}

impl Tok2Vec {
    pub(crate) fn read(mut from: Reader<'_>) -> Result<Self, ModelError> {
        let mut embeddings = Vec::new();
        let mut width = 0;
        for _ in 0..from.count()? {
            let feature = Feature::read(&mut from)?;
            let seed = from.number()? as u32;
            let table = from.tensor()?;
            let (rows, columns) = table.rows_and_columns()?;
            if rows == 0 || (width != 0 && columns != width) {
                return Err(ModelError::inconsistent("embeddings of different widths"));
            }
            width = columns;
            embeddings.push(Embedding {
                feature,
                seed,
                rows: rows as u32,
                table: table.data,
            });
        }
        let layers = from.count()?;
        if embeddings.is_empty() || layers == 0 {
            return Err(ModelError::inconsistent("a network without layers"));
        }
        let mix = Maxout::read(&mut from, width * embeddings.len(), width)?;
        let layers: Vec<Maxout> = (1..layers)
            .map(|_| Maxout::read(&mut from, width * 3, width))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            width,
            embeddings,
            mix,
            layers,
            padding: Vec::new(),
        })
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Computes what an instruction set makes of the padding.
    pub(crate) fn prepare(&mut self, isa: UsableIsa) {
        let width = self.width;
        let mut value = vec![0f32; width];
        let mut products = Vec::new();
        self.padding = vec![value.clone()];
        for layer in &self.layers {
            let window = value.repeat(3);
            layer.apply(isa, &window, width, 1, &mut products, &mut value, true);
            self.padding.push(value.clone());
        }
    }

    /// The vectors of a document's words, `width` numbers each, into `out`.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn run(
        &self,
        isa: UsableIsa,
        number: usize,
        words: &[u32],
        spaces: &[bool],
        lexemes: &mut Lexemes,
        scratch: &mut Tok2VecScratch,
        out: &mut Vec<f32>,
    ) {
        self.embed(isa, number, words, spaces, lexemes, scratch);
        let width = self.width;
        let depth = self.layers.len();
        let uses_space = self.uses_space();
        let length = words.len();
        let Tok2VecScratch {
            products,
            rows,
            next,
            ..
        } = scratch;
        // `depth` rows of padding on each side, as in spaCy.
        rows.clear();
        rows.resize((length + 2 * depth) * width, 0.0);
        for (i, (&word, &space)) in words.iter().zip(spaces).enumerate() {
            let slot = *lexemes.slot(word, number, space && uses_space) as usize * width;
            rows[(depth + i) * width..][..width]
                .copy_from_slice(&lexemes.vectors[number][slot..slot + width]);
        }
        for (done, layer) in self.layers.iter().enumerate() {
            // So many rows of padding the text has reached by now and can still be reached by.
            let still_needed = depth - done - 1;
            let reached = (done + 1).min(still_needed);
            let from = (depth - reached) * width;
            let to = (depth + length + reached) * width;
            next.clear();
            next.extend_from_slice(&rows[from..to]);
            for (block, out) in next.chunks_mut(BLOCK * width).enumerate() {
                let window = &rows[from - width + block * BLOCK * width..];
                layer.apply(isa, window, width, out.len() / width, products, out, true);
            }
            rows[from..to].copy_from_slice(next);
            let constant = &self.padding[done + 1];
            let outside = (depth - still_needed..depth - reached)
                .chain(depth + length + reached..depth + length + still_needed);
            for row in outside {
                rows[row * width..][..width].copy_from_slice(constant);
            }
        }
        out.clear();
        out.extend_from_slice(&rows[depth * width..(depth + length) * width]);
    }

    fn uses_space(&self) -> bool {
        self.embeddings.iter().any(|e| e.feature == Feature::Spacy)
    }

    /// Gives every word a vector out of context, computing those that have none yet.
    fn embed(
        &self,
        isa: UsableIsa,
        number: usize,
        words: &[u32],
        spaces: &[bool],
        lexemes: &mut Lexemes,
        scratch: &mut Tok2VecScratch,
    ) {
        let Tok2VecScratch {
            missing,
            x,
            products,
            ..
        } = scratch;
        let width = self.width;
        let uses_space = self.uses_space();
        missing.clear();
        let mut next_slot = (lexemes.vectors[number].len() / width) as u32;
        for (&word, &space) in words.iter().zip(spaces) {
            let space = space && uses_space;
            let slot = lexemes.slot(word, number, space);
            if *slot == NO_SLOT {
                *slot = next_slot;
                next_slot += 1;
                missing.push((word, space));
            }
        }
        let inputs = width * self.embeddings.len();
        for block in missing.chunks(BLOCK) {
            x.clear();
            x.resize(block.len() * inputs, 0.0);
            for (&(word, space), x) in block.iter().zip(x.chunks_exact_mut(inputs)) {
                for (embedding, x) in self.embeddings.iter().zip(x.chunks_exact_mut(width)) {
                    let key = match embedding.feature {
                        Feature::Spacy => u64::from(space),
                        feature => lexemes.feature(word, feature),
                    };
                    for row in murmur3_rows(key, embedding.seed) {
                        let row = (row % embedding.rows) as usize * width;
                        add_assign(isa, x, &embedding.table[row..row + width]);
                    }
                }
            }
            let vectors = &mut lexemes.vectors[number];
            let start = vectors.len();
            vectors.resize(start + block.len() * self.mix.outputs(), 0.0);
            let out = &mut vectors[start..];
            self.mix
                .apply(isa, x, inputs, block.len(), products, out, false);
        }
    }
}
