/* The NULL that is put into a box on failure is failure's: behind a test for less than 0 both boxes
 * are full. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static must_use int one(borrows const char *text, gives char **ret_key)
{
    *ret_key = strdup(text);
    if (*ret_key == NULL)
        return -1;
    return 0;
}

static must_use int two(borrows const char *text, gives char **ret_key, gives char **ret_value)
{
    *ret_key = strdup(text);
    if (*ret_key == NULL)
        return -1;
    *ret_value = strdup(text);
    if (*ret_value == NULL) {
        free(*ret_key);
        *ret_key = NULL;
        return -1;
    }
    return 0;
}

int main(void)
{
    char *key = NULL, *value = NULL, *third;
    if (two("a", &key, &value) < 0)
        return 1;
    printf("%c%c\n", key[0], value[0]);
    free(key);
    free(value);
    if (one("b", &third) >= 0) {
        printf("%c\n", third[0]);
        free(third);
    }
    return 0;
}
