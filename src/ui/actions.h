/* Every action once: id, where it works, its keys, its name and its help. The
 * same list feeds the key map, the footer, the help screen, key scripts and the
 * manual (docs are made from it, so they cannot disagree).
 *
 * Where: a view asks with its own bit; IN_ALL works everywhere unless a view's
 * own action has the same key. Keys in IN_ALL are never plain characters, or they
 * could not be typed in the editor.
 *
 * Keys are names of event.h parted by blanks; the first is the one shown. Views
 * add their lines to the list; the mechanism is in actions.c. */
#ifndef UI_ACTIONS_H
#define UI_ACTIONS_H

#include "ui/event.h"

enum action_where {
    IN_EDITOR = 1,    /* the code has the focus */
    IN_READER = 2,    /* prose that scrolls: lesson, task, help, solution, verdict */
    IN_LIST = 4,      /* a list with a bar: map, welcome, choices */
    IN_MAP = 8,
    IN_LESSON = 16,
    IN_EXERCISE = 32, /* in any of its panes */
    IN_QUIZ = 64,
    IN_WELCOME = 128,
    IN_SOLUTION = 256,
    IN_HELP = 512,
    IN_MESSAGE = 1024, /* a question with an answer to choose */
    IN_ALL = 2048,
    IN_BESIDE = 4096,  /* a pane of an exercise beside the code */
    IN_PICTURE = 8192, /* the picture of a run */
    IN_PLAY = 16384,   /* a program of a lesson, with its picture */
    IN_ANSWERS = 32768, /* questions about a program that is read */
    IN_SHOWN = 65536,   /* a picture in a lesson is marked */
    IN_THREADS = 131072, /* the schedules of a program with threads, in any tab */
    IN_LANES = 262144,   /* ... one of them as lanes */
    IN_TURNS = 524288,   /* ... the learner says who goes next */
    IN_ORDERS = 1048576, /* ... which is an exercise */
    IN_FILES = 1 << 24,  /* an exercise of several files */
    IN_ROUND = 2097152,  /* reviews or the placement inventory, when no item is on */
    IN_FAILURES = 4194304, /* the failures of a program, in any tab */
    IN_CELLS = 8388608,  /* ... their strip, and one in words */
    IN_BEFORE = 67108864, /* questions before the first run */
    IN_PIECES = 33554432, /* pieces that are put in order */
    IN_CONTRACTS = 134217728, /* who must free what, before any run */
};

