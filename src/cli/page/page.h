/* What tools/embed-texts makes of the files beside this one. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

extern const char trace_css[], trace_js[];

#endif
