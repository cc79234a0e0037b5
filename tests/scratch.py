"""A scratch repository: bodies of every version, specs, and code that calls the API.

`python tests/scratch.py FOLDER [FILES]` writes one. It is the same every time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_VOICE = "1bd001e7e50f421d891986aad5158bc8"
_AVATAR = "Daisy-inskirt-20220818"


def write(folder: Path, files: int = 300) -> None:
    """Write so many files into a folder; beside them a `.gitignore` and what that names."""
    for number in range(files):
        make = _KINDS[number % len(_KINDS)]
        name, content = make(number // len(_KINDS))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / ".git").mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("node_modules/\n*.local.json\n")
    (folder / "node_modules" / "heygen").mkdir(parents=True, exist_ok=True)
    vendored = folder / "node_modules" / "heygen" / "index.js"
    vendored.write_text('fetch("https://api.heygen.com/v2/video/generate")\n')


def _v1(number: int) -> dict[str, Any]:
    """A body of v1 with, by its number, something that asks, or something that is near."""
    clip: dict[str, Any] = {"avatar_id": _AVATAR, "voice_id": _VOICE, "input_text": "Hello"}
    body: dict[str, Any] = {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA"}
    if number % 4 == 1:
        del clip["voice_id"]
    if number % 4 == 2:
        clip |= {"scale": 0.5, "offset": {"x": 0.1, "y": -0.2}}
    if number % 6 == 3:
        body["quality"] = "high"
    if number % 8 == 5:
        clip["avatar_id"] = "Marcus_expressive_2024120201"
    return {**body, "test": True, "clips": [clip] * (1 + number % 3)}


def _v1_json(number: int) -> tuple[str, str]:
    return f"bodies/v1/{number:03}.json", json.dumps(_v1(number), indent=2) + "\n"


def _v1_yaml(number: int) -> tuple[str, str]:
    lines = json.dumps(_v1(number + 1), indent=2).splitlines()
    return f"bodies/yaml/{number:03}.yaml", "# JSON is YAML as well\n" + "\n".join(lines) + "\n"


def _v2_json(number: int) -> tuple[str, str]:
    scene = {
        "character": {"type": "avatar", "avatar_id": _AVATAR, "avatar_style": "normal"},
        "voice": {"type": "text", "voice_id": _VOICE, "input_text": "Hello"},
        "background": {"type": "color", "value": "#FAFAFA"},
    }
    body = {"video_inputs": [scene], "dimension": {"width": 1280, "height": 720}}
    return f"bodies/v2/{number:03}.json", json.dumps(body) + "\n"


def _v3_json(number: int) -> tuple[str, str]:
    body = {"type": "avatar", "avatar_id": "look_1", "script": "Hello", "voice_id": _VOICE}
    return f"bodies/v3/{number:03}.json", json.dumps(body) + "\n"


def _spec(number: int) -> tuple[str, str]:
    video = json.dumps(_v1(0) | {"clips": [{"avatar_id": _AVATAR, "input_text": "{{ text }}"}]})
    return (
        f"specs/{number:03}.yaml",
        f"clipspec: 1\nname: spec-{number}\nparams: {{text: {{type: string}}}}\nvideo: {video}\n",
    )


def _python(number: int) -> tuple[str, str]:
    return (
        f"src/client_{number:03}.py",
        '"""A client of HeyGen."""\n\nimport requests\n\nBASE = "https://api.heygen.com"\n\n\n'
        "def make(body):\n"
        "    # POST /v1/video.generate once\n"
        '    return requests.post(f"{BASE}/v2/video/generate", json=body)\n\n\n'
        "def status(video):\n"
        '    return requests.get(BASE + "/v1/video_status.get", params={"video_id": video})\n'
        + f"\n\ndef other_{number}():\n    return {number}\n"
        * 40,
    )


def _javascript(number: int) -> tuple[str, str]:
    return (
        f"web/video-{number:03}.js",
        "const heygen = process.env.HEYGEN_URL;\n"
        "export const make = (body) =>\n"
        '  fetch(`${heygen}/v2/video/generate`, {method: "POST", body});\n'
        "export const template = (id) => fetch(`${heygen}/v2/template/${id}`);\n"
        + f"export const other{number} = () => fetch('/v1/users'); // ours\n"
        * 40,
    )


def _other(number: int) -> tuple[str, str | bytes]:
    kinds: list[tuple[str, str | bytes]] = [
        (
            f"bin/make-{number}.sh",
            "#!/bin/sh\ncurl -X POST https://api.movio.la/v1/video.generate\n",
        ),
        (f"docs/{number}.md", "We post to https://api.heygen.com/v2/video/generate.\n"),
        (f"config/{number}.yaml", f"name: thing-{number}\nreplicas: 3\n"),
        (f"bodies/broken-{number}.json", '{"version": "v1alpha", "clips": [{"avatar_id": }]}\n'),
        (f"assets/{number}.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        (f"bodies/mine-{number}.local.json", json.dumps(_v1(1))),
        (f"package-{number}.json", json.dumps({"name": "web", "version": "1.0.0"})),
    ]
    return kinds[number % len(kinds)]


_KINDS: list[Callable[[int], tuple[str, str | bytes]]] = [
    _v1_json,
    _v1_yaml,
    _v2_json,
    _v3_json,
    _spec,
    _python,
    _javascript,
    _other,
]

if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
