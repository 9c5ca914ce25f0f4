"""Tables through the Arrow PyCapsule interface: whoever makes them and whoever takes them."""

import ctypes
import gc
import os
import struct
import sys
import threading
from array import array
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

import caf
from caf import raw
from caf.tables._arrow import Stream

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")

FORMATS = {
    raw.COLUMN_INT8: "b",
    raw.COLUMN_INT16: "h",
    raw.COLUMN_INT32: "i",
    raw.COLUMN_INT64: "q",
    raw.COLUMN_UINT8: "B",
    raw.COLUMN_UINT16: "H",
    raw.COLUMN_UINT32: "I",
    raw.COLUMN_UINT64: "Q",
    raw.COLUMN_FLOAT32: "f",
    raw.COLUMN_FLOAT64: "d",
    raw.COLUMN_DATE32: "i",
    raw.COLUMN_DATE64: "q",
    raw.COLUMN_TIMESTAMP_S: "q",
    raw.COLUMN_TIMESTAMP_MS: "q",
    raw.COLUMN_TIMESTAMP_US: "q",
    raw.COLUMN_TIMESTAMP_NS: "q",
    raw.COLUMN_CODES32: "i",
}


def bit(bits, at):
    return bool(bits[at >> 3] >> (at & 7) & 1)


def plain(column):
    """A column as a list, decoded in Python from what raw.arrow_read() says of it."""
    name, kind, values, offset, n, validity, texts = column
    if kind == 0:
        assert values is None
        return [None] * n
    held = memoryview(values)
    assert held.readonly and held.format == "B"
    if kind == raw.COLUMN_BITS:
        out = [bit(held, offset + i) for i in range(n)]
    else:
        out = list(struct.unpack_from(f"={n}{FORMATS[kind]}", held, offset * struct.calcsize("=" + FORMATS[kind])))
    if kind == raw.COLUMN_CODES32:
        assert validity is None
        out = [None if code == -1 else texts[code] for code in out]
    if validity is not None:
        marks = memoryview(validity)
        assert marks.readonly
        out = [value if bit(marks, offset + i) else None for i, value in enumerate(out)]
    return out


def columns(table):
    return {column[0]: plain(column) for column in raw.arrow_read(table)}


def kinds(table):
    return {column[0]: column[1] for column in raw.arrow_read(table)}


NUMBERS = {
    "c": (pa.int8(), [-128, None, 127, 0, 1]),
    "C": (pa.uint8(), [0, 255, None, 3, 4]),
    "s": (pa.int16(), [-32768, 32767, None, 0, 1]),
    "S": (pa.uint16(), [65535, None, 0, 1, 2]),
    "i": (pa.int32(), [-(2**31), None, 2**31 - 1, 0, 1]),
    "I": (pa.uint32(), [2**32 - 1, 0, None, 1, 2]),
    "l": (pa.int64(), [-(2**63), 2**63 - 1, None, 0, 1]),
    "L": (pa.uint64(), [2**64 - 1, None, 0, 1, 2]),
    "f": (pa.float32(), [0.5, None, -2.0, 0.0, 1.0]),
    "g": (pa.float64(), [0.1, None, -2.0, 0.0, 1.0]),
    "b": (pa.bool_(), [True, None, False, False, True]),
}
DAYS = [date(2023, 4, 3), None, date(1970, 1, 1), date(1, 1, 1), date(9999, 12, 31)]
TEXTS = ["late", None, "", "a text of more than twelve bytes, é", "late"]


def days(day):
    return None if day is None else (day - date(1970, 1, 1)).days


def whole():
    """A table with every type that is read, and what it holds."""
    made, held = {}, {}
    for name, (dtype, values) in NUMBERS.items():
        made[name] = pa.array(values, dtype)
        held[name] = values
    made["D"] = pa.array(DAYS, pa.date32())
    held["D"] = [days(day) for day in DAYS]
    made["m"] = pa.array(DAYS, pa.date64())
    held["m"] = [None if day is None else days(day) * 86400000 for day in DAYS]
    for unit, factor in (("s", 1), ("ms", 10**3), ("us", 10**6), ("ns", 10**9)):
        stamps = [0, None, 86400 * factor, -86400 * factor, 1]
        made["t" + unit] = pa.array(stamps, pa.timestamp(unit))
        held["t" + unit] = stamps
    for name, dtype in (("u", pa.string()), ("U", pa.large_string()), ("vu", pa.string_view())):
        made[name] = pa.array(TEXTS, dtype)
        held[name] = TEXTS
        for index in (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()):
            if name == "vu":
                continue
            made[f"{name}-{index}"] = pa.array(TEXTS, dtype).dictionary_encode().cast(pa.dictionary(index, dtype))
            held[f"{name}-{index}"] = TEXTS
    lists = [["a", "b"], None, [], ["a long item, of many bytes"], ["a", "b"]]
    for name, dtype in (("l", pa.list_), ("L", pa.large_list), ("vl", pa.list_view), ("vL", pa.large_list_view)):
        for item, kind in (("u", pa.string()), ("vu", pa.string_view()), ("d", pa.dictionary(pa.int32(), pa.string()))):
            if item == "d" and name.startswith("v"):
                continue
            made[f"{name}-{item}"] = pa.array(lists, dtype(kind))
            held[f"{name}-{item}"] = [None if one is None else ";".join(one) for one in lists]
    made["n"] = pa.nulls(5)
    held["n"] = [None] * 5
    return pa.table(made), held


