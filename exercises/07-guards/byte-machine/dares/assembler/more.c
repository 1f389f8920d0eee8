/* The dares, once you have passed. machine.h says what each is to do. */
#include "machine.h"

#include <stdio.h>
#include <string.h>

enum { WORD = 8 };

static bool takes_operand(enum code code)
{
    return code == PUSH || (code >= JUMP && code <= CALL);
}

/* The word at *at, up to a blank, a comment or the end of the line; *at goes on behind it. Too long a word is cut, and
 * is then none that is known. */
static void take_word(const char **at, char *ret)
{
    size_t n = 0;
    while (**at == ' ' || **at == '\t')
        ++*at;
    while (strchr(" \t#\n", **at) == NULL) {
        if (n + 1 < WORD)
            ret[n++] = **at;
        else
            ret[0] = '!';
        ++*at;
    }
    ret[n] = '\0';
}

static bool find_code(const char *word, enum code *ret)
{
    for (*ret = HALT; *ret <= RET; ++*ret)
        if (strcmp(word, code_name(*ret)) == 0)
            return true;
    return false;
}

static bool find_byte(const char *word, byte *ret)
{
    int value = 0;
    if (word[0] == '\0')
        return false;
    for (size_t i = 0; word[i] != '\0'; i++) {
        if (word[i] < '0' || word[i] > '9' || value > MOST_BYTES)
            return false;
        value = value * 10 + word[i] - '0';
    }
    *ret = (byte)value;
    return value < MOST_BYTES;
}

/* One line, behind what is in the image already. */
static bool assemble_line(const char *at, struct image *image)
{
    char name[WORD], number[WORD], rest[WORD];
    enum code code;
    byte operand = 0;
    take_word(&at, name);
    take_word(&at, number);
    take_word(&at, rest);
    if (name[0] == '\0')
        return true;
    if (!find_code(name, &code) || rest[0] != '\0' || image->size == MOST_BYTES)
        return false;
    image->bytes[image->size++] = (byte)code;
    if (!takes_operand(code))
        return number[0] == '\0';
    if (!find_byte(number, &operand) || image->size == MOST_BYTES)
        return false;
    image->bytes[image->size++] = operand;
    return true;
}

size_t assemble(const char *text, struct image *ret)
{
    struct image image;
    size_t line = 1;
    image.size = 0;
    while (assemble_line(text, &image)) {
        const char *end = strchr(text, '\n');
        if (end == NULL || end[1] == '\0') {
            if (image.size == 0)
                return line;
            *ret = image;
            return 0;
        }
        text = end + 1;
        line++;
    }
    return line;
}
