"""Escapes and bombs: each ends in a diagnostic at its place, soon and small, in lint and compile.

And the other direction: data that holds any of them arrives as text.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest
from clipspec import api
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import LimitFault
from clipspec.expand.guard import Deadline
from clipspec.expand.limits import Limits
from clipspec.expand.output import native

PACKAGE = Path(__file__).parents[1] / "compiler"
_SECONDS = 5
_MEMORY = 2**30
_LINE = 12
"""Of the text in the spec that the runner below writes."""

VIOLATION, LIMIT, ERROR = "sandbox-violation", "template-limit", "template-error"
UNDEFINED, FILTER, SYNTAX = "undefined-name", "unknown-filter", "template-syntax"
_UNSAFE, _TEXT, _BITS = "is unsafe", "the limit `text` is 1,000,000", "the limit `bits` is 10,000"
_WORK, _LOOP = "the limit `work` is 20,000,000", "the limit `loop` is 100,000"
_ITEMS = "the limit `items` is 100,000"
_CALLS, _DATA = "the limit `calls` is 50", "a function where data belongs"
# Each holds the one before twice: small in memory, endless to walk through.
_LISTS = "{% set a0 = [0] %}" + "".join(f"{{% set a{n + 1} = [a{n}, a{n}] %}}" for n in range(40))
_TUPLES = "{% set t0 = (0,) %}" + "".join(f"{{% set t{n + 1} = (t{n}, t{n}) %}}" for n in range(40))

ESCAPES = [
    ("{{ ''.__class__.__mro__ }}", VIOLATION, "'__class__'"),
    ("{{ ''['__class__'] }}", VIOLATION, _UNSAFE),
    ("{{ '' | attr('__class__') }}", VIOLATION, _UNSAFE),
    ("{{ [''] | map(attribute='__class__') }}", VIOLATION, _UNSAFE),
    ("{{ [''] | map('attr', '__class__') }}", VIOLATION, _UNSAFE),
    ("{{ [''] | selectattr('__class__') }}", VIOLATION, _UNSAFE),
    ("{{ [''] | groupby('__class__') }}", VIOLATION, _UNSAFE),
    ("{{ ['', 'a'] | sort(attribute='__class__') }}", VIOLATION, _UNSAFE),
    ("{{ '{0.__class__}'.format(1) }}", VIOLATION, _UNSAFE),
    ("{{ '{a.__class__}'.format_map({'a': 1}) }}", VIOLATION, _UNSAFE),
    ("{{ ('{0.__class__}' | attr('format'))(1) }}", ERROR, _DATA),
    ("{{ '%s' % range }}", ERROR, _DATA),
    ("{{ '%s' | format(range) }}", ERROR, _DATA),
    ("{{ cycler('a') }}", UNDEFINED, "`cycler`"),
    ("{{ joiner(',') }}", UNDEFINED, "`joiner`"),
    ("{{ lipsum.__globals__ }}", UNDEFINED, "`lipsum`"),
    ("{{ namespace(a=1) }}", UNDEFINED, "`namespace`"),
    ("{{ self._TemplateReference__context }}", UNDEFINED, "`self`"),
    ("{{ caller }}", UNDEFINED, "`caller`"),
    ("{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
     VIOLATION, _UNSAFE),
    ("{% for a in [1] %}{{ loop.__init__ }}{% endfor %}", VIOLATION, _UNSAFE),
    ("{% for a in [1] %}{{ loop._iterator }}{% endfor %}", VIOLATION, _UNSAFE),
    ("{{ ([1] | map('string')).gi_frame }}", UNDEFINED, "'gi_frame'"),
    ("{{ dict.mro() }}", VIOLATION, _UNSAFE),
    ("{{ [1].append(2) }}", VIOLATION, _UNSAFE),
    ("{{ {}.update({'a': 1}) }}", VIOLATION, _UNSAFE),
    ("{% debug %}", SYNTAX, "unknown tag 'debug'"),
]  # fmt: skip
UNSTEADY = [
    ("{{ [1, 2] | random }}", FILTER, "`random`"),
    ("{{ [1, 2] | shuffle }}", FILTER, "`shuffle`"),
    ("{{ now() }}", UNDEFINED, "`now`"),
    ("{{ {'a': 1} | xmlattr }}", FILTER, "`xmlattr`"),
    ("{{ 'a.org' | urlize }}", FILTER, "`urlize`"),
    ("{{ [1] | pprint }}", FILTER, "`pprint`"),
    ("{% macro m() %}{% endmacro %}{{ m }}", ERROR, _DATA),
    ("{{ range }}", ERROR, _DATA),
    ("{{ [range] }}", ERROR, _DATA),
    ("{{ ''.upper }}", ERROR, _DATA),
    ("{{ ''.upper ~ '' }}", ERROR, _DATA),
    ("{{ ''.upper | string }}", ERROR, _DATA),
    ("{{ {'a': [range]} | string }}", ERROR, _DATA),
    ("{{ [range] | join }}", ERROR, _DATA),
    ("{% for a in [1] %}{{ loop }}{% endfor %}", ERROR, _DATA),
    ("{{ 'a'.encode() }}", ERROR, "no bytes"),
]
BOMBS = [
    ("{{ range(10**9) }}", LIMIT, _LOOP),
    ("{% for a in range(10**9) %}{% endfor %}", LIMIT, _LOOP),
    ("{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}", LIMIT, _LOOP),
    ("{% set a = range(99) %}{% for b in a %}{% for c in a %}{% for d in a %}{% for e in a %}"
     "{% endfor %}{% endfor %}{% endfor %}{% endfor %}", LIMIT, _LOOP),
    ("{{ 2**(10**9) }}", LIMIT, "the limit `power` is 1,000"),
    ("{{ 9**(9**9) }}", LIMIT, "the limit `power` is 1,000"),
    ("{{ (10**1000)**1000 }}", LIMIT, _BITS),
    ("{{ 10**1000 * 10**1000 * 10**1000 * 10**1000 }}", LIMIT, _BITS),
    ("{{ ('f' * 1000000) | int(base=16) }}", LIMIT, _BITS),
    ("{{ 'a' * 10**10 }}", LIMIT, _TEXT),
    ("{{ [0] * 10**10 }}", LIMIT, _TEXT),
    ("{% set a = 'a' * 10**6 %}{% set b = a + a %}", LIMIT, _TEXT),
    ("{% set a = 'a' * 10**6 %}{% set b = a ~ a %}", LIMIT, _TEXT),
    *((f"{{{{ 'a'.{name}(10**9) }}}}", LIMIT, _TEXT) for name in
      ("center", "ljust", "rjust", "zfill", "expandtabs")),
    ("{{ ('\t' * 9999).expandtabs(9999) }}", LIMIT, _TEXT),
    ("{{ '%1000000000d' % 1 }}", LIMIT, "a width of 1,000,000,000"),
    ("{{ '%.1000000000f' % 1 }}", LIMIT, "a width of 1,000,000,000"),
    ("{{ '%*d' % (10**9, 1) }}", ERROR, "a width `*`"),
    ("{{ '%1000000000d' | format(1) }}", LIMIT, "a width of 1,000,000,000"),
    ("{{ '{:>1000000000}'.format(1) }}", LIMIT, "a width of 1,000,000,000"),
    ("{{ '{:>١٠٠٠٠٠٠٠٠٠}'.format(1) }}", LIMIT, "a width of 1,000,000,000"),
    ("{{ '{:>{}}'.format(1, 10**9) }}", ERROR, "a field inside the format"),
    ("{{ '%(a)s' * 9999 % {'a': 'a' * 99999} }}", LIMIT, _TEXT),
    ("{{ 'a' | center(10**9) }}", LIMIT, "the number 1,000,000,000 as width"),
    ("{{ ['a'] | map('center', 10**9) }}", LIMIT, "the number 1,000,000,000 as width"),
    ("{{ range(99999) | map('string') | map('center', 10**6) }}", LIMIT, _WORK),
    ("{{ 'a' | indent(10**9) }}", LIMIT, _TEXT),
    ("{{ ('a\n' * 9999) | indent('a' * 9999) }}", LIMIT, _TEXT),
    ("{{ [1] | batch(10**9, 'a') }}", LIMIT, _TEXT),
    ("{{ [1] | slice(10**9) }}", LIMIT, _TEXT),
    ("{{ [1] | tojson(10**9) }}", LIMIT, _TEXT),
    ("{{ [1] | tojson(4) }}", ERROR, "JSON with an indent"),
    ("{{ ('a' * 10**6) | wordwrap(1) }}", LIMIT, _TEXT),
    ("{{ ('<!---->' * 99999) | striptags }}", LIMIT, _TEXT),
    ("{{ 1.5 | round(10**9, 'ceil') }}", LIMIT, _TEXT),
    ("{{ 1.5 | round(10**6, 'ceil') }}", ERROR, "rounding to 1,000,000 places"),
    ("{{ ('a' * 10**6).replace('', 'a' * 10**6) }}", LIMIT, "1,000,002,000,000 characters"),
    ("{{ ('a' * 10**6) | replace('a', 'a' * 10**6) }}", LIMIT, "1,000,001,000,000 characters"),
    ("{{ ('a' * 9999).translate({97: 'a' * 9999}) }}", LIMIT, _TEXT),
    ("{{ ('a' * 10**6).join('a' * 10**6) }}", LIMIT, _TEXT),
    ("{{ ('a' * 10**6) | join('a' * 10**6) }}", LIMIT, _TEXT),
    ("{{ ([[0]] * 9999) | sum(start=[]) }}", ERROR, "`sum` adds numbers only"),
    ("{{ (1).to_bytes(10**9, 'big') }}", LIMIT, _TEXT),
    ("{{ ('a' * 10**6) | filesizeformat }}", ERROR, "could not convert"),
    ("{% set a = 'a' * 10**6 %}{% for b in range(99) %}{{ a }}{% endfor %}", LIMIT, _WORK),
    ("{% set a = 'a' * 10**6 %}{% for b in range(9999) %}{% if 'b' in a %}{% endif %}{% endfor %}",
     LIMIT, _WORK),
    ("{% for a in range(99999) %}" + "a" * 99 + "{% endfor %}", LIMIT, "writes too much"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", LIMIT, _CALLS),
    ("{% macro m() %}{{ caller() }}{% call m() %}{% endcall %}{% endmacro %}"
     "{% call m() %}{% endcall %}", LIMIT, _CALLS),
    ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
     LIMIT, _LOOP),
    ("{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}", LIMIT, _CALLS),
    ("{% for a in [1, 2] recursive %}{% if loop.depth < 40 %}{{ loop([1, 2]) }}{% endif %}"
     "{% endfor %}", LIMIT, _LOOP),
    ("{% block a %}{{ self.a() }}{% endblock %}", LIMIT, _CALLS),
    *((_LISTS + each, LIMIT, _ITEMS) for each in
      ("{{ a40 }}", "{{ a40 ~ '' }}", "{{ a40 | tojson }}", "{{ '%s' % (a40,) }}",
       "{{ a40 == [a39, a39] }}", "{{ a40 is eq([a39, a39]) }}")),
    *((_TUPLES + each, LIMIT, _ITEMS) for each in
      ("{{ {t40: 1} }}", "{{ {}[t40] }}", "{{ {}.get(t40) }}", "{{ t40 in {} }}",
       "{{ [t40] | unique }}")),
    ("{{ " + "(" * 9999 + "1" + ")" * 9999 + " }}", SYNTAX, "nested too deep"),
    ("{{ " + "1 + " * 9999 + "1 }}", SYNTAX, "nested too deep"),
    ("{{ " + "-" * 9999 + "1 }}", SYNTAX, "nested too deep"),
    ("{% for a in [1] %}" * 25 + "{% endfor %}" * 25, SYNTAX, "nested too deep"),
    ("{% if 1 %}" * 999 + "{% endif %}" * 999, SYNTAX, "nested too deep"),
    ("{{ [" + "1," * 499_999 + "] }}", SYNTAX, "more than 100,000 characters"),
    ("{{ dict(a=1, a=2) }}", SYNTAX, "an argument `a` too many"),
    ("{% for a in [1] %}{{ ''.join(_loop_vars=1) }}{% endfor %}", SYNTAX, "`_loop_vars`"),
    ("{% macro m(a, a) %}{% endmacro %}", SYNTAX, "an argument `a` too many"),
]  # fmt: skip
# Lint looks into no file whose name is computed.
ONLY_COMPILED = [
    (_LISTS + "{% include a40 %}", ERROR, "no text"),
    (_TUPLES + "{% include [t40] %}", ERROR, "no text"),
    (_TUPLES + "{% import t40 as a %}", ERROR, "no text"),
]
ATTACKS = [*ESCAPES, *UNSTEADY, *BOMBS]

# One process for many: to start one costs more than most attacks. Each has its own timer.
_RUNNER = f"""
import json, resource, signal, sys
resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
from clipspec import api

