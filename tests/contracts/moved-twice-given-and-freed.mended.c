/* Given to the channel, and freed "to be safe". */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static int channel_send(owns char *message)
{
    int sent = message[0] != '\0';
    free(message);
    return sent;
}

int main(void)
{
    char *m = strdup("ahoy");
    if (!m)
        return 1;
    int sent = channel_send(m);
    return !sent;
}
