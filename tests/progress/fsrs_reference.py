#!/usr/bin/env python3
"""FSRS-5 once more, written from the published formulas and from nothing else
here: "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki.

Reads histories from standard input, a line each: "RATING DAYS RATING DAYS ...",
days since the rating before (0 for the first). Prints stability and difficulty
after each rating."""
import math
import sys

W = [0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192,
     1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621]


def d0(g):
    return min(10.0, max(1.0, W[4] - math.exp(W[5] * (g - 1)) + 1))


def step(state, g, t):
    if state is None:
        return W[g - 1], d0(g)
    s, d = state
    r = (1 + 19 / 81 * t / s) ** -0.5
    if t < 1:
        new = s * math.exp(W[17] * (g - 3 + W[18]))
    elif g == 1:
        new = W[11] * d ** -W[12] * ((s + 1) ** W[13] - 1) * math.exp(W[14] * (1 - r))
        new = min(new, s)
    else:
        bonus = {2: W[15], 3: 1.0, 4: W[16]}[g]
        new = s * (1 + math.exp(W[8]) * (11 - d) * s ** -W[9] * (math.exp(W[10] * (1 - r)) - 1) * bonus)
    d = W[7] * d0(4) + (1 - W[7]) * (d - W[6] * (g - 3) * (10 - d) / 9)
    return min(36500.0, max(0.01, new)), min(10.0, max(1.0, d))


for line in sys.stdin:
    numbers = [int(x) for x in line.split()]
    state = None
    for g, t in zip(numbers[0::2], numbers[1::2]):
        state = step(state, g, t)
        print("%.17g %.17g" % state)