def body(text):
    said = {{"avatar_id": "Daisy-inskirt-20220818", "voice_id": "1bd0", "input_text": text}}
    video = {{"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [said]}}
    return json.dumps({{"clipspec": 1, "params": {{}}, "video": video}}, indent=1)

def linted(spec):
    return api.lint(spec).diagnostics

def compiled(spec):
    try:
        list(api.compile_spec(spec))
    except api.Refused as refused:
        return refused.diagnostics
    return []

for text in json.load(sys.stdin):
    found = []
    for judged in (linted, compiled):
        signal.setitimer(signal.ITIMER_PROF, {_SECONDS})  # of the processor, however busy it is
        found.append([(d.name, d.message, d.span.start.line) for d in judged(body(text))])
        signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps(found), flush=True)
"""


def _judged(attacks: list[str]) -> list[list[list[tuple[str, str, int]]]]:
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER],
        input=json.dumps(attacks),
        env={**os.environ, "PYTHONPATH": str(PACKAGE)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-500:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("first", range(0, len(ATTACKS), 20))
def test_attacks_are_refused_at_their_line_in_time_and_memory(first: int) -> None:
    """By lint, which works constants out, and by compile: the same fault at the same line."""
    attacks = ATTACKS[first : first + 20]
    for attack, both in zip(attacks, _judged([text for text, _, _ in attacks]), strict=True):
        for found in both:
            _assert_refused(attack, found)


def test_attacks_by_names_of_files_are_refused() -> None:
    for attack, both in zip(ONLY_COMPILED, _judged([a[0] for a in ONLY_COMPILED]), strict=True):
        _assert_refused(attack, both[1])


def _assert_refused(attack: tuple[str, str, str], found: list[tuple[str, str, int]]) -> None:
    text, rule, said = attack
    faults = [(message, line) for name, message, line in found if name == rule]
    assert faults, (text[-200:], found)
    assert said in faults[0][0], text[-200:]
    assert faults[0][1] == _LINE, text[-200:]
    assert len(faults[0][0]) < 500


_SPEC = """
clipspec: 1
params: {text: {type: string}}
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "{{ text }}, in a text {{ text }}, and {{ [text] | join }}"
"""


@pytest.mark.parametrize("attack", [*ATTACKS, *ONLY_COMPILED], ids=lambda attack: attack[0][-60:])
def test_data_that_holds_an_attack_arrives_as_text(attack: tuple[str, str, str]) -> None:
    """A template is only what stands in the spec; what a row holds is never looked into."""
    text = attack[0][:1000]  # lint refuses longer texts
    (made,) = api.compile_spec(_SPEC, rows=[{"text": text}])

    assert made.data["clips"][0]["input_text"] == f"{text}, in a text {text}, and {text}"


def test_every_limit_is_named_with_its_value() -> None:
    """Each has a unit, and the limits that are given hold instead of the defaults."""
    for each in fields(Limits):
        said = str(Limits().fault(each.name, "too much"))
        assert said.startswith(
            f"too much: the limit `{each.name}` is {getattr(Limits(), each.name):,} "
        )
        assert said.endswith(each.metadata["unit"])
    with pytest.raises(LimitFault, match="the limit `text` is 5 characters"):
        Sandbox(str, Limits(text=5)).from_string("{{ 'a' * 6 }}").render()


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'%s of %d' % ('a', 3)", "a of 3"),
        ("'%5.1f%%' | format(2.25)", "  2.2%"),
        ("'{} {:>5} {a}'.format(1234567890, 'b', a=None)", "1234567890     b None"),
        ("'+49 4915112345678'.replace(' ', '')", "+494915112345678"),
        ("9 | default(10000000)", 9),
        ("nothing | default(10000000)", 10_000_000),
        ("[10000000, 1] | sum(start=10000000)", 20_000_001),
        ("2 ** 0.5 * 2 ** 10", 2**0.5 * 1024),
        ("[1, 2] + [3]", [1, 2, 3]),
        ("(['a'] * 3) | join('-')", "a-a-a"),
        ("range(3)", [0, 1, 2]),
        ("{'a': 1}.items() | list", [["a", 1]]),
        ("['b', 'a'] | map('upper') | sort", ["A", "B"]),
        ("'a\nb' | indent(2)", "a\n  b"),
        ("true is sameas true and 'a' is sameas 'a' and not 1 is sameas true", True),
        ("{'a': 1} | tojson", '{"a": 1}'),
        ("'<b>' | e", "&lt;b&gt;"),
        ("'a' < 'b' < 'c' and 'a' in 'cab'", True),
        ("2.345 | round(2)", 2.35),
        ("('ab' * 999).translate({97: 'x', 98: none}) | length", 999),
        ("'{a[b]}'.format(a={'b': 1})", "1"),
    ],
)
def test_what_specs_do_works(expression: str, value: object) -> None:
    found = Sandbox(str).compile_expression(expression)()

    assert native(found) == value
    assert type(native(found)) is type(value)


def test_the_deadline_ends_what_no_count_bounds() -> None:
    """In the main thread; the fault names the bound, and the timer is put away."""
    former = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(LimitFault, match=r"the limit `seconds` is 0\.05 seconds"):
        _spin(0)

    assert signal.getsignal(signal.SIGVTALRM) is former
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_the_deadline_rings_again_where_its_error_is_caught() -> None:
    """As filters of Jinja2 catch what fails in them."""
    with pytest.raises(LimitFault):
        _spin(2)


def test_a_held_deadline_serves_many_bodies() -> None:
    """Each has its whole time, and what is between them has no end."""
    former = signal.getsignal(signal.SIGVTALRM)
    deadline = _short()
    with deadline.held():
        for _ in range(2):
            with deadline:
                pass
            until = time.process_time() + 0.2
            while time.process_time() < until:
                pass
        for _ in range(2):
            with pytest.raises(LimitFault):
                _spin(0, deadline)

    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is former


def _spin(deaf: int, deadline: Deadline | None = None) -> None:
    """Work without an end, and do not hear the first rings."""
    with deadline or _short():
        while True:
            try:
                while True:
                    pass
            except LimitFault:
                deaf -= 1
                if deaf < 0:
                    raise


def test_other_threads_have_no_deadline() -> None:
    """And they say so; the body is made all the same."""
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(Deadline.available).result() is False
        assert pool.submit(_entered).result() == "made"


def _short() -> Deadline:
    return Deadline(Limits(seconds=0.05))


def _entered() -> str:
    with _short():
        return "made"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a bound of memory")
def test_memory_is_bounded_and_named() -> None:
    """In a process of its own: the bound is the whole process's."""
    code = (
        "import resource\n"
        "from clipspec.expand.guard import Deadline, bounded_memory\n"
        "from clipspec.expand.limits import Limits\n"
        "limits = Limits(memory=50 * 2**20)\n"
        "former = resource.getrlimit(resource.RLIMIT_AS)\n"
        "with bounded_memory(limits) as bounded:\n"
        "    try:\n"
        "        with Deadline(limits):\n"
        "            bytearray(100 * 2**20)\n"
        "    except Exception as fault:\n"
        "        print(bounded, type(fault).__name__, fault)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS) == former, len(bytearray(100 * 2**20)))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "True LimitFault no memory left: the limit `memory` is 52,428,800 bytes",
        "True 104857600",
    ]
