#!/bin/sh
# No finding of ownership in correct C: more than a thousand programs of the tree, see correct_c.py.
. tests/lib/cli.sh
python3 tests/cli/correct_c.py "$FREEHOLD" >"$out" 2>"$err"
ok_if "nothing is found in programs that are right" [ $? -eq 0 ]
ok_if "all of them can be read" [ -z "$(grep '^# not looked at' "$out")" ]
ok_if "they are many" [ "$(sed -n 's/ programs,.*//p' "$out")" -gt 1200 ]
