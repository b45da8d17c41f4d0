//! The network: matrices, layers, and the instruction sets they are computed with.

mod gemm;
mod isa;
mod kernels;
mod maxout;
mod state;
mod tok2vec;
mod vector;

pub(crate) use gemm::Matrix;
pub use isa::Isa;
pub(crate) use isa::UsableIsa;
pub(crate) use maxout::Maxout;
pub(crate) use state::StateWeights;
pub(crate) use tok2vec::{Tok2Vec, Tok2VecScratch};
pub(crate) use vector::{add_assign, argmax};
