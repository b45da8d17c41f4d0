//! Reading the model file; `training/container.py` writes it and describes the layout.

use crate::error::ModelError;

const MAGIC: &[u8; 4] = b"SPCN";
/// The layout this crate reads.
pub(crate) const VERSION: u16 = 1;
const ENTRY: usize = 16;
/// Bytes of a string in a sorted list, so that a damaged file cannot ask for ever longer ones.
const LONGEST_SORTED: usize = 255;

/// The parts of a model file, found by name, their checksums already verified.
pub(crate) struct Sections<'a> {
    parts: Vec<([u8; 4], &'a [u8])>,
}

impl<'a> Sections<'a> {
    /// Reads the table of parts and checks every checksum.
    pub(crate) fn read(file: &'a [u8]) -> Result<Self, ModelError> {
        if !file.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let cut = || ModelError::CutShort("its table of parts is incomplete");
        let version = u16_at(file, 4).ok_or_else(cut)?;
        if version != VERSION {
            return Err(ModelError::Version {
                found: version,
                expected: VERSION,
            });
        }
        let count = usize::from(u16_at(file, 6).ok_or_else(cut)?);
        let table_end = 8 + count * ENTRY;
        let head = file.get(..table_end).ok_or_else(cut)?;
        if u32_at(file, table_end).ok_or_else(cut)? != crc32fast::hash(head) {
            return Err(ModelError::Checksum {
                section: "head".into(),
            });
        }
        let mut parts = Vec::with_capacity(count);
        for entry in head[8..].chunks_exact(ENTRY) {
            let name = [entry[0], entry[1], entry[2], entry[3]];
            let field = |at| u32_at(entry, at).map(|n| n as usize).ok_or_else(cut);
            let (offset, length) = (field(4)?, field(8)?);
            let data = offset
                .checked_add(length)
                .and_then(|end| file.get(offset..end))
                .ok_or(ModelError::CutShort("a part lies beyond its end"))?;
            if u32_at(entry, 12) != Some(crc32fast::hash(data)) {
                let section = String::from_utf8_lossy(&name).into_owned();
                return Err(ModelError::Checksum { section });
            }
            parts.push((name, data));
        }
        Ok(Self { parts })
    }

    /// A reader over the named part, if the file has it.
    pub(crate) fn find(&self, name: &str) -> Option<Reader<'a>> {
        let part = self.parts.iter().find(|(n, _)| n == name.as_bytes())?;
        Some(Reader { rest: part.1 })
    }

    /// A reader over the named part, which every model must have.
    pub(crate) fn require(&self, name: &str) -> Result<Reader<'a>, ModelError> {
        self.find(name).ok_or_else(|| ModelError::Missing {
            section: name.into(),
        })
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A table of numbers with its shape.
#[derive(Debug, Clone)]
pub(crate) struct Tensor {
    pub(crate) shape: Vec<usize>,
    pub(crate) data: Vec<f32>,
}

impl Tensor {
    /// The sizes of a two-dimensional table.
    pub(crate) fn rows_and_columns(&self) -> Result<(usize, usize), ModelError> {
        match self.shape[..] {
            [rows, columns] => Ok((rows, columns)),
            _ => Err(ModelError::inconsistent(
                "a table of weights has not two dimensions",
            )),
        }
    }

    /// Fails unless the table has exactly `size` numbers.
    pub(crate) fn expect_size(&self, size: usize, what: &str) -> Result<(), ModelError> {
        if self.data.len() == size {
            Ok(())
        } else {
            let found = self.data.len();
            Err(ModelError::inconsistent(format!(
                "{what}: {found} numbers, {size} expected"
            )))
        }
    }
}

