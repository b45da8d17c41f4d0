#!/usr/bin/env python3
"""Write down what spaCy itself makes of texts, for the tests of the crate `spacy-cnn`.

    python golden.py news     PIPELINE TEXTS OUTPUT
    python golden.py treebank PIPELINE SHARED OUTPUT

`news` takes one text a line (`\\n`, `\\t` and `\\\\` stand for themselves) and writes a table
to be read by people too. `treebank` takes the folder of open data, `../shared`, and writes
a compact file that holds no word of its texts: offsets, labels, and hashes of lemmas,
keyed by file and line.
"""

from __future__ import annotations

import argparse
import json
import zlib
from pathlib import Path

import spacy

from container import Writer
from export import load

TREEBANKS = [  # file, take every n-th sentence
    ("data/uner-english/en_ewt-ud-dev.iob2", 1),
    ("data/uner-english/en_ewt-ud-test.iob2", 1),
    ("data/uner-english/pud/en_pud-ud-test.iob2", 1),
    ("data/uner-english/en_ewt-ud-train.2022-12-02.iob2", 5),
]
DOCUMENTS = "data/re3d"
SENTENCE = "# text = "


def unescape(line: str) -> str:
    return line.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


def escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def byte_offsets(text: str) -> list[int]:
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode("utf8")))
    return offsets


def entity(token) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


def news(nlp, texts: Path, output: Path) -> None:
    lines = texts.read_text("utf8").split("\n")
    with output.open("w", encoding="utf8", newline="\n") as out:
        out.write(f"# spaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}\n")
        out.write("# start end space_after tag pos morph lemma head dep sentence_start entity\n")
        for line in lines:
            if not line:
                continue
            doc = nlp(unescape(line))
            offsets = byte_offsets(doc.text)
            out.write(f"\n= {line}\n")
            for t in doc:
                row = [
                    offsets[t.idx], offsets[t.idx + len(t)], int(bool(t.whitespace_)), t.tag_, t.pos_,
                    str(t.morph), escape(t.lemma_), t.head.i, t.dep_, int(t.is_sent_start), entity(t),
                ]
                out.write("\t".join(map(str, row)) + "\n")


def sentences(shared: Path):
    """Pairs of a file's name and its texts with their line numbers."""
    for name, every in TREEBANKS:
        lines = (shared / name).read_text("utf8").split("\n")
        found = [(n, line[len(SENTENCE):].strip(" ")) for n, line in enumerate(lines) if line.startswith(SENTENCE)]
        yield name, found[::every]
    for path in sorted((shared / DOCUMENTS).glob("*/documents.json")):
        lines = path.read_text("utf8").split("\n")
        yield str(path.relative_to(shared)), [(n, json.loads(line)["text"]) for n, line in enumerate(lines) if line]


def treebank(nlp, shared: Path, output: Path) -> None:
    body = Writer()
    strings: dict[str, int] = {}
    kinds: dict[tuple, int] = {}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    files = list(sentences(shared))
    body.number(len(files))
    words = 0
    for name, texts in files:
        body.string(name)
        body.number(len(texts))
        for (line, text), doc in zip(texts, nlp.pipe([text for _, text in texts])):
            offsets = byte_offsets(text)
            body.number(line)
            body.bytes += zlib.crc32(text.encode("utf8")).to_bytes(4, "little")
            body.number(len(doc))
            words += len(doc)
            at = 0
            for t in doc:
                start, end = offsets[t.idx], offsets[t.idx + len(t)]
                body.number(start - at)
                body.number(end - start)
                at = end
                kind = number(t.tag_), number(t.pos_), number(str(t.morph))
                body.number(kinds.setdefault(kind, len(kinds)))
                distance = t.head.i - t.i
                body.number(distance * 2 if distance >= 0 else -distance * 2 - 1)
                body.number(number(t.dep_))
                body.number(number(entity(t)) * 4 + int(bool(t.whitespace_)) * 2 + int(t.is_sent_start))
                body.bytes += (zlib.crc32(t.lemma_.encode("utf8")) & 0xFFFFFF).to_bytes(3, "little")
    head = Writer()
    head.strings(strings)
    head.number(len(kinds))
    for kind in kinds:
        for part in kind:
            head.number(part)
    output.write_bytes(bytes(head.bytes + body.bytes))
    print(f"{sum(len(texts) for _, texts in files)} texts, {words} words, {output.stat().st_size:,} bytes")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("kind", choices=["news", "treebank"])
    arguments.add_argument("pipeline")
    arguments.add_argument("source", type=Path)
    arguments.add_argument("output", type=Path)
    args = arguments.parse_args()
    write = news if args.kind == "news" else treebank
    write(load(args.pipeline), args.source, args.output)


if __name__ == "__main__":
    main()
