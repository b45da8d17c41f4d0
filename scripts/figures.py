#!/usr/bin/env python3
"""Measure reading on all labelled reports and write the figures down.

    cargo build --release && python3 scripts/figures.py

Runs `sidelines evaluate --json` on the project's samples, cases, wire copy and retold reports and, where they are present beside the
project, on the labelled reports and the seeds; replaces what stands between `<!-- figures -->` and
`<!-- end of figures -->` in docs/figures.md and README.md. Needs nothing but Python 3.9.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "sidelines"
SHARED = ROOT.parent / "shared"
PLAIN = ["--ids", "^[hij]"]
TUNE, CHECK = ["--third", "tune"], ["--third", "check"]

SETS = [  # name, folder, options
    ("the project's samples", ROOT / "reports/samples", []),
    ("the project's cases", ROOT / "reports/cases", []),
    ("the project's wire copy, for writing", ROOT / "reports/wire", TUNE),
    ("**the project's wire copy, for checking**", ROOT / "reports/wire", CHECK),
    ("the project's retold reports, for writing", ROOT / "reports/retold", TUNE),
    ("**the project's retold reports, for checking**", ROOT / "reports/retold", CHECK),
    ("five published reports, tuned on", SHARED / "seeds", []),
    ("plain wire copy, for writing", SHARED / "reports", PLAIN + TUNE),
    ("**plain wire copy, for checking**", SHARED / "reports", PLAIN + CHECK),
    ("all styles, for writing", SHARED / "reports", TUNE),
    ("all styles, for checking", SHARED / "reports", CHECK),
]
IN_README = {
    "five published reports, tuned on",
    "**the project's wire copy, for checking**",
    "**the project's retold reports, for checking**",
    "**plain wire copy, for checking**",
    "all styles, for checking",
}
ATTRIBUTES = ["kind", "status", "date", "place", "parties", "office", "part_of"]
MARKS = ("<!-- figures -->", "<!-- end of figures -->")


def measure(folder: Path, options: list[str]) -> dict | None:
    if not (folder / "gold").is_dir():
        return None
    command = [PROGRAM, "evaluate", folder, "--json", "--quiet", *options]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0") if value < 1 else "1.00"


def found(scores: dict, what: str) -> list[str]:
    kind = scores.get(what) or {}
    if not kind.get("gold") and not kind.get("pred"):
        return ["–", "–", "–"]
    return [number(kind[key]) for key in ("p", "r", "f1")]


def table(head: list[str], rows: list[list[str]]) -> str:
    rule = ["---"] + ["--:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def replace(path: Path, text: str) -> None:
    old = path.read_text("utf8")
    pattern = re.compile(re.escape(MARKS[0]) + ".*?" + re.escape(MARKS[1]), re.DOTALL)
    if not pattern.search(old):
        sys.exit(f"{path}: no {MARKS[0]} … {MARKS[1]}")
    path.write_text(pattern.sub(lambda _: f"{MARKS[0]}\n{text}\n{MARKS[1]}", old), "utf8")


def main() -> None:
    measured = [(name, measure(folder, options)) for name, folder, options in SETS]
    absent = [name for name, scores in measured if scores is None]
    if absent:
        sys.exit(f"not present beside the project: {', '.join(absent)}; nothing was written")
    facts, fields, short = [], [], []
    for name, s in measured:
        reports, encounters = str(s["reports"]), found(s, "encounters found")
        holders, quotes = found(s, "holders"), found(s, "quotes with speaker")
        others = [found(s, what)[2] for what in ("memberships", "figures")]
        facts.append([name, reports, *encounters, *holders, *quotes, *others])
        fields.append([name, *(number(s.get(f"attr_{a}")) for a in ATTRIBUTES)])
        if name in IN_README:
            right = [number(s.get(f"attr_{a}")) for a in ("status", "date", "parties")]
            short.append([name, reports, *encounters, *right, holders[2], quotes[2], *others])
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%h", "--", "crates", "data", "frames", "model"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.strip()
    day = datetime.date.today()
    pieces = [
        f"Measured on {day.day} {day:%B %Y}, at commit {commit}.",
        "",
        "Found (P precision, R recall, F their harmonic mean):",
        "",
        table(
            ["reports", "n", "encounters P", "R", "F", "holders P", "R", "F", "quotes P", "R", "F",
             "memberships F", "figures F"],
            facts,
        ),
        "",
        "Of the encounters found, the share in which this is right:",
        "",
        table(["reports", "kind", "status", "date", "place", "all parties", "offices", "margin"], fields),
    ]
    replace(ROOT / "docs/figures.md", "\n".join(pieces))
    head = ["reports", "n", "encounters P", "R", "F", "status right", "date right", "parties right",
            "holders F", "quotes F", "memberships F", "figures F"]
    replace(ROOT / "README.md", table(head, short))
    print(f"docs/figures.md and README.md: {len(measured)} sets, commit {commit}")


if __name__ == "__main__":
    main()
