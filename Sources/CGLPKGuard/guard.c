/* The guarded face of GLPK; see CGLPKGuard.h. */
#include "CGLPKGuard.h"

#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

typedef struct frame {
  jmp_buf jump;
  struct frame *outer;
} frame;

/* Everything this target knows, one per thread as in GLPK itself. */
typedef struct {
  uint64_t serial; /* 0 = closed */
  bool spent;
  int why; /* what the jump answers */
  frame *top;
  glpg_listener listener;
  glpg_question stop;
  void *context;
  const glpg_limits *limits; /* of the solve under way */
  double deadline;           /* on the monotonic clock, infinite = none */
  bool searching;            /* inside glp_intopt */
  double heard;              /* when the search last called back */
  char message[1024];
  size_t length;
} environment;

static _Thread_local environment here_and_now;
#define E here_and_now
static atomic_uint_fast64_t serials;

/* How long past the deadline, or past the last sign of life of a stopped search, a solve may keep the
   thread before it is cut short: what ends in order keeps its answer and its environment. */
static const double grace = 0.2;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static _Noreturn void leave(int why) {
  E.spent = true;
  E.why = why;
  longjmp(E.top->jump, 1);
}

static void on_error(void *info) {
  (void)info;
  if (E.top != NULL) leave(GLPG_FATAL);
  /* Outside every frame GLPK aborts: a call that can fail was not guarded, a defect of this file. */
}

static bool stop_asked(void) {
  if (E.stop != NULL && E.stop(E.context) != 0) return true;
  return E.limits != NULL && E.limits->stop != NULL && E.limits->stop(E.limits->context) != 0;
}

bool glpg_stop_asked(void) { return E.serial != 0 && stop_asked(); }

static int on_text(void *info, const char *text) {
  (void)info;
  if (glp_at_error()) {
    size_t count = strlen(text), room = sizeof E.message - 1 - E.length;
    if (count > room) count = room;
    memcpy(E.message + E.length, text, count);
    E.length += count;
    E.message[E.length] = 0;
    return 1;
  }
  if (E.listener != NULL) E.listener(E.context, text);
  if (E.limits == NULL || E.top == NULL) return 1;
  /* A line of output is the only place where simplex can be left. A search has its callbacks, where it
     ends in order; only one that is lost in a long node is left from here. */
  double t = now();
  if (E.searching && t < E.heard + grace) return 1;
  if (stop_asked()) leave(GLPG_CANCELLED);
  if (t > E.deadline + grace) leave(GLPG_TIMED_OUT);
  return 1;
}

/* setjmp has to stand in the frame that stays alive, hence a macro. Nothing local is changed after it. */
#define GUARD(...)                                   \
  do {                                               \
    if (E.serial == 0) return GLPG_CLOSED;           \
    if (E.spent) return GLPG_SPENT;                  \
    frame guard;                                     \
    guard.outer = E.top;                             \
    E.message[0] = 0;                                \
    E.length = 0;                                    \
    if (setjmp(guard.jump) != 0) {                   \
      E.top = guard.outer;                           \
      return E.why;                                  \
    }                                                \
    E.top = &guard;                                  \
    __VA_ARGS__;                                     \
    E.top = guard.outer;                             \
    return GLPG_OK;                                  \
  } while (0)

static int install(void) {
  GUARD({
    glp_term_hook(on_text, NULL);
    glp_error_hook(on_error, NULL);
  });
}

int glpg_open(glpg_listener listener, glpg_question stop, void *context) {
  if (E.serial != 0) return GLPG_BUSY;
  memset(&E, 0, sizeof E);
  glp_init_env();
  E.serial = atomic_fetch_add(&serials, 1) + 1;
  E.listener = listener;
  E.stop = stop;
  E.context = context;
  E.deadline = INFINITY;
  return install();
}

void glpg_close(void) {
  if (E.serial == 0) return;
  glp_free_env();
  memset(&E, 0, sizeof E);
}

uint64_t glpg_environment(void) { return E.serial; }
const char *glpg_message(void) { return E.message; }

/* Building and changing */

