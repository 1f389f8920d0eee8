/* The dares, once you have passed. store.h says what each is to do. */
#include "store.h"
