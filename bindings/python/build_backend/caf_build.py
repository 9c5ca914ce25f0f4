"""Builds the Python package: scikit-build-core, and what lies outside its reach.

scikit-build-core takes into a source distribution what lies beside pyproject.toml.
The library itself lies above it in the repository, so a source distribution is
made from a folder that holds both: the package, and in ``libcaf/`` what the
library and the command are built from, with yyjson's pinned source.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scikit_build_core import build as _build
from scikit_build_core.build import (
    build_editable,
    build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "dynamic_metadata",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

Settings = dict[str, "list[str] | str"] | None

PACKAGE = Path(__file__).resolve().parent.parent
CARRIED = PACKAGE / "libcaf"
"""The library's sources in a source distribution; in the repository there is no such folder."""
LIBRARY = CARRIED if CARRIED.is_dir() else PACKAGE.parent.parent

# Those who run this say in the environment where it lies. A pip that is run in
# turn, for yyjson's source, would take it for the place of another's backend.
for _name in [name for name in os.environ if "BACKEND_PATH" in name]:
    del os.environ[_name]

NEEDED = ["CMakeLists.txt", "LICENSE", "caf.pc.in", "include", "lib", "bindings/cli", "bindings/swig"]
"""What the library, the command and the raw layer are built from."""


def dynamic_metadata(_settings: Mapping[str, Any], _project: Mapping[str, Any]) -> dict[str, str]:
    """The version, which is said once, in the C header."""
    header = (LIBRARY / "include/caf/version.h").read_text(encoding="utf-8")
    numbers = [re.search(rf"#define CAF_VERSION_{part} (\d+)", header) for part in ("MAJOR", "MINOR", "PATCH")]
    return {"version": ".".join(number[1] for number in numbers if number)}


def _with_pip(requirements: list[str]) -> list[str]:
    # yyjson's source is fetched with pip, and a build environment need not have it.
    return requirements if CARRIED.is_dir() else [*requirements, "pip"]


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    return _with_pip(_build.get_requires_for_build_wheel(config_settings))


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    return _with_pip(_build.get_requires_for_build_editable(config_settings))


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    # A CMake, where there is none: it runs the script that fetches yyjson.
    return sorted({*get_requires_for_build_wheel(config_settings), *_build.get_requires_for_build_sdist(config_settings)})


def _copy(from_folder: Path, to_folder: Path, *names: str) -> None:
    for name in names:
        source, target = from_folder / name, to_folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*"))
        else:
            shutil.copy(source, target)


def _fetch_yyjson(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as room:
        script = LIBRARY / "lib/io/fetch-yyjson.cmake"
        subprocess.run(
            ["cmake", "-DSOURCE=", f"-DDESTINATION={room}", f"-DPYTHON={sys.executable}", "-P", script], check=True
        )
        _copy(Path(room), folder, "yyjson.c", "yyjson.h")


@contextmanager
def _folder_with_everything() -> Iterator[None]:
    """A working directory that holds the package and, in libcaf/, the library."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room, "libcaf")
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "dist", "*.egg-info"))
        if not CARRIED.is_dir():
            _copy(LIBRARY, copy / "libcaf", *NEEDED)
            _fetch_yyjson(copy / "libcaf" / "yyjson")
        os.chdir(copy)
        try:
            yield
        finally:
            os.chdir(before)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    sdist_directory = os.path.abspath(sdist_directory)
    with _folder_with_everything():
        return _build.build_sdist(sdist_directory, config_settings)
