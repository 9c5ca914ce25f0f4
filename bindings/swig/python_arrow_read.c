/* Tables of Arrow in Python. Part of the wrapper that SWIG writes: python_arrow.i. */

/* The type that is wrong goes at the end of what was expected. */
static void caf_arrow_wrong(const char *expected, PyObject *got)
{
    char type[100];
    PyErr_Format(PyExc_TypeError, "%s, got %s", expected, caf_type_name(got, type, sizeof type));
}

/* A part of memory that `owner` keeps there, as a read-only buffer of bytes. */
typedef struct caf_arrow_memory {
    PyObject_HEAD
    PyObject *owner;
    void *data;
    Py_ssize_t n_bytes;
} caf_arrow_memory;

static int caf_arrow_memory_view(PyObject *self, Py_buffer *view, int flags)
{
    caf_arrow_memory *memory = (caf_arrow_memory *)self;
    return PyBuffer_FillInfo(view, self, memory->data, memory->n_bytes, 1, flags);
}

static void caf_arrow_memory_free(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((caf_arrow_memory *)self)->owner);
    PyObject_Free(self);
    Py_DECREF(type);
}

/* Made when it is first needed, and kept. */
static PyTypeObject *caf_arrow_memory_type(void)
{
    static PyObject *type = NULL;
    if (type == NULL) {
        static PyType_Slot slots[] = {
            { Py_bf_getbuffer, (void *)caf_arrow_memory_view },
            { Py_tp_dealloc, (void *)caf_arrow_memory_free },
            { Py_tp_doc, (void *)"Memory of a table that was read, or a part of it." },
            { 0, NULL },
        };
        static PyType_Spec spec = {
            "caf._raw.ArrowMemory", sizeof(caf_arrow_memory), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots,
        };
        type = PyType_FromSpec(&spec);
    }
    return (PyTypeObject *)type;
}

static PyObject *caf_arrow_memory_new(PyObject *owner, const void *data, int64_t n_bytes)
{
    if (data == NULL) {
        Py_RETURN_NONE;
    }
    PyTypeObject *type = caf_arrow_memory_type();
    caf_arrow_memory *memory = type != NULL ? PyObject_New(caf_arrow_memory, type) : NULL;
    if (memory != NULL) {
        Py_INCREF(owner);
        memory->owner = owner;
        memory->data = (void *)data;
        memory->n_bytes = (Py_ssize_t)n_bytes;
    }
    return (PyObject *)memory;
}

/* What is given back may be of a producer in Python, which must not find an
 * exception that is on its way. */
static void caf_arrow_values_free(PyObject *capsule)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    arrow_values *values = PyCapsule_GetPointer(capsule, "caf_arrow_values");
    arrow_values_release(values);
    PyMem_Free(values);
    PyErr_Restore(type, value, traceback);
}

static void caf_arrow_table_free(arrow_table *table)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    arrow_table_release(table);
    PyErr_Restore(type, value, traceback);
}

/* Raises a fault. A type that is not read is a TypeError, as everywhere. */
static void caf_arrow_raise(const arrow_fault *fault, PyObject *name)
{
    if (PyErr_Occurred()) {
        return;
    }
    PyObject *place = PyUnicode_FromString("");
    if (place != NULL && name != NULL) {
        Py_DECREF(place);
        place = fault->row >= 0 ? PyUnicode_FromFormat("column %R, row %lld: ", name, (long long)fault->row)
                                : PyUnicode_FromFormat("column %R: ", name);
    } else if (place != NULL && fault->row >= 0) {
        Py_DECREF(place);
        place = PyUnicode_FromFormat("row %lld: ", (long long)fault->row);
    }
    if (place == NULL) {
        return;
    }
    if (fault->status == CAF_E_MEMORY) {
        PyErr_NoMemory();
    } else if (fault->status == CAF_E_TYPE) {
        PyErr_Format(PyExc_TypeError, "%U%s", place, fault->text);
    } else {
        PyObject *text = PyUnicode_FromFormat("%U%s", place, fault->text);
        const char *utf8 = text != NULL ? PyUnicode_AsUTF8AndSize(text, NULL) : NULL;
        if (utf8 != NULL) {
            caf_diag diag = { fault->status, -1, fault->row, -1, 0 };
            caf_raise(&diag, utf8);
        }
        Py_XDECREF(text);
    }
    Py_DECREF(place);
}

