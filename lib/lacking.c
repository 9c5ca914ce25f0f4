/*
 * Which missing facts would decide an unknown finding. Sets of facts grow one by
 * one: each is tried with every likely value, and what the rule still asks for
 * then is what the set may grow by.
 */
#include <caf/why.h>
#include "trial.h"

enum { MOST_FACTS = 3, MOST_SETS = 48, MOST_VALUES = 20 };

/* Facts that might decide together. */
typedef struct set {
    int32_t n;
    caf_lacking_fact facts[MOST_FACTS];
    int32_t verdicts;  /* of the values that decide */
    int32_t undecided; /* values that do not */
} set;

typedef struct search {
    caf_trial trial;
    caf_outcome before;
    caf_outcome then;
    int32_t n;
    set sets[MOST_SETS];
} search;

/* What a value of a fact is written to, and what stood there. */
typedef struct place {
    unsigned char *at;
    int32_t size;
    unsigned char before[8];
} place;

static int is_one(const caf_lacking_fact *one, const caf_lacking_fact *other)
{
    return one->table == other->table && one->row == other->row && one->field == other->field;
}

static int has(const set *in, const caf_lacking_fact *fact)
{
    for (int32_t i = 0; i < in->n; i++) {
        if (is_one(&in->facts[i], fact)) {
            return 1;
        }
    }
    return 0;
}

static int is_subset(const set *one, const set *other)
{
    for (int32_t i = 0; i < one->n; i++) {
        if (!has(other, &one->facts[i])) {
            return 0;
        }
    }
    return 1;
}

static void add_set(search *of, const set *from, const caf_lacking_fact *fact)
{
    set grown = *from;
    if (has(from, fact) || from->n >= MOST_FACTS || of->n >= MOST_SETS) {
        return;
    }
    grown.facts[grown.n++] = *fact;
    grown.verdicts = grown.undecided = 0;
    for (int32_t i = 0; i < of->n; i++) {
        if (of->sets[i].n == grown.n && is_subset(&of->sets[i], &grown)) {
            return;
        }
    }
    of->sets[of->n++] = grown;
}

static int is_set(int32_t table, int32_t index)
{
    const caf_field *field = caf_field_at(table, index);
    return field != NULL && field->type == CAF_TYPE_SET;
}

/* The fact that a step says is missing; lack 0: none. */
static caf_lacking_fact fact_of(const caf_step *step, const caf_finding *sought)
{
    caf_lacking_fact fact = { 0, step->table, step->row, step->field, 0 };
    if (step->kind == CAF_STEP_MISSING) {
        fact.lack = CAF_LACKS_VALUE;
    } else if (step->kind == CAF_STEP_NOT_HELD) {
        fact.lack = step->field >= 0 ? CAF_LACKS_PLACE : CAF_LACKS_TABLE;
    } else if (step->kind == CAF_STEP_COUNT && is_set(step->table, step->field)) {
        fact.lack = CAF_LACKS_VALUE; /* what the set lacks is the finding's subject's */
        fact.row = step->table == sought->table ? sought->row : 0;
    } else if (step->kind == CAF_STEP_REASON && step->code == CAF_REASON_NO_DIVISION) {
        fact = (caf_lacking_fact){ CAF_LACKS_VALUE, CAF_CASES, 0, CASE_DIVISION, 0 };
    }
    return fact;
}

static int is_doubt(const caf_step *step)
{
    return step->kind == CAF_STEP_FACT && step->date == 0 && step->code == CAF_VALUE_IN_DOUBT &&
           caf_field_at(step->table, step->field) != NULL;
}

static void add_doubted(search *of, int32_t table, int32_t row, int64_t fields)
{
    static const set nothing;
    for (int32_t field = 0; table >= 0 && row >= 0 && field < 63 && fields >> field != 0; field++) {
        if (fields & CAF_BIT(field)) {
            caf_lacking_fact fact = { CAF_LACKS_SENSE, table, table == CAF_CASES ? 0 : caf_row_name(&of->trial.whose, table, row), field, 0 };
            add_set(of, &nothing, &fact);
        }
    }
}

static int names(const search *of, int32_t table, int64_t fields)
{
    for (int32_t i = 0; i < of->before.n_steps; i++) {
        const caf_step *step = &of->before.steps[i];
        if (is_doubt(step) && step->table == table && (fields & CAF_BIT(step->field))) {
            return 1;
        }
    }
    return 0;
}

/* Where facts contradict each other either may be the wrong one. */
static void take_problem(void *user, const caf_problem *problem)
{
    search *of = user;
    if (names(of, problem->table, problem->fields) || names(of, problem->other_table, problem->other_fields)) {
        add_doubted(of, problem->table, problem->row, problem->fields);
        add_doubted(of, problem->other_table, problem->other_row, problem->other_fields);
    }
}

/* What the rule asks for once a set's facts are there: sets greater by one. */
static void grow(search *of, const set *from, const caf_outcome *then)
{
    for (int32_t i = 0; i < then->n_steps; i++) {
        caf_lacking_fact fact = fact_of(&then->steps[i], of->trial.sought);
        if (fact.lack != 0) {
            add_set(of, from, &fact);
        }
    }
}

