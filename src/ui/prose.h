/* Text laid out to a width: wrapped lines of styled runs, made once per width,
 * drawn with a scroll offset as often as needed. A view builds one prose out of
 * documents, plain sentences and gaps, in the order in which they stand.
 *
 *     struct prose p;
 *     prose_init(&p, &arena, width, canvas->ascii);
 *     prose_doc(&p, &lesson->text);
 *     prose_text(&p, ROLE_DIM, 0, STR("that was all"));
 *     prose_draw(&p, canvas, rect, top, focus);
 *
 * Everything lives in the arena; text is borrowed from the documents. */
#ifndef UI_PROSE_H
#define UI_PROSE_H

#include "pack/pack.h"
#include "ui/canvas.h"

struct prose_run {
    struct str text;
    uint8_t role;    /* enum role */
};
struct prose_line {
    struct prose_run *runs; /* in the arena */
    int count, room;
    int indent;             /* cells before the first run */
    const struct block *block; /* where it comes from; NULL: not of a document */
    int code_line;          /* of a BLOCK_CODE: from 1; 0: not a line of code */
    int tag;                /* whatever the builder set (a line to jump to, ...); 0 */
};
struct prose {
    struct arena *arena;
    struct prose_line *lines;
    int count, room;
    int width;              /* cells */
    bool ascii;
    bool numbers;           /* code blocks get line numbers; off */
    bool runs;              /* keys run the programs of this page, and it says so; off */
    int tag;                /* given to every line from here on */
    const struct block *block; /* the same; prose_doc() sets it */
};
void prose_init(struct prose *p, struct arena *a, int width, bool ascii);
/* A whole document; blocks are parted by blank lines. */
void prose_doc(struct prose *p, const struct doc *d);
/* One paragraph of plain text, wrapped, each line indented; '\n' breaks. A
 * continuation is indented by hang cells more. */
void prose_text(struct prose *p, enum role role, int indent, struct str text);
/* The same for words of a run: blanks within quotes are what a program printed, and stay. */
void prose_told(struct prose *p, enum role role, int indent, struct str text);
void prose_hanging(struct prose *p, enum role role, int indent, int hang, struct str text);
/* Wrapped text of several roles in one paragraph. */
void prose_runs(struct prose *p, int indent, int hang, const struct prose_run *runs, size_t count);
/* C code, boxed lightly and coloured, long lines cut with an ellipsis by draw.
 * title may be empty. */
void prose_code(struct prose *p, struct str code, struct str title);
/* Lines kept as they are (a program's output), not wrapped; cut by draw. */
void prose_verbatim(struct prose *p, enum role role, int indent, struct str text);
void prose_heading(struct prose *p, int level, struct str text);
void prose_blank(struct prose *p); /* one blank line; two calls in a row make one */
void prose_rule(struct prose *p);

/* Lines of a block as [first, end); false: it is not in there. */
bool prose_block_lines(const struct prose *p, const struct block *b, int *ret_first, int *ret_end);
/* The next runnable fence (info has the word "run") after `from` (NULL: the
 * first) or before it; NULL: none. */
const struct block *prose_next_run(const struct prose *p, const struct block *from, bool backwards);
bool prose_is_run(const struct block *b);
/* Draws lines from top on into r. Lines of focus (or NULL) are marked at the
 * left. Draws a "more" mark at the right of the last (first) row when there is
 * more below (above). Returns the highest useful top. */
int prose_draw(const struct prose *p, struct canvas *c, struct rect r, int top,
               const struct block *focus);
/* As text, a line each: for tests and --plain. */
void prose_dump(const struct prose *p, struct buf *out);

#endif
