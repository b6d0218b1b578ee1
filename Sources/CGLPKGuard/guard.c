/* The guarded face of GLPK; see CGLPKGuard.h. */
#include "CGLPKGuard.h"
