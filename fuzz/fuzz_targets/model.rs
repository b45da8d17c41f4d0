//! Any model file: an error or a pipeline, never a panic. The checksums are set right, so
//! that the parts behind them are reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spacy_cnn::{Pipeline, Scratch};

/// Damage: a part, a place in it, a new byte.
type Damage = (u8, u32, u8);

const ENTRY: usize = 16;

fuzz_target!(|damages: Vec<Damage>| {
    let mut bytes = sidelines_model::EN_CORE_WEB_SM.to_vec();
    let count = usize::from(u16::from_le_bytes([bytes[6], bytes[7]]));
    let number = |bytes: &[u8], at: usize| {
        u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
    };
    for (part, place, byte) in damages.into_iter().take(8) {
        let entry = 8 + usize::from(part) % count * ENTRY;
        let (offset, length) = (number(&bytes, entry + 4), number(&bytes, entry + 8));
        if length == 0 {
            continue;
        }
        bytes[offset + place as usize % length] = byte;
        let crc = crc32fast::hash(&bytes[offset..offset + length]);
        bytes[entry + 12..entry + 16].copy_from_slice(&crc.to_le_bytes());
    }
    let head = 8 + count * ENTRY;
    let crc = crc32fast::hash(&bytes[..head]);
    bytes[head..head + 4].copy_from_slice(&crc.to_le_bytes());
    if let Ok(pipeline) = Pipeline::from_bytes(&bytes) {
        pipeline.analyse(
            "He's met the U.S. envoy (again), :-) www.a.org.",
            &mut Scratch::default(),
        );
    }
});
