/* What the editor's files share: editor.c (keys, mouse, moves),
 * editor_find.c (the prompt), editor_edit.c (everything that changes the text),
 * editor_draw.c. */
#ifndef UI_EDITOR_PRIVATE_H
#define UI_EDITOR_PRIVATE_H

#include "ui/actions.h"
#include "ui/editor.h"

/* editor.c */
int editor_indentation(struct str line); /* bytes of blanks it begins with */
struct range editor_selection(const struct editor *e); /* from == to: none */
bool editor_selecting(const struct editor *e);
void editor_put_caret(struct editor *e, struct pos p); /* no selection, scrolls there */
/* Carries a change of the text over to colouring and marks. */
void editor_sync(struct editor *e);
/* Roles of a line's bytes, in e->roles. */
const uint8_t *editor_roles(struct editor *e, int line);
bool editor_is_code(void *editor, struct pos p);

/* editor_find.c */
void editor_prompt_open(struct editor *e, enum editor_prompt which);
/* True if the key was the prompt's; otherwise the prompt has closed. */
bool editor_prompt_key(struct editor *e, struct key k);
void editor_prompt_insert(struct editor *e, struct str s);
void editor_find_again(struct editor *e, bool backwards);

/* editor_edit.c: EDITOR_IGNORED if a changes nothing. */
enum editor_result editor_edit(struct editor *e, enum action a, int64_t now_ms);
enum editor_result editor_type(struct editor *e, struct str s, int64_t now_ms);
enum editor_result editor_paste(struct editor *e, struct str s, int64_t now_ms);

#endif