/// Reads one part from front to back.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn bytes(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(ModelError::CutShort("a part ends early"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// An unsigned LEB128 number.
    pub(crate) fn number(&mut self) -> Result<usize, ModelError> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.bytes(1)?[0];
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value as usize);
            }
        }
        Err(ModelError::inconsistent("a number is too large"))
    }

    /// A count of things that each take at least one byte, so a damaged count cannot ask
    /// for more memory than the file could fill.
    pub(crate) fn count(&mut self) -> Result<usize, ModelError> {
        let count = self.number()?;
        if count > self.rest.len() {
            return Err(ModelError::CutShort("a list ends early"));
        }
        Ok(count)
    }

    /// A number that must be below `limit`.
    pub(crate) fn index(&mut self, limit: usize) -> Result<usize, ModelError> {
        let value = self.number()?;
        if value < limit {
            Ok(value)
        } else {
            Err(ModelError::inconsistent(format!(
                "index {value}, but only {limit} things"
            )))
        }
    }

    pub(crate) fn u64(&mut self) -> Result<u64, ModelError> {
        let bytes = self.bytes(8)?;
        let mut value = [0; 8];
        value.copy_from_slice(bytes);
        Ok(u64::from_le_bytes(value))
    }

    pub(crate) fn str(&mut self) -> Result<&'a str, ModelError> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?)
            .map_err(|_| ModelError::inconsistent("a string is not UTF-8"))
    }

    pub(crate) fn strings(&mut self) -> Result<Vec<&'a str>, ModelError> {
        (0..self.count()?).map(|_| self.str()).collect()
    }

    /// Sorted strings, front-coded: each says how much it shares with the one before.
    pub(crate) fn sorted_strings(&mut self) -> Result<SortedStrings, ModelError> {
        let count = self.count()?;
        let mut text = Vec::with_capacity(count * 9);
        let mut ends = Vec::with_capacity(count);
        let (mut before, mut total) = (0, 0);
        for _ in 0..count {
            let shared = self.number()?;
            let own = self.number()?;
            if shared > total - before || shared + own > LONGEST_SORTED {
                return Err(ModelError::inconsistent("a sorted string is too long"));
            }
            let own = self.bytes(own)?;
            text.extend_from_within(before..before + shared);
            text.extend_from_slice(own);
            (before, total) = (total, text.len());
            ends.push(total as u32);
        }
        Ok(SortedStrings { text, ends })
    }

    /// A table of numbers: kind, shape, data.
    pub(crate) fn tensor(&mut self) -> Result<Tensor, ModelError> {
        let kind = self.number()?;
        let shape: Vec<usize> = (0..self.count()?)
            .map(|_| self.number())
            .collect::<Result<_, _>>()?;
        let size = shape
            .iter()
            .try_fold(1usize, |size, &n| size.checked_mul(n))
            .filter(|&size| size <= self.rest.len())
            .ok_or(ModelError::CutShort("a table of weights ends early"))?;
        let data: Vec<f32> = match kind {
            0 => floats(self.bytes(size * 4)?).collect(),
            1 => {
                let columns = shape.last().copied().filter(|&n| n > 0).unwrap_or(1);
                let scales: Vec<f32> = floats(self.bytes(size / columns * 4)?).collect();
                let values = self.bytes(size * 2)?;
                let mut data = Vec::with_capacity(size);
                for (row, &scale) in values.chunks_exact(columns * 2).zip(&scales) {
                    let value = |b: &[u8]| f32::from(i16::from_le_bytes([b[0], b[1]])) * scale;
                    data.extend(row.chunks_exact(2).map(value));
                }
                data
            }
            _ => return Err(ModelError::inconsistent("unknown kind of weights")),
        };
        if data.len() != size || !data.iter().all(|x| x.is_finite()) {
            return Err(ModelError::inconsistent("a weight is not a number"));
        }
        Ok(Tensor { shape, data })
    }
}

fn floats(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes
        .chunks_exact(4)
        .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// Sorted byte strings in one block, searched by halving.
#[derive(Debug, Default, Clone)]
pub(crate) struct SortedStrings {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl SortedStrings {
    fn get(&self, index: usize) -> &[u8] {
        let start = if index == 0 {
            0
        } else {
            self.ends[index - 1] as usize
        };
        &self.text[start..self.ends[index] as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The position of a string, if it is there.
    pub(crate) fn position(&self, wanted: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(wanted.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    pub(crate) fn contains(&self, wanted: &str) -> bool {
        self.position(wanted).is_some()
    }
}
