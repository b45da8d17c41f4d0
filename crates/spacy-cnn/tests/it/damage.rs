//! Damaged and foreign model files are errors, never panics.

use proptest::prelude::*;
use spacy_cnn::{ModelError, Pipeline, Scratch};

const ENTRY: usize = 16;

fn number(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
}

fn number_of_parts(bytes: &[u8]) -> usize {
    usize::from(u16::from_le_bytes([bytes[6], bytes[7]]))
}

/// Sets the checksums right, so that what lies behind them is reached.
fn mend_checksums(bytes: &mut [u8]) {
    let head = 8 + number_of_parts(bytes) * ENTRY;
    for entry in (8..head).step_by(ENTRY) {
        let (offset, length) = (number(bytes, entry + 4), number(bytes, entry + 8));
        let crc = crc32fast::hash(&bytes[offset..offset + length]);
        bytes[entry + 12..entry + 16].copy_from_slice(&crc.to_le_bytes());
    }
    let crc = crc32fast::hash(&bytes[..head]);
    bytes[head..head + 4].copy_from_slice(&crc.to_le_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_damage_is_reported(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = sidelines_model::EN_CORE_WEB_SM.to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(Pipeline::from_bytes(&bytes).is_err());
        prop_assert!(Pipeline::from_bytes(&bytes[..at]).is_err());
    }

    /// Where the damage passes for a model, the model works somehow.
    #[test]
    fn damage_with_right_checksums_is_no_panic(
        damages in proptest::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()),
            1..4,
        ),
    ) {
        let mut bytes = sidelines_model::EN_CORE_WEB_SM.to_vec();
        for (part, place, byte) in damages {
            let entry = 8 + part.index(number_of_parts(&bytes)) * ENTRY;
            let (offset, length) = (number(&bytes, entry + 4), number(&bytes, entry + 8));
            // Most of what can go wrong stands at the beginning of a part.
            let length = if byte & 1 == 0 { length.min(64) } else { length };
            bytes[offset + place.index(length)] = byte;
        }
        mend_checksums(&mut bytes);
        if let Ok(pipeline) = Pipeline::from_bytes(&bytes) {
            let text = "He's met the U.S. envoy (again), :-) www.a.org \n “so”.";
            pipeline.analyse(text, &mut Scratch::default());
        }
    }
}

#[test]
fn other_files_are_refused_by_name() {
    let model = sidelines_model::EN_CORE_WEB_SM;
    assert!(matches!(
        Pipeline::from_bytes(b""),
        Err(ModelError::NotAModel)
    ));
    assert!(matches!(
        Pipeline::from_bytes(b"PK\x03\x04 zip"),
        Err(ModelError::NotAModel)
    ));
    let mut newer = model.to_vec();
    newer[4] = 99;
    assert!(matches!(
        Pipeline::from_bytes(&newer),
        Err(ModelError::Version { found: 99, .. })
    ));
    let cut = Pipeline::from_bytes(&model[..model.len() / 2]).unwrap_err();
    assert!(matches!(cut, ModelError::CutShort(_)), "{cut}");
    let absent = Pipeline::from_file("no/such/model.spcn").unwrap_err();
    assert!(
        absent.to_string().contains("no/such/model.spcn"),
        "{absent}"
    );
}
