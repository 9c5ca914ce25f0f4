/* The shapes of caf.i in Java: whole numbers are int, texts String, arrays
 * int[] and long[], bytes direct ByteBuffers. One output is the result, several
 * are one int[] each. Errors are thrown by libcaf.CafException. The whole layer
 * is private to the package.
 *
 * Nothing here returns early or throws before the end: arrays already taken
 * must be given back first. What is not there arrives as NULL with the length
 * -1, which flat.c refuses.
 */

%pragma(java) moduleclassmodifiers="final class"
%pragma(java) jniclassclassmodifiers="final class"
%pragma(java) jniclasscode=%{
    static {
        System.loadLibrary("caf_java");
    }
%}

%{
static void caf_throw(JNIEnv *env, const caf_diag *diag, const char *text)
{
    jclass type;
    jmethodID of;
    jstring message;
    jobject error;
    if ((*env)->ExceptionCheck(env) || (type = (*env)->FindClass(env, "libcaf/CafException")) == NULL
        || (of = (*env)->GetStaticMethodID(env, type, "of", "(ILjava/lang/String;IJI)Llibcaf/CafException;")) == NULL
        || (message = (*env)->NewStringUTF(env, text)) == NULL) {
        return;
    }
    error = (*env)->CallStaticObjectMethod(env, type, of, (jint)diag->status, message, (jint)diag->table, (jlong)diag->row,
                                           (jint)diag->field);
    if (error != NULL && !(*env)->ExceptionCheck(env)) {
        (*env)->Throw(env, (jthrowable)error);
    }
}

static void caf_bytes_take(JNIEnv *env, jobject buffer, void **data, int64_t *n)
{
    *data = NULL;
    *n = -1;
    if (buffer != NULL) {
        *n = (int64_t)(*env)->GetDirectBufferCapacity(env, buffer);
        *data = *n > 0 ? (*env)->GetDirectBufferAddress(env, buffer) : NULL;
    }
}

typedef struct caf_tables {
    const void *data[CAF_TABLES_MAX];
    int64_t n_bytes[CAF_TABLES_MAX];
} caf_tables;

static int32_t caf_tables_take(JNIEnv *env, jobjectArray buffers, caf_tables *tables)
{
    jsize n = buffers != NULL ? (*env)->GetArrayLength(env, buffers) : -1;
    memset(tables, 0, sizeof *tables);
    for (jsize i = 0; i < n && i < CAF_TABLES_MAX; i++) {
        jobject one = (*env)->GetObjectArrayElement(env, buffers, i);
        if (one != NULL) {
            void *data;
            caf_bytes_take(env, one, &data, &tables->n_bytes[i]);
            tables->data[i] = data;
            (*env)->DeleteLocalRef(env, one);
        }
    }
    return (int32_t)n;
}
%}

/* guard */
%typemap(jni) SWIGTYPE *, SWIGTYPE & "jlong"
%typemap(in) SWIGTYPE *, SWIGTYPE & "_Static_assert(0, \"$1_name of $symname: no shape says how this crosses\");"
%typemap(out) SWIGTYPE, SWIGTYPE *, SWIGTYPE & "_Static_assert(0, \"$symname: no shape says how its result crosses\");"

/* STATUS, DIAG: 0, or the one output, which argout puts over it. */
%typemap(jni) caf_status, caf_diag "jint"
%typemap(jtype) caf_status, caf_diag "int"
%typemap(jstype) caf_status, caf_diag "int"
%typemap(javaout) caf_status, caf_diag { return $jnicall; }
%typemap(out, noblock=1) caf_status {
    $result = 0;
    if ($1 >= CAF_E_NULL) {
        caf_diag diag = { $1, -1, -1, -1, 0 };
        caf_throw(jenv, &diag, caf_status_text($1));
    }
}
%typemap(out, noblock=1) caf_diag {
    $result = 0;
    if ($1.status >= CAF_E_NULL) {
        char text[512];
        caf_diag_text(&$1, text, sizeof text, NULL);
        caf_throw(jenv, &$1, text);
    }
}

/* LONG_IN */
%typemap(jni) int64_t LONG_IN "jlong"
%typemap(jtype) int64_t LONG_IN "long"
%typemap(jstype) int64_t LONG_IN "long"
%typemap(javain) int64_t LONG_IN "$javainput"
%typemap(in, noblock=1) int64_t LONG_IN { $1 = (int64_t)$input; }

/* INT_OUT, BOOL_OUT: the result. */
%typemap(in, numinputs=0, noblock=1) int32_t *INT_OUT (int32_t value) { value = 0; $1 = &value; }
%typemap(argout, noblock=1) int32_t *INT_OUT { $result = (jint)*$1; }
%typemap(in, numinputs=0, noblock=1) bool *BOOL_OUT (bool value) { value = false; $1 = &value; }
%typemap(argout, noblock=1) bool *BOOL_OUT { $result = (jint)*$1; }