class TestPyarrow:
    def test_every_type(self):
        table, held = whole()
        assert columns(table) == held
        assert len(held) > 40
        got = kinds(table)
        for name, kind in {
            "c": raw.COLUMN_INT8,
            "L": raw.COLUMN_UINT64,
            "b": raw.COLUMN_BITS,
            "D": raw.COLUMN_DATE32,
            "m": raw.COLUMN_DATE64,
            "ts": raw.COLUMN_TIMESTAMP_S,
            "tns": raw.COLUMN_TIMESTAMP_NS,
            "u": raw.COLUMN_CODES32,
            "n": 0,
        }.items():
            assert got[name] == kind

    @pytest.mark.parametrize("start", range(5))
    def test_sliced(self, start):
        table, held = whole()
        for length in range(6 - start):
            expected = {name: values[start : start + length] for name, values in held.items()}
            assert columns(table.slice(start, length)) == expected

    def test_chunks(self):
        """Chunks of every alignment to a byte of bits, with and without nulls, joined."""
        table, held = whole()
        parts = [table.slice(0, 3), table.slice(2, 0), table.slice(1, 4), table.slice(0, 1), table, table.slice(4)] * 3
        joined = pa.concat_tables(parts)
        assert joined["i"].num_chunks > 10
        expected = {name: (values[:3] + values[1:] + values[:1] + values + values[4:]) * 3 for name, values in held.items()}
        assert columns(joined) == expected

    def test_long_columns_of_bits(self):
        pattern = [i * i % 7 < 3 for i in range(1000)]
        marks = [i * i % 11 != 4 for i in range(1000)]
        flags = pa.array([value if mark else None for value, mark in zip(pattern, marks)])
        for cut in (1, 7, 8, 9, 64, 500):
            for skip in (0, 1, 5, 8):
                chunked = pa.chunked_array([flags[skip:cut], flags[max(cut, skip) :]])
                assert columns(pa.table({"x": chunked}))["x"] == flags.to_pylist()[skip:]

    def test_struct_with_an_offset(self):
        table, held = whole()
        rows = table.slice(0).to_struct_array().combine_chunks()
        sliced = rows.slice(2, 2) if not isinstance(rows, pa.ChunkedArray) else rows.chunk(0).slice(2, 2)
        assert columns(sliced) == {name: values[2:4] for name, values in held.items()}

    def test_record_batch_and_reader(self):
        table, held = whole()
        assert columns(table.to_batches()[0]) == held
        assert columns(table.to_reader(max_chunksize=2)) == held

    def test_nothing(self):
        table, held = whole()
        for empty in (table.slice(0, 0), table.schema.empty_table(), pa.Table.from_batches([], table.schema)):
            assert columns(empty) == {name: [] for name in held}
        assert raw.arrow_read(pa.table({})) == []

    def test_a_series_is_one_column(self):
        assert columns(pa.chunked_array([[1, 2], [3]])) == {"": [1, 2, 3]}
        assert columns(pa.array(["a", None])) == {"": ["a", None]}
        assert columns(pl.Series("x", [1, None])) == {"x": [1, None]}

    def test_one_chunk_is_not_copied(self):
        numbers = pa.array(range(100000), pa.int64())
        [column] = raw.arrow_read(pa.table({"x": numbers}).slice(10, 20))
        assert pa.py_buffer(column[2]).address == numbers.buffers()[1].address
        assert column[3:5] == (10, 20)

    def test_time_zones(self):
        stamps = pa.array([datetime(2023, 4, 3, tzinfo=timezone.utc)], pa.timestamp("us", "Europe/London"))
        [column] = raw.arrow_read(pa.table({"x": stamps}))
        assert (column[1], column[6]) == (raw.COLUMN_TIMESTAMP_US, ("Europe/London",))
        [column] = raw.arrow_read(pa.table({"x": stamps.cast(pa.timestamp("us"))}))
        assert column[6] is None

    def test_distinct_texts_in_their_order(self):
        values = ["b", "a", "a", None, "b", "", "c", "a"]
        for dtype in (pa.string(), pa.dictionary(pa.int16(), pa.string())):
            [column] = raw.arrow_read(pa.table({"x": pa.array(values, dtype)}))
            assert column[6] == ("b", "a", "", "c")
            assert list(memoryview(column[2]).cast("i")) == [0, 1, 1, -1, 0, 2, 3, 1]

    def test_dictionaries_that_differ_by_chunk(self):
        parts = [pa.array(part, pa.dictionary(pa.int8(), pa.string())) for part in (["a", "b"], ["b", "c", None], ["c"])]
        [column] = raw.arrow_read(pa.table({"x": pa.chunked_array(parts)}))
        assert plain(column) == ["a", "b", "b", "c", None, "c"]
        assert column[6] == ("a", "b", "c")

    def test_dictionary_odd_but_right(self):
        """Texts twice, a null among the texts, texts that no row uses."""
        odd = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None, 0], pa.int8()), pa.array(["a", None, "a", "unused"]))
        [column] = raw.arrow_read(pa.table({"x": odd}))
        assert plain(column) == ["a", None, "a", None, "a"]
        assert column[6] == ("a",)

    @pytest.mark.parametrize(
        ("values", "dtype", "words"),
        [
            ([b"x"], pa.binary(), "binary data cannot be read"),
            ([b"x"], pa.binary(1), "binary data of one length"),
            ([1], pa.decimal128(5), "decimal numbers"),
            ([1], pa.time32("s"), "times of day"),
            ([1], pa.duration("s"), "durations"),
            ([1.0], pa.float16(), "floating point of 16 bits"),
            ([[1]], pa.list_(pa.int8()), "lists cannot be read"),
            ([["a"]], pa.list_(pa.string(), 1), "lists of one length"),
            ([[["a"]]], pa.list_(pa.list_(pa.string())), "lists cannot be read"),
            ([{"a": 1}], pa.struct([("a", pa.int8())]), "structs"),
            ([[("a", 1)]], pa.map_(pa.string(), pa.int8()), "maps"),
            ([5], pa.dictionary(pa.int8(), pa.int64()), "a dictionary of whole numbers of 64 bits; expected one of text"),
        ],
    )
    def test_types_that_are_not_read(self, values, dtype, words):
        with pytest.raises(TypeError, match="column 'wrong': " + words):
            raw.arrow_read(pa.table({"good": [1], "wrong": pa.array(values, dtype)}))

    def test_run_end_encoded(self):
        with pytest.raises(TypeError, match="column 'wrong': run-end encoded"):
            raw.arrow_read(pa.table({"wrong": pa.RunEndEncodedArray.from_arrays(pa.array([2], pa.int32()), pa.array(["a"]))}))

    def test_items_that_cannot_be_told_apart(self):
        for items in (["a;b"], ["a", None]):
            with pytest.raises(caf.InputError, match="column 'x', row 1: an item of the list is null, or has a semicolon") as caught:
                raw.arrow_read(pa.table({"x": pa.array([["fine"], items])}))
            assert caught.value.row == 1

    def test_rows_that_are_null(self):
        rows = pa.array([{"a": 1}, None], pa.struct([("a", pa.int64())]))
        with pytest.raises(caf.InputError, match="row 1: the whole row is null"):
            raw.arrow_read(rows)

    def test_text_that_is_not_unicode(self):
        bad = pa.Array.from_buffers(pa.string(), 2, [None, pa.py_buffer(struct.pack("=3i", 0, 4, 8)), pa.py_buffer(b"fineAda\xff")])
        with pytest.raises(caf.InputError, match="column 'x', row 1") as caught:
            raw.arrow_read(pa.table({"x": bad}))
        assert caught.value.name == "CAF_E_UTF8" and "Ada" not in str(caught.value) and caught.value.__context__ is None

    def test_values_that_are_not_aligned(self):
        memory = pa.py_buffer(b"x" + struct.pack("=3q", 1, 2, 3)).slice(1)
        assert memory.address % 8 != 0
        odd = pa.Array.from_buffers(pa.int64(), 3, [None, memory])
        assert columns(pa.table({"x": odd})) == {"x": [1, 2, 3]}


