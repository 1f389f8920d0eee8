/* The table that tools/embed-pages makes from docs/explain/. Private to study/. */
#ifndef STUDY_PAGES_H
#define STUDY_PAGES_H

struct explain_page {
    const char *code; /* the file's name without .md; NULL ends the table */
    const char *text; /* Markdown */
};
extern const struct explain_page explain_pages[];

#endif
