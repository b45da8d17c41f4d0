#!/usr/bin/env python3
"""Writes each sentence that a frame of an encounter or a form of membership must not read (`not` in frames/*.toml) as a
text of its own.

  counterexamples.py frames OUT

The judges of bare wordings and of memberships learn from them what is none: see training/README.md."""
import pathlib
import sys
import tomllib

FRAMES = {"meeting", "call", "visit", "gathering", "signing", "round", "membership"}


def main(frames, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    files = [f for f in sorted(pathlib.Path(frames).glob("*.toml")) if f.stem in FRAMES]
    tables = [tomllib.loads(f.read_text(encoding="utf8")) for f in files]
    rows = [row for t in tables for row in t.get("frame", []) + t.get("pattern", [])]
    for n, sentence in enumerate(s for row in rows for s in row.get("not", [])):
        (out / f"n{n:03}.txt").write_text(f" date 2023-03-16 {sentence}\n", encoding="utf8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