class TestOthers:
    def test_polars(self):
        frame = pl.DataFrame(
            {
                "i": [1, None, 3],
                "f": [True, None, False],
                "d": [date(2023, 4, 3), None, date(1970, 1, 1)],
                "s": ["a", None, "a text of more than twelve bytes"],
                "c": pl.Series(["x", "y", "x"], dtype=pl.Categorical),
                "e": pl.Series(["x", None, "x"], dtype=pl.Enum(["x", "y"])),
                "l": [["a", "b"], None, []],
                "t": pl.Series([datetime(2023, 4, 3), None, None], dtype=pl.Datetime("ms")),
            }
        )
        expected = {
            "i": [1, None, 3],
            "f": [True, None, False],
            "d": [19450, None, 0],
            "s": ["a", None, "a text of more than twelve bytes"],
            "c": ["x", "y", "x"],
            "e": ["x", None, "x"],
            "l": ["a;b", None, ""],
            "t": [19450 * 86400000, None, None],
        }
        assert columns(frame) == expected
        twice = pl.concat([frame[1:], frame], rechunk=False)
        assert columns(twice) == {name: values[1:] + values for name, values in expected.items()}
        assert columns(frame.clear()) == {name: [] for name in expected}

    def test_duckdb(self):
        relation = duckdb.sql(
            "select * from (values (1::bigint, 'a', date '2023-04-03', true), (2, null, null, null)) as t(i, s, d, f)"
        )
        assert columns(relation) == {"i": [1, 2], "s": ["a", None], "d": [19450, None], "f": [True, None]}
        many = duckdb.sql("select i, 'case ' || (i // 3) as s, i % 2 = 0 as f from range(10000) as t(i)")
        got = columns(many)
        assert got["i"] == list(range(10000))
        assert got["s"] == [f"case {i // 3}" for i in range(10000)]
        assert got["f"] == [i % 2 == 0 for i in range(10000)]
        enums = duckdb.sql("select (case when i = 1 then null else 'x' end)::enum('x', 'y') as e from range(3) as t(i)")
        assert columns(enums) == {"e": ["x", None, "x"]}

    def test_pandas(self):
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame({"i": [1, 2], "s": ["a", None], "c": pandas.Categorical(["x", "y"])})
        assert columns(frame) == {"i": [1, 2], "s": ["a", None], "c": ["x", "y"]}

    def test_nanoarrow(self):
        na = pytest.importorskip("nanoarrow")
        assert columns(na.Array([1, None, 3], na.int32())) == {"": [1, None, 3]}
        assert columns(na.ArrayStream(pa.table({"x": ["a", None]}))) == {"x": ["a", None]}
        with pytest.raises(TypeError, match="binary"):
            raw.arrow_read(na.Array([b"x"], na.binary()))


