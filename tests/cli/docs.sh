#!/bin/sh
# The manual page and the completion know every command, option and exit code.
. tests/lib/cli.sh
man=docs/freehold.1
commands=$("$FREEHOLD" --help | sed -n '/^Commands$/,/^$/s/^  \([a-z-]*\) .*/\1/p')
ok_if "there are commands" [ "$(echo "$commands" | wc -l)" -ge 14 ]
for c in $commands; do
    ok_if "the manual page has $c" grep -qE "^(\.B |\\\\fB)$(echo "$c" | sed 's/-/\\\\-/g')( |\\\\fR|\$)" $man
done
for option in pack plain ascii theme mouse no-mouse help version choose sure unsure post undo stdin json format \
        step finding start end line visit all values width out sweep pairs tries fail disk recover \
        contracts strict permissions propose accept sarif; do
    pattern=$(echo "$option" | sed 's/-/\\\\-/g')
    ok_if "the manual page has --$option" grep -qF -- "\\-\\-$(echo "$option" | sed 's/-/\\-/g')" $man
    ok_if "the completion has --$option" grep -qF -- "--$option" tools/completion.bash
done
for code in 0 1 2 65 66 69 70 71 73 74 130; do
    ok_if "the manual page has exit code $code" grep -qx "\.B $code" $man
done
if command -v groff >/dev/null; then
    groff -man -Tutf8 -ww $man >/dev/null 2>"$err"
    ok_if "the manual page has no warnings" [ ! -s "$err" ]
fi
for key in schema verdict exit stdout stderr diagnostics findings steps heap elapsed_us object stack made freed blocks \
        thread parties threads schedule departed order schedules complete interleavings outcomes failures faults faults_missed failed stdout_before sweep mistakes cells costs ownership; do
    ok_if "docs/RUN-JSON.md has $key" grep -qF "\`$key\`" docs/RUN-JSON.md
done

for key in schema verdict strict files diagnostics functions notation cannot_tell dropped findings code rule message advice rust \
        path role permissions before after some reason accepted proposals text why inserts put elapsed_us; do
    ok_if "docs/OWNERSHIP-JSON.md has $key" grep -qF "\`$key\`" docs/OWNERSHIP-JSON.md
done

complete() { # complete WORD... : the last one is being typed
    bash -c 'PATH=$(dirname "$0"):$PATH; shift 0; source tools/completion.bash
        COMP_WORDS=(freehold "$@"); COMP_CWORD=$#; _freehold; printf "%s\n" "${COMPREPLY[@]}"' \
        "$FREEHOLD" "$@" >"$out" 2>"$err"
}
complete ""
for c in $commands; do ok_if "completes to $c" grep -qx "$c" "$out"; done
complete show two
ok_if "completes items" grep -qx "two-boxes" "$out"
complete explain double-f
ok_if "completes codes" grep -qx "double-free" "$out"
complete run --js
ok_if "completes options" grep -qx -- "--json" "$out"
complete trace --fi
ok_if "completes options of trace" grep -qx -- "--finding" "$out"
complete trace --format s
ok_if "completes formats of trace" grep -qx "svg" "$out"
complete report --format c
ok_if "and those of report" grep -qx "csv" "$out"
complete --theme m
ok_if "completes themes" grep -qx "mono" "$out"
ok_if "completing complains about nothing" [ ! -s "$err" ]
