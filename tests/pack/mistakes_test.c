/* A hundred mistakes that an author makes, each with all that is said about it.
 * Every case edits a copy of tests/packs/good and compares the whole list of
 * problems, so a message too many fails as surely as one too few. */
#include "kit.h"

#define COURSE "course/course.yaml"
#define LESSON "lessons/01-first/boxes.md"
#define UNIT "exercises/01-first"
#define TWO_BOXES UNIT "/two-boxes/exercise.md"
#define FILL_SWAP UNIT "/fill-swap/exercise.md"
#define WRITE_SUM UNIT "/write-sum/exercise.md"
#define GUESS_PRINT UNIT "/guess-print/exercise.md"
#define WHICH_BOX UNIT "/which-box/exercise.md"

struct edit {
    const char *file;
    const char *find; /* NULL: put is the whole file, and NULL as well: remove it */
    const char *put;
};
static struct mistake {
    const char *name;
    struct edit edits[4];
    const char *want;
} mistakes[] = {
    {"unknown key in manifest",
     {{COURSE, "summary: One", "sumary: One"}},
     COURSE ":6:1: error: unknown key 'sumary' [unknown-key]\n"},
    {"unknown key in lesson",
     {{LESSON, "minutes: 5", "minuts: 5"}},
     LESSON ":6:1: error: unknown key 'minuts' [unknown-key]\n"},
    {"unknown key in exercise",
     {{TWO_BOXES, "minutes: 3", "difficulty: 3"}},
     TWO_BOXES ":9:1: error: unknown key 'difficulty' [unknown-key]\n"},
    {"unknown key in case",
     {{TWO_BOXES, "    stdin: \"unused", "    stdn: \"unused"}},
     TWO_BOXES ":17:5: error: unknown key 'stdn' [unknown-key]\n"},
    {"unknown key in limits",
     {{TWO_BOXES, "heap_bytes", "heap_byte"}},
     TWO_BOXES ":20:24: error: unknown key 'heap_byte' [unknown-key]\n"},
    {"missing id",
     {{TWO_BOXES, "id: two-boxes\n", ""}},
     TWO_BOXES ":2:1: error: the key 'id' is missing [missing-key]\n"},
    {"missing title in manifest",
     {{COURSE, "title: A pack that is right\n", ""}},
     COURSE ":3:1: error: the key 'title' is missing [missing-key]\n"},
    {"missing unit title",
     {{COURSE, "    title: First boxes\n", ""}},
     COURSE ":15:5: error: the key 'title' is missing [missing-key]\n"},
    {"missing because",
     {{WHICH_BOX, "    because: There are two boxes, and only one was written.\n",
       ""}},
     WHICH_BOX ":15:5: error: the key 'because' is missing [missing-key]\n"},
    {"missing start",
     {{WRITE_SUM, "start: wrong-output\n", ""}},
     WRITE_SUM ":5:7: error: the key 'start' is missing; an exercise of kind write needs it [missing-key]\n"},
    {"missing cases",
     {{FILL_SWAP, "cases:\n  - stdout: \"2 1\\n\"\n", ""}},
     FILL_SWAP ":5:7: error: the key 'cases' is missing; an exercise of kind fill needs it [missing-key]\n"},
    {"missing choices",
     {{GUESS_PRINT, "kind: predict-output", "kind: quiz"}},
     GUESS_PRINT ":5:7: error: the key 'choices' is missing; an exercise of kind quiz needs it [missing-key]\n"
     GUESS_PRINT ":8:1: error: the key 'predictions' plays no part in an exercise of kind quiz [key-not-here]\n"
     UNIT "/guess-print/program.c" ": warning: an exercise of kind quiz does not use this [not-used]\n"},
    {"missing kind",
     {{FILL_SWAP, "kind: fill\n", ""}},
     FILL_SWAP ":2:1: error: the key 'kind' is missing [missing-key]\n"},
    {"number is text",
     {{LESSON, "minutes: 5", "minutes: five"}},
     LESSON ":6:10: error: 'minutes' must be a whole number from 1 to 600, not 'five' [out-of-range]\n"},
    {"number too large",
     {{LESSON, "minutes: 5", "minutes: 601"}},
     LESSON ":6:10: error: 'minutes' must be a whole number from 1 to 600, not '601' [out-of-range]\n"},
    {"number is list",
     {{LESSON, "minutes: 5", "minutes: [5]"}},
     LESSON ":6:10: error: 'minutes' must be a whole number from 1 to 600, not a list [wrong-type]\n"},
    {"number is empty",
     {{LESSON, "minutes: 5", "minutes:"}},
     LESSON ":6:1: error: 'minutes' must be a whole number from 1 to 600, not nothing [wrong-type]\n"},
    {"number negative exit",
     {{TWO_BOXES, "exit: 0", "exit: -1"}},
     TWO_BOXES ":19:11: error: 'exit' must be a whole number from 0 to 255, not '-1' [out-of-range]\n"},
    {"wrong format",
     {{COURSE, "format: 1", "format: 2"}},
     COURSE ":3:9: error: 'format' must be 1, the version of the format that this Freehold reads, not '2' [out-of-range]\n"},
    {"text is map",
     {{LESSON, "title: Boxes", "title: {a: b}"}},
     LESSON ":3:9: error: 'title' must be one line of at most 200 bytes, not a group of keys [wrong-type]\n"},
    {"list is text",
     {{TWO_BOXES, "refs: [EXP09-C]", "refs: EXP09-C"}},
     TWO_BOXES ":8:7: error: 'refs' must be a list of at most 20 lines, not a text [wrong-type]\n"},
    {"list is empty",
     {{TWO_BOXES, "refs: [EXP09-C]", "refs: []"}},
     TWO_BOXES ":8:7: error: 'refs' must be a list of at most 20 lines, not a list of 0 [out-of-range]\n"},
    {"map is text",
     {{TWO_BOXES, "limits: { cpu_ms: 500, heap_bytes: 1048576, output_bytes: 4096 }",
       "limits: none"}},
     TWO_BOXES ":20:9: error: 'limits' must be keys with numbers, not a text [wrong-type]\n"},
    {"case is text",
     {{FILL_SWAP, "  - stdout: \"2 1\\n\"", "  - stdout"}},
     FILL_SWAP ":11:5: error: each entry of 'cases' must be a group of keys, not a text [wrong-type]\n"},
    {"bool is word",
     {{WHICH_BOX, "right: true", "right: yes"}},
     WHICH_BOX ":10:12: error: 'right' must be true or false, not 'yes' [out-of-range]\n"},
    {"limit too small",
     {{TWO_BOXES, "output_bytes: 4096", "output_bytes: 1"}},
     TWO_BOXES ":20:59: error: 'output_bytes' must be a whole number from 64 to 1048576, not '1' [out-of-range]\n"},
    {"bad kind",
     {{TWO_BOXES, "kind: fix", "kind: fixx"}},
     TWO_BOXES ":5:7: error: 'kind' must be one of fix, fill, write, predict-output, quiz, not 'fixx' [out-of-range]\n"},
    {"bad kind hides nothing else: wrong answers, hints, markers",
     {{TWO_BOXES, "kind: fix", "kind: fixx"},
      {UNIT "/two-boxes/wrong/both.c", "// caught-by: ", "// caught: "},
      {TWO_BOXES, "## Hint 2", "## Hint 1"},
      {UNIT "/two-boxes/start.c", "your code ends here", "the code ends here"}},
     TWO_BOXES ":5:7: error: 'kind' must be one of fix, fill, write, predict-output, quiz, not 'fixx' [out-of-range]\n"
     TWO_BOXES ":27:1: error: a second hint 1 [duplicate-section]\n"
     UNIT "/two-boxes/start.c:7:5: error: the region that begins here has no '// --- your code ends here ---' [bad-region]\n"
     UNIT "/two-boxes/start.c:9:5: warning: this is nearly a region marker [bad-region]\n"
     UNIT "/two-boxes/wrong/both.c:1:1: error: the first line must say what catches this answer: '// caught-by: CODE' [caught-by]\n"},
    {"bad kind hides nothing else: needs, cases, id",
     {{WRITE_SUM, "kind: write", "kind: writ"},
      {WRITE_SUM, "id: write-sum", "id: two-boxes"},
      {WRITE_SUM, "needs: [two-boxes]", "needs: [nothing-there]"}},
     WRITE_SUM ":2:5: error: 'two-boxes' is already the name of another item, at course/course.yaml:20 [duplicate-id]\n"
     WRITE_SUM ":5:7: error: 'kind' must be one of fix, fill, write, predict-output, quiz, not 'writ' [out-of-range]\n"
     WRITE_SUM ":7:9: error: there is no exercise 'nothing-there' [bad-needs]\n"},
    {"bad id",
     {{TWO_BOXES, "id: two-boxes", "id: Two Boxes"}},
     TWO_BOXES ":2:5: error: 'id' must be lower-case letters, digits and hyphens, at most 64, not 'Two Boxes' [out-of-range]\n"},
    {"bad start code",
     {{TWO_BOXES, "start: wrong-output", "start: wrong-outptu"}},
     TWO_BOXES ":10:8: error: 'start' must be a failure code, listed in docs/PACK.md, not 'wrong-outptu' [out-of-range]\n"},
    {"title of two lines",
     {{LESSON, "title: Boxes", "title: \"Boxes\\nand more\""}},
     LESSON ":3:9: error: 'title' must be one line of at most 200 bytes, not 'Boxes\\nand more' [out-of-range]\n"},
    {"duplicate key",
     {{TWO_BOXES, "idea: copy\n", "idea: copy\nidea: other\n"}},
     TWO_BOXES ":7:1: error: the key 'idea' stands here a second time; the first is on line 6 [duplicate-key]\n"},
    {"duplicate id",
     {{FILL_SWAP, "id: fill-swap", "id: two-boxes"}},
     FILL_SWAP ":2:5: error: 'two-boxes' is already the name of another item, at course/course.yaml:20 [duplicate-id]\n"},
    {"id is other slug",
     {{LESSON, "id: lesson-boxes", "id: which-box"}},
     COURSE ":24:19: error: 'which-box' is already the name of another item, at lessons/01-first/boxes.md:2 [duplicate-id]\n"},
    {"duplicate track",
     {{COURSE, "  - id: java", "  - id: python"}},
     COURSE ":12:9: error: a second track 'python' [duplicate-id]\n"},
    {"listed twice",
     {{COURSE, "      - exercise: fill-swap\n",
       "      - exercise: fill-swap\n      - exercise: fill-swap\n"}},
     COURSE ":22:19: error: 'fill-swap' is listed twice [duplicate-id]\n"},
    {"listed but missing",
     {{COURSE, "exercise: fill-swap", "exercise: fill-swop"}},
     COURSE ":21:19: error: there is no exercise folder exercises/01-first/fill-swop [missing-file]\n"
     UNIT "/fill-swap" ": warning: this exercise is not listed in course.yaml [not-listed]\n"},
    {"lesson missing",
     {{COURSE, "lesson: boxes", "lesson: boxs"}},
     COURSE ":19:17: error: there is no lesson lessons/01-first/boxs.md [missing-file]\n"
     LESSON ": warning: this lesson is not listed in course.yaml [not-listed]\n"},
    {"not listed",
     {{COURSE, "      - exercise: which-box\n", ""}},
     UNIT "/which-box" ": warning: this exercise is not listed in course.yaml [not-listed]\n"},
    {"item of both kinds",
     {{COURSE, "      - lesson: boxes",
       "      - lesson: boxes\n        exercise: two-boxes"}},
     COURSE ":19:9: error: each item is either 'lesson: SLUG' or 'exercise: SLUG' [missing-key]\n"},
    {"item of no kind",
     {{COURSE, "      - exercise: which-box", "      - {}"}},
     COURSE ":24:9: error: each item is either 'lesson: SLUG' or 'exercise: SLUG' [missing-key]\n"
     UNIT "/which-box" ": warning: this exercise is not listed in course.yaml [not-listed]\n"},
    {"key of other kind",
     {{WHICH_BOX, "idea: address\n", "idea: address\nstart: leak\n"}},
     WHICH_BOX ":7:1: error: the key 'start' plays no part in an exercise of kind quiz [key-not-here]\n"},
    {"no start c",
     {{UNIT "/two-boxes/start.c", NULL, NULL}},
     TWO_BOXES ":5:7: error: an exercise of kind fix needs the file exercises/01-first/two-boxes/start.c, which is not there [missing-file]\n"},
    {"no solution c",
     {{UNIT "/write-sum/solution.c", NULL, NULL}},
     WRITE_SUM ":5:7: error: an exercise of kind write needs the file exercises/01-first/write-sum/solution.c, which is not there [missing-file]\n"},
    {"no program c",
     {{UNIT "/guess-print/program.c", NULL, NULL}},
     GUESS_PRINT ":5:7: error: an exercise of kind predict-output needs the file exercises/01-first/guess-print/program.c, which is not there [missing-file]\n"},
    {"no exercise md",
     {{GUESS_PRINT, NULL, NULL}},
     COURSE ":23:19: error: the folder exercises/01-first/guess-print has no exercise.md [missing-file]\n"},
    {"no right choice",
     {{WHICH_BOX, "    right: true\n", ""}},
     WHICH_BOX ":9:3: error: no choice is right [bad-choice]\n"},
    {"no wrong choice",
     {{WHICH_BOX, "    believes: assignment-links\n    because: You",
       "    right: true\n    because: You"},
      {WHICH_BOX, "    believes: assignment-links\n    because: There",
       "    right: true\n    because: There"}},
     WHICH_BOX ":9:3: error: no choice is wrong [bad-choice]\n"},
    {"one choice twice",
     {{WHICH_BOX, "text: both", "text: \"`a`\""}},
     WHICH_BOX ":15:12: error: the same choice as on line 12 [bad-choice]\n"},
    {"right choice believes",
     {{WHICH_BOX, "    right: true\n", "    right: true\n    believes: tag\n"}},
     WHICH_BOX ":11:15: error: a right choice shows no misconception [bad-choice]\n"},
    {"empty cases",
     {{FILL_SWAP, "  - stdout: \"2 1\\n\"", "  []"}},
     FILL_SWAP ":11:3: error: 'cases' must be a list of 1 to 64 cases, not a list of 0 [out-of-range]\n"},
    {"case checks nothing",
     {{FILL_SWAP, "  - stdout: \"2 1\\n\"", "  - stdin: \"2 1\\n\""}},
     FILL_SWAP ":11:5: error: this case checks nothing [bad-case]\n"},
    {"case without name",
     {{WRITE_SUM, "  - name: none\n    stdin", "  - stdin"}},
     WRITE_SUM ":14:5: error: with more than one case, each needs a 'name' [bad-case]\n"},
    {"case name twice",
     {{WRITE_SUM, "name: none", "name: three numbers"}},
     WRITE_SUM ":14:11: error: a second case of this name [bad-case]\n"},
    {"prediction twice",
     {{GUESS_PRINT, "\"78\\n\"", "\"8\\n\""}},
     GUESS_PRINT ":12:14: error: the same output as the prediction on line 9 [bad-prediction]\n"},
    {"hint missing",
     {{TWO_BOXES, "## Hint 2\nAssignment copies.\n", ""}},
     TWO_BOXES ":28:1: error: hint 3 comes where hint 2 is expected [bad-hint]\n"},
    {"hint twice",
     {{TWO_BOXES, "## Hint 2", "## Hint 1"}},
     TWO_BOXES ":27:1: error: a second hint 1 [duplicate-section]\n"},
    {"hint four",
     {{TWO_BOXES, "## Debrief", "## Hint 4\nMore.\n\n## Debrief"}},
     TWO_BOXES ":33:1: error: there are three hints at most [bad-hint]\n"},
    {"hint empty",
     {{TWO_BOXES, "Assignment copies.\n", ""}},
     TWO_BOXES ":27:1: error: this hint is empty [empty-section]\n"},
    {"no debrief",
     {{TWO_BOXES, "## Debrief\nTwo boxes, two values.\n", ""}},
     TWO_BOXES ":32:1: error: the section '## Debrief' is missing [missing-section]\n"},
    {"unknown section",
     {{TWO_BOXES, "## Debrief", "## Debreif"}},
     TWO_BOXES ":33:1: error: unknown section 'Debreif' [unknown-section]\n"},
    {"unknown section hint",
     {{TWO_BOXES, "## Hint 1", "## Hint One"}},
     TWO_BOXES ":24:1: error: unknown section 'Hint One' [unknown-section]\n"},
    {"unknown section free",
     {{TWO_BOXES, "Make it", "## Background\nMake it"}},
     TWO_BOXES ":22:1: error: unknown section 'Background' [unknown-section]\n"},
    {"no task",
     {{TWO_BOXES, "Make it print `1 2`.\n", ""}},
     TWO_BOXES ":22:1: error: the task is missing: the text between the front matter and the first section [empty-section]\n"},
    {"needs unknown",
     {{FILL_SWAP, "needs: [two-boxes]", "needs: [two-boxs]"}},
     FILL_SWAP ":7:9: error: there is no exercise 'two-boxs' [bad-needs]\n"},
    {"needs later",
     {{FILL_SWAP, "needs: [two-boxes]", "needs: [write-sum]"}},
     FILL_SWAP ":7:9: error: 'write-sum' comes later in the course [bad-needs]\n"},
    {"needs itself",
     {{FILL_SWAP, "needs: [two-boxes]", "needs: [fill-swap]"}},
     FILL_SWAP ":7:9: error: it cannot need itself [bad-needs]\n"},
    {"unit mismatch",
     {{TWO_BOXES, "unit: 01-first", "unit: 02-second"}},
     TWO_BOXES ":4:7: error: it says unit '02-second' but lies in the folder of '01-first' [unit-mismatch]\n"},
    {"bridge unknown track",
     {{LESSON, "## Bridge: python", "## Bridge: pyton"}},
     LESSON ":20:1: error: there is no track 'pyton' in course.yaml [unknown-track]\n"},
    {"bridge twice",
     {{WHICH_BOX, "## Hint 1", "## Bridge: python\nAgain.\n\n## Hint 1"}},
     WHICH_BOX ":29:1: error: a second bridge for the track 'python' [duplicate-section]\n"},
    {"section after bridge",
     {{LESSON, "In Python a name is a label. Here it is the box.",
       "Text.\n\n## More"}},
     LESSON ":23:1: error: bridges come last in a lesson; move this section above them [unknown-section]\n"},
    {"region no end",
     {{UNIT "/two-boxes/start.c", "    // --- your code ends here ---\n", ""}},
     UNIT "/two-boxes/start.c" ":7:5: error: the region that begins here has no '// --- your code ends here ---' [bad-region]\n"},
    {"region no begin",
     {{UNIT "/two-boxes/solution.c", "    // --- your code starts here ---\n", ""}},
     UNIT "/two-boxes/solution.c" ":8:5: error: the region that ends here has no '// --- your code starts here ---' [bad-region]\n"},
    {"region nearly",
     {{UNIT "/two-boxes/start.c", "your code ends here ---", "your code end here ---"}},
     UNIT "/two-boxes/start.c" ":7:5: error: the region that begins here has no '// --- your code ends here ---' [bad-region]\n"
     UNIT "/two-boxes/start.c" ":9:5: warning: this is nearly a region marker [bad-region]\n"},
    {"region two",
     {{UNIT "/two-boxes/start.c", "a = 2;", "a = 2;\n    // --- your code starts here ---"}},
     UNIT "/two-boxes/start.c" ":9:5: error: a second marker of this kind; a file has one editable region [bad-region]\n"},
    {"region reversed",
     {{UNIT "/two-boxes/start.c", "// --- your code starts here ---", "// X"},
      {UNIT "/two-boxes/start.c", "// --- your code ends here ---",
       "// --- your code starts here ---"},
      {UNIT "/two-boxes/start.c", "// X", "// --- your code ends here ---"}},
     UNIT "/two-boxes/start.c" ":9:5: error: the region ends on line 7, before it begins [bad-region]\n"},
    {"region only in start",
     {{UNIT "/two-boxes/solution.c", "    // --- your code starts here ---\n", ""},
      {UNIT "/two-boxes/solution.c", "    // --- your code ends here ---\n", ""}},
     UNIT "/two-boxes/solution.c" ":1:1: error: the region markers of start.c are missing here [bad-region]\n"},
    {"locked lines differ",
     {{UNIT "/two-boxes/solution.c", "int a = 1;", "int a = 3;"}},
     UNIT "/two-boxes/solution.c" ":5:5: error: outside the region the solution must be the same as start.c; this line is the first that differs [bad-region]\n"},
    {"start is solution",
     {{UNIT "/two-boxes/start.c", "a = 2;", "b = 2;"}},
     UNIT "/two-boxes/start.c" ":1:1: error: the start is the same as the solution [bad-region]\n"},
    {"no caught by",
     {{UNIT "/two-boxes/wrong/both.c", "// caught-by: wrong-output\n", ""}},
     UNIT "/two-boxes/wrong/both.c" ":1:1: error: the first line must say what catches this answer: '// caught-by: CODE' [caught-by]\n"},
    {"caught by unknown",
     {{UNIT "/two-boxes/wrong/both.c", "wrong-output", "wrong-outputs"}},
     UNIT "/two-boxes/wrong/both.c" ":1:15: error: unknown failure code 'wrong-outputs' [caught-by]\n"},
    {"caught by nothing",
     {{UNIT "/two-boxes/wrong/both.c", " wrong-output", ""}},
     UNIT "/two-boxes/wrong/both.c" ":1:14: error: the code is missing after 'caught-by:' [caught-by]\n"},
    {"hint gives away",
     {{FILL_SWAP, "`int t = *p; *p = ____; *q = t;`",
       "It is\n`int t = *p;   *p = *q; *q = t;`"}},
     FILL_SWAP ":23:1: error: hint 3 holds line 5 of the solution [hint-gives-away]\n"},
    {"not utf8",
     {{LESSON, "Here it is", "Here \377 it is"}},
     LESSON ":21:35: error: byte 0xff is not valid UTF-8 [bad-text]\n"},
    {"control character",
     {{LESSON, "Here it is", "Here \033[31m it is"}},
     LESSON ":21:35: error: control character U+001B is not allowed in a pack [bad-text]\n"},
    {"escape makes control",
     {{LESSON, "title: Boxes", "title: \"\\e[31mBoxes\""}},
     LESSON ":3:9: error: an escape in this value makes a control character, which is not allowed in a pack [bad-text]\n"},
    {"direction override",
     {{LESSON, "Here it is", "Here \342\200\256 it is"}},
     LESSON ":21:35: error: control character U+202E is not allowed in a pack [bad-text]\n"},
    {"yaml tab",
     {{TWO_BOXES, "idea: copy", "\011idea: copy"}},
     TWO_BOXES ":6:1: error: this is not valid YAML: a tab cannot indent [bad-yaml]\n"},
    {"yaml quote",
     {{TWO_BOXES, "title: Two boxes", "title: \"Two boxes"}},
     TWO_BOXES ":3:8: error: this is not valid YAML: the text that begins here is not closed [bad-yaml]\n"},
    {"yaml colon",
     {{TWO_BOXES, "title: Two boxes", "title: Two: boxes"}},
     TWO_BOXES ":3:11: error: this is not valid YAML: a second ': ' on one line [bad-yaml]\n"},
    {"yaml key indented",
     {{TWO_BOXES, "title: Two boxes", "  title: Two boxes"}},
     TWO_BOXES ":2:5: error: this is not valid YAML: the line after this one is indented, as if it went on [bad-yaml]\n"},
    {"yaml key behind a list indented",
     {{TWO_BOXES, "minutes: 3", "   minutes: 3"}},
     TWO_BOXES ":9:4: error: this is not valid YAML: this line is indented like none of the groups above [bad-yaml]\n"},
    {"yaml no colon",
     {{TWO_BOXES, "minutes: 3", "minutes 3"}},
     TWO_BOXES ":9:1: error: this is not valid YAML: a key and a value are expected here [bad-yaml]\n"},
    {"yaml no blank",
     {{TWO_BOXES, "minutes: 3", "minutes:3"}},
     TWO_BOXES ":9:1: error: this is not valid YAML: a key and a value are expected here [bad-yaml]\n"},
    {"yaml backquote",
     {{TWO_BOXES, "title: Two boxes", "title: `two` boxes"}},
     TWO_BOXES ":3:8: error: this is not valid YAML: a value cannot begin with this character [bad-yaml]\n"},
    {"yaml open list",
     {{TWO_BOXES, "refs: [EXP09-C]", "refs: [EXP09-C"}},
     TWO_BOXES ":10:6: error: this is not valid YAML: a comma is missing, or the closing ] or } of a line above [bad-yaml]\n"},
    {"yaml anchor",
     {{TWO_BOXES, "title: Two boxes", "title: &a Two boxes"}},
     TWO_BOXES ":3:9: error: anchors and aliases are not used in packs [bad-yaml]\n"},
    {"yaml alias",
     {{TWO_BOXES, "title: Two boxes", "title: *a"}},
     TWO_BOXES ":3:9: error: anchors and aliases are not used in packs [bad-yaml]\n"},
    {"yaml tag",
     {{TWO_BOXES, "title: Two boxes", "title: !!str Two boxes"}},
     TWO_BOXES ":3:8: error: tags are not used in packs [bad-yaml]\n"},
    {"front matter missing",
     {{LESSON, "---\nid", "id"}},
     LESSON ":1:1: error: this file must begin with a line `---`, its keys, and another line `---` [no-front-matter]\n"},
    {"front matter open",
     {{LESSON, "minutes: 5\n---", "minutes: 5"}},
     LESSON ":1:1: error: the front matter that begins here has no closing line `---` [no-front-matter]\n"},
    {"front matter list",
     {{LESSON, "id: lesson-boxes\ntitle: Boxes\nunit: 01-first\nidea: box\nminutes: 5\n",
       "- a\n"}},
     LESSON ":2:1: error: the front matter must be keys with values [wrong-type]\n"},
    {"lesson empty",
     {{LESSON, "A variable is a **box** with an *address*.\n\n```c run\n#include <stdio.h>\n\nint main(void)\n{\n    int box = 7;\n    printf(\"%d\\n\", box);\n}\n```\n",
       ""}},
     LESSON ":8:1: error: this lesson has no text [empty-section]\n"},
    {"misspelt file",
     {{UNIT "/two-boxes/solutoin.c", NULL, "int x;\n"}},
     UNIT "/two-boxes/solutoin.c" ": warning: an exercise of kind fix does not use this [not-used]\n"},
    {"unused in quiz",
     {{UNIT "/which-box/start.c", NULL, "int x;\n"}},
     UNIT "/which-box/start.c" ": warning: an exercise of kind quiz does not use this [not-used]\n"},
    {"wrong not c",
     {{UNIT "/two-boxes/wrong/notes.txt", NULL, "x\n"}},
     UNIT "/two-boxes/wrong/notes.txt" ": warning: only files NAME.c are read in this folder [not-used]\n"},
    {"unit folder unknown",
     {{"lessons/02-x/a.md", NULL, "x\n"}},
     "lessons/02-x" ": warning: this folder's name is not the id of a unit in course.yaml [not-listed]\n"},
    {"fence not closed",
     {{WHICH_BOX, "b = 2;\n```", "b = 2;"}},
     WHICH_BOX ":21:1: error: the code fence that begins here is not closed [open-fence]\n"
     WHICH_BOX ":38:1: warning: it has no hints [missing-section]\n"
     WHICH_BOX ":38:1: error: the section '## Debrief' is missing [missing-section]\n"},
    {"two files three mistakes",
     {{LESSON, "idea: box", "ideas: box"},
      {TWO_BOXES, "kind: fix", "kind: fx"},
      {COURSE, "format: 1", "format: one"}},
     COURSE ":3:9: error: 'format' must be 1, the version of the format that this Freehold reads, not 'one' [out-of-range]\n"
     TWO_BOXES ":5:7: error: 'kind' must be one of fix, fill, write, predict-output, quiz, not 'fx' [out-of-range]\n"
     LESSON ":2:1: error: the key 'idea' is missing [missing-key]\n"
     LESSON ":5:1: error: unknown key 'ideas' [unknown-key]\n"},
};

