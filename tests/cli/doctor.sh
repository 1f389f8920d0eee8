#!/bin/sh
# What follows from the events of one's progress: checked against them, made
# anew from them; and gates of units, locked by a pack, opened by a lead.
. tests/lib/cli.sh
db=$XDG_DATA_HOME/freehold/progress.db
change() { python3 -c "import sqlite3, sys
db = sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2]); db.commit()" "$db" "$1"; }

exits "rebuild before there is anything" 0 doctor --rebuild
says "says so" "nothing to rebuild"
fh check two-boxes "$good/two-boxes/start.c"
fh check two-boxes "$good/two-boxes/solution.c"
exits "doctor" 0 doctor
says "rows and events agree" "ok       derived"

change "UPDATE memory SET due_day = 1; DELETE FROM sighting"
exits "doctor finds what was changed" 1 doctor
says "and says how many" "problem  derived    2 rows do not say what the events say"
says "and what to do" "freehold doctor --rebuild"
exits "rebuild" 0 doctor --rebuild
says "says what changed" "2 rows changed, the first the memory of two-boxes"
says "by table" "1 row of misconceptions and failures seen in answers; 1 added, 0 gone, 0 changed"
exits "rebuild again" 0 doctor --rebuild
says "changes nothing" "nothing changed"
exits "doctor is content" 0 doctor

change "INSERT INTO event SELECT substr(id, 1, 34) || 'zz', at_ms, kind, pack, 'fill-swap', result, detail,
        tag, number, answer_hash, took_ms, usual_ms, zone_min, stage FROM event"
exits "merged events are no problem" 0 doctor
says "they count when one goes on" "made anew from"
fh list
ok_if "and do" grep -q 'done *fill  *Swap' "$out"

exits "a misspelt option" 2 doctor --rebiuld
complains "is guessed" "--rebuild"
exits "a word too many" 2 doctor well

# ---- gates ----
cp -r tests/packs/review "$scratch/locked"
sed -i 's/^format: 1/format: 1\ngates: locked/' "$scratch/locked/course/course.yaml"
exits "a locked unit" 1 --pack "$scratch/locked" show who-frees
complains "says why" "\"Blocks\" is locked. 2 more exercises of \"Copies and arrows\" first"
exits "an answer to it" 1 --pack "$scratch/locked" check who-frees "$scratch/locked/exercises/02-blocks/who-frees/solution.c"
exits "what is open is open" 0 --pack "$scratch/locked" show two-names
exits "a lead opens it" 0 --pack "$scratch/locked" progress --override 02-blocks
exits "then it shows" 0 --pack "$scratch/locked" show who-frees
exits "no such unit" 2 --pack "$scratch/locked" progress --override 07
complains "is said" "there is no unit \"07\""
exits "where gates are advice" 0 --pack tests/packs/review show who-frees
