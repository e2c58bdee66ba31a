"""Turns a refusal, which is a type, into the sentence a person reads: what it means and what to do."""

from pos.domain.refusals import Refused
from pos.words.speech import Words

_MINUTE = 60
_HOUR = 60 * _MINUTE
_MINUTES_UP_TO = 2 * _HOUR


def refusal(words: Words, refused: Refused) -> str:
    """Say why something was refused, with the amount, the action, the wait or the detail that belongs to it."""
    return words.say(
        f"refused.{refused.rule}",
        amount="" if refused.amount is None else words.money(refused.amount),
        action="" if refused.action is None else words.say(f"action.{refused.action}"),
        wait=duration(words, refused.seconds),
        detail=refused.detail,
    )


def duration(words: Words, seconds: int) -> str:
    """Say how long something still lasts: in seconds under a minute, in hours from two on, rounded up."""
    if seconds < _MINUTE:
        return words.count("duration.seconds", seconds)
    if seconds < _MINUTES_UP_TO:
        return words.count("duration.minutes", -(-seconds // _MINUTE))
    return words.count("duration.hours", -(-seconds // _HOUR))
