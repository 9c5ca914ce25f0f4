/*
 * Suppression of small counts in a two-way table.
 *
 * Rows and columns, those of the totals included, are the nodes of a graph and
 * cells its edges. What a reader of the published cells can still imagine is the
 * table itself plus or minus one around cycles of hidden cells (cells up and down
 * in turn; totals count with the other sign), so a hidden cell is safe where such
 * a cycle goes through it, and the cheapest cycle says which further cells to hide.
 * As the equations are those of a network, whole numbers make no difference.
 */
#include <caf/suppress.h>
#include <stddef.h>

#define COUNT_MAX ((int64_t)1 << 48)
#define NO_WAY INT64_MAX

typedef struct table {
    const int64_t *cells;
    unsigned char *hidden;
    int64_t rows;    /* the place of the row of totals */
    int64_t columns; /* and of their column */
    int32_t fixed;
    int64_t *cost;   /* by node: rows first, then columns */
    int64_t *before; /* the node before it on the way, -1: none */
    int64_t *is_done;
    int64_t *near;   /* nodes as near as the one at hand, still to be gone on from */
    int64_t n_near;
} table;

int64_t caf_suppress_work(int64_t rows, int64_t columns)
{
    if (rows <= 0 || columns <= 0 || rows > CAF_SUPPRESS_SIDE_MAX || columns > CAF_SUPPRESS_SIDE_MAX) {
        return 0;
    }
    return 4 * (rows + columns + 2);
}

static int64_t place_of(const table *of, int64_t row, int64_t column)
{
    return row * (of->columns + 1) + column;
}

static int is_fixed(const table *of, int64_t row, int64_t column)
{
    int is_row_total = column == of->columns;
    int is_column_total = row == of->rows;
    if (is_column_total && (of->fixed & CAF_COLUMN_TOTALS_GIVEN)) {
        return !of->hidden[place_of(of, row, column)];
    }
    if (is_row_total && is_column_total) {
        return of->fixed != 0;
    }
    return (is_row_total && (of->fixed & CAF_ROW_TOTALS_FIXED)) || (is_column_total && (of->fixed & CAF_COLUMN_TOTALS_FIXED));
}

/* What it costs to hide a cell; small cells before great ones, and totals only where no cells will do. */
static int64_t cost_of(const table *of, int64_t row, int64_t column)
{
    int64_t place = place_of(of, row, column);
    int totals = (row == of->rows) + (column == of->columns);
    int64_t count = of->cells[place];
    if (of->hidden[place]) {
        return 0;
    }
    if (count == 0 || is_fixed(of, row, column)) {
        return NO_WAY;
    }
    int64_t most = (int64_t)1 << 30;
    return (count < most ? count : most) + ((int64_t)1 << 20) + (totals == 0 ? 0 : (int64_t)1 << (totals == 1 ? 45 : 50));
}

/* Whether a cell could be one more, or one less, on the way from its row to its column, or back. */
static int can_go(const table *of, int64_t row, int64_t column, int to_column)
{
    int is_counted_off = (row == of->rows) != (column == of->columns);
    int is_up = to_column != is_counted_off;
    return is_up || of->cells[place_of(of, row, column)] >= 2;
}

/* A node as near as any that is not done. Distances are few, and so all nodes of one are listed in one look at them. */
static int64_t nearest(table *of, int64_t nodes)
{
    int64_t cost = NO_WAY;
    for (;;) {
        while (of->n_near > 0) {
            int64_t near = of->near[--of->n_near];
            if (!of->is_done[near]) {
                return near;
            }
        }
        for (int64_t i = 0; i < nodes; i++) {
            if (!of->is_done[i] && of->cost[i] < cost) {
                cost = of->cost[i];
            }
        }
        if (cost == NO_WAY) {
            return -1;
        }
        for (int64_t i = nodes; i-- > 0;) {
            if (!of->is_done[i] && of->cost[i] == cost) {
                of->near[of->n_near++] = i;
            }
        }
    }
}

/* Goes on from a node to all on the other side, except along one cell. */
static void relax(table *of, int64_t node, int64_t but_row, int64_t but_column)
{
    int from_row = node <= of->rows;
    int64_t n = from_row ? of->columns + 1 : of->rows + 1;
    for (int64_t i = 0; i < n; i++) {
        int64_t row = from_row ? node : i;
        int64_t column = from_row ? i : node - of->rows - 1;
        int64_t other = from_row ? of->rows + 1 + column : row;
        int64_t cost = cost_of(of, row, column);
        if ((row == but_row && column == but_column) || cost == NO_WAY || !can_go(of, row, column, from_row)) {
            continue;
        }
        if (of->cost[node] + cost < of->cost[other]) {
            of->cost[other] = of->cost[node] + cost;
            of->before[other] = node;
            if (cost == 0) {
                of->near[of->n_near++] = other; /* once, as it gets no nearer */
            }
        }
    }
}

