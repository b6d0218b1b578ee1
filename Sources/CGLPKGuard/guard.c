/* The guarded face of GLPK; see CGLPKGuard.h. */
#include "frames.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

_Thread_local environment glpg_here;
#define E glpg_here
static atomic_uint_fast64_t serials;

/* How long past the deadline, or past the last sign of life of a stopped search, a solve may keep the
   thread before it is cut short: what ends in order keeps its answer and its environment. */
static const double grace = 0.2;

double glpg_now(void) {
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

bool glpg_stop_asked(void) {
  if (E.serial == 0) return false;
  if (E.stop != NULL && E.stop(E.context) != 0) return true;
  for (activity *a = E.activity; a != NULL; a = a->outer) {
    if (a->limits->stop != NULL && a->limits->stop(a->limits->context) != 0) return true;
  }
  return false;
}

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
  activity *a = E.activity;
  if (a == NULL || E.top == NULL) return 1;
  /* A line of output is the only place where simplex can be left. A search has its callbacks, where it
     ends in order; only one that is lost in a long node is left from here. */
  double t = glpg_now();
  if (a->searching && t < a->heard + grace) return 1;
  if (glpg_stop_asked()) leave(GLPG_CANCELLED);
  if (t > a->deadline + grace) leave(GLPG_TIMED_OUT);
  return 1;
}

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
  return install();
}

void glpg_close(void) {
  if (E.serial == 0) return;
  glp_free_env();
  memset(&E, 0, sizeof E);
}

int glpg_renew(void) {
  if (E.serial == 0) return GLPG_CLOSED;
  if (!E.spent || E.top != NULL || E.activity != NULL) return GLPG_BUSY;
  glpg_listener listener = E.listener;
  glpg_question stop = E.stop;
  void *context = E.context;
  uint64_t replaced = E.serial;
  glpg_close();
  int answer = glpg_open(listener, stop, context);
  E.replaced = replaced;
  return answer;
}

uint64_t glpg_replaced(void) { return E.replaced; }

uint64_t glpg_environment(void) { return E.serial; }
const char *glpg_message(void) { return E.message; }

void glpg_begin(activity *a, const glpg_limits *limits, bool searching) {
  a->limits = limits;
  a->heard = glpg_now();
  a->deadline = isfinite(limits->seconds) ? a->heard + limits->seconds : INFINITY;
  a->searching = searching;
  a->outer = E.activity;
  if (a->outer != NULL) a->deadline = fmin(a->deadline, a->outer->deadline);
  E.activity = a;
}
void glpg_end(void) { E.activity = E.activity->outer; }