static void make(const char *dir, const struct edit *e)
{
    if (!e->find && !e->put) {
        kit_run("rm '%s/%s'", dir, e->file);
    } else if (!e->find) {
        kit_run("mkdir -p \"$(dirname '%s/%s')\"", dir, e->file);
        kit_write(dir, e->file, str_from(e->put));
    } else {
        kit_edit(dir, e->file, e->find, e->put);
    }
}

static void test_mistake(void **state)
{
    const struct mistake *m = *state;
    char *dir = kit_copy(GOOD);
    for (size_t i = 0; i < COUNT(m->edits) && m->edits[i].file; i++)
        make(dir, &m->edits[i]);
    struct error e = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p)
        fail_msg("%s", e.text);
    struct buf list = {0};
    kit_list(p, &list);
    assert_string_equal(list.at ? list.at : "", m->want);
    size_t errors = 0;
    for (size_t i = 0; i < p->diag_count; i++) {
        errors += p->diags[i].severity == SEVERITY_ERROR;
        if (!pack_problem_doc(p->diags[i].code))
            fail_msg("'%s' is not in pack/codes.c", p->diags[i].code);
    }
    assert_int_equal(p->error_count, errors);
    buf_release(&list);
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    static struct CMUnitTest tests[COUNT(mistakes)];
    for (size_t i = 0; i < COUNT(mistakes); i++)
        tests[i] = (struct CMUnitTest){mistakes[i].name, test_mistake, NULL, NULL, &mistakes[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
