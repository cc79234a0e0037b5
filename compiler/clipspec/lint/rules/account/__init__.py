"""Rules on what the account allows, and on what a run costs it."""

from __future__ import annotations

from clipspec.lint.rule import Body


def concerns(body: Body, refused: bool) -> bool:
    """Say whether something is known of the account, or a long text is tried out."""
    setting = body.setting
    known = setting.plan or setting.stage or "test_video" in setting.limits
    return bool(known) or (body.data.get("test") is True and _long(body))


# At half the usual speed, these letters take clearly less than the 60 seconds of a trial.
_SHORT = 500
_DENSE = 4  # a sign of another script may stand for a word


def _long(body: Body) -> bool:
    text = "".join(body.texts("script"))
    spoken = len(text) * (1 if text.isascii() else _DENSE)
    return spoken > _SHORT or "<" in text or bool(body.every("/video_inputs/*/voice/duration"))
