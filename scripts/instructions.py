#!/usr/bin/env python3
"""Compares the instruction counts of `cargo bench -p sidelines-instructions -- --save-summary=json` with those kept.

  instructions.py [--update]      code 1 where a count grew by more than a tenth; --update keeps the new ones

The counts are in scores/instructions.json; where `gungraun` puts its summaries, target/gungraun, is read."""
import glob
import json
import sys

KEPT = "scores/instructions.json"
ALLOWED = 0.10


def counted():
    counts = {}
    for path in sorted(glob.glob("target/gungraun/sidelines-instructions/**/summary.json", recursive=True)):
        bench = json.load(open(path, encoding="utf8"))
        total = 0
        for profile in bench["profiles"]:
            for part in profile["data"]["parts"]:
                total += part["metrics"].get("Ir", {}).get("values", {}).get("new") or 0
        counts[f"{bench['function_name']} {bench['id']}"] = total
    return counts


def main():
    now = counted()
    if not now or not all(now.values()):
        sys.exit("no counts in target/gungraun: run `cargo bench -p sidelines-instructions -- --save-summary=json` first")
    if "--update" in sys.argv[1:]:
        with open(KEPT, "w", encoding="utf8") as f:
            json.dump(now, f, indent=2, sort_keys=True)
            f.write("\n")
        print(f"kept in {KEPT}")
        return 0
    kept = json.load(open(KEPT, encoding="utf8"))
    grown = 0
    for name, count in now.items():
        before = kept.get(name)
        change = f"{count / before - 1:+.1%}" if before else "new"
        print(f"{name:24} {count:>14,} instructions  {change}")
        grown += bool(before) and count > before * (1 + ALLOWED)
    if grown:
        print(f"{grown} grew by more than {ALLOWED:.0%}; where that is meant, run this with --update", file=sys.stderr)
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
