/* What the files of this target share; not for users. */
#ifndef CGLPK_GUARD_FRAMES_H
#define CGLPK_GUARD_FRAMES_H
#include "CGLPKGuard.h"

#include <setjmp.h>

typedef struct frame {
  jmp_buf jump;
  struct frame *outer;
} frame;

/* A solve under way. One may be inside another: a node callback may solve another problem. */
typedef struct activity {
  const glpg_limits *limits;
  double deadline; /* on the monotonic clock, infinite = none; never after the outer one's */
  bool searching;  /* inside glp_intopt */
  double heard;    /* when the search last called back; infinite while its callback runs */
  struct activity *outer;
} activity;

/* Everything this target knows, one per thread as in GLPK itself. */
typedef struct {
  uint64_t serial; /* 0 = closed */
  uint64_t replaced; /* the spent one that this was opened in place of; 0 = none */
  bool spent;
  int why; /* what the jump answers */
  frame *top;
  glpg_listener listener;
  glpg_question stop;
  void *context;
  activity *activity;
  char message[1024];
  size_t length;
} environment;

extern _Thread_local environment glpg_here;

/* Seconds of the monotonic clock. */
double glpg_now(void);
/* Marks a solve as under way, kept in the caller's frame, and as over. */
void glpg_begin(activity *activity, const glpg_limits *limits, bool searching);
void glpg_end(void);
/* GLPK's bounds from a pair. */
void glpg_row_bounds(glp_prob *p, int i, double lower, double upper);

/* setjmp has to stand in the frame that stays alive, hence a macro. Nothing local is changed after it. */
#define GUARD(...)                                   \
  do {                                               \
    if (glpg_here.serial == 0) return GLPG_CLOSED;   \
    if (glpg_here.spent) return GLPG_SPENT;          \
    frame guard;                                     \
    guard.outer = glpg_here.top;                     \
    glpg_here.message[0] = 0;                        \
    glpg_here.length = 0;                            \
    if (setjmp(guard.jump) != 0) {                   \
      glpg_here.top = guard.outer;                   \
      return glpg_here.why;                          \
    }                                                \
    glpg_here.top = &guard;                          \
    __VA_ARGS__;                                     \
    glpg_here.top = guard.outer;                     \
    return GLPG_OK;                                  \
  } while (0)

#endif
