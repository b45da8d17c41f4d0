#!/usr/bin/env python3
"""Time spaCy's full pipeline and ours on the same text, in turn, on one core.

    python benches/spacy_compare.py PIPELINE [TEXT]

PIPELINE is the package or folder that the embedded model was made from. TEXT has one
paragraph a line, or is a folder of reports: then the whole program is timed, too, from text
to facts (`sidelines extract`, start and output included). Without it, the sentences written for the tests are taken, ten times over.
Each engine gets five runs, one after the other in turn; the medians are compared. spaCy is
given all paragraphs at once (`nlp.pipe`, its fastest way), ours one after the other, once
with the words of earlier paragraphs known and once each paragraph afresh.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "crates/spacy-cnn/tests/golden/news.txt"
RUNS = 5


def cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def ours(binary: Path, text: Path, mode: str) -> dict:
    out = subprocess.run([binary, text, "auto", "1", mode], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    subprocess.run(["cargo", "build", "--release", "-p", "spacy-cnn", "--example", "bench"], cwd=ROOT, check=True)
    subprocess.run(["cargo", "build", "--release", "-p", "sidelines"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    binary = target / "release/examples/bench"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    with tempfile.TemporaryDirectory() as folder:
        reports = Path(sys.argv[2]) if len(sys.argv) > 2 and Path(sys.argv[2]).is_dir() else None
        if reports:
            text = Path(folder) / "text"
            files = sorted(reports.glob("*.txt"))
            text.write_text("\n".join(file.read_text("utf8") for file in files), "utf8")
        elif len(sys.argv) > 2:
            text = Path(sys.argv[2])
        else:
            text = Path(folder) / "text"
            text.write_text(SENTENCES.read_text("utf8") * 10, "utf8")
        paragraphs = [line for line in text.read_text("utf8").splitlines() if line]

        start = time.perf_counter()
        sys.path.insert(0, str(ROOT / "training"))
        import spacy
        from export import load

        imported = time.perf_counter()
        nlp = load(sys.argv[1])
        loaded = time.perf_counter()

        spacy_times, warm, cold, facts = [], [], [], []
        tokens = 0
        for _ in range(RUNS):
            begin = time.perf_counter()
            tokens = sum(len(doc) for doc in nlp.pipe(paragraphs))
            spacy_times.append(time.perf_counter() - begin)
            warm.append(ours(binary, text, "warm"))
            cold.append(ours(binary, text, "cold"))
            if reports:
                begin = time.perf_counter()
                subprocess.run([target / "release/sidelines", "extract", "--quiet", "--jobs", "1", reports],
                               check=True, stdout=subprocess.DEVNULL)
                facts.append(time.perf_counter() - begin)

    words = warm[0]["words"]
    if tokens != warm[0]["tokens"]:
        print(f"spaCy found {tokens} tokens, we {warm[0]['tokens']}")
    median = statistics.median(spacy_times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{cpu()}, one core; {len(paragraphs)} paragraphs, {words} words, {tokens} tokens; median of {RUNS} runs")
    print(f"spaCy {spacy.__version__}: {words / median:,.0f} words/s; import {imported - start:.2f} s, load {loaded - imported:.2f} s; {peak / 1024:.0f} MB")
    for name, runs in (("words known", warm), ("each afresh", cold)):
        seconds = statistics.median(run["seconds"] for run in runs)
        load_ms = statistics.median(run["load_ms"] for run in runs)
        memory = max(run["peak_memory_kb"] for run in runs) / 1024
        print(f"ours ({runs[0]['isa']}, {name}): {words / seconds:,.0f} words/s, {median / seconds:.1f} times spaCy; load {load_ms:.0f} ms; {memory:.0f} MB")
    if facts:
        seconds = statistics.median(facts)
        print(f"text to facts, the whole program: {words / seconds:,.0f} words/s, {median / seconds:.1f} times spaCy")


if __name__ == "__main__":
    main()
