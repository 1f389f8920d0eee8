/* A variable that nobody has set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *editor = getenv("NO_SUCH_EDITOR_IS_SET");
    printf("%zu\n", strlen(editor)); //! maybe-null
    return 0;
}
