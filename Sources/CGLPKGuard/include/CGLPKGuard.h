#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H
#include <glpk.h>
#include <stdbool.h>
#include <stdint.h>

/*
 The guarded face of GLPK 5.0.

 GLPK answers misuse by `abort()`, offers one error hook that must not return, and keeps its memory in
 thread-local storage. So every call here that can fail runs in a setjmp frame of its own; the error hook
 jumps to the innermost frame over C frames only. Swift code called from a search is entered from a C
 trampoline and returns normally; a guarded call it makes has its own, nested frame.

 After a fatal error GLPK's environment is spent: each later call on that thread answers GLPG_SPENT until
 the environment is closed, which frees everything made in it.
 */

#pragma clang assume_nonnull begin

/* What a guarded call answers. */
enum {
  GLPG_OK = 0,        /* done */
  GLPG_FATAL = 1,     /* GLPK gave up; glpg_message() has its words; the environment is spent */
  GLPG_SPENT = 2,     /* refused: an earlier call on this thread was fatal or was cut short */
  GLPG_CANCELLED = 3, /* cut short because a stop question said yes; the environment is spent */
  GLPG_TIMED_OUT = 4, /* cut short because the deadline had passed; the environment is spent */
  GLPG_CLOSED = 5,    /* refused: no environment is open on this thread */
  GLPG_BUSY = 6       /* refused: an environment is already open on this thread */
};

/* A question asked while solving; non-zero stops. Must return normally. */
typedef int (*glpg_question)(void *_Nullable context);
/* Receives GLPK's terminal text, piece by piece. Must return normally. */
typedef void (*glpg_listener)(void *_Nullable context, const char *text);

/* Opens this thread's environment. Nothing of GLPK reaches the terminal from here on. */
int glpg_open(glpg_listener _Nullable listener, glpg_question _Nullable stop, void *_Nullable context);
/* Closes it and frees everything made in it, problem objects included. */
void glpg_close(void);
/* Closes a spent environment and opens another for the same listener. What was made in the old one is gone.
   GLPG_BUSY where it is not spent or a solve is under way. */
int glpg_renew(void);
/* The serial number of the spent environment that the one open here was opened in place of; 0 = none. */
uint64_t glpg_replaced(void);
/* The serial number of the environment open on this thread, never used twice; 0 where none is. */
uint64_t glpg_environment(void);
/* Whether the environment's own stop question, or that of the solve under way, says yes now. */
bool glpg_stop_asked(void);
/* The words of the last fatal error on this thread, empty if none. */
const char *glpg_message(void);

/* A model as arrays. Bounds are pairs (lower, upper), infinite where there is none. */
typedef struct {
  int rows, columns, entries;
  const double *_Nullable row_bounds, *_Nullable column_bounds; /* pairs */
  const double *_Nullable costs;
  const unsigned char *_Nullable integer;   /* one per column, 1 = integer; NULL = none is */
  const int *_Nullable entry_row, *_Nullable entry_column; /* from 1, element 0 unused */
  const double *_Nullable entry_value;
  double offset;
  bool maximize;
} glpg_model;

int glpg_create(const glpg_model *model, glp_prob *_Nullable *_Nonnull out);
int glpg_delete(glp_prob *p);
int glpg_set_row_name(glp_prob *p, int i, const char *name);
int glpg_set_column_name(glp_prob *p, int j, const char *name);
int glpg_set_row_bounds(glp_prob *p, int i, double lower, double upper);
int glpg_set_column_bounds(glp_prob *p, int j, double lower, double upper);
int glpg_set_cost(glp_prob *p, int j, double cost);
int glpg_add_row(glp_prob *p, double lower, double upper, int count, const int *columns, const double *values);
int glpg_add_column(
  glp_prob *p, double lower, double upper, double cost, bool integer, int count, const int *rows,
  const double *values);
int glpg_scale(glp_prob *p, bool on);
int glpg_standard_basis(glp_prob *p);
/* One GLPK status (GLP_BS, GLP_NL, GLP_NU) per row and per column, from 0. */
int glpg_set_basis(glp_prob *p, const int *rows, const int *_Nullable columns);
int glpg_memory_limit(int megabytes);

/* When a solve has to end, whatever GLPK is at. */
typedef struct {
  double seconds;                   /* wall clock from the call; infinite = no limit */
  glpg_question _Nullable stop;     /* asked with `context`, besides the environment's own question */
  void *_Nullable context;
} glpg_limits;

/* Simplex; `code` is GLPK's return code. A stop in mid-run leaves by GLPG_CANCELLED. */
int glpg_simplex(glp_prob *p, const glp_smcp *settings, const glpg_limits *limits, int *code);

/* Called at a node, only for row generation, cut generation, heuristic and a new incumbent. Must return
   normally; non-zero ends the search. */
typedef int (*glpg_node_callback)(void *_Nullable context, glp_tree *tree, int reason);

/* Why a search ended before its tree was empty. */
enum {
  GLPG_STOP_NONE = 0,
  GLPG_STOP_GAP = 1,
  GLPG_STOP_NODES = 2,
  GLPG_STOP_TIME = 3,
  GLPG_STOP_CANCELLED = 4,
  GLPG_STOP_CALLBACK = 5
};

typedef struct {
  /* in */
  double relative_gap;                   /* |bound - objective| / max(|objective|, 1); 0 = prove it */
  int64_t node_limit;                    /* nodes begun; negative = no limit */
  const int *_Nullable priorities;       /* per column, 0-based; higher branches first */
  int starts;                            /* how many points stand in `start_values` */
  const double *_Nullable start_values;  /* each columns + 1 long, element 0 unused */
  glpg_node_callback _Nullable callback;
  void *_Nullable context;
  double *_Nullable incumbent;           /* columns long; kept up to date so that a cut-short search has it */
  /* in and out */
  double bound;                          /* a valid bound on the optimum */
  /* out */
  int64_t nodes;
  int starts_accepted;
  bool has_incumbent;
  double incumbent_objective;
  int stop;                              /* GLPG_STOP_… */
} glpg_search;

/* Branch and cut; valid parts of `search` are filled in even when the call was cut short. */
int glpg_intopt(glp_prob *p, glp_iocp *settings, const glpg_limits *limits, glpg_search *search, int *code);

/* Reading; n values from 0. */
int glpg_basic_values(glp_prob *p, double *out);
int glpg_mixed_values(glp_prob *p, double *out);
int glpg_row_duals(glp_prob *p, double *out);
int glpg_reduced_costs(glp_prob *p, double *out);

/* From inside a node callback. */
int glpg_node_values(glp_tree *t, double *out);
int glpg_node_add_row(
  glp_tree *t, double lower, double upper, int count, const int *columns, const double *values);
int glpg_node_add_cut(
  glp_tree *t, bool at_least, double side, int count, const int *columns, const double *values);
int glpg_node_offer(glp_tree *t, const double *point, bool *accepted);
/* NaN where nothing is proven yet. */
int glpg_node_bound(glp_tree *t, double *bound);
int glpg_node_level(glp_tree *t, int *level);
int glpg_node_count(glp_tree *t, int *begun);
/* NaN where there is none. */
int glpg_node_incumbent(glp_tree *t, double *objective);

#pragma clang assume_nonnull end
#endif
