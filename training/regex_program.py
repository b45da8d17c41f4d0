"""Python's regular expressions compiled to programs for the crate's matcher.

The tokeniser's rules are Python patterns, so Python's own parser reads them:
whatever `\\w`, `$` or a set mean, they mean here too. Supported is what
tokenisers use: literals, sets, branches, groups without back-references,
repeats, `^`, `$` and lookarounds without unbounded repeats.
"""

from __future__ import annotations

import re
import sys
from re import _constants as sre
from re import _parser as parser

from container import Writer

Ranges = tuple  # of (first, last) code points, sorted, neither touching nor overlapping

LAST_CODE_POINT = sys.maxunicode
MATCH, CHAR, CLASS, SPLIT, JUMP, BEGIN, END, LOOK, BRANCH = range(9)
LONGEST_BOUNDED = 64
ANY_CHARACTER = 0  # in a branch: "no first character known, always try it"


def merge(ranges) -> Ranges:
    out: list[list[int]] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1][1] = max(out[-1][1], last)
        else:
            out.append([first, last])
    return tuple((a, b) for a, b in out)


def complement(ranges: Ranges) -> Ranges:
    out, at = [], 0
    for first, last in ranges:
        if at < first:
            out.append((at, first - 1))
        at = last + 1
    if at <= LAST_CODE_POINT:
        out.append((at, LAST_CODE_POINT))
    return tuple(out)


def where(test) -> Ranges:
    """All code points whose one-character string passes a test."""
    return merge((c, c) for c in range(LAST_CODE_POINT + 1) if not 0xD800 <= c <= 0xDFFF and test(chr(c)))


_CATEGORIES: dict = {}


def category(which) -> Ranges:
    pattern = {
        sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D",
        sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S",
        sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
    }[which]
    if which not in _CATEGORIES:
        _CATEGORIES[which] = where(re.compile(pattern).match)
    return _CATEGORIES[which]


def single(item) -> Ranges | None:
    """The set of characters an item stands for, if it stands for exactly one."""
    op, arg = item
    if op is sre.LITERAL:
        return ((arg, arg),)
    if op is sre.NOT_LITERAL:
        return complement(((arg, arg),))
    if op is sre.ANY:
        return complement(((10, 10),))
    if op is sre.IN:
        ranges, negated = [], False
        for kind, value in arg:
            if kind is sre.NEGATE:
                negated = True
            elif kind is sre.LITERAL:
                ranges.append((value, value))
            elif kind is sre.RANGE:
                ranges.append(value)
            elif kind is sre.CATEGORY:
                ranges.extend(category(value))
            else:
                raise ValueError(f"unsupported in a set: {kind}")
        ranges = merge(ranges)
        return complement(ranges) if negated else ranges
    return None


def first(items) -> Ranges | None:
    """Characters a match of the items can begin with; None if it can be empty."""
    for op, arg in items:
        if (ranges := single((op, arg))) is not None:
            return ranges
        if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        if op is sre.SUBPATTERN:
            inner = first(arg[3])
        elif op is sre.BRANCH:
            each = [first(branch) for branch in arg[1]]
            inner = None if None in each else merge(r for ranges in each for r in ranges)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            inner = first(arg[2])
            if arg[0] == 0:
                # May be skipped: union with what follows would be needed; not worth it.
                return None
        else:
            raise ValueError(f"unsupported: {op}")
        if inner is not None:
            return inner
        return None
    return None


def last(items) -> Ranges | None:
    """Characters that every match must end with, the end of the text right after; None if unknown."""
    items = list(items)
    if len(items) == 1 and items[0][0] is sre.BRANCH:
        each = [last(branch) for branch in items[0][1][1]]
        return None if None in each else merge(r for ranges in each for r in ranges)
    if len(items) == 1 and items[0][0] is sre.SUBPATTERN:
        return last(items[0][1][3])
    if not items or items[-1] != (sre.AT, sre.AT_END):
        return None
    return last_character(items[:-1])


def last_character(items) -> Ranges | None:
    items = list(items)
    if not items:
        return None
    op, arg = items[-1]
    if (ranges := single((op, arg))) is not None:
        return ranges
    if op is sre.SUBPATTERN:
        return last_character(arg[3])
    if op is sre.BRANCH:
        each = [last_character(branch) for branch in arg[1]]
        return None if None in each else merge(r for ranges in each for r in ranges)
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and arg[0] > 0:
        return last_character(arg[2])
    return None


def reach(items) -> tuple[int, Ranges]:
    """For a pattern anchored at the end: how many characters its bounded branches
    span at most, and what its unbounded branches can begin with. (0, ()) if unknown.

    With this a search for a suffix looks at a word's last few characters only."""
    items = list(items)
    branches = items[0][1][1] if len(items) == 1 and items[0][0] is sre.BRANCH else []
    width, unbounded = 0, []
    for branch in branches:
        longest, begins = branch.getwidth()[1], first(branch)
        if longest <= LONGEST_BOUNDED:
            width = max(width, longest)
        elif begins is None:
            return 0, ()
        else:
            unbounded.extend(begins)
    return width, merge(unbounded)


