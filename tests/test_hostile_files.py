"""Whatever bytes lie beside a spec, a diagnostic or a body comes out: no traceback, no hang."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Done
from hypothesis import given, settings
from hypothesis import strategies as st

Program = Callable[..., Done]
SPEC = """\
clipspec: 1
name: "hello-{{ first_name | slug }}-{{ count }}"
params:
  first_name: {type: string, default: Ada}
  count: {type: integer, default: 1}
  parts: {type: array, default: []}
  rest: {default: null}
examples: [{}]
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "Hello {{ first_name }}, {{ count }} {{ parts | join(' ') }} {{ rest }}"
"""
INCLUDING = SPEC.replace("Hello {{", "{% include 'part.txt' %} {{").replace(" {{ rest }}", "")
READING = ("data.csv", "data.jsonl", "data.ndjson", "data.json", "data.yaml")
BOM = b"\xef\xbb\xbf"
HEAD = b"first_name,count\n"
DEEP = b"[" * 100_000
# Each ends a reader of some kind that does not expect it.
KNOWN = {
    "nothing": b"",
    "only a BOM": BOM,
    "two BOMs": BOM + BOM + HEAD,
    "line ends": b"\r\r\n\n\r\n",
    "a NUL": HEAD + b"a\0b,1\n",
    "a NUL in the head": b"first\0_name,count\na,1\n",
    "no UTF-8": HEAD + b"caf\xe9,1\n",
    "no UTF-8 behind many rows": HEAD + b"a,1\n" * 9000 + b"\xff,1\n",
    "UTF-16": "first_name,count\na,1\n".encode("utf-16"),
    "a lone quote": HEAD + b'"a,1\nb,2\n',
    "a quote behind a quote": HEAD + b'"a"b,1\n',
    "an escaped quote": HEAD + b'"a""",1\n""",2\n',
    "a huge cell": HEAD + b"a" * 10_000_000 + b",1\n",
    "a huge quoted cell": HEAD + b'"' + b"a\n" * 5_000_000 + b'",1\n',
    "a huge line": b"a," * 100_000 + b"b\n",
    "a huge number": HEAD + b"a," + b"9" * 5000 + b"\n",
    "a huge number of JSON": b'{"count": ' + b"9" * 5000 + b"}\n",
    "no number": b'{"rest": NaN, "count": 1e999}\n',
    "a number that is whole": b'{"count": 1.0}\n',
    "a lone surrogate": b'{"first_name": "\\ud800"}\n',
    "a lone surrogate in a name": b'{"\\ud800": 1}\n',
    "one name twice": b'{"count": 1, "count": 2}\n',
    "deep": DEEP,
    "deep, in a value": b'{"rest": ' + DEEP + b"]" * 100_000 + b"}\n",
    "deep, in a cell": b"parts\n" + DEEP + b"]" * 100_000 + b"\n",
    "a list": b"[1, 2]\n",
    "rows in a list": b'[{"count": 1}, {"count": 2}]',
    "other line ends": HEAD + "a\u2028b\x85c\x0bd,1\n".encode(),
    "templates": b'{"first_name": "{{ 1 / 0 }}{% include \'x\' %}"}\n',
    "a name that is a path": b'{"first_name": "../../a\\u0000b"}\n',
    "an alias bomb": b"a: &a [x, x]\n"
    + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 121)),
    "an open tag": b"{{",
    "a deep expression": b"{{ " + b"(" * 5000 + b"1" + b")" * 5000 + b" }}",
    "a deep block": b"{% if 1 %}" * 2000 + b"{% endif %}" * 2000,
    "a long sum": b"{{ " + b"1 + " * 5_000 + b"1 }}",
    "many loops": b"{% for a in [1] %}" * 20 + b"{% endfor %}" * 20,
    "a huge include": b"a" * 10_000_000,
}
PIECES = [
    BOM, HEAD, b"first_name", b"count", b",", b"\n", b"\r", b"\t", b'"', b"'", b"\0", b"\xff",
    b"\xc3", b"{", b"}", b"[", b"]", b":", b"- ", b"#", b"&a ", b"*a", b"{{", b"}}", b"{%", b"%}",
    b"{#", b"\\u", b"d800", b"1", b"-0", b"1e999", b"NaN", b"null", b"true", b'{"count": 1}',
    b'{"first_name": "a"}', b"{{ count }}", b"{% if count %}", b"{% endif %}", b"{% raw %}",
    b"{% include 'part.txt' %}", "\u2028é名\x85".encode(),
]  # fmt: skip
streams = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4), max_size=12).map(b"".join)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with specs. A fault of ours is to be seen whole."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLIPSPEC_DEBUG", "1")
    Path("spec.yaml").write_text(SPEC)
    Path("including.yaml").write_text(INCLUDING)
    for name in READING:
        Path(f"{Path(name).suffix[1:]}.yaml").write_text(SPEC + f"data: {name}\n")


def _check(done: Done) -> None:
    assert done.code in (0, 1, 2, 3), done.err
    assert done.code == 0 or done.out or done.err
    assert "Traceback" not in done.err


def _read_as_data(content: bytes, program: Program) -> None:
    for name in READING:
        Path(name).write_bytes(content)
        _check(program("lint", f"{Path(name).suffix[1:]}.yaml"))
        _check(program("compile", "spec.yaml", "--data", name))


def _read_otherwise(content: bytes, program: Program) -> None:
    Path("part.txt").write_bytes(content)
    _check(program("lint", "including.yaml"))
    _check(program("compile", "including.yaml"))
    for name in ("params.yaml", "params.json"):
        Path(name).write_bytes(content)
        _check(program("compile", "spec.yaml", "--params", name))


@pytest.mark.parametrize("case", KNOWN)
def test_rows_of_hostile_bytes(case: str, program: Program) -> None:
    _read_as_data(KNOWN[case], program)


@pytest.mark.parametrize("case", KNOWN)
def test_includes_and_params_of_hostile_bytes(case: str, program: Program) -> None:
    _read_otherwise(KNOWN[case], program)


@pytest.mark.parametrize("case", ["a deep expression", "a deep block", "a long sum", "many loops"])
def test_a_template_beyond_the_bounds(case: str, program: Program) -> None:
    """The bound is named, in the spec itself as in what it includes; in lint as in compile."""
    text = KNOWN[case].decode()
    Path("part.txt").write_text(text)
    Path("own.yaml").write_text(INCLUDING.replace("{% include 'part.txt' %}", text))
    for spec in ("own.yaml", "including.yaml"):
        linted, compiled = program("lint", spec), program("compile", spec)

        assert (linted.code, compiled.code) == (1, 1)
        assert re.search(r"error\[CS50[16]\] .*(nested too deep|more than)", linted.out)
        assert re.search(r"error\[CS50[16]\]", compiled.err)


def test_a_template_just_within_the_bounds(program: Program) -> None:
    loops, ends = "{% for n in [1] %}" * 15, "{% endfor %}" * 15
    total, nested = " + ".join(["1"] * 50), "{% if 1 %}" * 40 + "a" + "{% endif %}" * 40
    nested = f"{loops}{{% include 'part.txt' %}}{ends}{nested}"
    Path("part.txt").write_text("b")
    Path("own.yaml").write_text(
        INCLUDING.replace("{% include 'part.txt' %}", f"{{{{ {total} }}}} {nested}")
    )

    done = program("compile", "own.yaml")
    assert (done.code, "50 ba" in done.out) == (0, True), done.err


def test_rows_of_any_bytes(program: Program) -> None:
    @settings(max_examples=15)
    @given(streams)
    def law(content: bytes) -> None:
        _read_as_data(content, program)

    law()


def test_includes_and_params_of_any_bytes(program: Program) -> None:
    @settings(max_examples=15)
    @given(streams)
    def law(content: bytes) -> None:
        _read_otherwise(content, program)

    law()
