/* The shapes of caf.i in Python: whole numbers are int, texts str, buffers
 * anything with the buffer protocol. Outputs are returned, several as a tuple.
 * Errors are raised by caf/errors.py.
 */

%{
#include "flat_read.h"
#include "flat_reading.h"

/* The caller's memory as one argument sees it. */
typedef struct caf_buffer {
    Py_buffer view;
    int is_held;
} caf_buffer;

static void caf_buffer_release(caf_buffer *buffer)
{
    if (buffer->is_held) {
        PyBuffer_Release(&buffer->view);
        buffer->is_held = 0;
    }
}

/* Whether a buffer's elements are signed integers of a size in this machine's
 * order. 'l' is 4 or 8 bytes, depending on the machine. */
static int caf_is_integer(const char *format, Py_ssize_t itemsize, int size)
{
    const int one = 1;
    const char native = *(const char *)&one == 1 ? '<' : '>';
    if (format == NULL || itemsize != size) {
        return 0;
    }
    if (*format == '@' || *format == '=' || *format == native) {
        format++;
    }
    return (*format == 'i' || *format == 'l' || *format == 'q') && format[1] == 0;
}

/* The name of an object's type, for a message: tp_name is not in the limited
 * interface. */
static const char *caf_type_name(PyObject *object, char *room, size_t size)
{
    PyObject *name = PyType_GetName(Py_TYPE(object));
    const char *text = name != NULL ? PyUnicode_AsUTF8AndSize(name, NULL) : NULL;
    PyErr_Clear();
    snprintf(room, size, "%s", text != NULL ? text : "object");
    Py_XDECREF(name);
    return room;
}

/* Takes a buffer of signed integers of `size` bytes, or of bytes where size is
 * 0. What was expected is said by name, as a buffer's own message says neither
 * which argument nor which type is meant. */
static int caf_buffer_take(PyObject *object, caf_buffer *buffer, int size, int writable, const char *name)
{
    const char *expected = size == 4 ? "buffer of int32" : size == 8 ? "buffer of int64" : "buffer of bytes";
    int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
    char type[100];
    if (!PyObject_CheckBuffer(object)) {
        PyErr_Format(PyExc_TypeError, "%s: expected a %s%s, got %s", name, writable ? "writable " : "", expected,
                     caf_type_name(object, type, sizeof type));
        return -1;
    }
    if (PyObject_GetBuffer(object, &buffer->view, flags) != 0) {
        PyErr_Clear();
        PyErr_Format(PyExc_TypeError, "%s: expected a %scontiguous %s, and this %s is none", name,
                     writable ? "writable " : "", expected, caf_type_name(object, type, sizeof type));
        return -1;
    }
    buffer->is_held = 1;
    if (size != 0 && (buffer->view.ndim != 1 || !caf_is_integer(buffer->view.format, buffer->view.itemsize, size))) {
        PyErr_Format(PyExc_TypeError, "%s: expected a %s in one dimension, got format '%.20s' in %d", name, expected,
                     buffer->view.format != NULL ? buffer->view.format : "B", buffer->view.ndim);
        caf_buffer_release(buffer);
        return -1;
    }
    return 0;
}

/* Further outputs after the first make a tuple. */
static PyObject *caf_append(PyObject *result, PyObject *output)
{
    if (output == NULL) {
        Py_XDECREF(result);
        return NULL;
    }
    if (result == NULL || result == Py_None) {
        Py_XDECREF(result);
        return output;
    }
    Py_ssize_t n = PyTuple_Check(result) ? PyTuple_Size(result) : 1;
    PyObject *all = PyTuple_New(n + 1);
    if (all != NULL) {
        for (Py_ssize_t i = 0; i < n; i++) {
            PyObject *item = PyTuple_Check(result) ? PyTuple_GetItem(result, i) : result;
            Py_INCREF(item);
            PyTuple_SetItem(all, i, item);
        }
        PyTuple_SetItem(all, n, output);
    } else {
        Py_DECREF(output);
    }
    Py_DECREF(result);
    return all;
}

/* Raises what caf/errors.py makes of a status and the place where it arose. */
static void caf_raise(const caf_diag *diag, const char *text)
{
    PyObject *errors = PyImport_ImportModule("caf.errors");
    if (errors == NULL) {
        return;
    }
    PyObject *error = PyObject_CallMethod(errors, "error_of", "isiLi", (int)diag->status, text, (int)diag->table,
                                          (long long)diag->row, (int)diag->field);
    if (error != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(error), error);
        Py_DECREF(error);
    }
    Py_DECREF(errors);
}

