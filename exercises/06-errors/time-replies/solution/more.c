/* The dares, once you have passed. ntp.h says what each is to do. */
#include "ntp.h"
