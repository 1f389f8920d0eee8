#define OUTER (INNER + 1)
#include "inner.h"
#define VALUES first
