"""Each call checked against aiogram's models of the Bot API: types, required, unknown, nested.

`problems("sendMessage", Params({"chat_id": "5", "txt": "x"}))` → `["text: Field required"]`.
The models are generated from Telegram's documentation by people who never saw our bot. They are
loaded on first use because that takes five seconds.
"""

import importlib
import json
import types
import typing
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from .params import Params, Upload

ATTACHED = "attach://"


def _types() -> Any:
    return importlib.import_module("aiogram.types")


@cache
def _models() -> dict[str, type[BaseModel]]:
    methods = importlib.import_module("aiogram.methods")
    found: dict[str, type[BaseModel]] = {}
    for value in vars(methods).values():
        name = getattr(value, "__api_method__", None)
        if isinstance(value, type) and isinstance(name, str) and issubclass(value, BaseModel):
            found[name.lower()] = value
    return found


def load() -> None:
    """Load the models now, so that the first call does not wait for them."""
    _models()


def known(method: str) -> bool:
    """Tell whether the Bot API has such a method."""
    return method.lower() in _models()


def official_name(method: str) -> str:
    """Return the method's name in the documentation's spelling."""
    return str(vars(_models()[method.lower()])["__api_method__"])


def answers_true(method: str) -> bool:
    """Tell whether the method's documented result is just `true`."""
    return vars(_models()[method.lower()])["__returning__"] is bool


def problems(method: str, params: Params) -> list[str]:
    """Return what is wrong with the types and names of a call, empty when nothing is."""
    model = _models()[method.lower()]
    structured, strings = _kinds(model)
    try:
        values = {name: _value(name, raw, structured) for name, raw in params.raw.items()}
    except ValueError as error:
        return [str(error)]
    values = {name: _attach(value, params.files) for name, value in values.items()}
    for name, upload in params.files.items():
        if name in model.model_fields:
            values.setdefault(name, _input_file(upload))
    try:
        checked = model.model_validate(values)
    except ValidationError as error:
        return [_words(detail) for detail in _of_meant_variant(error.errors())[:6]]
    misfits = [f"{name}: not a string" for name in _not_text(values, strings)]
    return [*unknown_fields(checked), *misfits]


def _of_meant_variant(details: Sequence[Any]) -> Sequence[Any]:
    """Leave out complaints about the variants of a union that the `type` field rules out."""
    ruled_out = [detail["loc"][:-1] for detail in details if detail["loc"][-1:] == ("type",)]
    kept = [
        detail
        for detail in details
        if not any(detail["loc"][: len(prefix)] == prefix for prefix in ruled_out)
    ]
    return kept or details


def _words(detail: Any) -> str:
    return f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"


def _value(name: str, raw: Any, structured: frozenset[str]) -> Any:
    if name not in structured or not isinstance(raw, str) or raw[:1] not in "[{":
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        raise ValueError(f"{name}: not JSON") from None


def _not_text(values: dict[str, Any], strings: frozenset[str]) -> list[str]:
    return [name for name in strings & values.keys() if not isinstance(values[name], str)]


def _attach(value: Any, files: Any) -> Any:
    """Put uploaded parts where `attach://name` stands; the models then see a file."""
    if isinstance(value, str) and value.startswith(ATTACHED):
        upload = files.get(value.removeprefix(ATTACHED))
        return value if upload is None else _input_file(upload)
    if isinstance(value, dict):
        return {name: _attach(inner, files) for name, inner in value.items()}
    if isinstance(value, list):
        return [_attach(inner, files) for inner in value]
    return value


def _input_file(upload: Upload) -> Any:
    return _types().BufferedInputFile(upload.content, upload.name)


def unknown_fields(value: Any, path: str = "") -> Iterator[str]:
    """Return what a parsed object carries that the Bot API does not know."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield f"unknown field {path}{name} of {type(value).__name__}"
        for name in value.model_fields_set:
            yield from unknown_fields(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from unknown_fields(inner, f"{path}{number}.")


@cache
def _kinds(model: type[BaseModel]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the fields that travel as JSON and those that are plain text."""
    structured, strings = set(), set()
    for name, field in model.model_fields.items():
        parts = set(_parts(field.annotation))
        if any(_is_structure(part) for part in parts):
            structured.add(name)
        elif str in parts and int not in parts:
            strings.add(name)
    return frozenset(structured), frozenset(strings - _file_fields(model))


def _file_fields(model: type[BaseModel]) -> set[str]:
    kind = _types().InputFile
    fields = model.model_fields.items()
    return {name for name, field in fields if kind in set(_parts(field.annotation))}


def _parts(annotation: Any) -> Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        for inner in typing.get_args(annotation):
            yield from _parts(inner)
    elif origin is typing.Annotated:
        yield from _parts(typing.get_args(annotation)[0])
    else:
        yield origin or annotation


def _is_structure(part: Any) -> bool:
    return part in (list, dict) or (isinstance(part, type) and issubclass(part, BaseModel))
