#!/bin/sh
# The page of `freehold trace` in a browser, from a disk, with keys and clicks. It needs
# chromium and node; where they are not installed only that is said.
. tests/lib/cli.sh
if ! command -v chromium >/dev/null || ! command -v node >/dev/null; then
    echo "ok the page in a browser is not tried: chromium or node is not installed"
    exit 0
fi
cat >"$scratch/count.c" <<'C'
#include <stdlib.h>
int main(void)
{
    int n = 0;
    while (n < 5)
        n++;
    int *p = malloc(40);
    if (!p)
        return 1;
    *p = n;
    p = NULL;
    n = 7;
    return n - 7;
}
C
"$FREEHOLD" trace "$scratch/count.c" --format html --out "$scratch/count.html"
timeout 60 node tests/cli/trace/keys.mjs "file://$scratch/count.html" "$scratch/profile" || echo "not ok the browser ran"
sleep 0.3
