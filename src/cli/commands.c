/* The table of commands: it runs them, and it is all that --help prints. */
#include "cli/cli.h"

#include <string.h>

const struct command commands[] = {
    {"list", cmd_list, false, "list", "the course, with what is done",
     "  freehold list                  units, lessons and exercises, numbered\n"
     "  freehold list --pack ./mine    of another pack\n"},
    {"next", cmd_next, false, "next", "where to go on",
     "  freehold next                  names the next item, and the file of its answer\n"},
    {"show", cmd_show, true, "show [ITEM]", "a lesson, or an exercise's task and code",
     "  freehold show                  where you are\n"
     "  freehold show two-boxes        by its name\n"
     "  freehold show 3                by its number in `freehold list`\n"
     "\nShowing a lesson counts as reading it.\n"},
    {"check", cmd_check, true, "check [ITEM] [FILE]", "judge an answer and write it down",
     "  freehold check                 the answer file of where you are\n"
     "  freehold check two-boxes       of that exercise\n"
     "  freehold check two-boxes b.c   any file as the answer\n"
     "  freehold check two-boxes -     the answer from standard input\n"
     "  freehold check which-box --choose 1,3 --sure\n"
     "                                 a quiz: numbers of choices; --sure or --unsure\n"
     "  freehold check free-the-list --choose \"3 1 2\"\n"
     "                                 lines to put in order: numbers from `show`\n"
     "  freehold check which-line --choose 13\n"
     "                                 the line to mark\n"
     "  freehold check three-steps s:3b2a\n"
     "                                 who goes next, as `run --schedules` prints it\n"
     "  freehold check where-to --choose \"home; 3; none\"\n"
     "                                 about a picture: an answer to each question\n"
     "  --contracts        every rule of ownership that is broken on some path, and what cannot\n"
     "                     be told\n"
     "  --propose          the contracts that the functions' bodies imply\n"
     "\nExit code 0: passed, 1: not yet, 70: a fault of ours, which is not recorded.\n"},
    {"hint", cmd_hint, true, "hint [ITEM]", "open the next hint",
     "  freehold hint                  of where you are; hints open one at a time, the first\n"
     "                                 after `check`, and fit what fails first\n"},
    {"solution", cmd_solution, false, "solution [ITEM]", "the reference solution, after passing",
     "  freehold solution two-boxes    after passing, or after eight honest tries\n"},
    {"reset", cmd_reset, false, "reset [ITEM] [--undo]", "start an exercise again; a copy is kept",
     "  freehold reset two-boxes       the answer goes back to its start\n"
     "  freehold reset two-boxes --undo\n"
     "                                 the answer as it was before the reset\n"},
    {"watch", cmd_watch, true, "watch [ITEM]", "judge on every save, from any editor",
     "  freehold watch                 prints the file to edit, and a verdict on each save\n"
     "\nEnter or `next` goes on after a pass; `hint` opens a hint; Ctrl-C ends it.\n"},
    {"progress", cmd_progress, false, "progress", "how far you are",
     "  freehold progress              a line for each unit, and for each exercise tried\n"
     "  freehold progress --file       where it is kept: the file for `freehold report`\n"
     "  freehold progress --override UNIT\n"
     "                                 for a lead: the unit's gate does not count; all, none\n"},
    {"review", cmd_review, true, "review", "what is due today, of what you passed before",
     "  freehold review                at most ten short questions; on a terminal on the screen\n"
     "  freehold review --plain        the same as lines\n"
     "\nWhat was passed comes back after days: later each time it is known, soon when it is\n"
     "not. It can be left at any time. If nothing is due, it says when, and can be practised.\n"},
    {"place", cmd_place, true, "place [--post]", "which units do you know already?",
     "  freehold place                 the placement inventory: at most 16 questions, then what\n"
     "                                 they tell of each unit, and which may be skipped;\n"
     "                                 behind some units and after the course: what you\n"
     "                                 know by then, beside what it was before\n"
     "  freehold place --post          the questions of after the course at any time\n"
     "  freehold place --plain         the same as lines\n"},
    {"run", cmd_run, true, "run FILE.c... [-- ARGS]", "judge any C program, with no exercise",
     "  freehold run list.c            output, then what was found\n"
     "  freehold run main.c list.c -I include -D DEBUG=1\n"
     "  freehold run sum.c --stdin numbers.txt -- first second\n"
     "  freehold run list.c --json     one JSON object, described in docs/RUN-JSON.md\n"
     "\n  -D NAME[=VALUE]    define a macro\n"
     "  -I DIR             look for headers there\n"
     "  --stdin FILE       standard input; - is ours\n"
     "  --steps N          stop after so many statements (20000000)\n"
     "  --schedules[=N]    every order of its threads that matters, at most N (20000)\n"
     "  --weak             atomic loads may read older stores as well\n"
     "  --replay s:...     one schedule again\n"
     "  --sweep[=KINDS]    every call that can fail fails once, a run for each: alloc, open,\n"
     "                     read, write, close, flush, name, input, output, lock, thread, clock,\n"
     "                     crash; io (files) and all (alloc, io, thread) stand for several\n"
     "  --pairs            and each two of them\n"
     "  --tries N          in at most so many runs (4000)\n"
     "  --fail f:...       one failure again, as f:alloc3\n"
     "  --disk RULE        what a crash leaves: ordered (each write is on the disk when it is\n"
     "                     done) or synced (only what fsync() was called for)\n"
     "  --recover ARG      an argument of the run after a crash (the program's own)\n"
     "  --costs            what it cost: allocations, bytes, steps, accesses, and a histogram of\n"
     "                     what its requests cost, if it marks any (<freehold.h>)\n"
     "  --contracts        ownership, over every path before the run and at each call during it\n"
     "  --unchecked        plain mode: nothing is checked, so almost nothing is found\n"
     "  --json             the verdict as JSON\n"
     "\nExit code 0: clean, 1: something was found (with --contracts also before the run), 70: a\n"
     "fault of ours. The program's own exit code is part of the verdict.\n"},
    {"check-ownership", cmd_ownership, true, "check-ownership FILE.c...", "who owns, who borrows: every path, without running it",
     "  freehold check-ownership list.c\n"
     "                                 what is freed, given away or kept too often or too seldom, on\n"
     "                                 any path: places, and the path there line by line\n"
     "  freehold check-ownership main.c list.c -I include -D DEBUG=1\n"
     "                                 several files of a program at once; some may be missing\n"
     "  freehold check-ownership list.c --permissions\n"
     "                                 the source, and what each variable may do from line to line\n"
     "  freehold check-ownership list.c --propose\n"
     "                                 the contract that each function's body implies\n"
     "\n  -D NAME[=VALUE]    define a macro\n"
     "  -I DIR             look for headers there\n"
     "  --strict           what cannot be told is listed, and counts\n"
     "  --permissions[=why]\n"
     "                     R read, W write, O own; =why: the reason of each change, too\n"
     "  --propose          contracts to write down\n"
     "  --accept           writes them into the files, and into headers in their folders\n"
     "  --json             one JSON object, described in docs/OWNERSHIP-JSON.md\n"
     "  --sarif            SARIF 2.1.0, for editors and code hosts\n"
     "\nContracts are words of <ownership.h>: owns, gives, borrows ... (docs/CONTRACTS.md).\n"
     "\nExit code 0: clean, 1: something was found, 2: the source does not compile, or usage,\n"
     "70: a fault of ours.\n"},
    {"trace", cmd_trace, true, "trace FILE.c... [-- ARGS]", "look at any step of a run: words, picture, page",
     "  freehold trace list.c          where it went wrong, in words; or its end\n"
     "  freehold trace list.c --format html --out list.html\n"
     "                                 a page that plays the run, in one file\n"
     "  freehold trace list.c --line 12 --visit 3 --format svg > slide.svg\n"
     "                                 code and picture when line 12 was over a third time\n"
     "  freehold trace list.c --all    a line for every step\n"
     "\n  --step N           after step N of the run\n"
     "  --finding [N]      when the first thing, or the N-th, was found or lost\n"
     "  --start, --end     before the first statement, after the last\n"
     "  --line [FILE:]L    when a statement of line L is over, with the calls that it made;\n"
     "                     --visit K: for the K-th time\n"
     "  --all              every step\n"
     "  --replay s:...     of that order of its threads, as `freehold run --schedules` names it\n"
     "  --format FORMAT    text, picture (drawn in characters), json, svg or html\n"
     "  --values           also what each part of a statement was worth\n"
     "  --width N          columns of the picture\n"
     "  --out FILE         write there, but over none of the files that are read\n"
     "\n-D, -I, --stdin, --file and --steps are those of `freehold run`.\n"
     "\nExit code 0: it was shown, whatever the program did, 1: it does not compile, 2: usage.\n"},
    {"explain", cmd_explain, false, "explain [WORD]", "what a code or a word of the course means; of a function, who owns what",
     "  freehold explain double-free\n"
     "  freehold explain malloc        a function of the library: who owns what, and Rust beside it\n"
     "  freehold explain arena         a word of the course; MEM30-C, what a reference is\n"
     "  freehold explain               lists every code; freehold explain library the functions\n"},
    {"doctor", cmd_doctor, true, "doctor", "what this machine has and lacks",
     "  freehold doctor                a line for each thing; exit code 1 if one is wrong\n"
     "  freehold doctor --rebuild      make what follows from the events of your progress anew, and say\n"
     "                                 what changed\n"},
    {"pack", cmd_pack, true, "pack new|check|table DIR", "for instructors: make, prove and list a pack",
     "  freehold pack new mine         a pack with one lesson and two exercises that work\n"
     "  freehold pack check mine       every claim of the pack, shown by running it\n"
     "  freehold pack check mine two-boxes\n"
     "                                 of one exercise\n"
     "  freehold pack table mine       every item: idea, kind, checks, variants, as Markdown\n"
     "\n  --no-mutants       mistakes are not tried in solutions: faster, while you write\n"
     "  --strict           a mistake that no check notices is an error, not a warning\n"
     "  --figures          also what solution, start and wrong answers use of each budget\n\n"
     "  freehold --pack mine           opens it\n"},
    {"report", cmd_report, false, "report FILE...", "for team leads: progress of many",
     "  freehold report team/*.db      who is where, who is stuck, and on what\n"
     "  freehold report team --format html > team.html\n"
     "\n  --format text|csv|json|html\n"},
    {NULL},
};