static int bounds_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}
static void row_bounds(glp_prob *p, int i, double lower, double upper) {
  glp_set_row_bnds(p, i, bounds_type(lower, upper), lower, upper);
}
static void column_bounds(glp_prob *p, int j, double lower, double upper) {
  glp_set_col_bnds(p, j, bounds_type(lower, upper), lower, upper);
}

int glpg_create(const glpg_model *m, glp_prob **out) {
  *out = NULL;
  GUARD({
    glp_prob *p = glp_create_prob();
    glp_set_obj_dir(p, m->maximize ? GLP_MAX : GLP_MIN);
    glp_set_obj_coef(p, 0, m->offset);
    /* GLPK takes zero new rows for a mistake. */
    if (m->rows > 0) glp_add_rows(p, m->rows);
    if (m->columns > 0) glp_add_cols(p, m->columns);
    for (int i = 0; i < m->rows; i++) row_bounds(p, i + 1, m->row_bounds[2 * i], m->row_bounds[2 * i + 1]);
    for (int j = 0; j < m->columns; j++) {
      column_bounds(p, j + 1, m->column_bounds[2 * j], m->column_bounds[2 * j + 1]);
      glp_set_obj_coef(p, j + 1, m->costs[j]);
      if (m->integer != NULL && m->integer[j] != 0) glp_set_col_kind(p, j + 1, GLP_IV);
    }
    if (m->entries > 0) glp_load_matrix(p, m->entries, m->entry_row, m->entry_column, m->entry_value);
    *out = p;
  });
}

int glpg_delete(glp_prob *p) { GUARD(glp_delete_prob(p)); }
int glpg_set_row_name(glp_prob *p, int i, const char *name) { GUARD(glp_set_row_name(p, i, name)); }
int glpg_set_column_name(glp_prob *p, int j, const char *name) { GUARD(glp_set_col_name(p, j, name)); }
int glpg_set_row_bounds(glp_prob *p, int i, double lower, double upper) {
  GUARD(row_bounds(p, i, lower, upper));
}
int glpg_set_column_bounds(glp_prob *p, int j, double lower, double upper) {
  GUARD(column_bounds(p, j, lower, upper));
}
int glpg_set_cost(glp_prob *p, int j, double cost) { GUARD(glp_set_obj_coef(p, j, cost)); }
int glpg_add_row(
  glp_prob *p, double lower, double upper, int count, const int *columns, const double *values) {
  GUARD({
    int i = glp_add_rows(p, 1);
    row_bounds(p, i, lower, upper);
    glp_set_mat_row(p, i, count, columns, values);
  });
}
int glpg_scale(glp_prob *p, bool on) {
  GUARD({
    if (on) {
      glp_scale_prob(p, GLP_SF_AUTO);
    } else {
      glp_unscale_prob(p);
    }
  });
}
int glpg_standard_basis(glp_prob *p) { GUARD(glp_std_basis(p)); }
int glpg_memory_limit(int megabytes) { GUARD(glp_mem_limit(megabytes)); }

/* Solving */

static void begin(const glpg_limits *limits, bool searching) {
  E.limits = limits;
  E.heard = now();
  E.deadline = isfinite(limits->seconds) ? E.heard + limits->seconds : INFINITY;
  E.searching = searching;
}
static void end(void) {
  E.limits = NULL;
  E.searching = false;
  E.deadline = INFINITY;
}

static int simplex(glp_prob *p, const glp_smcp *settings, int *code) {
  GUARD(*code = glp_simplex(p, settings));
}
int glpg_simplex(glp_prob *p, const glp_smcp *settings, const glpg_limits *limits, int *code) {
  begin(limits, false);
  int answer = simplex(p, settings, code);
  end();
  return answer;
}

typedef struct {
  glpg_search *search;
  double looked; /* when the bound was last read: the scan is linear in the open nodes */
  bool offered;
} watch;

/* The best bound of the open nodes; GLPK marks "nothing known yet" by its largest number. */
static bool best_bound(glp_tree *t, double *bound) {
  int node = glp_ios_best_node(t);
  if (node == 0) return false;
  double b = glp_ios_node_bound(t, node);
  if (fabs(b) >= DBL_MAX) return false;
  *bound = b;
  return true;
}