GIVEN = [
    ("number", "l", array("q", [1, -(2**63), 3]), None, None),
    ("days", "i", array("i", [5, -(2**31), -1]), -(2**31), None),
    ("date", "tdD", array("i", [19450, -(2**31), 0]), raw.DATE_NONE, None),
    ("stamp", "tss:", array("q", [0, 86400, 1]), bytes([0b101]), None),
    ("zoned", "tsu:Europe/London", array("q", [0, 1, 2]), None, None),
    ("real", "g", array("d", [0.5, 1.5, 2.5]), bytes([0b011]), None),
    ("flag", "b", bytes([0b110]), bytes([0b101]), None),
    ("verdict", "c", array("b", [0, 1, -1]), -1, ["met", "not met"]),
    ("wide", "L", array("Q", [1, 1, 0]), None, ["é", "long enough not to be inline"]),
    ("case_id", "u", array("i", [1, 0, -1]), -1, ["A", "B of more than twelve bytes"]),
    ("large", "U", array("i", [1, 1, 7]), bytes([0b011]), ["", "B"]),
]
EXPECTED = {
    "number": [1, -(2**63), 3],
    "days": [5, None, -1],
    "date": [date(2023, 4, 3), None, date(1970, 1, 1)],
    "stamp": [datetime(1970, 1, 1), None, datetime(1970, 1, 1, 0, 0, 1)],
    "real": [0.5, 1.5, None],
    "flag": [False, None, True],
    "verdict": ["met", "not met", None],
    "wide": ["long enough not to be inline", "long enough not to be inline", "é"],
    "case_id": ["B of more than twelve bytes", "A", None],
    "large": ["B", "B", None],
}


def expected_of(rows):
    return {name: [row[name] for row in rows] for name in EXPECTED}


class TestGiven:
    def test_pyarrow(self):
        table = pa.table(Stream(GIVEN, 3))
        table.validate(full=True)
        assert expected_of(table.to_pylist()) == EXPECTED
        assert table.schema.field("verdict").type == pa.dictionary(pa.int8(), pa.large_string())
        assert (table.schema.field("case_id").type, table.schema.field("large").type) == (pa.string(), pa.large_string())
        assert table.schema.field("zoned").type == pa.timestamp("us", "Europe/London")
        assert [table[name].null_count for name in ("number", "days", "stamp", "verdict")] == [0, 1, 1, 1]

    def test_polars(self):
        frame = pl.DataFrame(Stream(GIVEN, 3))
        assert expected_of(frame.to_dicts()) == EXPECTED
        assert frame.schema["case_id"] == pl.String and frame.schema["date"] == pl.Date
        assert isinstance(frame.schema["verdict"], (pl.Categorical, pl.Enum))

    def test_duckdb(self):
        stream = Stream([column for column in GIVEN if column[0] not in ("zoned", "wide")], 3)
        relation = duckdb.sql("select * from stream")
        got = dict(zip(relation.columns, zip(*relation.fetchall())))
        assert got == {name: tuple(values) for name, values in EXPECTED.items() if name != "wide"}
        assert len(stream) == 3

    def test_nanoarrow_is_the_judge(self):
        na = pytest.importorskip("nanoarrow")
        stream = na.c_array_stream(Stream(GIVEN, 3))
        for array_ in stream:
            assert array_.length == 3 and array_.n_children == len(GIVEN)
            names = [array_.schema.child(i).name for i in range(array_.n_children)]
            assert names == [column[0] for column in GIVEN]
            view = array_.view()  # checks the buffers against the schema
            for i, (name, values) in enumerate(EXPECTED.items()):
                child = array_.child(names.index(name))
                if name not in ("verdict", "wide"):
                    assert na.Array(child).to_pylist() == values
            assert view.n_children == len(GIVEN)

    def test_there_and_back(self):
        held = columns(Stream(GIVEN, 3))
        assert held["verdict"] == EXPECTED["verdict"] and held["case_id"] == EXPECTED["case_id"]
        assert held["date"] == [19450, None, 0] and held["flag"] == EXPECTED["flag"]

    def test_not_copied(self):
        values = array("q", range(1000))
        got = pa.table(Stream([("x", "l", values, None, None)], 1000))
        assert got["x"].chunk(0).buffers()[1].address == values.buffer_info()[0]
        with pytest.raises(BufferError):
            values.append(1)
        del got
        gc.collect()
        values.append(1)

    def test_no_rows_and_no_columns(self):
        empty = pa.table(Stream([("x", "l", array("q"), None, None), ("y", "i", array("i"), -1, [])], 0))
        empty.validate(full=True)
        assert empty.num_rows == 0 and empty.column_names == ["x", "y"]
        assert pl.DataFrame(Stream([("x", "l", array("q"), None, None)], 0)).shape == (0, 1)
        assert pa.table(Stream([], 0)).num_columns == 0

    @pytest.mark.parametrize(
        ("column", "error", "text"),
        [
            (("x", "l", array("q", [1, 2]), None, None), caf.ArgumentError, "column 'x': the buffer is shorter"),
            (("x", "l", array("q", [1, 2, 3]), b"", None), caf.ArgumentError, "column 'x': the buffer is shorter"),
            (("x", "l", array("i", [1, 2, 3, 4, 5, 6]), None, None), TypeError, "values: expected a buffer of elements of 8 bytes"),
            (("x", "z", b"123", None, None), caf.ArgumentError, "expected the format of numbers"),
            (("x", "u", array("i", [1, 2, 3]), None, None), caf.ArgumentError, "expected the format of numbers"),
            (("x", "g", array("d", [1, 2, 3]), None, ["a"]), caf.ArgumentError, "expected the format of whole numbers"),
            (("x", "g", array("d", [1, 2, 3]), -1, None), caf.ArgumentError, "have a value for null"),
            (("x", "i", array("i", [0, 1, 2]), None, ["a", "b"]), caf.InputError, "column 'x', row 2: there is no text"),
            (("x", "i", array("i", [0, -1, 1]), None, ["a", "b"]), caf.InputError, "column 'x', row 1: there is no text"),
            (("x", "u", array("i", [0, 5, 1]), None, ["a", "b"]), caf.InputError, "column 'x', row 1: there is no text"),
            (("x", "i", array("i", [0, 0, 0]), None, ["\ud800"]), TypeError, "texts: expected a str that is Unicode at 0"),
            (("x", "i", array("i", [0, 0, 0]), None, [1]), TypeError, "texts: expected a str that is Unicode at 0, got int"),
            (("x", "i", array("i", [0, 0, 0]), None, 5), TypeError, "iterable"),
            (("x\0y", "i", array("i", [0, 0, 0]), None, None), TypeError, "as name"),
            (("x", None, array("i", [0, 0, 0]), None, None), TypeError, "as format, got NoneType"),
            (("x", "i", [0, 0, 0], None, None), TypeError, "values: expected a buffer"),
            (("x", "i", array("i", [0, 0, 0]), 2**63, None), OverflowError, "too big"),
            (("x", "i", array("i", [0, 0, 0]), "no", None), TypeError, "validity: expected a buffer"),
            (("x", "i", array("i", [0, 0, 0])), TypeError, "columns: expected tuples"),
            (None, TypeError, "columns: expected tuples"),
        ],
    )
    def test_wrong(self, column, error, text):
        good = array("q", [1, 2, 3])
        with pytest.raises(error, match=text):
            raw.arrow_stream([("good", "l", good, None, None), column], 3)
        good.append(4)  # not held any more

    def test_wrong_number_of_rows(self):
        for n in (-1, 2**62):
            with pytest.raises(caf.ArgumentError):
                raw.arrow_stream([], n)
        with pytest.raises(TypeError):
            raw.arrow_stream(5, 1)


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class ArrayStream(ctypes.Structure):
    pass


