/* Branch and cut, and what a node callback may do; see CGLPKGuard.h. */
#include "frames.h"

#include <float.h>
#include <math.h>

#define E glpg_here

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
  w->looked = E.activity->heard;
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
  if ((weighing && gap_matters) || E.activity->heard > w->looked + 0.05) read_bound(t, w);
  if (weighing && gap_reached(s)) return GLPG_STOP_GAP;
  if (reason == GLP_ISELECT && s->node_limit >= 0 && s->nodes >= s->node_limit) return GLPG_STOP_NODES;
  if (E.activity->heard >= E.activity->deadline) return GLPG_STOP_TIME;
  if (glpg_stop_asked()) return GLPG_STOP_CANCELLED;
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
  E.activity->heard = glpg_now();
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
  E.activity->heard = INFINITY;
  int answer = s->callback(s->context, t, reason);
  /* A guarded call inside the callback was fatal: GLPK's state is void, go on over C frames only. */
  if (E.spent) longjmp(E.top->jump, 1);
  E.activity->heard = glpg_now();
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
  activity activity;
  glpg_begin(&activity, limits, true);
  int answer = intopt(p, settings, code);
  glpg_end();
  return answer;
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
    glpg_row_bounds(p, i, lower, upper);
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