/* A file's name may be no UTF-8; it, or a message that lists names, may be cut within a character. */
static PyObject *caf_text(const char *text)
{
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

/* The same as caf_raise() of what went wrong with a file. */
static void caf_raise_input(const caf_io_error *problem)
{
    PyObject *errors = PyImport_ImportModule("caf.errors");
    if (errors == NULL) {
        return;
    }
    PyObject *error = PyObject_CallMethod(errors, "input_error_of", "iNNLN", (int)problem->status, caf_text(problem->message),
                                          caf_text(problem->file), (long long)problem->line, caf_text(problem->field));
    if (error != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(error), error);
        Py_DECREF(error);
    }
    Py_DECREF(errors);
}

/* Puts an item into a tuple; what is NULL has failed before. */
static int caf_put(PyObject *tuple, Py_ssize_t at, PyObject *item)
{
    return item == NULL || PyTuple_SetItem(tuple, at, item) != 0 ? -1 : 0;
}

/* Bytes of the call's own become Python's, and are freed at once, so that few stand twice. */
static PyObject *caf_give_bytes(flat_bytes *bytes)
{
    PyObject *taken = PyBytes_FromStringAndSize(bytes->data, (Py_ssize_t)bytes->n);
    flat_bytes_release(bytes);
    return taken;
}

static PyObject *caf_give_tables(flat_batch *batch)
{
    PyObject *tables = PyTuple_New(CAF_TABLES);
    for (Py_ssize_t i = 0; tables != NULL && i < CAF_TABLES; i++) {
        PyObject *rows;
        if (batch->tables[i].n > 0) {
            rows = caf_give_bytes(&batch->tables[i]);
        } else {
            rows = Py_None;
            Py_INCREF(rows);
        }
        if (caf_put(tables, i, rows) != 0) {
            Py_CLEAR(tables);
        }
    }
    return tables;
}

static PyObject *caf_give_batch(flat_batch *batch)
{
    PyObject *taken = PyTuple_New(7);
    if (taken == NULL) {
        return NULL;
    }
    if (caf_put(taken, 0, caf_give_tables(batch)) != 0
        || caf_put(taken, 1, PyBytes_FromStringAndSize((const char *)batch->fields, sizeof batch->fields)) != 0
        || caf_put(taken, 2, caf_give_bytes(&batch->case_names.offsets)) != 0
        || caf_put(taken, 3, caf_give_bytes(&batch->case_names.bytes)) != 0
        || caf_put(taken, 4, caf_give_bytes(&batch->names.offsets)) != 0
        || caf_put(taken, 5, caf_give_bytes(&batch->names.bytes)) != 0
        || caf_put(taken, 6, caf_give_bytes(&batch->lines)) != 0) {
        Py_CLEAR(taken);
    }
    return taken;
}

static PyObject *caf_give_batches(flat_reading *reading)
{
    PyObject *batches = PyTuple_New((Py_ssize_t)reading->n_batches);
    for (Py_ssize_t i = 0; batches != NULL && i < (Py_ssize_t)reading->n_batches; i++) {
        if (caf_put(batches, i, caf_give_batch((flat_batch *)reading->batches.data + i)) != 0) {
            Py_CLEAR(batches);
        }
    }
    return batches;
}

static PyObject *caf_give_problems(const flat_problems *given)
{
    const flat_problem *all = given->all.data;
    const char *texts = given->texts.data;
    PyObject *problems = PyTuple_New((Py_ssize_t)given->n);
    for (Py_ssize_t i = 0; problems != NULL && i < (Py_ssize_t)given->n; i++) {
        const char *file = texts + all[i].texts;
        const char *field = file + strlen(file) + 1;
        const char *message = field + strlen(field) + 1;
        if (caf_put(problems, i, Py_BuildValue("(NLNiN)", caf_text(file), (long long)all[i].line, caf_text(field),
                                               (int)all[i].status, caf_text(message))) != 0) {
            Py_CLEAR(problems);
        }
    }
    return problems;
}

/* Several buffers: the tables of a caseload, the columns of a table. */
#define CAF_COLUMN_BUFFERS_MAX 192

typedef struct caf_tables {
    caf_buffer buffers[CAF_TABLES_MAX];
    const void *data[CAF_TABLES_MAX];
    int64_t n_bytes[CAF_TABLES_MAX];
} caf_tables;

typedef struct caf_column_buffers {
    caf_buffer buffers[CAF_COLUMN_BUFFERS_MAX];
    void *data[CAF_COLUMN_BUFFERS_MAX];
    int64_t n_bytes[CAF_COLUMN_BUFFERS_MAX];
} caf_column_buffers;

static void caf_buffers_release(caf_buffer *buffers, int n)
{
    for (int i = 0; i < n; i++) {
        caf_buffer_release(&buffers[i]);
    }
}