/* The distinct texts of a column: Python's own dictionary finds them. */
typedef struct caf_texts {
    PyObject *codes; /* text: int */
    PyObject *list;
} caf_texts;

static int32_t caf_text_code(void *user, const char *text, int64_t length)
{
    caf_texts *texts = user;
    int32_t code = -1;
    PyObject *key = PyUnicode_DecodeUTF8(text, (Py_ssize_t)length, NULL);
    PyObject *known = key != NULL ? PyDict_GetItemWithError(texts->codes, key) : NULL;
    if (known != NULL) {
        code = (int32_t)PyLong_AsLong(known);
    } else if (key != NULL && !PyErr_Occurred()) {
        Py_ssize_t n = PyList_Size(texts->list);
        PyObject *fresh = n < INT32_MAX ? PyLong_FromSsize_t(n) : PyErr_NoMemory();
        if (fresh != NULL && PyDict_SetItem(texts->codes, key, fresh) == 0 && PyList_Append(texts->list, key) == 0) {
            code = (int32_t)n;
        }
        Py_XDECREF(fresh);
    }
    Py_XDECREF(key);
    return code;
}

static PyObject *caf_arrow_codes(arrow_table *table, int64_t column, arrow_values *values, arrow_fault *fault)
{
    PyObject *result = NULL;
    caf_texts texts = { PyDict_New(), PyList_New(0) };
    if (texts.codes != NULL && texts.list != NULL) {
        if (arrow_column_codes(table, column, caf_text_code, &texts, values, fault)) {
            result = PyList_AsTuple(texts.list);
        } else if (PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
            PyErr_Clear(); /* it would show the text */
            arrow_refuse(fault, CAF_E_UTF8, caf_status_text(CAF_E_UTF8));
        }
    }
    Py_XDECREF(texts.codes);
    Py_XDECREF(texts.list);
    return result;
}

/* What is beside the values: the texts of codes, the time zone of time stamps. */
static PyObject *caf_arrow_texts(arrow_table *table, int64_t column, arrow_values *values, arrow_fault *fault)
{
    if (arrow_column_is_text(table, column)) {
        return caf_arrow_codes(table, column, values, fault);
    }
    bool done;
    Py_BEGIN_ALLOW_THREADS
    done = arrow_column_values(table, column, values, fault);
    Py_END_ALLOW_THREADS
    if (!done) {
        return NULL;
    }
    if (values->zone == NULL || *values->zone == 0) {
        Py_RETURN_NONE;
    }
    PyObject *zone = PyUnicode_DecodeUTF8(values->zone, (Py_ssize_t)strlen(values->zone), "replace");
    PyObject *zones = zone != NULL ? PyTuple_New(1) : NULL;
    if (zones == NULL || PyTuple_SetItem(zones, 0, zone) != 0) {
        Py_XDECREF(zones == NULL ? zone : zones);
        return NULL;
    }
    return zones;
}

