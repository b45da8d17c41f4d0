//! The weights that the binary carries, with licence, notices and model card.
