/* `pack new`: the smallest pack that works, written so that editing it teaches
 * the format. Nothing is ever overwritten: the folder must be new or empty, and
 * each file is made with O_EXCL. tests/author proves the result clean, so what
 * a new author starts from can never be broken. */
#include "author/author.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest[] =
    "# The manifest of a Freehold pack. `freehold pack check DIR` proves the whole pack;\n"
    "# docs/PACK.md of Freehold lists every key. `freehold --pack DIR` opens it.\n"
    "format: 1\n"
    "id: my-pack            # names the pack in progress files: choose it now, keep it for ever\n"
    "title: My first pack\n"
    "summary: One lesson, two exercises, all yours to change.\n"
    "authors: You\n"
    "\n"
    "# Where your learners come from. A section `## Bridge: python` in a lesson or an\n"
    "# exercise is shown only to those who chose that track. Without tracks nobody is asked.\n"
    "tracks:\n"
    "  - id: python\n"
    "    title: Python or JavaScript\n"
    "    note: No collector comes to clean up here.\n"
    "\n"
    "# Units in order, and their items in the order in which they are taken.\n"
    "units:\n"
    "  - id: 01-start       # also the folder's name in lessons/ and exercises/\n"
    "    title: Who gives it back?\n"
    "    summary: A block of the heap lives until someone frees it.\n"
    "    items:\n"
    "      - lesson: asked-and-given      # lessons/01-start/asked-and-given.md\n"
    "      - exercise: what-is-left       # exercises/01-start/what-is-left/\n"
    "      - exercise: give-it-back       # exercises/01-start/give-it-back/\n";

static const char lesson[] =
    "---\n"
    "id: lesson-asked-and-given\n"
    "title: Asked for, given back\n"
    "unit: 01-start\n"
    "idea: heap block\n"
    "minutes: 5\n"
    "---\n"
    "`malloc` asks for a block of memory, `free` gives it back. Nothing else does: the block\n"
    "lives on when the function that asked for it has returned.\n"
    "\n"
    "```c run=picture line=9\n"
    "#include <stdio.h>\n"
    "#include <stdlib.h>\n"
    "\n"
    "int main(void)\n"
    "{\n"
    "    int *box = malloc(sizeof *box);\n"
    "    if (!box)\n"
    "        return 1;\n"
    "    *box = 7;           //! The pointer is a variable, the block is not.\n"
    "    printf(\"%d\\n\", *box);\n"
    "    free(box);          //! The block is no more. What leads there now?\n"
    "    return 0;\n"
    "}\n"
    "```\n"
    "\n"
    "A fence that says `run` is compiled and run by `freehold pack check`, and must end clean;\n"
    "`run=picture` shows its memory as well, with what `//!` says at each line. To show a mistake, say which one it shows. This program loses its block:\n"
    "\n"
    "```c run expect=leak\n"
    "#include <stdlib.h>\n"
    "\n"
    "int main(void)\n"
    "{\n"
    "    int *box = malloc(sizeof *box);\n"
    "    box = NULL;\n"
    "    return 0;\n"
    "}\n"
    "```\n"
    "\n"
    "## Bridge: python\n"
    "In Python a value goes when nobody names it any more. Here it goes when you say so.\n";

static const char beliefs[] =
    "# What learners may believe that is not so: each tag of `refutes:` and `believes:` stands here, with\n"
    "# the sentence that a believer would say. Without this file tags are just words.\n"
    "misconceptions:\n"
    "  - tag: free-sets-null\n"
    "    believes: \"`free(p)` sets `p` to NULL.\"\n"
    "  - tag: scope-frees\n"
    "    believes: When the pointer goes out of scope, its block is freed.\n";

static const char prediction[] =
    "---\n"
    "id: what-is-left\n"
    "title: What is left\n"
    "unit: 01-start\n"
    "kind: predict-picture  # asked about the run of program.c, before it is seen\n"
    "idea: free\n"
    "refutes: free-sets-null\n"
    "minutes: 3\n"
    "questions:             # what is right is never written here: it comes from the run\n"
    "  - line: 9            # the moment after line 9 of program.c ran\n"
    "    points: box        # where does this pointer lead?\n"
    "    because: \"`free` was given a copy of what is in `box`.\"\n"
    "    predictions:       # wrong answers worth an explanation\n"
    "      - answer: \"NULL\"\n"
    "        believes: free-sets-null\n"
    "        because: \"You were thinking that `free` clears your pointer. It cannot reach it.\"\n"
    "  - line: 9\n"
    "    live: blocks       # which blocks still live?\n"
    "---\n"
    "A block is asked for, filled and given back.\n"
    "\n"
    "## Hint 1\n"
    "Which line writes the variable `box`?\n"
    "\n"
    "## Debrief\n"
    "The block has ended, the variable has not: it holds the address of something that is no more.\n";

static const char predicted[] =
    "#include <stdlib.h>\n"
    "\n"
    "int main(void)\n"
    "{\n"
    "    int *box = malloc(sizeof *box);\n"
    "    if (!box)\n"
    "        return 1;\n"
    "    *box = 7;\n"
    "    free(box);\n"
    "    return 0;\n"
    "}\n";

