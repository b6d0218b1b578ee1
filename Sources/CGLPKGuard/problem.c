/* Problems: building, changing, simplex, reading; see CGLPKGuard.h. */
#include "frames.h"

#include <math.h>

/* Building and changing */

static int bounds_type(double lower, double upper) {
  if (lower == -INFINITY) return upper == INFINITY ? GLP_FR : GLP_UP;
  if (upper == INFINITY) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}
void glpg_row_bounds(glp_prob *p, int i, double lower, double upper) {
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
    for (int i = 0; i < m->rows; i++) glpg_row_bounds(p, i + 1, m->row_bounds[2 * i], m->row_bounds[2 * i + 1]);
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
  GUARD(glpg_row_bounds(p, i, lower, upper));
}
int glpg_set_column_bounds(glp_prob *p, int j, double lower, double upper) {
  GUARD(column_bounds(p, j, lower, upper));
}
int glpg_set_cost(glp_prob *p, int j, double cost) { GUARD(glp_set_obj_coef(p, j, cost)); }
int glpg_add_row(
  glp_prob *p, double lower, double upper, int count, const int *columns, const double *values) {
  GUARD({
    int i = glp_add_rows(p, 1);
    glpg_row_bounds(p, i, lower, upper);
    glp_set_mat_row(p, i, count, columns, values);
  });
}
int glpg_add_column(
  glp_prob *p, double lower, double upper, double cost, bool integer, int count, const int *rows,
  const double *values) {
  GUARD({
    int j = glp_add_cols(p, 1);
    column_bounds(p, j, lower, upper);
    glp_set_obj_coef(p, j, cost);
    if (integer) glp_set_col_kind(p, j, GLP_IV);
    glp_set_mat_col(p, j, count, rows, values);
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
int glpg_set_basis(glp_prob *p, const int *rows, const int *columns) {
  GUARD({
    int m = glp_get_num_rows(p), n = glp_get_num_cols(p);
    for (int i = 1; i <= m; i++) glp_set_row_stat(p, i, rows[i - 1]);
    for (int j = 1; j <= n; j++) glp_set_col_stat(p, j, columns[j - 1]);
  });
}
int glpg_memory_limit(int megabytes) { GUARD(glp_mem_limit(megabytes)); }

/* Simplex */

static int simplex(glp_prob *p, const glp_smcp *settings, int *code) {
  GUARD(*code = glp_simplex(p, settings));
}
int glpg_simplex(glp_prob *p, const glp_smcp *settings, const glpg_limits *limits, int *code) {
  activity activity;
  glpg_begin(&activity, limits, false);
  int answer = simplex(p, settings, code);
  glpg_end();
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
