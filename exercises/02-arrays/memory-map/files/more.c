/* The dares, once you have passed. layout.h says what each is to do. */
#include "layout.h"