const struct command *command_find(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

void print_help(void)
{
    fputs("Freehold: a course in memory and ownership, in C, in your terminal.\n\n"
          "  freehold                        opens the course\n"
          "  freehold --plain                the same without a screen: lines in, lines out\n"
          "  freehold watch                  your own editor, a verdict on every save\n"
          "  freehold run prog.c             any C program: output, leaks, bad frees\n"
          "  freehold pack new mine          for instructors: a pack that works\n"
          "  freehold report team/*.db       for team leads: who is where\n"
          "\nCommands\n", stdout);
    for (const struct command *c = commands; c->name; c++)
        printf("  %-26s %s\n", c->synopsis, c->summary);
    fputs("\nOptions for all of them\n"
          "  --pack DIR                 another pack than the course\n"
          "  --ascii                    no characters outside ASCII\n"
          "  --theme NAME               colour, contrast or mono; NO_COLOR is respected\n"
          "  --mouse, --no-mouse        whether the screen listens to the mouse\n"
          "  --help, --version          `freehold COMMAND --help` says more\n"
          "\nExit codes: 0 clean or passed, 1 findings or failed, 2 usage; `man freehold` lists all.\n",
          stdout);
}

void print_command_help(const struct command *cmd)
{
    printf("freehold %s - %s\n\n%s", cmd->synopsis, cmd->summary, cmd->more);
}

int unknown_command(const char *name)
{
    const char *names[COUNT(commands) + 1];
    size_t count = 0;
    for (const struct command *c = commands; c->name; c++)
        names[count++] = c->name;
    names[count++] = "help";
    const char *near = str_nearest(str_from(name), names, count);
    if (near)
        complain("unknown command \"%s\"; did you mean `freehold %s`?", name, near);
    else
        complain("unknown command \"%s\"; `freehold --help` lists them", name);
    return EXIT_USAGE_ERROR;
}
