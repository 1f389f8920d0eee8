/* The signs of a picture, of its bar of time, of the code's margin and of lanes: what each looks
 * like, with and without Unicode, and what it means. The bar of time is drawn from this
 * table, the margin and the picture use the same ones (tested on pictures), and the help
 * lists them, so that no sign is left that nobody explains. */
#ifndef UI_SIGNS_H
#define UI_SIGNS_H

#include "ui/canvas.h"

enum sign_of { SIGN_OF_TIME, SIGN_OF_PICTURE, SIGN_OF_CODE, SIGN_OF_LANES };

/* X(id, of, role, Unicode, ASCII, meaning); ids become SIGN_id */
#define SIGNS(X)                                                                                   \
    X(HERE,     OF_TIME, SELECTED, "\u25c6", "|", "where in the run the picture is")               \
    X(PAST,     OF_TIME, TEXT, "\u2550", "=", "steps before that")                                 \
    X(AHEAD,    OF_TIME, DIM, "\u2500", "-", "steps still to come")                                \
    X(NOT_KEPT, OF_TIME, DIM, ".", ".", "a part of a long run that is not here")                   \
    X(FINDING,  OF_TIME, FAIL, "!", "!", "finding: something wrong was found, or the run was stopped") \
    X(LOST,     OF_TIME, WARN, "l", "l", "lost: the last way to a heap block went")                \
    X(FREED,    OF_TIME, STRONG, "f", "f", "freed: a heap block")                                  \
    X(MADE,     OF_TIME, STRONG, "m", "m", "made: a heap block")                                   \
    X(OUTPUT,   OF_TIME, NOTE, "o", "o", "output: something was printed")                          \
    X(OWNS,     OF_PICTURE, ARROW, "\u25cf", "@", "a pointer that owns the heap block it points to") \
    X(BORROWS,  OF_PICTURE, ARROW, "\u25cb", "o", "a pointer that owns nothing: another one owns the block, or it is no heap block") \
    X(HEAD,     OF_PICTURE, ARROW, "\u25ba \u25c4 \u25b2 \u25bc", "> < ^ v", "where an arrow ends: the box it points to") \
    X(DANGLING, OF_PICTURE, DANGLING, "\u254c \u254e \u2717", "~ : x", "a cross, and a broken arrow to another: dangling, what it pointed to is no more") \
    X(WORDS,    OF_PICTURE, ARROW, "\u2192 x", "-> x", "points to x; there is no room for the arrow") \
    X(WORDS_GONE, OF_PICTURE, DANGLING, "\u2192\u2717 x", "->x x", "pointed to x, which is no more: dangling") \
    X(PAST_END, OF_PICTURE, TEXT, "end", "end", "points one past the last element")                \
    X(WILD,     OF_PICTURE, DANGLING, "wild", "wild", "points to nothing of this program")         \
    X(CHANGED,  OF_PICTURE, CHANGED, "*", "*", "changed or made by this step")                     \
    X(UNSET,    OF_PICTURE, TEXT, "?", "?", "never set")                                           \
    X(UNKNOWN,  OF_PICTURE, TEXT, "-", "-", "nobody knows: too long ago to be kept")               \
    X(FOLDED,   OF_PICTURE, DIM, "\u2026 8", ".. 8", "so many parts or calls are left out; Enter on a part shows all") \
    X(GHOST,    OF_PICTURE, GHOST, "\u2508 \u250a", ". :", "a dotted frame: freed, or returned")   \
    X(NO_ROW,   OF_PICTURE, DIM, "\u00b7", ".", "the place of a variable that is not there now")     \
    X(LOST_BOX, OF_PICTURE, LOST, "\u2550 \u2551", "= #", "a double frame: a lost block, nothing points to it") \
    X(GONE,     OF_PICTURE, GHOST, "gone", "gone", "a variable whose scope has ended")             \
    X(MORE,     OF_PICTURE, KEY, "\u2191 \u2193", "^ v", "there is more above or below") \
    X(RAN,      OF_CODE, TEXT, "\u00b7 ran", ". ran", "the line that ran last")                    \
    X(NEXT,     OF_CODE, KEY, "\u25b6 next", "> next", "the line that runs next")                  \
    X(ERROR,    OF_CODE, FAIL, "\u2717", "E", "an error or a finding in this line")                \
    X(WARNING,  OF_CODE, WARN, "!", "!", "a warning about this line")                              \
    X(ASKED,    OF_CODE, NOTE, "\u2022", "*", "the line that a question is about, or that you marked") \
    X(OWNER,    OF_CODE, DIM, "p owns 1", "p owns 1", "here p came to own heap block 1; takes: from another owner") \
    X(BORROWER, OF_CODE, DIM, "q borrows 1", "q borrows 1", "here q came to point to block 1, which another owns") \
    X(FATE,     OF_CODE, DIM, "1 freed", "1 freed", "what became of block 1 here: made, freed, lost") \
    X(GAINS,    OF_CODE, DIM, "+RWO p", "+RWO p", "before any run: from here on p may read, write, own (free it, give it away); small: on some paths") \
    X(LOSES,    OF_CODE, WARN, "-WO p", "-WO p", "before any run: p may no longer; it was given away, freed, or is lent") \
    X(CHOSEN,   OF_LANES, STRONG, "\u25b6", ">", "the step that is chosen; the picture shows memory there") \
    X(PREEMPTED, OF_LANES, WARN, "\u00bb", "p", "preemption: the thread before this step could have gone on") \
    X(FAILS,    OF_LANES, FAIL, "!", "!", "the finding: the step that failed, or one of those it is about") \
    X(HOLDS,    OF_LANES, OWNER, "\u2503", "#", "the thread holds a lock, from the step that locks to the one that unlocks") \
    X(WAITS,    OF_LANES, WARN, "\u250a", ":", "the thread waits for a lock that another one holds") \
    X(JOINED,   OF_LANES, ARROW, "\u25ba \u25c4", "> <", "two accesses of the same object that conflict: by two threads, and one of them writes") \
    X(CAN_GO,   OF_LANES, STRONG, "[1]", "[1]", "be the scheduler: this thread can go; its number is the key")

enum sign {
#define SIGN_ENUM(id, of, role, unicode, ascii, means) SIGN_##id,
    SIGNS(SIGN_ENUM)
#undef SIGN_ENUM
    SIGN_COUNT,
};
struct sign_info {
    enum sign_of of;
    enum role role;
    const char *looks[2]; /* in Unicode, in ASCII */
    const char *means;
};
const struct sign_info *sign_info(enum sign s);
const char *sign_looks(const struct canvas *c, enum sign s);

#endif