class Classes:
    """Every set of characters once; the file keeps them in one table."""

    def __init__(self) -> None:
        self.index: dict[Ranges, int] = {}

    def id(self, ranges: Ranges) -> int:
        return self.index.setdefault(ranges, len(self.index))

    def write(self, out: Writer) -> None:
        out.number(len(self.index))
        for ranges in self.index:
            out.number(len(ranges))
            at = 0
            for low, high in ranges:
                out.number(low - at)
                out.number(high - low)
                at = high


class Compiler:
    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self.code: list[list] = []

    def emit(self, *instruction) -> int:
        self.code.append(list(instruction))
        return len(self.code) - 1

    def sequence(self, items, bounded: bool = False) -> None:
        for item in items:
            self.item(item, bounded)

    def item(self, item, bounded: bool) -> None:
        op, arg = item
        if op is sre.LITERAL:
            self.emit(CHAR, arg)
        elif (ranges := single(item)) is not None:
            self.emit(CLASS, self.classes.id(ranges))
        elif op is sre.AT and arg in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            self.emit(BEGIN)
        elif op is sre.AT and arg is sre.AT_END:
            self.emit(END)
        elif op is sre.SUBPATTERN:
            _, add, remove, inner = arg
            if add or remove:
                raise ValueError("flags inside a pattern are not supported")
            self.sequence(inner, bounded)
        elif op is sre.BRANCH:
            self.branch(arg[1], bounded)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            self.repeat(*arg, greedy=op is sre.MAX_REPEAT, bounded=bounded)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            if bounded:
                raise ValueError("a lookaround inside a lookaround")
            direction, inner = arg
            low, high = inner.getwidth()
            if direction < 0 and low != high:
                raise ValueError("lookbehind of varying width")
            at = self.emit(LOOK, (1 if direction < 0 else 0) | (2 if op is sre.ASSERT_NOT else 0), low if direction < 0 else 0, 0)
            self.sequence(inner, bounded=True)
            self.emit(MATCH)
            self.code[at][3] = len(self.code)
        else:
            raise ValueError(f"unsupported in a pattern: {op}")

    def branch(self, branches, bounded: bool) -> None:
        branches = self.merged([list(branch) for branch in branches])
        at = self.emit(BRANCH, [])
        jumps = []
        for items in branches:
            begins = first(items)
            self.code[at][1].append((len(self.code), ANY_CHARACTER if begins is None else self.classes.id(begins) + 1))
            self.sequence(items, bounded)
            jumps.append(self.emit(JUMP, 0))
        for jump in jumps:
            self.code[jump][1] = len(self.code)

    @staticmethod
    def merged(branches: list[list]) -> list[list]:
        """Neighbouring branches "one character, then the same" become one set."""
        out: list[list] = []
        for items in branches:
            one = single(items[0]) if items else None
            before = single(out[-1][0]) if out and out[-1] else None
            if one is not None and before is not None and repr(out[-1][1:]) == repr(items[1:]):
                union = merge([*before, *one])
                out[-1] = [(sre.IN, [(sre.RANGE, r) for r in union]), *items[1:]]
            else:
                out.append(items)
        return out

    def repeat(self, low: int, high, items, greedy: bool, bounded: bool) -> None:
        def split() -> int:
            return self.emit(SPLIT, 0, 0)

        def point(at: int, into: int, past: int) -> None:
            self.code[at][1:] = [into, past] if greedy else [past, into]

        for _ in range(low):
            self.sequence(items, bounded)
        if high is sre.MAXREPEAT:
            if bounded:
                raise ValueError("unbounded repeat inside a lookaround")
            start = split()
            self.sequence(items, bounded)
            self.emit(JUMP, start)
            point(start, start + 1, len(self.code))
        else:
            splits = []
            for _ in range(high - low):
                splits.append(split())
                self.sequence(items, bounded)
            for at in splits:
                point(at, at + 1, len(self.code))


def write_program(out: Writer, pattern: str | None, classes: Classes) -> None:
    """A flag (0 = no rule); else first set, last set (class + 1, or 0), reach, then the code."""
    if pattern is None:
        out.number(0)
        return
    parsed = parser.parse(pattern)
    if parsed.state.flags & ~(re.UNICODE):
        raise ValueError("only the default flags are supported")
    compiler = Compiler(classes)
    compiler.sequence(parsed)
    compiler.emit(MATCH)
    out.number(1)
    for ranges in (first(parsed), last(parsed)):
        out.number(0 if ranges is None else classes.id(ranges) + 1)
    width, unbounded = reach(parsed) if last(parsed) is not None else (0, ())
    out.number(width)
    out.number(classes.id(unbounded) + 1)
    out.number(len(compiler.code))
    for op, *args in compiler.code:
        out.number(op)
        if op == BRANCH:
            out.number(len(args[0]))
            args = [value for pair in args[0] for value in pair]
        for value in args:
            out.number(value)
