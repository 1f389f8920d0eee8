#ifndef INNER
#define INNER 41
static const char inner_file[] = __FILE__;
static const int inner_line = __LINE__;
#include "outer_again.h"
#endif
