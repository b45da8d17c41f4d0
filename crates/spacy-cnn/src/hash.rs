//! The two Murmur hashes that spaCy's pipelines are built on.
//! Source: Austin Appleby's MurmurHash (public domain), as used by the Python packages
//! `murmurhash` (string ids) and `thinc` (rows of the hash embeddings).

/// MurmurHash64A; spaCy's `StringStore` uses seed 1.
pub(crate) fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> R;
        hash ^= k.wrapping_mul(M);
        hash = hash.wrapping_mul(M);
    }
    if !rest.is_empty() {
        for (i, &byte) in rest.iter().enumerate() {
            hash ^= u64::from(byte) << (8 * i);
        }
        hash = hash.wrapping_mul(M);
    }
    hash ^= hash >> R;
    hash = hash.wrapping_mul(M);
    hash ^ (hash >> R)
}

/// MurmurHash3 x64-128 of one 64-bit key, as four numbers: the rows of a hash embedding.
pub(crate) fn murmur3_rows(key: u64, seed: u32) -> [u32; 4] {
    const LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let mut h1 = key
        .wrapping_mul(0x87c3_7b91_1142_53d5)
        .rotate_left(31)
        .wrapping_mul(0x4cf5_ad43_2745_937f)
        ^ seed
        ^ LENGTH;
    let mut h2 = seed ^ LENGTH;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn finish(mut k: u64) -> u64 {
    k ^= k >> 33;
    k = k.wrapping_mul(0xff51_afd7_ed55_8ccd);
    k ^= k >> 33;
    k = k.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    k ^ (k >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_equal_those_of_spacy() {
        // nlp.vocab.strings["Singh"], and the rows thinc computes from it with seed 8.
        let id = murmur64a(b"Singh", 1);
        assert_eq!(id, 6_361_465_612_319_394_292);
        assert_eq!(
            murmur3_rows(id, 8),
            [2_883_575_806, 983_239_406, 30_396_413, 3_622_342_758]
        );
    }
}
