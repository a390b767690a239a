"""Small changes to a module, one at a time: its source → mutants, each a place and other words for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
    ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
ARITHMETIC = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "/", ast.Mod: "//", ast.Pow: "*",
    ast.BitAnd: "|", ast.BitOr: "&",
}  # fmt: skip
# What only checks the programmer, or changes the cost alone: without it right code does the same.
WITHOUT_EFFECT = {"strict", "copy"}
# Texts for the screen: their words are held by the tests of language and of the pages.
TEXTS = {"gettext", "ngettext", "_", "later", "Text", "Phrases"}


@dataclass(frozen=True)
class Mutant:
    """One change: the source's bytes from `start` to `end` become `words`; `lines` are those of the statement it stands in."""

    path: str
    place: str
    start: int
    end: int
    old: str
    words: str
    line: int
    lines: tuple[int, int]
    in_function: bool

    @property
    def change(self) -> str:
        """What became what, on one line."""
        return f"{' '.join(self.old.split())} → {' '.join(self.words.split())}"

    def applied(self, source: str) -> str:
        """Return the source with the change."""
        raw = source.encode()
        return (raw[: self.start] + self.words.encode() + raw[self.end :]).decode()


def mutants_of(source: str, path: str) -> list[Mutant]:
    """Return every mutant of a module, in the order of their places; those that do not compile are none."""
    made = _Maker(source, path)
    made.visit(ast.parse(source))
    return sorted((mutant for mutant in made.found if _compiles(mutant.applied(source))), key=lambda mutant: mutant.start)


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


class _Maker(ast.NodeVisitor):
    """Walks a module and notes the changes; what is no behaviour (annotations, docstrings, decorators, types) is left out."""

    def __init__(self, source: str, path: str) -> None:
        self._raw = source.encode()
        self._path = path
        self._starts = [0]
        for line in self._raw.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._names: list[str] = []
        self._depth = 0
        self._lines = (1, 1)
        self.found: list[Mutant] = []

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column

    def _span(self, node: ast.AST) -> tuple[int, int]:
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _text(self, node: ast.AST) -> str:
        start, end = self._span(node)
        return self._raw[start:end].decode()

    def _note(self, start: int, end: int, words: str) -> None:
        line = self._raw[:start].count(b"\n") + 1
        old = self._raw[start:end].decode()
        place = ".".join(self._names) or "module"
        self.found.append(Mutant(self._path, place, start, end, old, words, line, self._lines, self._depth > 0))

    def _instead(self, node: ast.AST, words: str) -> None:
        self._note(*self._span(node), words)

    def _between(self, left: ast.AST, right: ast.AST, words: str) -> None:
        """Change the operator between two operands, brackets and blanks left as they are."""
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self._raw[start:end].decode()
        sign = gap.strip(" \n()")
        if sign and "#" not in gap:
            at = start + len(gap[: gap.index(sign)].encode())
            self._note(at, at + len(sign.encode()), words)

    def visit(self, node: ast.AST) -> None:
        """Keep the lines of the statement that is walked, a compound one's without its body."""
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            self._lines = (node.lineno, max(node.lineno, body[0].lineno - 1) if body else node.end_lineno)
        super().visit(node)

    def _visit_all(self, nodes: list[ast.AST]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Walk defaults, which are worked out where the function is made, and the body."""
        self._visit_all([*node.args.defaults, *node.args.kw_defaults])
        self._names.append(node.name)
        self._depth += 1
        self._visit_all(_without_docstring(node.body))
        self._depth -= 1
        self._names.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Walk the body alone."""
        self._names.append(node.name)
        self._visit_all(_without_docstring(node.body))
        self._names.pop()

    def visit_Module(self, node: ast.Module) -> None:
        """Leave out the docstring."""
        self._visit_all(_without_docstring(node.body))

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Let it return nothing; walk its body, which runs when it is called."""
        self._instead(node.body, "None")
        self._depth += 1
        self.visit(node.body)
        self._depth -= 1

    def visit_Assign(self, node: ast.Assign) -> None:
        """Leave out lists of names and types, which change no figure."""
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if "__all__" not in names and "Literal[" not in self._text(node.value):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Leave out the annotation, and names of types."""
        if node.value and "TypeAlias" not in self._text(node.annotation):
            self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """Set the value instead of adding it."""
        start = self._span(node.target)[1]
        self._note(start, self._span(node.value)[0], " = ")
        self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        """Leave a call out; a string alone is a comment."""
        if isinstance(node.value, ast.Call):
            self._instead(node, "pass")
        if not isinstance(node.value, ast.Constant):
            self.visit(node.value)

    def visit_Return(self, node: ast.Return) -> None:
        """Return nothing; instead of `False` that would be the same to whoever asks."""
        if node.value and self._text(node.value) not in ("None", "False"):
            self._instead(node.value, "None")
        if node.value:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """Go on instead; the words of an error are not tested."""
        self._instead(node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        """Go on with the next."""
        self._instead(node, "continue")

    def visit_Continue(self, node: ast.Continue) -> None:
        """Go no further."""
        self._instead(node, "break")

    def _negated(self, test: ast.AST) -> None:
        """Turn a condition round, unless the change of its only operator does the same."""
        if not isinstance(test, ast.UnaryOp) and not (isinstance(test, ast.Compare) and len(test.ops) == 1):
            self._instead(test, f"not ({self._text(test)})")

    def visit_If(self, node: ast.If) -> None:
        """Turn the condition round."""
        self._negated(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Turn the condition round."""
        self._negated(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """Let every value through."""
        for test in node.ifs:
            self._instead(test, "True")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Move or turn round every comparison."""
        for left, sign, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
            self._between(left, right, COMPARISONS[type(sign)])
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Count the other way."""
        if type(node.op) in ARITHMETIC:
            self._between(node.left, node.right, ARITHMETIC[type(node.op)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """Ask for any instead of all, for all instead of any."""
        words = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, words)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """Leave the sign out."""
        self._instead(node, f"({self._text(node.operand)})")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Leave each keyword out; texts for the screen stay."""
        self.visit(node.func)
        if not (isinstance(node.func, ast.Name) and node.func.id in TEXTS):
            self._visit_all(node.args)
            for keyword in node.keywords:
                self._keyword(keyword)

    def _keyword(self, keyword: ast.keyword) -> None:
        if keyword.arg in WITHOUT_EFFECT:
            return
        start, end = self._span(keyword)
        after = self._raw[end:]
        cut = len(after) - len(after.lstrip(b" \n,"))
        if keyword.arg is not None and b"," in after[:cut]:
            self._note(start, end + after.index(b",") + 1, "")
        elif keyword.arg is not None:
            self._note(start, end, "")
        self.visit(keyword.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Leave it: before Python 3.12 places within it are not told."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Walk what is looked up; `Literal` and the like are types."""
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take another value of the same kind."""
        for words in _other(node.value, self._text(node)):
            self._instead(node, words)


def _other(value: object, text: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float):
        yield repr(value + 1)
    elif isinstance(value, str) and text.count(text[-1]) == 2:  # One literal, not two put together.
        opening = text.index(text[-1]) + 1
        yield f"{text[:opening]}XX{text[opening:]}"


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    has_one = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return body[1:] if has_one else body
