//! Secrets, and comparing them without telling how far they agree.

use sha2::{Digest, Sha256};

/// The hash of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Secret([u8; 32]);

impl Secret {
    pub(super) fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Whether `text` is the secret; takes as long for a near miss as for a far one.
    pub(super) fn is(&self, text: &str) -> bool {
        let other = Self::of(text);
        let differ = self.0.iter().zip(other.0).fold(0, |d, (a, b)| d | (a ^ b));
        differ == 0
    }
}

/// A new secret of 128 bits, as letters and digits.
///
/// # Errors
/// Where the system has no randomness to give.
pub(crate) fn fresh() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
