/* kinds.h - the C types of arguments (enum type_code and tags), for format.c and scan.c. */
#ifndef GUEST_KINDS_H
#define GUEST_KINDS_H

#include "guest/libc.h"

bool kind_small(U t);   /* passed as an int */
bool kind_long(U t);    /* an integer of 64 bits */
bool kind_signed(U t);
bool kind_char(U t);    /* a character type */
bool kind_pointer(U t);
U kind_pointee(U t);    /* of a pointer's tag: the code of what it points to */
unsigned kind_size(U t); /* bytes; 0: not known */
enum { KIND_NAME = 48 };
const char *kind_name(U t, char room[KIND_NAME]); /* "an int", "a char *"; gives room back */

#endif
