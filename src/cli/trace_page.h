/* The data of the HTML page: one JSON object. Private to trace_page.c and trace_html.c. */
#ifndef CLI_TRACE_PAGE_H
#define CLI_TRACE_PAGE_H

#include "cli/replay.h"

enum { PAGE_STOPS = 1200, PAGE_BYTES = 2000000 };

struct page { /* which stops are in it */
    size_t first, count;
    bool used[JUDGE_FILES]; /* of the files: some statement of it is in a stop */
    bool ledger;            /* some line has an entry */
    struct canvas picture; /* of the stop looked at; owned */
};
extern const struct page_mark { unsigned mark; const char *sign, *word; int row; } page_marks[];
extern const size_t page_mark_count;

/* As many stops around the one looked at as there is room for. Every < > & in it is an
 * escape of JSON, so that it may stand in a <script>. */
struct page page_data(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look);

#endif
