/* Lines of arrows on the canvas. Where two cross, the line down goes on top in ASCII
 * ("--|--"), so that "+" is always a corner; a corner is never at a crossing. An arrow to
 * something that is no more is broken in both alphabets, and its head is a cross. */
#include "ui/picture_private.h"

enum piece { ACROSS, DOWN, EAST_SOUTH, EAST_NORTH, WEST_SOUTH, WEST_NORTH, CROSSED, HEADS,
             GONE = HEADS + 4, PIECES };

static const uint32_t whole[2][PIECES] = {
    {0x2500, 0x2502, 0x250C, 0x2514, 0x2510, 0x2518, 0x253C, 0x25BA, 0x25BC, 0x25C4, 0x25B2, 0x2717},
    {'-', '|', '+', '+', '+', '+', '|', '>', 'v', '<', '^', 'x'}};
static const uint32_t broken[2][2] = {{0x254C, 0x254E}, {'~', ':'}};

static void put(struct canvas *c, int row, int col, enum role role, uint32_t code)
{
    struct cell *cell = canvas_cell(c, row, col);
    if (cell)
        *cell = (struct cell){.code = {code, 0}, .width = 1, .role = (uint8_t)role};
}

/* Sides of a cell that a line touches: where it came from and where it goes. */
static enum piece piece_of(enum heading in, enum heading out)
{
    bool east = in == WEST || out == EAST, west = in == EAST || out == WEST;
    bool south = in == NORTH || out == SOUTH;
    if (in == out)
        return in == EAST || in == WEST ? ACROSS : DOWN;
    return east && !west ? (south ? EAST_SOUTH : EAST_NORTH) : (south ? WEST_SOUTH : WEST_NORTH);
}

void arrow_shaft(struct canvas *c, int row, int col, int end, bool dangling)
{
    for (; col < end; col++)
        put(c, row, col, dangling ? ROLE_DANGLING : ROLE_ARROW,
            dangling ? broken[c->ascii][0] : whole[c->ascii][ACROSS]);
}

/* The cell before a head, where arrows to the same cell meet: all sides that they touch. */
static uint32_t joint(const struct picture_plan *p, const struct arrow *a, bool ascii)
{
    static const uint32_t looks[16] = { /* by bits of sides: 1 << heading */
        [1 << EAST | 1 << WEST] = 0x2500, [1 << NORTH | 1 << SOUTH] = 0x2502,
        [1 << EAST | 1 << SOUTH] = 0x250C, [1 << EAST | 1 << NORTH] = 0x2514,
        [1 << WEST | 1 << SOUTH] = 0x2510, [1 << WEST | 1 << NORTH] = 0x2518,
        [1 << EAST | 1 << WEST | 1 << SOUTH] = 0x252C, [1 << EAST | 1 << WEST | 1 << NORTH] = 0x2534,
        [1 << EAST | 1 << NORTH | 1 << SOUTH] = 0x251C, [1 << WEST | 1 << NORTH | 1 << SOUTH] = 0x2524,
        [15] = 0x253C,
    };
    const struct step *end = &a->steps.at[a->steps.len - 1];
    unsigned sides = 1u << a->into;
    bool all_broken = true;
    for (size_t i = 0; i < p->arrows.len; i++) {
        const struct arrow *b = &p->arrows.at[i];
        const struct step *s = b->routed ? &b->steps.at[b->steps.len - 1] : NULL;
        if (!s || s->row != end->row || s->col != end->col)
            continue;
        sides |= 1u << ((s->heading + 2) & 3);
        all_broken &= b->dangling;
    }
    bool across = sides == (1 << EAST | 1 << WEST), down = sides == (1 << NORTH | 1 << SOUTH);
    if (across || down)
        return all_broken ? broken[ascii][down] : whole[ascii][down ? DOWN : ACROSS];
    return ascii ? '+' : looks[sides];
}

void arrows_ink(const struct picture_plan *p, struct canvas *c)
{
    for (size_t i = 0; i < p->arrows.len; i++) {
        const struct arrow *a = &p->arrows.at[i];
        enum role role = a->dangling ? ROLE_DANGLING : ROLE_ARROW;
        for (size_t k = 0; a->routed && k < a->steps.len; k++) {
            const struct step *s = &a->steps.at[k];
            if (k + 1 == a->steps.len) {
                struct step head = arrow_head(a);
                put(c, s->row, s->col, role, joint(p, a, c->ascii));
                put(c, head.row, head.col, role,
                    whole[c->ascii][a->dangling ? GONE : (int)HEADS + (int)a->into]);
                break;
            }
            enum piece piece = piece_of(s->heading, a->steps.at[k + 1].heading);
            bool crossed = arrows_cross(p, s->row, s->col);
            uint32_t code = crossed                      ? whole[c->ascii][CROSSED]
                            : a->dangling && piece <= DOWN ? broken[c->ascii][piece]
                                                           : whole[c->ascii][piece];
            put(c, s->row, s->col, role, code);
        }
    }
}
