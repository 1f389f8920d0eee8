#include <stddef.h>

/* Copies what fits into out, which holds room bytes. */
void text_copy(char *out, const char *in, size_t room);
