//! The analyses are those of spaCy itself.

use crate::support::{ENGLISH, Figures, Treebank, news, on_every_isa, treebank};
use spacy_cnn::{Options, Scratch};

/// The share of words that must agree in each aspect.
const DEMANDED: f64 = 0.999;

#[test]
fn news_is_analysed_as_by_spacy() {
    let mut figures = Figures::default();
    let mut scratch = Scratch::default();
    for golden in news() {
        figures.count(&golden, &ENGLISH.analyse(&golden.text, &mut scratch));
    }
    assert!(figures.words() > 2500);
    figures.demand("news", DEMANDED);
}

#[test]
fn treebanks_are_analysed_as_by_spacy() {
    let Treebank::Present { texts, missing } = treebank() else {
        println!("skipped: ../shared/data is not here");
        return;
    };
    println!("{} texts, {missing} changed or missing", texts.len());
    assert!(
        texts.len() >= 5000,
        "only {} texts are as they were",
        texts.len()
    );
    let mut figures = Figures::default();
    let mut scratch = Scratch::default();
    for golden in &texts {
        figures.count(golden, &ENGLISH.analyse(&golden.text, &mut scratch));
    }
    figures.demand("treebanks", DEMANDED);
}

/// The words given instead of the text, and a scratch that has seen nothing or much, make
/// no difference.
#[test]
fn given_words_and_used_scratches_make_no_difference() {
    let mut used = Scratch::default();
    for golden in news() {
        let mut fresh = Scratch::default();
        let doc = ENGLISH.analyse(&golden.text, &mut fresh);
        assert_eq!(
            doc,
            ENGLISH.analyse(&golden.text, &mut used),
            "{}",
            golden.text
        );
        let words = ENGLISH.tokenize(&golden.text);
        let options = Options::default();
        let again = ENGLISH.analyse_words(&golden.text, &words, &options, &mut used);
        assert_eq!(doc, again, "{}", golden.text);
    }
}

/// Each instruction set leads to the same tags, heads and entities.
#[test]
fn instruction_sets_agree() {
    let mut texts = news();
    if let Treebank::Present { texts: more, .. } = treebank() {
        texts.extend(more);
    }
    let pipelines = on_every_isa();
    let mut scratches: Vec<Scratch> = pipelines.iter().map(|_| Scratch::default()).collect();
    let mut words = 0;
    let mut different = vec![0usize; pipelines.len()];
    for golden in &texts {
        let docs: Vec<_> = pipelines
            .iter()
            .zip(&mut scratches)
            .map(|(pipeline, scratch)| pipeline.analyse(&golden.text, scratch))
            .collect();
        words += docs[0].tokens.len();
        for (doc, different) in docs.iter().zip(&mut different) {
            // All but plain arithmetic round in the same places.
            let pairs = doc.tokens.iter().zip(&docs[docs.len() - 1].tokens);
            *different += pairs
                .filter(|(a, b)| {
                    (a.tag, a.head, a.ent_iob, a.ent_type) != (b.tag, b.head, b.ent_iob, b.ent_type)
                })
                .count();
        }
    }
    for (pipeline, &different) in pipelines.iter().zip(&different) {
        println!(
            "{:?}: {different} of {words} words differ from the fastest",
            pipeline.isa()
        );
        assert!(different as f64 <= words as f64 * 1e-4);
    }
}