/* X(id, where, keys, name, help); ids become ACTION_id */
#define ACTIONS(X)                                                                                 \
    /* threads: their tabs before the picture, which shares keys */                                \
    X(TAB_LANES, IN_THREADS, "F2", "schedule", "one schedule, a lane for each thread")             \
    X(TAB_OUTCOMES, IN_THREADS, "F3", "outcomes", "how all schedules end, and how many of them so") \
    X(TAB_TURNS, IN_THREADS, "F4", "be the scheduler", "you say which thread goes next, and try to break it") \
    X(TAB_PICTURE, IN_THREADS, "F6", "picture", "memory at the chosen step")                       \
    X(TAB_NEXT, IN_THREADS, "Tab", "next tab", "schedule, outcomes, be the scheduler, picture in turn") \
    X(LANE_BACK, IN_LANES, "Up k Left h", "back", "one step back")                                 \
    X(LANE_ON, IN_LANES, "Down j Right l", "on", "one step on")                                    \
    X(LANES_UP, IN_LANES, "PgUp b", "page back", "a page of steps back")                           \
    X(LANES_DOWN, IN_LANES, "PgDn Space", "page on", "a page of steps on")                         \
    X(LANES_START, IN_LANES, "Home 0", "start", "to the first step")                               \
    X(LANES_END, IN_LANES, "End $ G", "end", "to the last step")                                   \
    X(PREEMPT_NEXT, IN_LANES, "n", "preemption", "to the next step before which a thread was preempted") \
    X(PREEMPT_BACK, IN_LANES, "N p", "one before", "to the preemption before")                     \
    X(LANE_FAIL, IN_LANES, "g !", "failure", "to the step that fails")                             \
    X(LANES_COPY, IN_LANES, "y", "copy", "copy the schedule, for freehold run --replay")           \
    X(LANES_SIGNS, IN_LANES | IN_TURNS, "s", "signs", "what the signs beside the steps mean")      \
    X(TURN, IN_TURNS, "0 1 2 3 4 5 6 7 8 9", "thread", "the thread of this number takes the next step") \
    X(TURN_UP, IN_TURNS, "Up k Left", "up", "the bar up")                                          \
    X(TURN_DOWN, IN_TURNS, "Down j Right", "down", "the bar to the next thread")                   \
    X(TURN_TAKE, IN_TURNS, "Enter Space", "go", "the thread under the bar takes the next step")    \
    X(TURN_UNDO, IN_TURNS, "u Backspace", "undo", "take the last choice back")                     \
    X(TURN_RESET, IN_TURNS, "r", "again", "take all choices back")                                 \
    X(TURN_ODDS, IN_TURNS, "o", "odds", "how many of the orders behind each choice still fail; or hide it") \
    X(TURN_CODE, IN_ORDERS, "p", "program", "the program, or the steps so far")                     \
    X(LANES_HELP, IN_LANES | IN_TURNS, "?", "help", "all keys that work here")                     \
    X(LANES_QUIT, IN_LANES | IN_TURNS, "q", "back", "back to the program")                         \
    /* failures: before the picture and the reader, which share keys */                            \
    X(TAB_CELLS, IN_FAILURES, "F2", "failures", "all failures that were tried, one cell each")     \
    X(TAB_FAILED, IN_CELLS, "Enter F6", "picture", "memory in the run in which this call fails")   \
    X(FOUND_BACK, IN_CONTRACTS, "Left h", "before", "the finding, or the function, before")        \
    X(FOUND_ON, IN_CONTRACTS, "Right l", "next", "the next one")                                   \
    X(PROPOSED, IN_CONTRACTS, "Tab", "implied or found", "the contracts that bodies imply, or what was found") \
    X(TRY, IN_CONTRACTS, "t", "try it", "look for a run that does not survive: failing calls, orders of threads") \
    X(ACCEPT, IN_CONTRACTS, "a", "accept", "write this contract into the code")                    \
    X(CELL_BACK, IN_CELLS, "Left h", "back", "the failure before")                                 \
    X(CELL_ON, IN_CELLS, "Right l", "on", "the next failure")                                      \
    X(CELL_BAD, IN_CELLS, "n", "next bad one", "the next failure that is not handled")             \
    X(CELL_BAD_BACK, IN_CELLS, "N p", "bad one before", "the one before that is not handled")      \
    X(CELL_COPY, IN_CELLS, "y", "copy", "copy the failure, for freehold run --fail")               \
    X(BEFORE_UP, IN_BEFORE, "Up k", "up", "the bar to the choice above")                           \
    X(BEFORE_DOWN, IN_BEFORE, "Down j", "down", "the bar to the choice below")                     \
    X(BEFORE_TAKE, IN_BEFORE, "Enter Space", "answer", "this is the answer; or go on")             \
    X(BEFORE_SURE, IN_BEFORE, "s y", "sure", "I am sure of it")                                    \
    X(BEFORE_UNSURE, IN_BEFORE, "u n", "not sure", "I am not sure of it")                          \
    X(BEFORE_SKIP, IN_BEFORE, "Esc", "pass over", "to the code, without these questions")          \
    /* pieces: before an exercise's, which share keys */                                           \
    X(PIECE_UP, IN_PIECES, "Up k", "up", "the bar up; above the first piece of the program: in front of it") \
    X(PIECE_DOWN, IN_PIECES, "Down j", "down", "the bar down")                                     \
    X(PIECE_TAKE, IN_PIECES, "Enter Space", "take", "this piece into the program, behind its bar; or back") \
    X(PIECE_EARLIER, IN_PIECES, "K Shift-Up [", "earlier", "this piece of the program one place up") \
    X(PIECE_LATER, IN_PIECES, "J Shift-Down ]", "later", "this piece of the program one place down") \
    X(PIECE_POOL, IN_PIECES, "Left", "pieces", "to the pieces that are left")                      \
    X(PIECE_PROGRAM, IN_PIECES, "Right", "program", "to the program")                              \
    X(PIECE_OTHER, IN_PIECES, "Tab", "other side", "to the pieces that are left, or to the program") \
    X(PIECE_UNDO, IN_PIECES, "u Backspace", "undo", "take the last move back")                     \
    X(PIECE_REDO, IN_PIECES, "U Ctrl-Y", "redo", "do it again")                                    \
    /* the picture of a run: before all others, which share keys */                        \
    X(ZOOM,       IN_PICTURE, "z F6", "zoom", "the picture over the whole width, or beside the code") \
    X(STEP_BACK,  IN_PICTURE, "Left h", "back", "one step back in time")                             \
    X(STEP_ON,    IN_PICTURE, "Right", "on", "one step on")                                        \
    X(LINE_BACK,  IN_PICTURE, "Shift-Left ,", "line back", "one line of this function back; over calls") \
    X(LINE_ON,    IN_PICTURE, "Shift-Right .", "line", "one line of this function on; over calls") \
    X(RUN_START,  IN_PICTURE, "Home 0", "start", "to the start of the run")                        \
    X(RUN_END,    IN_PICTURE, "End $", "end", "to the end of the run")                             \
    X(TIME_SEARCH, IN_PICTURE, "/", "when", "when: n == 7, wrote n, line 12, free, call f, print TEXT") \
    X(TIME_NEXT,  IN_PICTURE, "n", "next time", "the next time it was so")                         \
    X(TIME_BEFORE, IN_PICTURE, "N", "time before", "the time before")                              \
    X(JUMP_BACK,  IN_PICTURE, "Backspace", "jump back", "to where the last jump came from; again: there again") \
    X(CELL_UP,    IN_PICTURE, "Up k Shift-Tab", "cell up", "the bar to the cell before")           \
    X(CELL_DOWN,  IN_PICTURE, "Down j Tab", "cell", "the bar to the next cell")                    \
    X(CELL_OPEN,  IN_PICTURE, "Enter", "open", "open or close a struct or array; follow a pointer") \
    X(PICTURE_UP, IN_PICTURE, "PgUp b", "scroll up", "the part of the picture above")              \
    X(PICTURE_DOWN, IN_PICTURE, "PgDn Space", "scroll down", "the part of the picture below")      \
    X(MADE,       IN_PICTURE, "m", "made", "to the step that made what the bar is on")             \
    X(WRITTEN,    IN_PICTURE, "w", "written", "to its last write; again: to the one before")       \
    X(WRITTEN_NEXT, IN_PICTURE, "W", "next write", "to its next write")                            \
    X(MOVED,      IN_PICTURE, "v", "moved", "to where realloc moved it or its owner changed")      \
    X(FREED,      IN_PICTURE, "f", "freed", "to where it was freed or its scope ended")            \
    X(LOST,       IN_PICTURE, "l", "lost", "to the step that lost it")                             \
    X(FINDING,    IN_PICTURE, "g", "finding", "to the finding; again: to the next one")            \
    X(PIN,        IN_PICTURE, "p", "pin", "stay at this step even if something is found; or no longer") \
    X(EARLIER,    IN_PICTURE, "[", "earlier part", "of a run too long to keep: the part before")   \
    X(LATER,      IN_PICTURE, "]", "later part", "the part behind")                                \
    X(VALUES,     IN_PICTURE, "x", "values", "the value of each expression within this statement") \
    X(SIGNS,      IN_PICTURE | IN_HELP, "s", "signs", "what the signs in the picture mean")        \
    /* in an exercise, a quiz, a lesson, the map: before the reader's, which share keys */         \
    X(PANE_TASK,  IN_EXERCISE, "F2", "task", "the task and its hints; after passing, the debrief") \
    X(PANE_CODE,  IN_BESIDE | IN_PICTURE, "F3 i", "code", "to the code")                           \
    X(PANE_VERDICT, IN_EXERCISE, "F4", "verdict", "all of the verdict; Enter goes to the line")    \
    X(PICTURE,    IN_EXERCISE | IN_PLAY, "F6", "picture", "what memory looks like, step by step")  \
    X(PLAY_SAID,  IN_PLAY, "F4", "all of it", "all that it prints and all that was found; again: the code") \
    X(HIDE,       IN_EXERCISE | IN_PLAY, "Alt-w", "hide picture", "the picture beside the code, or more room for the code") \
    X(OWNERS,     IN_EXERCISE | IN_PLAY, "Alt-o", "owners", "beside the code: who owns what in the run; what variables may do; nothing") \
    X(THREADS, IN_EXERCISE | IN_PLAY, "Alt-t t", "threads", "of a program with threads: every order, how they end, who goes next") \
    X(FAILURES, IN_EXERCISE | IN_PLAY, "Alt-m", "failures", "each call that can fail is made to, and what comes of it") \
    X(CONTRACTS, IN_EXERCISE | IN_PLAY, "Alt-k k", "contracts", "who must free what, on every path, before any run") \
    X(CODE_STEP_BACK, IN_EXERCISE | IN_PLAY, "Alt-Left", "step back", "the picture a step back, from the code") \
    X(CODE_STEP_ON, IN_EXERCISE | IN_PLAY, "Alt-Right", "step on", "the picture a step on, from the code") \
    X(PANE_TAB,   IN_BESIDE, "Tab", "next pane", "task, code, verdict, picture in turn")           \
    X(CHECK,      IN_EXERCISE, "F5 Ctrl-S", "check", "judge now and count it as an attempt")       \
    X(HINT,       IN_EXERCISE | IN_QUIZ, "F7 Alt-h h", "hint", "open the next hint")               \
    X(SOLUTION,   IN_EXERCISE, "F12 Alt-s", "solution", "the reference beside yours, after passing") \
    X(RESET,      IN_EXERCISE, "Ctrl-R", "reset", "back to the start; what you have is kept")      \
    X(UNDO_RESET, IN_EXERCISE, "Ctrl-U", "undo reset", "bring back what the last reset took away") \
    X(EXTERNAL,   IN_EXERCISE, "Ctrl-E e", "editor", "the answer in $VISUAL or $EDITOR")           \
    X(FILE_NEXT,  IN_FILES, "Alt-. Ctrl-PgDn", "next file", "the next file of the program")          \
    X(FILE_BACK,  IN_FILES, "Alt-, Ctrl-PgUp", "file before", "the file before")                   \
    X(NEXT_ITEM,  IN_EXERCISE | IN_QUIZ, "Ctrl-N n", "next", "the next item of the course")        \
    X(MAP,        IN_EXERCISE | IN_LESSON | IN_QUIZ, "Ctrl-O m", "map", "the map of the course")   \
    X(CONTINUE,   IN_MAP, "n", "continue", "on where you are")                                     \
    X(FILTER,     IN_MAP, "/", "filter", "show only items with these words")                       \
    X(HERE,       IN_MAP, ".", "here", "the bar to where you are")                                 \
    X(UNIT_NEXT,  IN_MAP, "Right ]", "next unit", "the bar to the next unit")                      \
    X(UNIT_BACK,  IN_MAP, "Left [", "unit before", "the bar to the unit before")                   \
    X(REVIEW,     IN_MAP, "r", "review", "what is due today: short questions about what you passed") \
    X(PLACE,      IN_MAP | IN_WELCOME, "p", "placement", "find out which units you know already")  \
    X(ROUND_PRACTISE, IN_ROUND, "p", "practise", "what would be due next")                         \
    X(ROUND_TEST, IN_ROUND, "t", "skip by test", "skip this unit: pass three of its exercises without a hint") \
    X(ROUND_AGAIN, IN_ROUND, "r", "again", "the placement inventory once more")                    \
    X(SHOWN_BACK, IN_SHOWN, "Left", "step back", "the marked picture a step back")                 \
    X(SHOWN_ON,   IN_SHOWN, "Right", "step on", "the marked picture a step on")                    \
    X(LESSON_ON,  IN_LESSON, "n Right Ctrl-N", "next", "on to the next item")                      \
    X(FENCE_NEXT, IN_LESSON, "Tab", "next program", "mark the next program that can be run")       \
    X(FENCE_BACK, IN_LESSON, "Shift-Tab", "program before", "mark the one before")                 \
    X(RUN,        IN_LESSON, "Enter r", "run", "run the marked program; a picture: at full size")  \
    X(PLAY,       IN_LESSON, "e", "edit", "change the marked program and see what happens")        \
    X(CHOOSE,     IN_QUIZ, "Space x", "choose", "choose this one, or no longer")                   \
    X(ANSWER,     IN_QUIZ, "Enter", "answer", "give the answer, then say how sure you are")        \
    X(SURE,       IN_QUIZ, "s", "sure", "answer, and be sure of it")                               \
    X(UNSURE,     IN_QUIZ, "u", "unsure", "answer, but not be sure of it")                         \
    X(AGAIN,      IN_QUIZ, "r", "again", "answer once more")                                       \
    X(ASK_UP,     IN_ANSWERS, "Up k", "up", "the bar up: a choice, or a line to mark")             \
    X(ASK_DOWN,   IN_ANSWERS, "Down j", "down", "the bar down")                                    \
    X(ASK_CHOOSE, IN_ANSWERS, "Space x", "choose", "choose this one, or mark this line")           \
    X(ASK_TAKE,   IN_ANSWERS, "Enter", "answer", "take this answer and go on; at the last one, check") \
    X(ASK_NEXT,   IN_ANSWERS, "Right Tab", "next question", "to the next question")                \
    X(ASK_BACK,   IN_ANSWERS, "Left Shift-Tab", "question before", "to the question before")       \
    X(ASK_AGAIN,  IN_ANSWERS, "r", "again", "answer once more")                                    \
    X(SOLUTION_NEXT, IN_SOLUTION, "Ctrl-N n", "next", "the next item of the course")               \
    X(SOLUTION_BACK, IN_SOLUTION, "F12 Alt-s", "back", "back to your code")                        \
    X(OTHER,      IN_SOLUTION, "Tab", "the other one", "your answer or the reference")             \
    X(YES,        IN_MESSAGE, "y Enter", "yes", "do it")                                           \
    X(NO,         IN_MESSAGE, "n Esc q", "no", "leave everything as it is")                        \
    /* anywhere */                                                                                 \
    X(HELP,       IN_ALL, "F1", "help", "all keys that work here")                                 \
    X(EXPLAIN,    IN_ALL, "Alt-x F11", "explain", "what the first thing in the verdict means")     \
    X(WORDS,      IN_LESSON | IN_QUIZ | IN_MAP, "w", "words", "what the words of this page mean") \
    X(GLOSSARY,   IN_ALL, "Alt-g", "words", "what the words of the course mean; those of this page first") \
    X(QUIT,       IN_ALL, "Ctrl-Q", "quit", "leave; everything is saved already")                  \
    X(SUSPEND,    IN_ALL, "Alt-z", "suspend", "back to the shell; `fg` returns")                   \
    X(REDRAW,     IN_ALL, "Ctrl-L", "redraw", "paint the screen again")                            \
    X(THEME,      IN_ALL, "F9", "theme", "the next theme: colour, contrast, mono")                 \
    X(MOUSE,      IN_ALL, "F10", "mouse", "mouse on or off; off lets the terminal select text")    \
    X(NEXT_PANE,  IN_EXERCISE | IN_PLAY, "Ctrl-W", "next pane", "task, code, verdict, picture in turn") \
    X(BACK,       IN_ALL, "Esc", "back", "one step back; from the code to the task")               \
    /* reading: never while code is typed */                                                       \
    X(HELP_KEY,   IN_READER | IN_LIST | IN_PICTURE | IN_PIECES, "?", "help", "all keys that work here")        \
    X(QUIT_KEY,   IN_READER | IN_LIST | IN_PICTURE | IN_PIECES, "q", "quit", "leave, or one step back")        \
    X(SUSPEND_KEY, IN_READER | IN_LIST | IN_PICTURE, "Ctrl-Z", "suspend", "back to the shell; `fg` returns") \
    X(UP,         IN_READER | IN_LIST, "Up k", "up", "one line up")                                \
    X(DOWN,       IN_READER | IN_LIST, "Down j", "down", "one line down")                          \
    X(PAGE_UP,    IN_READER | IN_LIST, "PgUp b", "page up", "one page up")                         \
    X(PAGE_DOWN,  IN_READER | IN_LIST, "PgDn Space", "page down", "one page down")                 \
    X(TOP,        IN_READER | IN_LIST, "Home g", "top", "to the first line")                       \
    X(BOTTOM,     IN_READER | IN_LIST, "End G", "bottom", "to the last line")                      \
    X(SEARCH,     IN_READER | IN_LIST, "/", "search", "look for a word")                           \
    X(SEARCH_NEXT, IN_READER | IN_LIST, "n", "next match", "the next place of the word")           \
    X(SEARCH_BACK, IN_READER | IN_LIST, "N", "match before", "the place before")                   \
    X(OPEN,       IN_READER | IN_LIST, "Enter", "open", "open, choose or go on")                   \
    /* typing code */                                                                              \
    X(ED_UP,         IN_EDITOR, "Up Shift-Up", "up", "one line up; with Shift, select")            \
    X(ED_DOWN,       IN_EDITOR, "Down Shift-Down", "down", "one line down; with Shift, select")    \
    X(ED_LEFT,       IN_EDITOR, "Left Shift-Left", "left", "one character left")                   \
    X(ED_RIGHT,      IN_EDITOR, "Right Shift-Right", "right", "one character right")               \
    X(ED_WORD_LEFT,  IN_EDITOR, "Ctrl-Left Alt-b Ctrl-Shift-Left", "word left", "one word left")   \
    X(ED_WORD_RIGHT, IN_EDITOR, "Ctrl-Right Alt-f Ctrl-Shift-Right", "word right", "one word right") \
    X(ED_HOME,       IN_EDITOR, "Home Shift-Home", "line start", "first to the text, then to column 1") \
    X(ED_END,        IN_EDITOR, "End Shift-End", "line end", "to the end of the line")             \
    X(ED_PAGE_UP,    IN_EDITOR, "PgUp Shift-PgUp", "page up", "one page up")                       \
    X(ED_PAGE_DOWN,  IN_EDITOR, "PgDn Shift-PgDn", "page down", "one page down")                   \
    X(ED_TOP,        IN_EDITOR, "Ctrl-Home Ctrl-Shift-Home", "top", "to the first line")           \
    X(ED_BOTTOM,     IN_EDITOR, "Ctrl-End Ctrl-Shift-End", "bottom", "to the last line")           \
    X(ED_ALL,        IN_EDITOR, "Ctrl-A", "select all", "everything that you may change")          \
    X(ED_COPY,       IN_EDITOR, "Ctrl-C", "copy", "copy the selection, or the line")               \
    X(ED_CUT,        IN_EDITOR, "Ctrl-X", "cut", "cut the selection, or the line")                 \
    X(ED_PASTE,      IN_EDITOR, "Ctrl-V", "paste", "paste what was cut or copied here")            \
    X(ED_UNDO,       IN_EDITOR, "Ctrl-Z Alt-u", "undo", "take the last change back")               \
    X(ED_REDO,       IN_EDITOR, "Ctrl-Y Alt-r", "redo", "do it again")                             \
    X(ED_ENTER,      IN_EDITOR, "Enter", "new line", "a new line, indented like this one")         \
    X(ED_BACKSPACE,  IN_EDITOR, "Backspace Shift-Backspace", "erase back", "the character before") \
    X(ED_DELETE,     IN_EDITOR, "Delete Ctrl-D", "erase", "the character under the cursor")        \
    X(ED_WORD_BACK,  IN_EDITOR, "Alt-Backspace Ctrl-Backspace", "erase word", "the word before the cursor") \
    X(ED_WORD_DEL,   IN_EDITOR, "Ctrl-Delete Alt-d", "erase next word", "the word behind the cursor") \
    X(ED_LINE_DEL,   IN_EDITOR, "Ctrl-K", "erase line", "the whole line, or those selected")       \
    X(ED_INDENT,     IN_EDITOR, "Tab", "indent", "to the next stop, or the selected lines")        \
    X(ED_DEDENT,     IN_EDITOR, "Shift-Tab", "dedent", "back to the stop before")                  \
    X(ED_COMMENT,    IN_EDITOR, "Ctrl-/", "comment", "make the lines a comment, or code again")    \
    X(ED_MOVE_UP,    IN_EDITOR, "Alt-Up", "line up", "move the lines up")                          \
    X(ED_MOVE_DOWN,  IN_EDITOR, "Alt-Down", "line down", "move the lines down")                    \
    X(ED_DUPLICATE,  IN_EDITOR, "Alt-c", "duplicate", "the line or selection once more")           \
    X(ED_BRACKET,    IN_EDITOR, "Ctrl-]", "bracket", "to the bracket that belongs to this one")    \
    X(ED_FIND,       IN_EDITOR, "Ctrl-F", "find", "look for a text; Enter next, Esc done")         \
    X(ED_FIND_NEXT,  IN_EDITOR, "F3", "find next", "the next place of what was looked for")        \
    X(ED_FIND_BACK,  IN_EDITOR, "Shift-F3 Alt-p", "find before", "the place before")               \
    X(ED_GOTO,       IN_EDITOR, "Ctrl-G", "go to line", "ask for a line number")                   \
    X(ED_NEXT_MARK,  IN_EDITOR, "F8 Alt-n", "next problem", "the next line with an error or warning")

enum action {
    ACTION_NONE,
#define ACTION_ENUM(id, where, keys, name, help) ACTION_##id,
    ACTIONS(ACTION_ENUM)
#undef ACTION_ENUM
    ACTION_COUNT,
};
struct action_info {
    const char *id;    /* "ED_FIND" */
    unsigned where;    /* enum action_where */
    const char *keys;  /* "F8 Alt-n" */
    const char *name;
    const char *help;
};
const struct action_info *action_info(enum action a); /* never NULL; NONE is empty */
/* The action of a key in a view that is (a set of) where. The view's own come
 * before IN_ALL. A key that types is never looked up when where has IN_EDITOR. */
enum action action_of(unsigned where, struct key k);
enum action action_named(struct str id); /* "ED_FIND" or "ed-find"; NONE: unknown */
/* The first key, for footers ("F8"). */
struct key_text action_key(enum action a);
/* Two actions that claim one key in one place, as a sentence; false: none. Tested. */
bool actions_clash(char *out, size_t size);
/* The next action for a help screen of where, in the list's order, from *at (0
 * at first); false at the end. */
bool actions_next(unsigned where, enum action *at);

#endif
