/* kinds.c - what printf and scanf know of the arguments they are handed: each comes
 * with its C type, so that a wrong one is told in words and not used. */
#include "guest/kinds.h"

#include <string.h>

static const char *const names[] = {
    [T_VOID] = "void", [T_BOOL] = "_Bool", [T_CHAR] = "char", [T_SCHAR] = "signed char",
    [T_UCHAR] = "unsigned char", [T_SHORT] = "short", [T_USHORT] = "unsigned short",
    [T_INT] = "int", [T_UINT] = "unsigned int", [T_LONG] = "long", [T_ULONG] = "unsigned long",
    [T_LLONG] = "long long", [T_ULLONG] = "unsigned long long", [T_FLOAT] = "float",
    [T_DOUBLE] = "double", [T_LDOUBLE] = "long double", [T_POINTER] = "pointer",
    [T_ARRAY] = "array", [T_FUNCTION] = "function", [T_STRUCT] = "struct", [T_UNION] = "union",
    [T_ENUM] = "enum", [T_VA_LIST] = "va_list",
};

bool kind_small(U t) { return (t >= T_BOOL && t <= T_UINT) || t == T_ENUM; }
bool kind_long(U t) { return t >= T_LONG && t <= T_ULLONG; }
bool kind_signed(U t) { return t != T_BOOL && t != T_UCHAR && t != T_USHORT && t != T_UINT &&
                               t != T_ULONG && t != T_ULLONG; }
bool kind_char(U t) { return t >= T_CHAR && t <= T_UCHAR; }
bool kind_pointer(U t) { return t == T_POINTER || t >= T_POINTER_TO; }

U kind_pointee(U t)
{
    return t >= T_POINTER_TO && t < T_POINTER_TO_POINTER ? t - T_POINTER_TO : T_POINTER;
}

unsigned kind_size(U t)
{
    switch (t) {
    case T_BOOL: case T_CHAR: case T_SCHAR: case T_UCHAR: return 1;
    case T_SHORT: case T_USHORT: return 2;
    case T_INT: case T_UINT: case T_FLOAT: case T_ENUM: return 4;
    case T_LONG: case T_ULONG: case T_LLONG: case T_ULLONG: case T_DOUBLE: case T_POINTER: return 8;
    case T_LDOUBLE: return 16;
    default: return 0;
    }
}

const char *kind_name(U t, char room[KIND_NAME])
{
    U base = t >= T_POINTER_TO_POINTER ? t - T_POINTER_TO_POINTER : t >= T_POINTER_TO ? t - T_POINTER_TO : t;
    const char *stars = t >= T_POINTER_TO_POINTER ? " **" : t >= T_POINTER_TO ? " *" : "";
    const char *name = base < COUNT(names) && names[base] ? names[base] : "value";
    if (t >= T_POINTER_TO && (base == T_POINTER || base == T_ARRAY || base == T_FUNCTION ||
                              base == T_STRUCT || base == T_UNION || base == T_ENUM)) {
        strcpy(room, *name == 'a' || *name == 'e' ? "a pointer to an " : "a pointer to a ");
        strcat(room, name);
        return room;
    }
    strcpy(room, strchr("aeiou", *name) ? "an " : "a ");
    strcat(room, name);
    return strcat(room, stars);
}
