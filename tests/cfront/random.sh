#!/bin/sh
# A few random programs; `make fuzz-cfront` runs as many as one likes.
if python3 tests/cfront/random.py 1 40; then
    echo "ok random programs"
else
    echo "not ok random programs"
fi
