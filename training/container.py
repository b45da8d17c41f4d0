"""Writing the model file that the crate `spacy-cnn` reads.

Layout, little-endian throughout::

    magic "SPCN" · u16 format version · u16 number of sections
    per section: 4-byte name · u32 offset from the start of the file · u32 length · u32 CRC-32
    u32 CRC-32 of everything before it
    the sections' bytes

Inside a section everything is one of: an unsigned LEB128 number, a string (its
length in bytes, then UTF-8), raw bytes, or a tensor (see `Writer.tensor`).
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

MAGIC = b"SPCN"
VERSION = 1

F32 = 0
Q16 = 1


class Writer:
    """Bytes of one section."""

    def __init__(self) -> None:
        self.bytes = bytearray()

    def number(self, value: int) -> None:
        if value < 0:
            raise ValueError(f"negative number in the model file: {value}")
        while value >= 0x80:
            self.bytes.append(value & 0x7F | 0x80)
            value >>= 7
        self.bytes.append(value)

    def string(self, value: str) -> None:
        data = value.encode("utf8")
        self.number(len(data))
        self.bytes += data

    def strings(self, values) -> None:
        values = list(values)
        self.number(len(values))
        for value in values:
            self.string(value)

    def sorted_strings(self, values) -> None:
        """Front-coded: what a string shares with the one before it is written once."""
        values = sorted({value.encode("utf8") for value in values})
        self.number(len(values))
        before = b""
        for value in values:
            shared = 0
            while shared < min(len(before), len(value)) and before[shared] == value[shared]:
                shared += 1
            self.number(shared)
            self.number(len(value) - shared)
            self.bytes += value[shared:]
            before = value

    def u64(self, value: int) -> None:
        self.bytes += struct.pack("<Q", value)

    def tensor(self, array, compress: bool = True) -> None:
        """Kind (0 = f32, 1 = i16 times one f32 scale per row), shape, data.

        A row's sixteen bits are spread evenly over its own range, which keeps
        weights about four times more exactly than half floats of the same size.
        """
        array = np.ascontiguousarray(np.asarray(array, dtype=np.float32))
        if not np.isfinite(array).all():
            raise ValueError("a weight is not a finite number")
        compress = compress and array.ndim > 1
        self.number(Q16 if compress else F32)
        self.number(array.ndim)
        for size in array.shape:
            self.number(size)
        if not compress:
            self.bytes += array.astype("<f4").tobytes()
            return
        rows = array.reshape(-1, array.shape[-1])
        scale = np.abs(rows).max(axis=1) / 32767.0
        safe = np.where(scale == 0, 1, scale)
        quantised = np.rint(rows / safe[:, None]).clip(-32767, 32767)
        self.bytes += scale.astype("<f4").tobytes()
        self.bytes += quantised.astype("<i2").tobytes()


def write(path, sections: list[tuple[str, Writer]]) -> int:
    """Write the file; returns its size in bytes."""
    head = len(MAGIC) + 4 + 16 * len(sections) + 4
    table = bytearray(MAGIC + struct.pack("<HH", VERSION, len(sections)))
    body = bytearray()
    for name, section in sections:
        data = bytes(section.bytes)
        table += struct.pack("<4sIII", name.encode("ascii"), head + len(body), len(data), zlib.crc32(data))
        body += data
    table += struct.pack("<I", zlib.crc32(bytes(table)))
    with open(path, "wb") as file:
        file.write(table + body)
    return len(table) + len(body)
