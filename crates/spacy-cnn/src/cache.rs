//! Hash maps keyed by hashes that are already well mixed.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Passes a 64-bit key through unchanged: the keys are Murmur hashes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Identity(u64);

impl Hasher for Identity {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map from hashes to values.
pub(crate) type HashedMap<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;
