"""The text of PTX in pieces: statements, operands, what stands in braces.

Source: PTX ISA 9.0, section 4.
"""

import re
from collections.abc import Iterator


class PTXError(Exception):
    """Text that is no PTX, or PTX that the emulator does not know; the message says where and what."""


_LABEL = re.compile(r"([\w$]+):(?!:)\s*")


def statements(text: str) -> Iterator[str]:
    """What ends with a semicolon, labels, ``.loc``, which ends with its line, and the braces of scopes."""
    for piece in re.split(r"(?m)^(\s*\.(?:loc|file)\b[^\n]*)$", text):
        if re.match(r"\s*\.(?:loc|file)\b", piece):
            yield " ".join(piece.split())
            continue
        rest = piece.strip()
        while rest:
            if label := _LABEL.match(rest):
                yield label[0].strip()
                rest = rest[label.end() :]
            elif rest[0] in "{}":
                yield rest[0]
                rest = rest[1:].lstrip()
            else:
                statement, found, rest = rest.partition(";")
                if not found:
                    raise PTXError(f"a statement does not end: {' '.join(statement.split())[:80]}")
                yield " ".join(statement.split())
                rest = rest.lstrip()


def split(text: str) -> list[str]:
    """At the commas outside of brackets."""
    if "{" not in text and "[" not in text:
        whole = [part.strip() for part in text.split(",")]
        return whole if whole[-1] else whole[:-1]
    parts, depth, current = [], 0, ""
    for character in text:
        depth += (character in "{[") - (character in "}]")
        if character == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += character
    return [*parts, current.strip()] if current.strip() else parts


def in_braces(text: str, after: int) -> str:
    """What the next braces hold."""
    begin = text.index("{", after)
    depth = 0
    for brace in re.compile("[{}]").finditer(text, begin):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return text[begin + 1 : brace.start()]
    raise PTXError("braces do not close")