static PyObject *caf_arrow_column(arrow_table *table, int64_t column)
{
    arrow_fault fault = { CAF_OK, column, -1, "" };
    const char *utf8 = arrow_column_name(table, column);
    PyObject *name = PyUnicode_DecodeUTF8(utf8, (Py_ssize_t)strlen(utf8), "replace");
    if (name == NULL) {
        return NULL;
    }
    PyObject *result = NULL, *owner = NULL, *texts = NULL, *bytes = NULL, *validity = NULL;
    arrow_values *values = PyMem_Calloc(1, sizeof *values);
    if (values == NULL) {
        PyErr_NoMemory();
        goto end;
    }
    owner = PyCapsule_New(values, "caf_arrow_values", caf_arrow_values_free);
    if (owner == NULL) {
        PyMem_Free(values);
        goto end;
    }
    texts = caf_arrow_texts(table, column, values, &fault);
    if (texts == NULL) {
        caf_arrow_raise(&fault, name);
        goto end;
    }
    bytes = caf_arrow_memory_new(owner, values->values, values->n_bytes);
    validity = caf_arrow_memory_new(owner, values->validity, values->n_validity);
    if (bytes != NULL && validity != NULL) {
        result = Py_BuildValue("(OiOLLOO)", name, (int)values->kind, bytes, (long long)values->offset, (long long)values->n,
                               validity, texts);
    }
end:
    Py_DECREF(name);
    Py_XDECREF(owner);
    Py_XDECREF(texts);
    Py_XDECREF(bytes);
    Py_XDECREF(validity);
    return result;
}

static PyObject *caf_arrow_columns(arrow_table *table)
{
    PyObject *columns = PyList_New(0);
    for (int64_t i = 0; columns != NULL && i < table->n_columns; i++) {
        PyObject *column = caf_arrow_column(table, i);
        if (column == NULL || PyList_Append(columns, column) != 0) {
            Py_CLEAR(columns);
        }
        Py_XDECREF(column);
    }
    return columns;
}

/* Calls a method without arguments; NULL without an error where there is none. */
static PyObject *caf_arrow_ask(PyObject *object, const char *method)
{
    PyObject *bound = PyObject_GetAttrString(object, method);
    if (bound == NULL) {
        if (PyErr_ExceptionMatches(PyExc_AttributeError)) {
            PyErr_Clear();
        }
        return NULL;
    }
    PyObject *result = PyObject_CallObject(bound, NULL);
    Py_DECREF(bound);
    return result;
}

static bool caf_arrow_take_stream(PyObject *capsule, arrow_table *table, arrow_fault *fault)
{
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream == NULL) {
        return false;
    }
    bool done;
    Py_BEGIN_ALLOW_THREADS
    done = arrow_table_from_stream(table, stream, fault);
    if (stream->release != NULL) {
        stream->release(stream);
    }
    Py_END_ALLOW_THREADS
    return done;
}

static bool caf_arrow_take_array(PyObject *pair, arrow_table *table, arrow_fault *fault)
{
    if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2) {
        caf_arrow_wrong("table: expected two capsules from __arrow_c_array__", pair);
        return false;
    }
    struct ArrowSchema *schema = PyCapsule_GetPointer(PyTuple_GetItem(pair, 0), "arrow_schema");
    struct ArrowArray *array = schema != NULL ? PyCapsule_GetPointer(PyTuple_GetItem(pair, 1), "arrow_array") : NULL;
    return array != NULL && arrow_table_from_array(table, schema, array, fault);
}

static PyObject *flat_arrow_read(PyObject *table)
{
    arrow_table taken;
    memset(&taken, 0, sizeof taken);
    arrow_fault fault = { CAF_OK, -1, -1, "" };
    bool done = false;
    PyObject *given = caf_arrow_ask(table, "__arrow_c_stream__");
    if (given != NULL) {
        done = caf_arrow_take_stream(given, &taken, &fault);
    } else if (!PyErr_Occurred()) {
        given = caf_arrow_ask(table, "__arrow_c_array__");
        if (given != NULL) {
            done = caf_arrow_take_array(given, &taken, &fault);
        } else if (!PyErr_Occurred()) {
            caf_arrow_wrong("table: expected an object with __arrow_c_stream__ or __arrow_c_array__", table);
        }
    }
    if (!done) {
        caf_arrow_raise(&fault, NULL);
    }
    PyObject *columns = done ? caf_arrow_columns(&taken) : NULL;
    caf_arrow_table_free(&taken);
    Py_XDECREF(given);
    return columns;
}