/* Takes a sequence of at most `max` buffers or None, or None; those taken are marked as held. */
static int caf_buffers_take(PyObject *object, caf_buffer *buffers, int64_t *n_bytes, int max, int writable, int32_t *n,
                            const char *name)
{
    *n = 0;
    if (object == Py_None) {
        return 0;
    }
    PyObject *all = PySequence_Tuple(object);
    if (all == NULL) {
        char type[100];
        PyErr_Clear();
        PyErr_Format(PyExc_TypeError, "%s: expected a sequence of buffers or None, or None, got %s", name,
                     caf_type_name(object, type, sizeof type));
        return -1;
    }
    Py_ssize_t length = PyTuple_Size(all);
    int failed = 0;
    if (length > max) {
        PyErr_Format(PyExc_TypeError, "%s: expected at most %d buffers", name, max);
        failed = 1;
    }
    for (Py_ssize_t i = 0; i < length && !failed; i++) {
        PyObject *one = PyTuple_GetItem(all, i);
        if (one == Py_None) {
            continue;
        }
        failed = caf_buffer_take(one, &buffers[i], 0, writable, name) != 0;
        if (!failed) {
            n_bytes[i] = (int64_t)buffers[i].view.len;
        }
    }
    Py_DECREF(all);
    *n = (int32_t)length;
    return failed ? -1 : 0;
}
%}

/* guard */
%typemap(in) SWIGTYPE *, SWIGTYPE & "_Static_assert(0, \"$1_name of $symname: no shape says how this crosses\");"
%typemap(out) SWIGTYPE, SWIGTYPE *, SWIGTYPE & "_Static_assert(0, \"$symname: no shape says how its result crosses\");"

/* What docstrings call the types. */
%typemap(doctype) const void *const *, void *const *, const void *, void *, const int64_t *, int64_t *, const int32_t *, int32_t *, const caf_date *, caf_date * "buffer";
%typemap(doctype) caf_diag "tuple";
%typemap(doctype) const char * "str";

/* STATUS, DIAG */
%typemap(out, noblock=1) caf_status {
    if ($1 >= CAF_E_NULL) {
        caf_diag diag = { $1, -1, -1, -1, 0 };
        caf_raise(&diag, caf_status_text($1));
        SWIG_fail;
    }
    $result = SWIG_Py_Void();
}
%typemap(out, noblock=1) caf_diag {
    if ($1.status >= CAF_E_NULL) {
        char text[512];
        caf_diag_text(&$1, text, sizeof text, NULL);
        caf_raise(&$1, text);
        SWIG_fail;
    }
    $result = SWIG_Py_Void();
}

/* INPUT */
%typemap(out, noblock=1) caf_io_error {
    if ($1.status >= CAF_E_NULL) {
        caf_raise_input(&$1);
        SWIG_fail;
    }
    $result = SWIG_Py_Void();
}
%typemap(doctype) caf_io_error "tuple";

/* BYTES_OUT: as bytes of Python's own; the call's are given back on every way out. */
%typemap(arginit, noblock=1) flat_bytes *BYTES_OUT { made$argnum.data = NULL; made$argnum.n = 0; }
%typemap(in, numinputs=0, noblock=1) flat_bytes *BYTES_OUT (flat_bytes made) { $1 = &made; }
%typemap(argout, noblock=1) flat_bytes *BYTES_OUT {
    $result = caf_append($result, PyBytes_FromStringAndSize($1->data, (Py_ssize_t)$1->n));
}
%typemap(freearg, noblock=1) flat_bytes *BYTES_OUT { free(made$argnum.data); }

/* READING_OUT */
%typemap(in, numinputs=0, noblock=1) struct flat_reading *reading (flat_reading made) {
    memset(&made, 0, sizeof made);
    $1 = &made;
}
%typemap(argout, noblock=1) struct flat_reading *reading {
    $result = caf_append($result, Py_BuildValue("(NNi)", caf_give_batches($1), caf_give_problems(&$1->problems), (int)$1->format));
}
%typemap(freearg, noblock=1) struct flat_reading *reading { flat_reading_release($1); }

/* PROBLEMS_OUT */
%typemap(in, numinputs=0, noblock=1) struct flat_problems *problems (flat_problems told) {
    memset(&told, 0, sizeof told);
    $1 = &told;
}
%typemap(argout, noblock=1) struct flat_problems *problems { $result = caf_append($result, caf_give_problems($1)); }
%typemap(freearg, noblock=1) struct flat_problems *problems { flat_problems_release($1); }
/* LONG_IN */
%typemap(in, noblock=1) int64_t LONG_IN {
    $1 = (int64_t)PyLong_AsLongLong($input);
    if ($1 == -1 && PyErr_Occurred()) SWIG_fail;
}
%typemap(doctype) int64_t "int";

