/* What prose.c, prose_blocks.c and prose_draw.c share. */
#ifndef UI_PROSE_PRIVATE_H
#define UI_PROSE_PRIVATE_H

#include "ui/prose.h"

struct prose_line *prose_line_add(struct prose *p, int indent); /* valid until the next one */
void prose_run_add(struct prose *p, struct prose_line *l, enum role role, struct str text);
struct str prose_repeat(struct prose *p, const char *what, int times); /* in the arena */

#endif
