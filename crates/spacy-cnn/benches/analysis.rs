//! How fast the pipeline and its parts are, on the texts written for the tests.
#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use spacy_cnn::{Isa, Options, Pipeline, Scratch};

const TEXTS: &str = include_str!("../tests/golden/news.txt");

fn analysis(criterion: &mut Criterion) {
    let load = || Pipeline::from_bytes(sidelines_model::EN_CORE_WEB_SM).expect("a sound model");
    criterion.bench_function("load", |bencher| bencher.iter(load));
    let mut pipeline = load();
    let texts: Vec<&str> = TEXTS.lines().collect();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();

    let mut group = criterion.benchmark_group("per word");
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("tokenise, every text new", |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|text| pipeline.tokenize(text).len())
                .sum::<usize>()
        });
    });
    let mut scratch = Scratch::default();
    group.bench_function("tokenise, words known", |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|t| pipeline.tokenize_with(t, &mut scratch).len())
                .sum::<usize>()
        });
    });
    let bare = Options {
        ner: false,
        parse: false,
        lemmas: false,
        single_sentence: false,
    };
    group.bench_function("tokenise and tag", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                let words = pipeline.tokenize_with(text, &mut scratch);
                black_box(pipeline.analyse_words(text, &words, &bare, &mut scratch));
            }
        });
    });
    for isa in Isa::ALL.into_iter().filter(|isa| isa.is_available()) {
        pipeline.set_isa(isa);
        group.bench_function(format!("everything, {isa:?}"), |bencher| {
            bencher.iter(|| {
                for text in &texts {
                    black_box(pipeline.analyse(text, &mut scratch));
                }
            });
        });
    }
}

criterion_group!(benches, analysis);
criterion_main!(benches);