/* INT_OUT, LONG_OUT, BOOL_OUT */
%typemap(in, numinputs=0, noblock=1) int32_t *INT_OUT (int32_t value) { value = 0; $1 = &value; }
%typemap(argout, noblock=1) int32_t *INT_OUT { $result = caf_append($result, PyLong_FromLong((long)*$1)); }
%typemap(in, numinputs=0, noblock=1) int64_t *LONG_OUT (int64_t value) { value = 0; $1 = &value; }
%typemap(argout, noblock=1) int64_t *LONG_OUT { $result = caf_append($result, PyLong_FromLongLong((long long)*$1)); }
%typemap(in, numinputs=0, noblock=1) bool *BOOL_OUT (bool value) { value = false; $1 = &value; }
%typemap(argout, noblock=1) bool *BOOL_OUT { $result = caf_append($result, PyBool_FromLong(*$1)); }

/* INTS_IN, INTS_OUT, LONGS_IN, LONGS_INOUT, BYTES_IN, BYTES_INOUT.
 * Every buffer is marked as not held before the first argument is looked at,
 * because a failure releases those of all arguments. */
%define %buffer(POINTER, SIZE, WRITABLE)
%typemap(arginit, noblock=1) (POINTER, int64_t N) { buffer$argnum.is_held = 0; }
%typemap(in, noblock=1) (POINTER, int64_t N) (caf_buffer buffer) {
    if (caf_buffer_take($input, &buffer, SIZE, WRITABLE, "$1_name") != 0) SWIG_fail;
    $1 = ($1_ltype)buffer.view.buf;
    $2 = ($2_ltype)(SIZE != 0 ? buffer.view.len / (SIZE + (SIZE == 0)) : buffer.view.len);
}
%typemap(freearg, noblock=1) (POINTER, int64_t N) { caf_buffer_release(&buffer$argnum); }
%enddef
%buffer(const int32_t *INTS_IN, 4, 0)
%buffer(int32_t *INTS_OUT, 4, 1)
%buffer(const int64_t *LONGS_IN, 8, 0)
%buffer(const int64_t *LONGS_OR_NONE, 8, 0)
%buffer(const void *BYTES_IN, 0, 0)
%buffer(const void *BLOCK_IN, 0, 0)
%buffer(void *BYTES_INOUT, 0, 1)
%buffer(int64_t *LONGS_INOUT, 8, 1)
/* These may be None. */
%define %buffer_or_none(POINTER, SIZE, WRITABLE, BYTES)
%typemap(in, noblock=1) (POINTER, int64_t N) (caf_buffer buffer) {
    $1 = NULL;
    $2 = 0;
    if ($input != Py_None) {
        if (caf_buffer_take($input, &buffer, SIZE, WRITABLE, "$1_name") != 0) SWIG_fail;
        $1 = ($1_ltype)buffer.view.buf;
        $2 = ($2_ltype)(buffer.view.len / BYTES);
    }
}
%enddef
%buffer_or_none(int64_t *LONGS_INOUT, 8, 1, 8)
%buffer_or_none(const int64_t *LONGS_OR_NONE, 8, 0, 8)
%buffer_or_none(const void *BLOCK_IN, 0, 0, 1)

/* TABLES_IN, BUFFERS_IN, BUFFERS_INOUT */
%define %buffers(POINTERS, HELD, WRITABLE)
%typemap(arginit, noblock=1) (POINTERS, const int64_t *N_BYTES, int32_t N) {
    memset(&held$argnum, 0, sizeof held$argnum);
}
%typemap(in, noblock=1) (POINTERS, const int64_t *N_BYTES, int32_t N) (HELD held, int at) {
    if (caf_buffers_take($input, held.buffers, held.n_bytes, (int)(sizeof held.data / sizeof held.data[0]), WRITABLE, &$3,
                         "$1_name") != 0) SWIG_fail;
    for (at = 0; at < (int)$3; at++) held.data[at] = held.buffers[at].is_held ? held.buffers[at].view.buf : NULL;
    $1 = ($1_ltype)held.data;
    $2 = ($2_ltype)held.n_bytes;
}
%typemap(freearg, noblock=1) (POINTERS, const int64_t *N_BYTES, int32_t N) {
    caf_buffers_release(held$argnum.buffers, (int)(sizeof held$argnum.data / sizeof held$argnum.data[0]));
}
%enddef
%buffers(const void *const *TABLES_IN, caf_tables, 0)
%buffers(const void *const *BUFFERS_IN, caf_column_buffers, 0)
%buffers(void *const *BUFFERS_INOUT, caf_column_buffers, 1)
