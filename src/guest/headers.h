/* The table that tools/embed-headers makes from guest/include/. */
#ifndef GUEST_HEADERS_H
#define GUEST_HEADERS_H

struct embedded_header {
    const char *name; /* "stdio.h", "sys/types.h"; NULL ends the table */
    const char *text;
};
extern const struct embedded_header embedded_headers[];

#endif
