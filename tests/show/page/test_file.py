"""A page in its file: whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from twosource.errors import ConfigError
from twosource.show.page.file import check_place, write_page


def test_a_page_replaces_the_one_before_and_keeps_its_rights(tmp_path: Path) -> None:
    place = tmp_path / "record.html"
    place.write_bytes(b"old")
    place.chmod(0o640)
    write_page(b"new", place)
    assert place.read_bytes() == b"new"
    assert place.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [place]


def test_a_new_page_has_the_usual_rights(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_page(b"new", tmp_path / "record.html")
    assert (tmp_path / "record.html").stat().st_mode == usual.stat().st_mode


def test_what_stood_there_stays_when_the_page_cannot_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "record.html"
    place.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match="could not be written: No space left"):
        write_page(b"new", place)
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_bytes(b"old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write_page(b"new", tmp_path / "link.html")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_page(b"new", pipe)
    reader.join(10)
    assert got == [b"new"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("place", "message"),
    [("gone/record.html", "there is no folder .*gone"), ("", "is a folder; name a file in it")],
)
def test_a_place_that_cannot_be_is_told_before_the_work(
    tmp_path: Path, place: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        check_place(tmp_path / place)


def test_a_closed_folder_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ConfigError, match="closed to you"):
        check_place(tmp_path / "record.html")