/* Where there are several they go to the first element of an array. */
%define %several(CTYPE, NAME, JTYPE, JAVATYPE, SET)
%typemap(jni) CTYPE *NAME #JTYPE "Array"
%typemap(jtype) CTYPE *NAME #JAVATYPE "[]"
%typemap(jstype) CTYPE *NAME #JAVATYPE "[]"
%typemap(javain) CTYPE *NAME "$javainput"
%typemap(in, noblock=1) CTYPE *NAME (CTYPE value) { value = 0; $1 = &value; }
%typemap(argout, noblock=1) CTYPE *NAME {
    if ($input != NULL && !(*jenv)->ExceptionCheck(jenv)) {
        JTYPE one = (JTYPE)*$1;
        (*jenv)->SET(jenv, $input, 0, 1, &one);
    }
}
%typemap(freearg) CTYPE *NAME ""
%enddef
%several(int32_t, INTS_1, jint, int, SetIntArrayRegion)
%several(int64_t, LONG_OUT, jlong, long, SetLongArrayRegion)
%several(bool, BOOLS_1, jboolean, boolean, SetBooleanArrayRegion)

/* INTS_IN, INTS_OUT, LONGS_IN, LONGS_INOUT. Not the critical variants: a
 * thread that holds one of those keeps the garbage collector waiting. */
%define %array(POINTER, JTYPE, JAVATYPE, KIND, MODE)
%typemap(jni) (POINTER, int64_t N) #JTYPE "Array"
%typemap(jtype) (POINTER, int64_t N) #JAVATYPE "[]"
%typemap(jstype) (POINTER, int64_t N) #JAVATYPE "[]"
%typemap(javain) (POINTER, int64_t N) "$javainput"
%typemap(in, noblock=1) (POINTER, int64_t N) {
    $1 = $input != NULL ? ($1_ltype)(*jenv)->Get ## KIND ## ArrayElements(jenv, $input, NULL) : NULL;
    $2 = $1 != NULL ? ($2_ltype)(*jenv)->GetArrayLength(jenv, $input) : -1;
}
%typemap(argout) (POINTER, int64_t N) ""
%typemap(freearg, noblock=1) (POINTER, int64_t N) {
    if ($1 != NULL) {
        (*jenv)->Release ## KIND ## ArrayElements(jenv, $input, (JTYPE *)$1, MODE);
    }
}
%enddef
%array(const int32_t *INTS_IN, jint, int, Int, JNI_ABORT)
%array(int32_t *INTS_OUT, jint, int, Int, 0)
%array(const int64_t *LONGS_IN, jlong, long, Long, JNI_ABORT)
%array(int64_t *LONGS_INOUT, jlong, long, Long, 0)
/* This one may be null. */
%typemap(in, noblock=1) (int64_t *LONGS_INOUT, int64_t N) {
    $1 = $input != NULL ? ($1_ltype)(*jenv)->GetLongArrayElements(jenv, $input, NULL) : NULL;
    $2 = $1 != NULL ? ($2_ltype)(*jenv)->GetArrayLength(jenv, $input) : $input != NULL ? -1 : 0;
}

/* BYTES_IN, BYTES_INOUT: from the beginning of the buffer to its capacity. */
%define %bytes(POINTER)
%typemap(jni) (POINTER, int64_t N) "jobject"
%typemap(jtype) (POINTER, int64_t N) "java.nio.ByteBuffer"
%typemap(jstype) (POINTER, int64_t N) "java.nio.ByteBuffer"
%typemap(javain) (POINTER, int64_t N) "$javainput"
%typemap(in, noblock=1) (POINTER, int64_t N) (void *data, int64_t n) {
    caf_bytes_take(jenv, $input, &data, &n);
    $1 = ($1_ltype)data;
    $2 = ($2_ltype)n;
}
%typemap(freearg) (POINTER, int64_t N) ""
%enddef
%bytes(const void *BYTES_IN)
%bytes(const void *BLOCK_IN)
%bytes(void *BYTES_INOUT)

/* TABLES_IN: null where there are no rows. */
%typemap(jni) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) "jobjectArray"
%typemap(jtype) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) "java.nio.ByteBuffer[]"
%typemap(jstype) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) "java.nio.ByteBuffer[]"
%typemap(javain) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) "$javainput"
%typemap(in, noblock=1) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) (caf_tables held) {
    $3 = caf_tables_take(jenv, $input, &held);
    $1 = ($1_ltype)held.data;
    $2 = ($2_ltype)held.n_bytes;
}
%typemap(freearg) (const void *const *TABLES_IN, const int64_t *N_BYTES, int32_t N) ""
