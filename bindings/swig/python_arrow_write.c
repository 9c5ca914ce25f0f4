/* Columns given away as an Arrow stream. Part of the wrapper that SWIG writes: python_arrow.i. */

/* The caller's memory, for as long as the consumer needs it. */
typedef struct caf_given_memory {
    caf_buffer values;
    caf_buffer validity;
} caf_given_memory;

/* The columns during the call. */
typedef struct caf_given {
    Py_ssize_t n;
    PyObject *all;
    arrow_given *columns;
    PyObject **texts; /* tuples of str, whose UTF-8 is looked at */
} caf_given;

static void caf_given_memory_free(caf_given_memory *memory)
{
    caf_buffer_release(&memory->values);
    caf_buffer_release(&memory->validity);
    free(memory);
}

/* On any thread, with Python's lock or without; once Python is gone, so is the memory. */
static void caf_given_let_go(void *owner)
{
    if (Py_IsInitialized()) {
        PyGILState_STATE state = PyGILState_Ensure();
        caf_given_memory_free(owner);
        PyGILState_Release(state);
    }
}

static void caf_given_free(caf_given *given, bool keep)
{
    for (Py_ssize_t i = 0; i < given->n; i++) {
        if (given->columns[i].owner != NULL && !keep) {
            caf_given_memory_free(given->columns[i].owner);
        }
        PyMem_Free((void *)given->columns[i].texts);
        PyMem_Free((void *)given->columns[i].lengths);
        Py_XDECREF(given->texts[i]);
    }
    PyMem_Free(given->columns);
    PyMem_Free(given->texts);
    Py_XDECREF(given->all);
}

/* A name or format, which must not hold a zero. */
static const char *caf_given_text(PyObject *object, const char *expected)
{
    Py_ssize_t length;
    const char *utf8 = PyUnicode_Check(object) ? PyUnicode_AsUTF8AndSize(object, &length) : NULL;
    if (utf8 != NULL && strlen(utf8) == (size_t)length) {
        return utf8;
    }
    PyErr_Clear();
    caf_arrow_wrong(expected, object);
    return NULL;
}

static bool caf_given_values(PyObject *object, arrow_given *column, caf_given_memory *memory)
{
    if (caf_buffer_take(object, &memory->values, 0, 0, "values") != 0) {
        return false;
    }
    arrow_type type = arrow_format(column->format);
    Py_ssize_t width = type.width != 0 ? type.width : arrow_is_text(type.layout) ? 4 : 1;
    if (memory->values.view.itemsize != 1 && memory->values.view.itemsize != width) {
        PyErr_Format(PyExc_TypeError, "values: expected a buffer of elements of %zd bytes, got %zd", width,
                     memory->values.view.itemsize);
        return false;
    }
    column->values = memory->values.view.buf;
    column->n_bytes = (int64_t)memory->values.view.len;
    return true;
}

static bool caf_given_validity(PyObject *object, arrow_given *column, caf_given_memory *memory)
{
    if (object == Py_None) {
        return true;
    }
    if (PyLong_Check(object)) {
        column->has_null = true;
        column->null = PyLong_AsLongLong(object);
        return !PyErr_Occurred();
    }
    if (caf_buffer_take(object, &memory->validity, 0, 0, "validity") != 0) {
        return false;
    }
    column->validity = memory->validity.view.buf;
    column->n_validity = (int64_t)memory->validity.view.len;
    return true;
}

static bool caf_given_texts(PyObject *object, arrow_given *column, PyObject **held)
{
    if (object == Py_None) {
        return true;
    }
    *held = PySequence_Tuple(object);
    Py_ssize_t n = *held != NULL ? PyTuple_Size(*held) : 0;
    const char **texts = PyMem_Malloc(((size_t)n + 1) * sizeof *texts);
    int64_t *lengths = PyMem_Malloc(((size_t)n + 1) * sizeof *lengths);
    column->texts = texts;
    column->lengths = lengths;
    column->n_texts = n;
    if (*held == NULL) {
        return false;
    }
    if (texts == NULL || lengths == NULL) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *text = PyTuple_GetItem(*held, i);
        Py_ssize_t length = 0;
        texts[i] = PyUnicode_Check(text) ? PyUnicode_AsUTF8AndSize(text, &length) : NULL;
        if (texts[i] == NULL) {
            PyErr_Clear(); /* it could show the text */
            char type[100];
            PyErr_Format(PyExc_TypeError, "texts: expected a str that is Unicode at %zd, got %s", i, caf_type_name(text, type, sizeof type));
            return false;
        }
        lengths[i] = length;
    }
    return true;
}

static bool caf_given_column(PyObject *object, arrow_given *column, PyObject **texts)
{
    if (!PyTuple_Check(object) || PyTuple_Size(object) != 5) {
        caf_arrow_wrong("columns: expected tuples of (name, format, values, validity, texts)", object);
        return false;
    }
    caf_given_memory *memory = calloc(1, sizeof *memory);
    if (memory == NULL) {
        PyErr_NoMemory();
        return false;
    }
    column->owner = memory;
    column->let_go = caf_given_let_go;
    column->name = caf_given_text(PyTuple_GetItem(object, 0), "columns: expected a str without a zero in it as name");
    column->format = column->name != NULL ? caf_given_text(PyTuple_GetItem(object, 1), "columns: expected a str without a zero in it as format") : NULL;
    return column->format != NULL && caf_given_values(PyTuple_GetItem(object, 2), column, memory)
           && caf_given_validity(PyTuple_GetItem(object, 3), column, memory)
           && caf_given_texts(PyTuple_GetItem(object, 4), column, texts);
}

static bool caf_given_take(PyObject *columns, caf_given *given)
{
    given->all = PySequence_Tuple(columns);
    if (given->all == NULL) {
        return false;
    }
    Py_ssize_t n = PyTuple_Size(given->all);
    given->columns = PyMem_Calloc((size_t)n + 1, sizeof *given->columns);
    given->texts = PyMem_Calloc((size_t)n + 1, sizeof *given->texts);
    if (given->columns == NULL || given->texts == NULL) {
        PyErr_NoMemory();
        return false;
    }
    given->n = n;
    for (Py_ssize_t i = 0; i < n; i++) {
        if (!caf_given_column(PyTuple_GetItem(given->all, i), &given->columns[i], &given->texts[i])) {
            return false;
        }
    }
    return true;
}

static void caf_arrow_stream_free(PyObject *capsule)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream->release != NULL) {
        stream->release(stream);
    }
    free(stream);
}

static PyObject *flat_arrow_stream(PyObject *columns, long long n)
{
    caf_given given = { 0, NULL, NULL, NULL };
    arrow_fault fault = { CAF_OK, -1, -1, "" };
    struct ArrowArrayStream *stream = calloc(1, sizeof *stream);
    PyObject *capsule = stream != NULL ? PyCapsule_New(stream, "arrow_array_stream", caf_arrow_stream_free) : PyErr_NoMemory();
    if (capsule == NULL) {
        free(stream);
        return NULL;
    }
    bool done = caf_given_take(columns, &given);
    if (done) {
        done = arrow_stream_make(stream, given.columns, given.n, n, &fault);
    }
    if (!done) {
        caf_arrow_raise(&fault, fault.column >= 0 ? PyTuple_GetItem(PyTuple_GetItem(given.all, fault.column), 0) : NULL);
        Py_CLEAR(capsule);
    }
    caf_given_free(&given, done);
    return capsule;
}