static const char exercise[] =
    "---\n"
    "# What these keys mean is told in docs/PACK.md. Try a typo and run `freehold pack check`.\n"
    "id: give-it-back\n"
    "title: Give it back\n"
    "unit: 01-start\n"
    "kind: fix              # fix, fill, write, predict-output, quiz,\n"
    "                       # predict-picture or mark-line\n"
    "idea: free\n"
    "refutes: scope-frees   # the misconception that it works against, as a tag for reports\n"
    "minutes: 4\n"
    "start: leak            # what start.c must fail with: the check runs it and looks\n"
    "cases:                 # runs of the learner's program\n"
    "  - name: by itself\n"
    "    stdout: |\n"
    "      hello\n"
    "  - name: with a word  # another output: printing hello would not do\n"
    "    args: [thanks]\n"
    "    stdout: |\n"
    "      thanks\n"
    "---\n"
    "This program prints its greeting, and then loses the block that held it. Give the block\n"
    "back once it is no longer needed.\n"
    "\n"
    "## Hint 1\n"
    "Who holds the pointer to the block when `printf` has returned?\n"
    "\n"
    "## Hint 2\n"
    "Whatever `malloc` gave must reach `free` exactly once, on every way out.\n"
    "\n"
    "## Hint 3\n"
    "One call is missing behind the `printf`: `free(____);`\n"
    "\n"
    "## Debrief\n"
    "The pointer is a variable and ends with its function. The block is not, and does not.\n";

static const char top[] =
    "#include <stdio.h>\n"
    "#include <stdlib.h>\n"
    "#include <string.h>\n"
    "\n"
    "int main(int argc, char **argv)\n"
    "{\n"
    "    const char *word = argc > 1 ? argv[1] : \"hello\";\n"
    "    char *greeting = malloc(strlen(word) + 1);\n"
    "    if (!greeting)\n"
    "        return 1;\n"
    "    strcpy(greeting, word);\n"
    "    // --- your code starts here ---\n";
static const char bottom[] =
    "    // --- your code ends here ---\n"
    "    return 0;\n"
    "}\n";

static const struct file {
    const char *path, *head, *middle; /* C files stand between top and bottom */
    const char *whole;                /* instead of the three */
} files[] = {
    {"course/course.yaml", NULL, NULL, manifest},
    {"course/misconceptions.yaml", NULL, NULL, beliefs},
    {"lessons/01-start/asked-and-given.md", NULL, NULL, lesson},
    {"exercises/01-start/what-is-left/exercise.md", NULL, NULL, prediction},
    {"exercises/01-start/what-is-left/program.c", NULL, NULL, predicted},
    {"exercises/01-start/give-it-back/exercise.md", NULL, NULL, exercise},
    {"exercises/01-start/give-it-back/start.c", "", "    printf(\"%s\\n\", greeting);\n", NULL},
    {"exercises/01-start/give-it-back/solution.c", "",
     "    printf(\"%s\\n\", greeting);\n    free(greeting);\n", NULL},
    {"exercises/01-start/give-it-back/wrong/freed-twice.c", "// caught-by: double-free\n",
     "    printf(\"%s\\n\", greeting);\n    free(greeting);\n    free(greeting);\n", NULL},
    {"exercises/01-start/give-it-back/wrong/says-nothing.c", "// caught-by: wrong-output\n",
     "    free(greeting);\n", NULL},
};

static bool make_folders(const char *dir, const char *path, struct error *reterr)
{
    struct arena a = {0};
    char *full = path_join(&a, dir, path);
    bool ok = true;
    for (char *at = full + 1; ok && (at = strchr(at, '/')); at++) {
        *at = '\0';
        if (mkdir(full, 0777) != 0 && errno != EEXIST)
            ok = error_errno(reterr, ERROR_CANT_CREATE, "cannot make the folder '%s'", full);
        *at = '/';
    }
    arena_release(&a);
    return ok;
}

static bool write_new(const char *dir, const struct file *f, struct error *reterr)
{
    struct arena a = {0};
    struct buf text = {0};
    const char *path = path_join(&a, dir, f->path);
    bool ok = false;
    if (f->whole) {
        buf_cstr(&text, f->whole);
    } else {
        buf_cstr(&text, f->head);
        buf_cstr(&text, top);
        buf_cstr(&text, f->middle);
        buf_cstr(&text, bottom);
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) {
        error_errno(reterr, ERROR_CANT_CREATE, "cannot make '%s'", path);
        goto out;
    }
    for (size_t done = 0; done < text.len;) {
        ssize_t n = write(fd, text.at + done, text.len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            error_errno(reterr, ERROR_IO, "cannot write '%s'", path);
            close(fd);
            goto out;
        }
        done += (size_t)n;
    }
    ok = close(fd) == 0 || error_errno(reterr, ERROR_IO, "cannot write '%s'", path);
out:
    buf_release(&text);
    arena_release(&a);
    return ok;
}

/* True if there is no such folder, or nothing in it. */
static bool is_free(const char *dir, struct error *reterr)
{
    DIR *d = opendir(dir);
    if (!d)
        return errno == ENOENT ||
               error_errno(reterr, ERROR_CANT_CREATE, "cannot make a pack at '%s'", dir);
    bool empty = true;
    for (struct dirent *e; empty && (e = readdir(d));)
        empty = !strcmp(e->d_name, ".") || !strcmp(e->d_name, "..");
    closedir(d);
    return empty || error_set(reterr, ERROR_CANT_CREATE,
                              "'%s' is not empty; name a new folder, nothing was changed", dir);
}

bool author_scaffold(const char *dir, struct error *reterr)
{
    if (!*dir)
        return error_set(reterr, ERROR_USAGE, "name a new folder for the pack");
    if (!is_free(dir, reterr))
        return false;
    for (size_t i = 0; i < COUNT(files); i++)
        if (!make_folders(dir, files[i].path, reterr) || !write_new(dir, &files[i], reterr))
            return false;
    return true;
}
