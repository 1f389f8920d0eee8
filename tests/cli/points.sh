#!/bin/sh
# What docs/PICTURE.md says of the picture, point by point: each program here is about one
# thing that other pictures of C leave out. `freehold trace` with its `// trace:` options
# must tell what its `// shows:` lines say.
set -u
export LC_ALL=C.UTF-8 # one of them is about text beyond ASCII
cd "$(dirname "$0")/points" || exit 1
failed=0 passed=0
for file in *.c; do
    options=$(sed -n 's,^// trace: ,,p' "$file")
    # shellcheck disable=SC2086
    told=$(printf '12 word\n' | "$FREEHOLD" trace "$file" $options 2>&1)
    shows=$(sed -n 's,^// shows: ,,p' "$file")
    [ -n "$shows" ] || { echo "not ok $file: no // shows: line"; failed=$((failed + 1)); }
    while IFS= read -r text; do
        case $told in
        *"$text"*) passed=$((passed + 1)); echo "ok $file: $text" ;;
        *)
            failed=$((failed + 1))
            echo "not ok $file: \"$text\" is not in"
            printf '%s\n' "$told" | sed 's/^/    /'
            ;;
        esac
    done <<END
$shows
END
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
