/* What the setters of parts share: where in the structure a part goes, and inline stretches. */
#ifndef PC_PDF_PARTS_H
#define PC_PDF_PARTS_H

#include "pdf/job.h"

typedef struct pdf_setter {
    pdf_job *job;
    pdf_element section; /* that parts go into: the document, or a section below the story */
    pdf_element list;    /* open list; PDF_NO_ELEMENT */
    const pc_part *last; /* the part before; NULL: none */
    bool joins;          /* the part behind goes on in the line of this one */
    bool joined;         /* this one goes on in the line that is open */
} pdf_setter;

/** Adds line `i` of a part, from byte `skip` on, as content of `element` and of links, quotations and passages inside it. */
void pdf_add_inlines(pdf_setter *setter, const pc_part *part, size_t i, size_t skip, pdf_element element);
/** Sets the rows of the tables from part `from` on; the number of parts it took. */
size_t pdf_set_table(pdf_setter *setter, size_t from);

#endif
