/* Tables through the Arrow PyCapsule interface. Objects cross here, and no
 * buffers, since the interface is one of objects: a capsule that a producer
 * makes, or that a consumer takes.
 */
%{
#include <stdlib.h>
#include "arrow_read.h"
#include "arrow_stream.h"
#include "python_arrow_read.c"
#include "python_arrow_write.c"
%}

/**
 * The columns of a table: anything with __arrow_c_stream__ or __arrow_c_array__.
 * A series that is no table is a table of one column.
 *
 * A column is (name, kind, values, offset, n, validity, texts). The kind is a
 * COLUMN_ constant; 0 for a column of nothing but nulls, with values None.
 * Values and validity are read-only buffers of bytes, None where there is no
 * null; n elements begin after `offset` values, and after as many bits. They are
 * the producer's memory itself where the table comes in one piece. Texts and
 * lists of texts, their items joined by ";", are COLUMN_CODES32, -1 for null,
 * with the distinct texts in the order in which they first appear. Of time
 * stamps in a time zone, texts is a tuple of the zone; else None.
 *
 * TypeError names the column of a type that is not read; InputError where the
 * producer fails, RowsError where an array cannot be what it says.
 */
PyObject *flat_arrow_read(PyObject *table);

/**
 * A capsule "arrow_array_stream" of one batch of n rows.
 *
 * A column is (name, format, values, validity, texts): Arrow's format, a buffer,
 * a buffer of bits or None for no null, or the number that stands for null among
 * the values; and None. With a sequence of str as texts, the values are codes:
 * of a dictionary for a format of whole numbers, or, as int32, of the texts that
 * are given themselves for "u" and "U". Values and bits are not copied, and must
 * not change while a consumer has them.
 */
PyObject *flat_arrow_stream(PyObject *columns, long long n);