static void read_bound(glp_tree *t, watch *w) {
  double b;
  w->looked = E.heard;
  if (!best_bound(t, &b)) return;
  bool maximize = glp_get_obj_dir(glp_ios_get_prob(t)) == GLP_MAX;
  /* A bound once proven stays proven. */
  if (maximize ? b < w->search->bound : b > w->search->bound) w->search->bound = b;
}

static void read_incumbent(glp_prob *p, glpg_search *s) {
  if (glp_mip_status(p) != GLP_FEAS && glp_mip_status(p) != GLP_OPT) return;
  double objective = glp_mip_obj_val(p);
  if (s->has_incumbent && objective == s->incumbent_objective) return;
  s->has_incumbent = true;
  s->incumbent_objective = objective;
  if (s->incumbent == NULL) return;
  int n = glp_get_num_cols(p);
  for (int j = 1; j <= n; j++) s->incumbent[j - 1] = glp_mip_col_val(p, j);
}

static void offer_starts(glp_tree *t, glp_prob *p, glpg_search *s) {
  size_t stride = (size_t)glp_get_num_cols(p) + 1;
  for (int k = 0; k < s->starts; k++) {
    if (glp_ios_heur_sol(t, s->start_values + stride * (size_t)k) == 0) s->starts_accepted++;
  }
}

static void choose_branch(glp_tree *t, glp_prob *p, const int *priorities) {
  int n = glp_get_num_cols(p), best = 0;
  double best_distance = 1;
  for (int j = 1; j <= n; j++) {
    if (!glp_ios_can_branch(t, j)) continue;
    double x = glp_get_col_prim(p, j), distance = fabs(x - floor(x) - 0.5);
    bool better = best == 0 || priorities[j - 1] > priorities[best - 1]
      || (priorities[j - 1] == priorities[best - 1] && distance < best_distance);
    if (better) {
      best = j;
      best_distance = distance;
    }
  }
  if (best != 0) glp_ios_branch_upon(t, best, GLP_NO_BRNCH);
}

static bool gap_reached(const glpg_search *s) {
  if (!s->has_incumbent || s->relative_gap <= 0 || !isfinite(s->bound)) return false;
  double scale = fmax(fabs(s->incumbent_objective), 1);
  return fabs(s->bound - s->incumbent_objective) <= s->relative_gap * scale;
}

static int reason_to_stop(glp_tree *t, watch *w, int reason) {
  glpg_search *s = w->search;
  bool weighing = reason == GLP_ISELECT || reason == GLP_IBINGO;
  bool gap_matters = s->has_incumbent && s->relative_gap > 0;
  if (weighing && (gap_matters || E.heard > w->looked + 0.05)) read_bound(t, w);
  if (weighing && gap_reached(s)) return GLPG_STOP_GAP;
  if (reason == GLP_ISELECT && s->node_limit >= 0 && s->nodes >= s->node_limit) return GLPG_STOP_NODES;
  if (E.heard >= E.deadline) return GLPG_STOP_TIME;
  if (stop_asked()) return GLPG_STOP_CANCELLED;
  return GLPG_STOP_NONE;
}

static void halt(glp_tree *t, watch *w, int stop) {
  read_bound(t, w);
  w->search->stop = stop;
  glp_ios_terminate(t);
}

/* The trampoline: C below it and, where Swift is called, C again above it. */
static void on_tree(glp_tree *t, void *info) {
  watch *w = info;
  glpg_search *s = w->search;
  glp_prob *p = glp_ios_get_prob(t);
  int reason = glp_ios_reason(t);
  E.heard = now();
  if (!w->offered) {
    w->offered = true;
    offer_starts(t, p, s);
  }
  read_incumbent(p, s);
  int stop = reason_to_stop(t, w, reason);
  if (stop != GLPG_STOP_NONE) {
    halt(t, w, stop);
    return;
  }
  if (reason == GLP_ISELECT) s->nodes++;
  if (reason == GLP_IBRANCH && s->priorities != NULL) choose_branch(t, p, s->priorities);
  bool asks = reason == GLP_IROWGEN || reason == GLP_ICUTGEN || reason == GLP_IHEUR || reason == GLP_IBINGO;
  if (!asks || s->callback == NULL) return;
  int answer = s->callback(s->context, t, reason);
  /* A guarded call inside the callback was fatal: GLPK's state is void, go on over C frames only. */
  if (E.spent) longjmp(E.top->jump, 1);
  E.heard = now();
  read_incumbent(p, s);
  if (answer != 0) halt(t, w, GLPG_STOP_CALLBACK);
}

