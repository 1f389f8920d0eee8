/* Private to report/: the parts of the HTML page. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/figures.h"

/* See html.c: %s takes a struct str *, %d an int. */
void html(struct buf *out, const char *fmt, ...);

extern const char html_style[]; /* html_style.c */

/* html_map.c: who by what, as a picture and as a table */
/* html_memory.c */
void memory_section(struct figures *f, struct buf *out);
void unit_map(struct figures *f, struct buf *out);
void tag_map(struct figures *f, struct buf *out);

#endif