RELEASE_SCHEMA = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
RELEASE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
GET_SCHEMA = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ArrayStream), ctypes.POINTER(Schema))
GET_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ArrayStream), ctypes.POINTER(Array))
GET_LAST = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(ArrayStream))
RELEASE_STREAM = ctypes.CFUNCTYPE(None, ctypes.POINTER(ArrayStream))

Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]
Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]
ArrayStream._fields_ = [
    ("get_schema", ctypes.c_void_p),
    ("get_next", ctypes.c_void_p),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]


class ByHand:
    """A producer that says whatever a test wants, and counts what is released.

    It is the outside world: nothing of it is made by the code under test.
    """

    def __init__(self, formats=("l",), length=3, fail_at=None, message=b"the disk is on fire", chunks=1, change=None, fail_schema=False):
        self.formats, self.length, self.fail_at, self.chunks = formats, length, fail_at, chunks
        self.change = change or (lambda root: None)
        self.fail_schema = fail_schema
        self.message = None if message is None else ctypes.create_string_buffer(message)
        self.released = []
        self.made = 0
        self.kept = []
        self.calls = [
            RELEASE_SCHEMA(self._release_schema),
            RELEASE_ARRAY(self._release_array),
            GET_SCHEMA(self._get_schema),
            GET_NEXT(self._get_next),
            GET_LAST(lambda stream: ctypes.addressof(self.message) if self.message is not None else None),
            RELEASE_STREAM(self._release_stream),
        ]
        self.addresses = [ctypes.cast(call, ctypes.c_void_p).value for call in self.calls]
        self.given = 0
        self.stream = None

    def _keep(self, thing):
        self.kept.append(thing)
        return thing

    def _release_schema(self, schema):
        self.released.append("schema")
        for i in range(schema[0].n_children):
            child = schema[0].children[i][0]
            if child.release:
                child.release = None
        schema[0].release = None

    def _release_array(self, array_):
        self.released.append(array_[0].private_data or 0)
        for i in range(array_[0].n_children):
            child = array_[0].children[i] if array_[0].children else None
            if child and child[0].release:
                self._release_array(child)
        array_[0].release = None

    def _release_stream(self, stream):
        self.released.append("stream")
        stream[0].release = None

    def _array(self, n_buffers, buffers, children):
        made = self._keep(Array())
        self.made += 1
        made.length = self.length
        made.n_buffers = n_buffers
        made.buffers = self._keep((ctypes.c_void_p * max(1, n_buffers))(*buffers))
        made.n_children = len(children)
        if children:
            made.children = self._keep((ctypes.POINTER(Array) * len(children))(*map(ctypes.pointer, children)))
        made.release = self.addresses[1]
        made.private_data = self.made
        return made

    def _get_schema(self, stream, out):
        if self.fail_schema:
            return 5
        children = []
        for i, format_ in enumerate(self.formats):
            child = self._keep(Schema())
            child.format = self._keep(format_.encode())
            child.name = self._keep(f"x{i}".encode())
            child.release = self.addresses[0]
            children.append(child)
        out[0].format = b"+s"
        out[0].n_children = len(children)
        out[0].children = self._keep((ctypes.POINTER(Schema) * max(1, len(children)))(*map(ctypes.pointer, children)))
        out[0].dictionary = None
        out[0].release = self.addresses[0]
        return 0

    def _get_next(self, stream, out):
        if self.fail_at == self.given:
            return 5
        if self.given == self.chunks:
            out[0].release = None
            return 0
        self.given += 1
        children = []
        for format_ in self.formats:
            if format_ in ("u", "U"):
                width = "i" if format_ == "u" else "q"
                offsets = self._keep(ctypes.create_string_buffer(struct.pack(f"={self.length + 1}{width}", *range(self.length + 1))))
                text = self._keep(ctypes.create_string_buffer(b"abcdefgh" * (self.length // 8 + 1)))
                children.append(self._array(3, [None, ctypes.addressof(offsets), ctypes.addressof(text)], []))
            else:
                data = self._keep(ctypes.create_string_buffer(struct.pack(f"={self.length}q", *range(self.length))))
                children.append(self._array(2, [None, ctypes.addressof(data)], []))
        root = self._array(1, [None], children)
        self.change(root)
        ctypes.memmove(out, ctypes.addressof(root), ctypes.sizeof(Array))
        return 0

    def __arrow_c_stream__(self, requested_schema=None):
        self.stream = self._keep(ArrayStream())
        self.stream.get_schema, self.stream.get_next, self.stream.get_last_error, self.stream.release = self.addresses[2:6]
        new = ctypes.pythonapi.PyCapsule_New
        new.restype = ctypes.py_object
        new.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        self.capsule_name = b"arrow_array_stream"
        return new(ctypes.addressof(self.stream), self.capsule_name, None)

    def settled(self):
        """Everything was released, and once."""
        arrays = [it for it in self.released if isinstance(it, int)]
        return sorted(arrays) == list(range(1, self.made + 1)) and self.released.count("stream") == 1


class Change:
    """Something wrong with an array, as a producer could have it wrong."""

    def __init__(self, text, formats=("l",), **fields):
        self.text, self.formats, self.fields = text, formats, fields

    def __call__(self, root):
        target = root.children[0][0]
        for name, value in self.fields.items():
            if name.startswith("root_"):
                setattr(root, name[5:], value)
            elif name.startswith("buffer_"):
                target.buffers[int(name[7:])] = value
            elif name == "no_child":
                # What the parent cannot reach it cannot release.
                root.children[0] = ctypes.POINTER(Array)()
            else:
                setattr(target, name, value)


BAD_OFFSETS = ctypes.create_string_buffer(struct.pack("=4i", 0, 2, 1, 3))
BELOW_OFFSETS = ctypes.create_string_buffer(struct.pack("=4i", -1, 2, 2, 3))


class TestProducersThatAreWrong:
    def test_right(self):
        producer = ByHand(("l", "u"), chunks=2)
        got = raw.arrow_read(producer)
        assert [plain(column) for column in got] == [[0, 1, 2] * 2, ["a", "b", "c"] * 2]
        assert producer.settled() and producer.released.count("schema") == 1

    def test_released_with_the_last_buffer(self):
        producer = ByHand(("l", "u"))
        [numbers, texts] = raw.arrow_read(producer)
        assert not producer.settled()
        values = memoryview(numbers[2])
        del numbers, texts
        assert not producer.settled() and values[8] == 1
        del values
        assert producer.settled()

    @pytest.mark.parametrize("chunk", [0, 1, 3])
    def test_failing(self, chunk):
        producer = ByHand(("l", "u"), chunks=9, fail_at=chunk)
        with pytest.raises(caf.InputError, match="the producer of the table failed: the disk is on fire") as caught:
            raw.arrow_read(producer)
        assert caught.value.name == "CAF_E_READ"
        assert producer.settled() and producer.released.count("schema") == 1

    def test_failing_without_a_word(self):
        for message in (None, b""):
            producer = ByHand(fail_at=0, message=message)
            with pytest.raises(caf.InputError, match="failed with error number 5"):
                raw.arrow_read(producer)
            assert producer.settled()

    def test_failing_schema(self):
        producer = ByHand(fail_schema=True)
        with pytest.raises(caf.InputError, match="the disk is on fire"):
            raw.arrow_read(producer)
        assert producer.released == ["stream"]

    def test_long_and_odd_message(self):
        producer = ByHand(fail_at=0, message=b"\xff%s%n" * 1000)
        with pytest.raises(caf.InputError, match="failed"):
            raw.arrow_read(producer)

    def test_failing_in_python(self):
        def batches():
            yield pa.record_batch({"x": [1]})
            raise RuntimeError("the disk is on fire")

        reader = pa.RecordBatchReader.from_batches(pa.schema([("x", pa.int64())]), batches())
        with pytest.raises(caf.InputError, match="the disk is on fire"):
            raw.arrow_read(reader)

    @pytest.mark.parametrize(
        "change",
        [
            Change("lacks a buffer", n_buffers=1),
            Change("lacks a buffer", n_buffers=3),
            Change("lacks a buffer", n_buffers=-1),
            Change("lacks a buffer", buffer_1=None),
            Change("lacks a buffer", ("u",), n_buffers=2),
            Change("lacks a buffer", ("u",), buffer_1=None),
            Change("row 0: a text or list lies outside", ("u",), buffer_2=None),
            Change("row 1: a text or list lies outside", ("u",), buffer_1=ctypes.addressof(BAD_OFFSETS)),
            Change("row 0: a text or list lies outside", ("u",), buffer_1=ctypes.addressof(BELOW_OFFSETS)),
            Change("number of nulls", null_count=-2),
            Change("number of nulls", null_count=4),
            Change("does not say which", null_count=1),
            Change("length or offset", length=-1),
            Change("length or offset", offset=-1),
            Change("length or offset", offset=2**63 - 1),
            Change("length or offset", length=2**63 - 1),
            Change("shorter than its table", length=2),
            Change("shorter than its table", root_offset=1),
            Change("number of children", n_children=1),
            Change("is missing", no_child=True),
            Change("length or offset", root_length=-1),
            Change("length or offset", root_offset=-1),
            Change("length or offset", root_length=2**62),
            Change("number of columns", root_n_children=0),
        ],
        ids=lambda change: f"{change.text}-{'-'.join(change.fields)}",
    )
    def test_malformed(self, change):
        lost = {"no_child": 1, "root_n_children": 1, "n_children": 0}
        producer = ByHand(change.formats, change=change)
        if "n_children" in change.fields:
            producer.change = lambda root: (change(root), setattr(root.children[0][0], "children", None))
        with pytest.raises(caf.RowsError, match=change.text):
            raw.arrow_read(producer)
        arrays = [it for it in producer.released if isinstance(it, int)]
        assert len(arrays) == len(set(arrays)) == producer.made - max((lost.get(name, 0) for name in change.fields), default=0)
        assert producer.released.count("stream") == 1 and producer.released.count("schema") == 1

    def test_a_chunk_that_is_wrong_after_good_ones(self):
        state = []

        def change(root):
            state.append(1)
            if len(state) == 3:
                root.children[0][0].length = 1

        producer = ByHand(("l", "u"), chunks=4, change=change)
        with pytest.raises(caf.RowsError):
            raw.arrow_read(producer)
        assert producer.settled()

    def test_wrong_formats(self):
        for format_ in ("", "x", "tsq:", "l ", "ll", "+", "\x07", "+l", "w:5", "tdX"):
            producer = ByHand((format_,))
            with pytest.raises(TypeError, match="column 'x0': .* cannot be read"):
                raw.arrow_read(producer)
            assert producer.settled()

    def test_index_outside_its_dictionary(self):
        for index in (2, -1, 127):
            odd = pa.DictionaryArray.from_arrays(pa.array([0, index], pa.int8()), pa.array(["a", "b"]), safe=False)
            with pytest.raises(caf.RowsError, match="column 'x', row 1: there is no such text"):
                raw.arrow_read(pa.table({"x": odd}))

    def test_views_outside_their_buffers(self):
        def view(length, buffer, offset):
            return struct.pack("=i4sii", length, b"abcd", buffer, offset)

        data = pa.py_buffer(b"abcd" * 10)
        for wrong in (view(41, 0, 0), view(20, 0, 21), view(20, 1, 0), view(20, -1, 0), view(20, 0, -1), view(-1, 0, 0)):
            made = pa.Array.from_buffers(pa.string_view(), 2, [None, pa.py_buffer(view(20, 0, 20) + wrong), data])
            with pytest.raises(caf.RowsError, match="column 'x', row 1: a text or list lies outside"):
                raw.arrow_read(pa.table({"x": made}))

    def test_lists_outside_their_items(self):
        for offsets in ([0, 5, 2], [0, 2, 1]):
            made = pa.Array.from_buffers(pa.list_(pa.string()), 2, [None, pa.py_buffer(struct.pack("=3i", *offsets))], children=[pa.array(["a", "b"])])
            with pytest.raises(caf.RowsError, match="column 'x', row [01]: a text or list lies outside"):
                raw.arrow_read(pa.table({"x": made}))

    def test_what_gives_no_table(self):
        class Strange:
            def __init__(self, result):
                self.result = result

            def __arrow_c_array__(self, requested_schema=None):
                return self.result

        class Raises:
            @property
            def __arrow_c_stream__(self):
                raise RuntimeError("not now")

        for wrong in (None, 5, [1], "text"):
            with pytest.raises(TypeError, match="table: expected an object with __arrow_c_stream__"):
                raw.arrow_read(wrong)
        for wrong in (None, (1, 2), (), (pa.int8().__arrow_c_schema__(), pa.int8().__arrow_c_schema__())):
            with pytest.raises((TypeError, ValueError)):
                raw.arrow_read(Strange(wrong))
        with pytest.raises(RuntimeError, match="not now"):
            raw.arrow_read(Raises())

    def test_taken_twice(self):
        class Same:
            def __init__(self):
                self.capsule = pa.table({"x": [1]}).__arrow_c_stream__()
                self.pair = pa.array([{"x": 1}]).__arrow_c_array__()

            def __arrow_c_stream__(self, requested_schema=None):
                return self.capsule

        class Pair:
            def __init__(self):
                self.pair = pa.array([{"x": 1}]).__arrow_c_array__()

            def __arrow_c_array__(self, requested_schema=None):
                return self.pair

        for same in (Same(), Pair()):
            assert columns(same) == {"x": [1]}
            with pytest.raises(caf.RowsError, match="was released, or read, before"):
                raw.arrow_read(same)


def resident():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * 4096


class TestMemory:
    def test_buffers_outlive_their_table(self):
        table, held = whole()
        got = raw.arrow_read(table)
        del table
        gc.collect()
        pa.default_memory_pool().release_unused()
        junk = [bytes([i % 256]) * 64 for i in range(10000)]
        assert {column[0]: plain(column) for column in got} == held
        assert junk

    def test_a_consumer_outlives_what_it_was_given(self):
        def made():
            values = array("q", range(1000))
            return pa.table(Stream([("x", "l", values, None, None), ("y", "l", array("q", range(1000)), -1, None)], 1000))

        table = made()
        column = table["x"]
        del table
        gc.collect()
        assert column.to_pylist() == list(range(1000))

    def test_a_child_that_was_moved_out(self):
        """A consumer may keep one column and release the rest."""
        frame = pl.DataFrame(Stream(GIVEN, 3))
        case = frame["case_id"]
        del frame
        gc.collect()
        assert case.to_list() == EXPECTED["case_id"]

    def test_arrow_memory_comes_back(self):
        gc.collect()
        before = pa.total_allocated_bytes()
        table, _ = whole()
        table = pa.concat_tables([table] * 50)
        got = raw.arrow_read(table)
        given = pa.table(Stream(GIVEN, 3))
        assert pa.total_allocated_bytes() > before
        one = got[0]
        del table, got, given
        gc.collect()
        del one
        gc.collect()
        assert pa.total_allocated_bytes() == before

    def test_a_column_of_texts_is_let_go_at_once(self):
        before = pa.total_allocated_bytes()
        kept = raw.arrow_read(pa.table({"x": pa.array(["a text"] * 100000), "y": pa.array([1], pa.int8()).take(pa.array([0] * 100000))}))
        assert pa.total_allocated_bytes() - before < 200000
        assert kept[0][6] == ("a text",)

    @pytest.mark.skipif("CAF_QUICK" in os.environ or not Path("/proc/self/statm").exists(), reason="sanitizers keep memory; no /proc")
    def test_nothing_is_lost(self):
        good = pa.table({"x": [1, None, 3], "s": ["a", "b", "a"], "d": pa.array(["p", "q", None]).dictionary_encode()})
        chunked = pa.concat_tables([good, good])
        bad = pa.table({"x": [1], "wrong": pa.array([b"x"])})
        late = pa.table({"s": ["a"], "x": [["a;b"]]})
        values = array("q", [1, 2, 3])
        fine = [("x", "l", values, 2, None), ("c", "l", array("q", [0, 1, 0]), None, ["a", "b"]), ("u", "u", array("i", [0, 0, -1]), -1, ["a"])]
        wrong = [*fine, ("z", "i", array("i", [9, 9, 9]), None, ["a"])]

        def calls():
            raw.arrow_read(good)
            raw.arrow_read(chunked)
            raw.arrow_stream(fine, 3)
            raw.arrow_read(Stream(fine, 3))
            for call, arguments in ((raw.arrow_read, (bad,)), (raw.arrow_read, (late,)), (raw.arrow_read, (5,)), (raw.arrow_stream, (wrong, 3))):
                try:
                    call(*arguments)
                except (TypeError, caf.Error):
                    continue
                raise AssertionError(call)

        for _ in range(1000):
            calls()
        gc.collect()
        before, allocated = resident(), pa.total_allocated_bytes()
        counts = [sys.getrefcount(it) for it in (values, good, None)]
        for _ in range(37500):  # eight calls each
            calls()
        gc.collect()
        assert resident() - before < 2 << 20
        assert pa.total_allocated_bytes() == allocated
        for it, count in zip((values, good, None), counts):
            assert sys.getrefcount(it) - count < 100


class TestThreads:
    def test_reading_and_giving_at_once(self):
        table, held = whole()
        chunked = pa.concat_tables([table] * 3)
        wrong = []

        def work():
            for _ in range(60):
                if columns(table) != held or columns(chunked)["u"] != held["u"] * 3:
                    wrong.append("read")
                if expected_of(pa.table(Stream(GIVEN, 3)).to_pylist()) != EXPECTED:
                    wrong.append("given")

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []

    def test_let_go_on_threads_that_are_not_pythons(self):
        values = array("q", range(100000))
        for _ in range(20):
            frame = pl.DataFrame(Stream([("x", "l", values, None, None)], len(values)))
            assert frame.lazy().filter(pl.col("x") % 2 == 0).select(pl.col("x").sum()).collect().item() == sum(range(0, 100000, 2))
            del frame
        relation = Stream([("x", "l", values, None, None)], len(values))
        duckdb.sql("set threads to 4")
        assert duckdb.sql("select sum(x) from relation").fetchall() == [(sum(values),)]
        del relation
        gc.collect()
        values.append(1)

    def test_a_producer_that_waits_for_another_thread(self):
        """The lock is given away while the producer works, or this would hang."""
        ready, seen = threading.Event(), []

        def batches():
            assert ready.wait(30)
            yield pa.record_batch({"x": [1]})

        def other():
            seen.append(1)
            ready.set()

        thread = threading.Thread(target=other)
        reader = pa.RecordBatchReader.from_batches(pa.schema([("x", pa.int64())]), batches())
        thread.start()
        assert columns(reader) == {"x": [1]}
        thread.join()
        assert seen == [1]

    def test_capsules_that_nobody_takes(self):
        values = array("q", [1])
        capsules = [raw.arrow_stream([("x", "l", values, None, None)], 1) for _ in range(10)]
        with pytest.raises(BufferError):
            values.append(1)
        del capsules
        values.append(1)