static void add_value(int64_t *values, int32_t *n, int64_t value)
{
    for (int32_t i = 0; i < *n; i++) {
        if (values[i] == value) {
            return;
        }
    }
    if (*n < MOST_VALUES && value != 0) {
        values[(*n)++] = value;
    }
}

/* Days on both sides of each that the rule has read, and ages on both sides of those that count. */
static int32_t likely_days(const search *of, int32_t table, int64_t *values)
{
    const caf_finding *finding = of->trial.sought;
    caf_date as_of = of->trial.as_of.as_of;
    int32_t n = 0;
    if (table == CAF_CHILDREN) {
        add_value(values, &n, as_of - 366 * 8);
        add_value(values, &n, as_of - 366 * 15);
        add_value(values, &n, as_of - 366 * 19);
    }
    add_value(values, &n, as_of);
    add_value(values, &n, of->trial.whose.row.opened);
    add_value(values, &n, of->trial.whose.row.opened + 1);
    if (finding->due != 0) {
        add_value(values, &n, finding->due);
        add_value(values, &n, finding->due + 1);
    }
    for (int32_t i = 0; i < of->before.n_steps; i++) {
        if (of->before.steps[i].date != 0) {
            add_value(values, &n, of->before.steps[i].date);
            add_value(values, &n, of->before.steps[i].date + 1);
            add_value(values, &n, of->before.steps[i].date - 1);
        }
    }
    return n;
}

/* Numbers that the same field has elsewhere in the case, or that the table it refers to goes by; and one that nothing has. */
static int32_t likely_ids(const search *of, const caf_field *field, int64_t *values)
{
    static const int64_t unheard_of = INT64_MAX;
    int32_t n = 0;
    int32_t table = field->refers_to >= 0 ? field->refers_to : field->table;
    ptrdiff_t offset = field->refers_to >= 0 ? (ptrdiff_t)sizeof(int64_t) : field->offset;
    for (int64_t i = 0; i < of->trial.whose.count[table] && n < 3; i++) {
        int64_t id;
        memcpy(&id, caf_trial_row(&of->trial, table, i) + offset, sizeof id);
        add_value(values, &n, id);
    }
    if (field->refers_to < 0) {
        add_value(values, &n, unheard_of);
    }
    return n;
}

static int32_t likely_values(const search *of, const caf_field *field, int64_t *values)
{
    int32_t n = 0;
    switch (field->type) {
    case CAF_TYPE_DATE:
    case CAF_TYPE_PLANNED:
        return likely_days(of, field->table, values);
    case CAF_TYPE_ID:
        return likely_ids(of, field, values);
    case CAF_TYPE_FLAG:
    case CAF_TYPE_COUNT:
        add_value(values, &n, 1);
        add_value(values, &n, 2);
        return n;
    case CAF_TYPE_CHOICE:
        for (int32_t i = 1; i <= field->n_choices; i++) {
            add_value(values, &n, i);
        }
        return n;
    case CAF_TYPE_SET:
        add_value(values, &n, 2);
        add_value(values, &n, CAF_WHOLE_SET(field->n_choices));
        return n;
    default:
        return 0;
    }
}

static void write_value(const place *to, int64_t value)
{
    int32_t four = (int32_t)value;
    unsigned char one = (unsigned char)value;
    memcpy(to->at, to->size == 8 ? (const void *)&value : to->size == 4 ? (const void *)&four : &one, (size_t)to->size);
}

/* What the rule says with the facts there; CAF_UNKNOWN: still not enough. */
static int32_t decision(const search *of, const caf_outcome *then)
{
    /* An answer about the row that lacked a fact may be one about another row, or about the case, once it is there. */
    int32_t verdict = then->same.verdict != 0 ? then->same.verdict : then->first.verdict;
    return verdict != 0 && verdict < CAF_VERDICTS && then->n[CAF_UNKNOWN] < of->before.n[CAF_UNKNOWN] ? verdict : CAF_UNKNOWN;
}

static void try_facts(search *of, set *with, int32_t i);

/* Runs the rule with every fact of the set in its place. */
static void try_all(search *of, set *with)
{
    if (caf_trial_is_over(&of->trial) || caf_try(&of->trial, &of->then) != CAF_OK) {
        with->undecided++;
        return;
    }
    /* A value that contradicts the record is none that anybody could enter. */
    if (of->then.problems > of->before.problems) {
        return;
    }
    int32_t verdict = decision(of, &of->then);
    if (verdict != CAF_UNKNOWN) {
        with->verdicts |= 1 << verdict;
    } else {
        with->undecided++;
        set from = *with; /* the list of sets may grow beneath it */
        grow(of, &from, &of->then);
    }
}