/* The cheapest way round from one end of a cell to its other end; NO_WAY: there is none. */
static int64_t go_round(table *of, int64_t row, int64_t column, int from_column)
{
    int64_t nodes = of->rows + of->columns + 2;
    int64_t column_node = of->rows + 1 + column;
    int64_t end = from_column ? row : column_node;
    for (int64_t i = 0; i < nodes; i++) {
        of->cost[i] = NO_WAY;
        of->before[i] = -1;
        of->is_done[i] = 0;
    }
    of->n_near = 0;
    of->cost[from_column ? column_node : row] = 0;
    for (int64_t at = nearest(of, nodes); at >= 0 && at != end; at = nearest(of, nodes)) {
        of->is_done[at] = 1;
        relax(of, at, row, column);
    }
    return of->cost[end];
}

static void hide_way(table *of, int64_t end)
{
    for (int64_t at = end; of->before[at] >= 0; at = of->before[at]) {
        int64_t other = of->before[at];
        int64_t row = at <= of->rows ? at : other;
        int64_t column = (at <= of->rows ? other : at) - of->rows - 1;
        of->hidden[place_of(of, row, column)] = 1;
    }
}

/* Makes sure that a hidden cell cannot be worked out. 0: there is no way. */
static int protect(table *of, int64_t row, int64_t column)
{
    int64_t cost[2];
    for (int from_column = 0; from_column <= 1; from_column++) {
        /* A way from the column back to the row closes a cycle on which the cell itself was gone along to its column. */
        cost[from_column] = can_go(of, row, column, from_column) ? go_round(of, row, column, from_column) : NO_WAY;
        if (cost[from_column] == 0) {
            return 1;
        }
    }
    int best = cost[1] < cost[0];
    if (cost[best] == NO_WAY) {
        return 0;
    }
    (void)go_round(of, row, column, best);
    hide_way(of, best ? row : of->rows + 1 + column);
    return 1;
}

/* Each row's last cell is its total; and the same of columns. */
static int adds_up(const table *of)
{
    for (int64_t row = 0; row <= of->rows; row++) {
        int64_t sum = 0;
        for (int64_t column = 0; column <= of->columns; column++) {
            int64_t count = of->cells[place_of(of, row, column)];
            if (count < 0 || count > COUNT_MAX) {
                return 0;
            }
            sum += column < of->columns ? count : -count;
        }
        if (sum != 0) {
            return 0;
        }
    }
    for (int64_t column = 0; column <= of->columns; column++) {
        int64_t sum = 0;
        for (int64_t row = 0; row <= of->rows; row++) {
            int64_t count = of->cells[place_of(of, row, column)];
            sum += row < of->rows ? count : -count;
        }
        if (sum != 0) {
            return 0;
        }
    }
    return 1;
}

/* Hides the small counts. 0: one of them is a total that is fixed. */
static int hide_small(table *of, int64_t threshold)
{
    for (int64_t row = 0; row <= of->rows; row++) {
        for (int64_t column = 0; column <= of->columns; column++) {
            int64_t place = place_of(of, row, column);
            int is_small = of->cells[place] > 0 && of->cells[place] < threshold;
            int is_given = row == of->rows && (of->fixed & CAF_COLUMN_TOTALS_GIVEN) != 0;
            if (is_small && is_fixed(of, row, column)) {
                return 0;
            }
            of->hidden[place] = is_given ? of->hidden[place] : (unsigned char)is_small;
        }
    }
    return 1;
}

/* What is hidden on the way lies on a cycle too, and stays safe whatever else is hidden. */
static int protect_all(table *of)
{
    for (int64_t row = 0; row <= of->rows; row++) {
        for (int64_t column = 0; column <= of->columns; column++) {
            if (of->hidden[place_of(of, row, column)] && !protect(of, row, column)) {
                return 0;
            }
        }
    }
    return 1;
}

caf_status caf_suppress(const int64_t *cells, int64_t rows, int64_t columns, int64_t threshold, int32_t fixed,
                        unsigned char *hidden, int64_t *work)
{
    if (cells == NULL || hidden == NULL || work == NULL) {
        return CAF_E_NULL;
    }
    int64_t size = caf_suppress_work(rows, columns);
    if (size == 0) {
        return CAF_E_SIZE;
    }
    int64_t nodes = size / 4;
    table of = { cells, hidden, rows, columns, fixed, work, work + nodes, work + 2 * nodes, work + 3 * nodes, 0 };
    int32_t both = CAF_COLUMN_TOTALS_FIXED | CAF_COLUMN_TOTALS_GIVEN;
    if (threshold < 2 || (fixed & ~(CAF_ROW_TOTALS_FIXED | both)) != 0 || (fixed & both) == both || !adds_up(&of)) {
        return CAF_E_ARGUMENT;
    }
    if (hide_small(&of, threshold) && protect_all(&of)) {
        return CAF_OK;
    }
    for (int64_t i = 0; i < (rows + 1) * (columns + 1); i++) {
        hidden[i] = 1;
    }
    return CAF_E_CAPACITY;
}
