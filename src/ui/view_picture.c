/* temporary */
#include "ui/pane.h"
void view_picture_open(struct app *a, const struct item *it, const struct block *program,
                       const struct verdict *v, size_t stop)
{
(void)a,(void)it,(void)program,(void)v,(void)stop;
}