/* The table is held whole, and has no more rows than it has. */
static void try_table(search *of, set *with, int32_t i)
{
    int32_t table = with->facts[i].table;
    caf_rows before = of->trial.tables[table];
    caf_case_row *own = (caf_case_row *)(void *)caf_trial_row(&of->trial, CAF_CASES, 0);
    int64_t absent = own->absent_tables;
    int64_t partial = own->partial_tables;
    of->trial.tables[table].size = caf_row_size(table);
    of->trial.tables[table].fields = before.fields != 0 ? before.fields : CAF_ALL_FIELDS;
    own->absent_tables &= ~CAF_BIT(table);
    own->partial_tables &= ~CAF_BIT(table);
    try_facts(of, with, i + 1);
    of->trial.tables[table] = before;
    own->absent_tables = absent;
    own->partial_tables = partial;
}

static void try_field(search *of, set *with, int32_t i)
{
    const caf_lacking_fact *fact = &with->facts[i];
    const caf_field *field = caf_field_at(fact->table, fact->field);
    int64_t row = field != NULL ? caf_row_named(&of->trial.whose, fact->table, fact->row) : -1;
    int64_t values[MOST_VALUES];
    int64_t fields = of->trial.tables[fact->table].fields;
    if (row < 0) {
        with->undecided++;
        return;
    }
    place to = { caf_trial_row(&of->trial, fact->table, row) + field->offset, field->size, { 0 } };
    int32_t n = likely_values(of, field, values);
    memcpy(to.before, to.at, (size_t)to.size);
    of->trial.tables[fact->table].fields |= CAF_BIT(fact->field);
    /* Where there is no place for it, a blank one says that it did not happen. */
    if (fact->lack == CAF_LACKS_PLACE) {
        try_facts(of, with, i + 1);
    }
    for (int32_t v = 0; v < n; v++) {
        write_value(&to, values[v]);
        try_facts(of, with, i + 1);
    }
    memcpy(to.at, to.before, (size_t)to.size);
    of->trial.tables[fact->table].fields = fields;
}

/* The facts of a set from the i-th on, with every value. */
static void try_facts(search *of, set *with, int32_t i)
{
    if (i == with->n) {
        try_all(of, with);
    } else if (with->facts[i].field < 0) {
        try_table(of, with, i);
    } else {
        try_field(of, with, i);
    }
}

/* Of the sets of one size the first that always decides, or the first that may; NULL: none. */
static const set *best_of(const search *of, int32_t from, int32_t until, int always)
{
    for (int32_t i = from; i < until; i++) {
        if (of->sets[i].verdicts != 0 && (!always || of->sets[i].undecided == 0)) {
            return &of->sets[i];
        }
    }
    return NULL;
}

static const set *find_set(search *of)
{
    static const set nothing;
    int32_t from = 0;
    grow(of, &nothing, &of->before);
    (void)caf_trial_problems(&of->trial, take_problem, of);
    for (int32_t size = 1; size <= MOST_FACTS; size++) {
        int32_t until = of->n;
        for (int32_t i = from; i < until; i++) {
            set with = of->sets[i];
            try_facts(of, &with, 0);
            of->sets[i] = with;
        }
        const set *best = best_of(of, from, until, 1);
        if (best != NULL) {
            return best;
        }
        from = until;
    }
    return best_of(of, 0, of->n, 0);
}

caf_status caf_lacking_facts(const caf_case *whose, const caf_context *context, const caf_finding *finding, void *memory,
                             size_t size, size_t *needed, caf_out *out, caf_lacking *sum)
{
    static const int64_t kept = CAF_BIT(CAF_STEP_MISSING) | CAF_BIT(CAF_STEP_NOT_HELD) | CAF_BIT(CAF_STEP_FACT) |
                                CAF_BIT(CAF_STEP_REASON) | CAF_BIT(CAF_STEP_COUNT) | CAF_BIT(CAF_STEP_LIMIT) | CAF_BIT(CAF_STEP_BOUND);
    search of;
    caf_status status = sum == NULL ? CAF_E_NULL : caf_check_trial(whose, context, finding, memory, size, needed, out);
    if (status == CAF_OK && sum->size < (int32_t)sizeof *sum) {
        status = CAF_E_SIZE;
    }
    if (status != CAF_OK) {
        return status;
    }
    of.n = 0;
    status = caf_begin_trial(&of.trial, whose, context, finding, kept, memory);
    status = status == CAF_OK ? caf_try(&of.trial, &of.before) : status;
    if (status != CAF_OK) {
        return status;
    }
    if (of.trial.nth < 0) {
        return CAF_E_NO_FINDING;
    }
    const set *best = finding->verdict == CAF_UNKNOWN ? find_set(&of) : NULL;
    *sum = (caf_lacking){ (int32_t)sizeof *sum, best != NULL ? best->verdicts : 0, best != NULL && best->undecided == 0, 0 };
    if (best != NULL && best->n > out->capacity - out->n) {
        return CAF_E_CAPACITY;
    }
    for (int32_t i = 0; best != NULL && i < best->n; i++) {
        caf_append(out, &best->facts[i], (int32_t)sizeof best->facts[i]);
    }
    return CAF_OK;
}
