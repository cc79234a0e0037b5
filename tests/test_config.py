"""The configuration: where it is found, what it says, what it may not say, and what it does."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec import resources
from clipspec.cli.config import Projects
from clipspec.cli.project import Project
from clipspec.expand.limits import Limits
from clipspec.lint.project.config import Config, as_data
from clipspec.lint.project.keys import read_config
from clipspec.lint.silencing.waivers import value_hash
from clipspec.source.toml import parse_toml
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_cli_lint import clipspec

Program = Callable[..., Done]
CLIP = {
    "avatar_id": "Daisy-inskirt-20220818",
    "voice_id": "1bd001e7e50f421d891986aad5158bc8",
    "input_text": "Hello",
}


def _body(**changes: Any) -> str:
    clip = {**CLIP, "scale": changes.pop("scale", 1)}
    body = {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [clip]}
    return json.dumps({**body, **changes})


WRONG = _body(ratio="4:3")
BIG = _body(scale=1.5)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in, which is the root of a repository."""
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()


def _write(**files: str) -> None:
    for name, content in files.items():
        path = Path(name.replace("__", "/").replace("_json", ".json").replace("_toml", ".toml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def _codes(done: Done) -> set[str]:
    found = json.loads(done.out)["diagnostics"]
    return {one["code"] for one in found if one["name"] != "announced-end"}


def _lint(program: Program, *arguments: str) -> set[str]:
    return _codes(program("lint", *arguments, "--format", "json"))


def test_the_schema_describes_every_key_and_its_default() -> None:
    schema = resources.schema("config")
    Draft202012Validator.check_schema(schema)
    defaults = as_data(Config())

    assert list(schema["properties"]) == list(defaults)
    stated = {
        key: about["default"] for key, about in schema["properties"].items() if "default" in about
    }
    assert json.loads(json.dumps({**defaults, **stated})) == json.loads(json.dumps(defaults))
    for about in schema["properties"].values():
        assert about["description"]


def test_the_nearest_configuration_counts(program: Program) -> None:
    """A folder's own, or the first above it; clipspec.toml before pyproject.toml."""
    _write(a_json=WRONG, sub__b_json=WRONG, sub__deep__c_json=WRONG, own__d_json=WRONG)
    _write(pyproject_toml='[tool.clipspec]\nignore = ["wrong-ratio"]\n')
    _write(sub__clipspec_toml='severity = {wrong-ratio = "info"}\n')
    _write(sub__pyproject_toml='[tool.clipspec]\nignore = ["CS"]\n')
    _write(own__pyproject_toml='[project]\nname = "clipspec-tool"\n')
    found = json.loads(program("lint", "--format", "json").out)["diagnostics"]

    ratios = [(one["file"], one["severity"]) for one in found if one["name"] == "wrong-ratio"]
    assert ratios == [("sub/b.json", "info"), ("sub/deep/c.json", "info")]


def test_the_search_ends_at_the_root_of_the_repository(program: Program) -> None:
    _write(clipspec_toml='ignore = ["CS"]\n', inner__a_json=WRONG, inner__clipspec_toml="")
    Path("inner/.git").mkdir()
    Path("inner/clipspec.toml").unlink()

    assert _lint(program, "inner/a.json") == {"CS302"}


@pytest.mark.parametrize(
    "table",
    [
        '[tool.clipspec]\nignore = ["CS302"]\n',
        '[ tool . "clipspec" ]\nignore = ["CS302"]\n',
        '[tool]\nclipspec.ignore = ["CS302"]\n',
        '[tool]\nclipspec = {ignore = ["CS302"]}\n',
        'tool.clipspec.ignore = ["CS302"]\n',
    ],
)
def test_the_table_in_every_spelling(program: Program, table: str) -> None:
    _write(a_json=WRONG, pyproject_toml=table)

    assert _lint(program) == set()


def test_a_pyproject_of_others_is_not_even_parsed(program: Program) -> None:
    _write(a_json=WRONG, pyproject_toml="this is = no [TOML and no word of us\n")

    assert _lint(program) == {"CS302"}


def test_named_configuration_and_none(program: Program) -> None:
    _write(a_json=WRONG, clipspec_toml='ignore = ["CS302"]\n', ci__strict_toml="")
    _write(ci__pyproject_toml="[project]\n")

    assert _lint(program) == set()
    assert _lint(program, "--config", "ci/strict.toml") == {"CS302"}
    assert _lint(program, "--isolated") == {"CS302"}
    assert program("lint", "--config", "ci/pyproject.toml").code == 2
    assert program("lint", "--config", "missing.toml").code == 3
    both = program("lint", "--config", "ci/strict.toml", "--isolated")
    assert (both.code, "choose one" in both.err) == (2, True)


def test_the_name_of_standard_input_decides(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _write(sub__clipspec_toml='ignore = ["CS302"]\n', body_json=WRONG)
    for name, codes in (("sub/x.json", set()), ("x.json", {"CS302"})):
        with Path("body.json").open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            assert _lint(program, "-", "--stdin-filename", name) == codes


@pytest.mark.parametrize(
    ("config", "options", "codes"),
    [
        ("", [], {"CS302", "CS312"}),
        ('select = ["CS302"]', [], {"CS302"}),
        ('select = ["CS302"]', ["--select", "CS312"], {"CS312"}),
        ('ignore = ["oversized-scale"]', [], {"CS302"}),
        ('ignore = ["oversized-scale"]', ["--ignore", "CS302"], {"CS312"}),
        ('severity = {CS3 = "off"}', [], set()),
        ('severity = {CS3 = "off", CS302 = "info"}', [], {"CS302"}),
        ('per-file-ignores = {"*.json" = ["CS302"], "b/" = ["CS312"]}', [], {"CS312"}),
        ('per-file-ignores = {"/a.json" = ["CS3"]}', [], set()),
        ('per-file-ignores = {"other/" = ["CS3"]}', [], {"CS302", "CS312"}),
        ('exclude = ["a.*"]', [], set()),
        ('exclude = ["*", "!a.json"]', [], {"CS302", "CS312"}),
    ],
)
def test_what_the_keys_do(
    program: Program, config: str, options: list[str], codes: set[str]
) -> None:
    _write(a_json=_body(ratio="4:3", scale=1.5), clipspec_toml=config)

    assert _lint(program, "a.json", *options) == codes


def test_severity_and_threshold_make_the_exit_code(program: Program) -> None:
    _write(a_json=BIG, clipspec_toml='severity = {oversized-scale = "error"}\n')
    assert program("lint").code == 1

    _write(clipspec_toml='fail-on = "info"\n')
    assert program("lint").code == 1
    assert program("lint", "--fail-on", "warning").code == 0


def test_each_file_has_the_threshold_of_its_own_configuration(program: Program) -> None:
    _write(easy__a_json=_body(mood=1), strict__b_json=_body())
    _write(strict__clipspec_toml='fail-on = "warning"\n')
    assert program("lint").code == 0

    _write(strict__b_json=_body(mood=1))
    assert program("lint").code == 1


def test_what_is_excluded_is_left_out_even_if_it_is_named(program: Program) -> None:
    """But never because of how a folder above the configuration is called."""
    _write(vendor__a_json=WRONG, vendor__own__b_json=WRONG, clipspec_toml='exclude = ["vendor/"]\n')
    done = program("lint", "vendor/a.json")
    assert (done.code, done.err) == (
        0,
        "clipspec: 1 of the named files excluded by configuration\n",
    )

    _write(vendor__own__clipspec_toml='exclude = ["vendor/"]\n')
    assert _lint(program) == {"CS302"}


def test_a_profile_and_a_catalog_reach_the_rules(program: Program) -> None:
    _write(lock_json='{"voices": [{"voice_id": "v"}]}')
    _write(sub__a_json=_body(clips=[{**CLIP, "input_text": "word " * 20}]))
    _write(clipspec_toml='catalog = "lock.json"\n[profile]\nlimits.script = 90\n')
    said = program("lint", "sub/a.json", "--format", "concise").out

    assert "the text has 100 characters, more than 90, the project's limit" in said
    assert "is not in your catalog" in said
    assert _lint(program, "sub/a.json", "--isolated") == set()
    assert "CS411" in _lint(program, "sub/a.json", "--isolated", "--catalog", "lock.json")


@pytest.mark.parametrize(
    "content",
    [
        "{}",
        "[]",
        '{"avatars": [], "voices": [{"name": "Jenny"}]}',
        '{"clips": [{"avatar_id": "a", "voice_id": "v", "input_text": "Hello"}]}',
        '{"video_inputs": [{"character": {"type": "avatar", "avatar_id": "a"}}]}',
        '{"type": "avatar", "avatar_id": "a", "voice_id": "v", "script": "Hello"}',
        '[{"type": "avatar", "avatar_id": "a", "voice_id": "v", "script": "Hello"}]',
    ],
)
def test_a_catalog_that_is_none(content: str, program: Program) -> None:
    """A body is none: everything that it names would be known."""
    _write(a_json=_body(), none_json=content, clipspec_toml='catalog = "none.json"\n')

    done = program("lint")
    said = "clipspec: no catalog in none.json: it holds no list of avatars, looks or voices: "
    assert (done.code, done.err[: len(said)]) == (2, said)
    assert program("lint", "--isolated", "--catalog", "none.json").code == 2


@pytest.mark.parametrize("command", ["lint", "compile"])
def test_templates_find_what_they_include_in_further_folders(
    program: Program, command: str
) -> None:
    _write(scripts__intro="Hello", clipspec_toml='include = ["scripts/"]\n')
    clip = {**CLIP, "input_text": "{% include 'intro' %}"}
    video = {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA", "clips": [clip]}
    _write(specs__a_json=json.dumps({"clipspec": 1, "video": video}))
    assert program(command, "specs/a.json").code == 0

    Path("clipspec.toml").unlink()
    assert program(command, "specs/a.json").code == 1


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('selct = ["CS3"]\n', "1:1: no field `selct` here; did you mean `select`?"),
        ('\n[profil]\nplan = "pro"\n', "2:2: no field `profil` here; did you mean `profile`?"),
        ('select = "CS3"\n', '1:10: `select` is the text "CS3", but takes a list'),
        (
            'ignore = ["CS3",\n "wrong-ration"]\n',
            "2:2: no rule is called `wrong-ration`; did you mean",
        ),
        ('ignore = ["CS3O2"]\n', "1:11: no rule is called `CS3O2`; did you mean `CS302`?"),
        (
            'severity = {CS302 = "fatal"}\n',
            '1:21: `CS302` is "fatal", but takes "error", "warning"',
        ),
        ('[severity]\nno-such = "off"\n', "2:1: no rule is called `no-such`"),
        ('per-file-ignores."a/b" = ["CS0O1"]\n', "1:27: no rule is called `CS0O1`; did you mean"),
        ('profile = {plan = "por"}\n', "1:19: no plan is called `por`; did you mean `pro`?"),
        (
            "[profile.limits]\nscrpt = 3\n",
            "2:1: no limit is called `scrpt`; did you mean `script`?",
        ),
        ('[[suppress]]\nfile = "a"\npointer = "/x"\n', "1:3: `rule` is missing here"),
        ('[[suppress]]\nfile = "a"\npointer = "x"\nrule = "CS3"\n', '3:11: `pointer` is "x", but'),
        ("select = [\n", "2:1: "),
        ("a = 1\na = 2\n", "2:6: cannot overwrite a value"),
        ("fail-on = error\n", "1:11: invalid value"),
    ],
)
def test_what_nothing_can_mean_is_shown_and_exits_2(
    program: Program, config: str, said: str
) -> None:
    _write(a_json=_body(), clipspec_toml=config)
    done = program("lint")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"clipspec: clipspec.toml:{said}"), done.err
    assert done.err.splitlines()[-1].lstrip(" |").startswith("^")


def _entry(**changes: str) -> str:
    entry = {"file": "a.json", "pointer": "/clips/0/scale", "rule": "oversized-scale", **changes}
    members = (f"{key.replace('_', '-')} = {json.dumps(value)}" for key, value in entry.items())
    return "\n".join(["[[suppress]]", *members, ""])


@pytest.mark.parametrize(
    ("changes", "line", "said"),
    [
        ({}, 0, ""),
        ({"pointer": "/clips/0"}, 0, ""),
        ({"rule": "CS3"}, 0, ""),
        ({"value_hash": value_hash(1.5)}, 0, ""),
        ({"expires": "2999-01-01"}, 0, ""),
        ({"pointer": "/clips/1/scale"}, 3, "nothing stands at /clips/1/scale in a.json"),
        ({"pointer": "/ratio"}, 4, "`oversized-scale` finds nothing at /ratio in a.json"),
        ({"value_hash": "00000000"}, 5, "another value stands at /clips/0/scale in a.json now"),
        ({"expires": "2020-01-01"}, 5, "this exception ended on 2020-01-01"),
        ({"file": "b.json"}, 2, "there is no file b.json beside this configuration"),
    ],
)
def test_exceptions_by_pointer(
    program: Program, changes: dict[str, str], line: int, said: str
) -> None:
    """An entry either silences its finding, or is itself told at its line."""
    _write(a_json=BIG, clipspec_toml=_entry(**changes))
    done = program("lint", "--format", "json", "--ignore", "announced-end")
    report = json.loads(done.out)

    stale = [one for one in report["diagnostics"] if one["name"] == "stale-suppression"]
    big = [one for one in report["diagnostics"] if one["name"] == "oversized-scale"]
    assert [(one["file"], one["start"]["line"], one["message"]) for one in stale] == (
        [("clipspec.toml", line, said)] if said else []
    )
    assert (len(big), report["summary"]["suppressed"]) == ((1, 0) if said else (0, 1))
    assert [each["file"] for each in report["files"]] == ["a.json"]
    assert "[[suppress]]" in Path("clipspec.toml").read_text()


def test_an_exception_is_stale_only_if_its_rule_could_have_spoken(program: Program) -> None:
    _write(a_json=_body(), clipspec_toml=_entry())

    assert _lint(program) == {"CS924"}
    assert _lint(program, "--ignore", "CS312") == set()
    _write(clipspec_toml=_entry(rule="id-not-in-catalog"))
    assert _lint(program) == set()


def test_an_exception_holds_for_yaml_and_may_need_a_reason(program: Program) -> None:
    _write(clipspec_toml="require-reason = true\n" + _entry(file="sub/a.yaml"))
    Path("sub").mkdir()
    Path("sub/a.yaml").write_text(BIG)

    assert _lint(program, "sub") == {"CS923"}
    _write(clipspec_toml="require-reason = true\n" + _entry(file="sub/a.yaml", reason="it fills"))
    assert _lint(program, "sub") == set()


def test_a_stale_exception_is_shown_in_its_file(program: Program) -> None:
    _write(a_json=_body(), pyproject_toml=_entry().replace("suppress", "tool.clipspec.suppress"))
    done = program("lint", "--ignore", "announced-end")

    assert (
        'pyproject.toml:4:8\n  |\n4 | rule = "oversized-scale"\n  |        ^^^^^^^^^^^^^^^^^\n'
        in done.out
    )
    assert done.out.endswith("1 file, 0 errors, 1 warning, 0 infos\n")


def test_config_shows_what_is_in_force_and_why(program: Program) -> None:
    _write(a_json=_body(), sub__b_json=_body())
    _write(
        pyproject_toml='[tool.clipspec]\nignore = [\n  "CS312",\n]\n\n'
        '[tool.clipspec.profile]\nplan = "pro"\n'
    )
    said = program("config", "sub/b.json", "--select", "CS3").out.splitlines()

    assert said[0] == "# for sub/b.json: pyproject.toml"
    assert 'select = ["CS3"]  # option' in said
    assert 'ignore = ["CS312"]  # pyproject.toml:2' in said
    assert 'profile = {"plan": "pro"}  # pyproject.toml:6' in said
    assert 'fail-on = "error"  # default' in said
    assert [line.partition(" = ")[0] for line in said[1:]] == list(as_data(Config()))


def test_config_as_json(program: Program) -> None:
    _write(clipspec_toml='fail-on = "info"\n' + _entry(reason="why"))
    report = json.loads(program("config", "--format", "json").out)

    rows = {row["key"]: (row["value"], row["origin"], row["line"]) for row in report["settings"]}
    assert (report["schema"], report["path"], report["file"]) == (
        "clipspec/config/1",
        ".",
        "clipspec.toml",
    )
    assert rows["fail-on"] == ("info", "clipspec.toml", 1)
    assert rows["select"] == ([], "default", None)
    assert rows["suppress"][0][0]["reason"] == "why"
    assert json.loads(program("config", "--isolated", "--format", "json").out)["file"] is None


def test_a_configuration_is_looked_for_once_in_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand files in a folder cost as much as one."""
    _write(clipspec_toml='ignore = ["CS302"]\n')
    Path("a/b").mkdir(parents=True)
    asked: list[Path] = []
    look = Projects._nearest

    def counted(self: Projects, folder: Path) -> Project:
        asked.append(folder)
        return look(self, folder)

    monkeypatch.setattr(Projects, "_nearest", counted)
    projects = Projects({})
    found = {id(projects.of(f"a/b/{number}.json")) for number in range(1000)}

    here = Path.cwd()
    assert len(found) == 1
    assert asked == [here / "a/b", here / "a", here]


def test_projects_go_to_workers() -> None:
    _write(clipspec_toml='exclude = ["x/"]\nper-file-ignores = {"a*" = ["CS3"]}\n' + _entry())
    projects = Projects({"fail_on": "info"})
    project = projects.of("a.json")
    assert not project.excludes("a.json")

    again = pickle.loads(pickle.dumps(projects)).of("a.json")
    assert (again.config, again.terms("a.json")[0]) == (project.config, project.terms("a.json")[0])


KEYS = st.text("abc-_12", min_size=1) | st.text("a.b \"'é\\\n", min_size=1)
SCALARS = st.booleans() | st.integers(-99, 99) | st.text("a#]},\"'\\\n", max_size=5)
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def _toml(value: Any) -> str:
    """Write a value on one line, as TOML and JSON both read its texts."""
    if isinstance(value, dict):
        members = (f"{json.dumps(key)} = {_toml(member)}" for key, member in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list):
        items = ",\n # ]\n".join(map(_toml, value))
        return f"[{items}]"
    return json.dumps(value)


@given(st.dictionaries(KEYS, DATA), st.dictionaries(KEYS, st.dictionaries(KEYS, DATA)))
def test_every_value_of_a_toml_text_has_its_place(
    plain: dict[str, Any], tables: dict[str, Any]
) -> None:
    """What stands at the place of a pointer is the value that tomllib reads there."""
    tables = {name: table for name, table in tables.items() if name not in plain}
    lines = [f"{json.dumps(key)} = {_toml(value)} # {{\n" for key, value in plain.items()]
    for name, table in tables.items():
        lines.append(f"[ {json.dumps(name)} ]\n")
        lines += [f"{json.dumps(key)}={_toml(value)}\n" for key, value in table.items()]
    text = "".join(lines)
    document = parse_toml(text, "a.toml")

    assert document.problems == ()
    assert document.data == {**plain, **tables}
    found = _all(plain, "")
    for name, table in tables.items():
        found += _all(table, pointers.join("", name))
    for at, value in found:
        place = document.source(at)
        assert place is not None
        assert parse_toml(f"x = {text[slice(*place)]}", "x").data == {"x": value}


def _all(value: Any, at: str) -> list[tuple[str, Any]]:
    """Every value below one, with its pointer."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [(pointers.join(at, key), member) for key, member in inner]
    return found + [each for here, member in found for each in _all(member, here)]


def test_a_table_of_ours_that_is_no_table() -> None:
    found = read_config({"tool": {"clipspec": 3}}, "/tool/clipspec")

    assert not isinstance(found, Config)
    assert found is not None


def test_bounds_are_those_of_templates() -> None:
    """The names and kinds of the schema are the fields of the record that holds them."""
    described = resources.schema("config")["properties"]["bounds"]["properties"]
    kinds = {each.name: "number" if each.type == "float" else "integer" for each in fields(Limits)}

    assert {name: each["type"] for name, each in described.items()} == kinds


def test_bounds_of_the_project_hold_when_a_spec_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "clipspec.toml").write_text("[bounds]\ncombinations = 3\n")
    (tmp_path / "spec.yaml").write_text(
        'clipspec: 1\nname: "a-{{ n }}"\nmatrix: {n: [1, 2, 3, 4]}\nvideo: {version: v1alpha, '
        'ratio: "16:9", background: "#FAFAFA", clips: [{avatar_id: Daisy-inskirt-20220818, '
        'voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: "Hello {{ n }}"}]}\n'
    )
    for command in ("lint", "compile"):
        done = clipspec(command, "spec.yaml", cwd=tmp_path)
        assert done.returncode == 1
        assert "a matrix of 4: the limit `combinations` is 3" in done.stdout + done.stderr