static int intopt(glp_prob *p, glp_iocp *settings, int *code) {
  GUARD(*code = glp_intopt(p, settings));
}
int glpg_intopt(
  glp_prob *p, glp_iocp *settings, const glpg_limits *limits, glpg_search *search, int *code) {
  watch w = {search, -INFINITY, search->starts == 0};
  search->nodes = 0;
  search->starts_accepted = 0;
  search->has_incumbent = false;
  search->stop = GLPG_STOP_NONE;
  settings->cb_func = on_tree;
  settings->cb_info = &w;
  begin(limits, true);
  int answer = intopt(p, settings, code);
  end();
  return answer;
}

/* Reading */

int glpg_basic_values(glp_prob *p, double *out) {
  GUARD({
    int n = glp_get_num_cols(p);
    for (int j = 1; j <= n; j++) out[j - 1] = glp_get_col_prim(p, j);
  });
}
int glpg_mixed_values(glp_prob *p, double *out) {
  GUARD({
    int n = glp_get_num_cols(p);
    for (int j = 1; j <= n; j++) out[j - 1] = glp_mip_col_val(p, j);
  });
}
int glpg_row_duals(glp_prob *p, double *out) {
  GUARD({
    int m = glp_get_num_rows(p);
    for (int i = 1; i <= m; i++) out[i - 1] = glp_get_row_dual(p, i);
  });
}
int glpg_reduced_costs(glp_prob *p, double *out) {
  GUARD({
    int n = glp_get_num_cols(p);
    for (int j = 1; j <= n; j++) out[j - 1] = glp_get_col_dual(p, j);
  });
}

/* From inside a node callback */

int glpg_node_values(glp_tree *t, double *out) {
  GUARD({
    glp_prob *p = glp_ios_get_prob(t);
    int n = glp_get_num_cols(p);
    bool found = glp_ios_reason(t) == GLP_IBINGO;
    for (int j = 1; j <= n; j++) out[j - 1] = found ? glp_mip_col_val(p, j) : glp_get_col_prim(p, j);
  });
}
int glpg_node_add_row(
  glp_tree *t, double lower, double upper, int count, const int *columns, const double *values) {
  GUARD({
    glp_prob *p = glp_ios_get_prob(t);
    int i = glp_add_rows(p, 1);
    row_bounds(p, i, lower, upper);
    glp_set_mat_row(p, i, count, columns, values);
  });
}
int glpg_node_add_cut(
  glp_tree *t, bool at_least, double side, int count, const int *columns, const double *values) {
  GUARD(glp_ios_add_row(t, NULL, 101, 0, count, columns, values, at_least ? GLP_LO : GLP_UP, side));
}
int glpg_node_offer(glp_tree *t, const double *point, bool *accepted) {
  GUARD(*accepted = glp_ios_heur_sol(t, point) == 0);
}
int glpg_node_bound(glp_tree *t, double *bound) {
  GUARD({ if (!best_bound(t, bound)) *bound = NAN; });
}
int glpg_node_level(glp_tree *t, int *level) {
  GUARD({
    int node = glp_ios_curr_node(t);
    *level = node == 0 ? 0 : glp_ios_node_level(t, node);
  });
}
int glpg_node_count(glp_tree *t, int *begun) {
  GUARD({
    int total = 0, open = 0;
    glp_ios_tree_size(t, &open, NULL, &total);
    /* Of all made, those still open and not current were not begun. */
    *begun = total - open + (glp_ios_curr_node(t) != 0 ? 1 : 0);
  });
}
int glpg_node_incumbent(glp_tree *t, double *objective) {
  GUARD({
    glp_prob *p = glp_ios_get_prob(t);
    *objective = glp_mip_status(p) == GLP_UNDEF ? NAN : glp_mip_obj_val(p);
  });
}
