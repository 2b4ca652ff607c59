/* What a reader needs around the pages: fonts, catalog, structure, bookmarks, metadata (ISO 14289-1). */
#include "pdf/job.h"

static void put_resources(pdf_job *job, uint32_t number) {
    pc_buf *out = job->file.out;
    pdf_begin(&job->file, number);
    pc_buf_puts(out, "<</Font<<");
    for (size_t i = 0; i < job->used.n; i++) {
        pc_buf_puts(out, "/F");
        pc_buf_put_uint(out, i);
        pc_buf_putc(out, ' ');
        pdf_put_ref(out, job->used.v[i].object);
    }
    pc_buf_puts(out, ">>");
    if (job->logo.object) {
        pc_buf_puts(out, "/XObject<</Im0 ");
        pdf_put_ref(out, job->logo.object);
        pc_buf_puts(out, ">>");
    }
    pc_buf_puts(out, ">>");
    pdf_end(&job->file);
}

static void put_page_tree(pdf_job *job, uint32_t number, const uint32_t *pages) {
    pc_buf *out = job->file.out;
    pdf_begin(&job->file, number);
    pc_buf_puts(out, "<</Type/Pages/Count ");
    pc_buf_put_uint(out, job->pages.n);
    pc_buf_puts(out, "/Kids[");
    for (size_t i = 0; i < job->pages.n; i++) {
        pdf_put_ref(out, pages[i]);
        pc_buf_putc(out, i + 1 < job->pages.n ? ' ' : ']');
    }
    pc_buf_puts(out, ">>");
    pdf_end(&job->file);
}

/* ---- bookmarks: the headline, and below it the headings ---- */

typedef struct outline_item {
    uint32_t object, parent, before, after, first, last, count;
} outline_item;

/* Items of level 2 hang below the last item of level 1. */
static outline_item *link_items(pdf_job *job, uint32_t root, outline_item *top) {
    outline_item *items = pc_arena_zeroed(job->arena, job->marks.n + 1, sizeof *items);
    outline_item *open = NULL; /* the last of level 1 */
    if (!items)
        return NULL;
    *top = (outline_item){.object = root};
    for (size_t i = 0; i < job->marks.n; i++)
        items[i].object = pdf_reserve(&job->file);
    for (size_t i = 0; i < job->marks.n; i++) {
        bool below = job->marks.v[i].level > 1 && open;
        outline_item *parent = below ? open : top;
        items[i].parent = parent->object;
        items[i].before = parent->last;
        if (parent->last)
            items[parent->last - items[0].object].after = items[i].object;
        else
            parent->first = items[i].object;
        parent->last = items[i].object;
        parent->count++;
        top->count += below;
        if (!below)
            open = &items[i];
    }
    return items;
}

static void put_entry(pc_buf *out, const char *name, uint32_t object) {
    if (!object)
        return;
    pc_buf_puts(out, name);
    pdf_put_ref(out, object);
}

static void put_item(pdf_job *job, const outline_item *item, const pdf_mark *mark, const uint32_t *pages) {
    pc_buf *out = job->file.out;
    pdf_begin(&job->file, item->object);
    pc_buf_puts(out, "<</Title");
    pdf_put_text(out, mark->title);
    put_entry(out, "/Parent ", item->parent);
    put_entry(out, "/Prev ", item->before);
    put_entry(out, "/Next ", item->after);
    put_entry(out, "/First ", item->first);
    put_entry(out, "/Last ", item->last);
    if (item->count) {
        pc_buf_puts(out, "/Count ");
        pc_buf_put_uint(out, item->count);
    }
    pc_buf_puts(out, "/Dest[");
    pdf_put_ref(out, pages[mark->page]);
    pc_buf_puts(out, "/XYZ null ");
    pdf_put_unit(out, mark->y);
    pc_buf_puts(out, " null]>>");
    pdf_end(&job->file);
}

/* The object of the outline; 0 when there is nothing to mark. */
static uint32_t put_bookmarks(pdf_job *job, const uint32_t *pages) {
    outline_item top;
    if (!job->marks.n)
        return 0;
    uint32_t root = pdf_reserve(&job->file);
    outline_item *items = link_items(job, root, &top);
    pc_buf *out = job->file.out;
    if (!items) {
        pdf_fail(job, PC_NO_MEMORY);
        return 0;
    }
    pdf_begin(&job->file, root);
    pc_buf_puts(out, "<</Type/Outlines");
    put_entry(out, "/First ", top.first);
    put_entry(out, "/Last ", top.last);
    pc_buf_puts(out, "/Count ");
    pc_buf_put_uint(out, top.count);
    pc_buf_puts(out, ">>");
    pdf_end(&job->file);
    for (size_t i = 0; i < job->marks.n; i++)
        put_item(job, &items[i], &job->marks.v[i], pages);
    return root;
}

/* ---- metadata ---- */

static void put_xml(pc_buf *out, pc_str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '&')
            pc_buf_puts(out, "&amp;");
        else if (c == '<')
            pc_buf_puts(out, "&lt;");
        else if (c == '>')
            pc_buf_puts(out, "&gt;");
        else
            pc_buf_putc(out, c);
    }
}

static void put_metadata(pdf_job *job, uint32_t number) {
    pc_buf *out = &job->scratch;
    pc_buf_clear(out);
    pc_buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                     "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                     "<pdfuaid:part>1</pdfuaid:part>\n<pdf:Producer>presscheck</pdf:Producer>\n"
                     "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    put_xml(out, job->title);
    pc_buf_puts(out, "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>");
    pc_buf_puts(out, job->lang);
    pc_buf_puts(out, "</rdf:li></rdf:Bag></dc:language>\n");
    if (job->author.n) {
        pc_buf_puts(out, "<dc:creator><rdf:Seq><rdf:li>");
        put_xml(out, job->author);
        pc_buf_puts(out, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    pc_buf_puts(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    if (out->status != PC_OK)
        pdf_fail(job, out->status);
    else
        pdf_put_plain_stream(&job->file, number, PC_STR("/Type/Metadata/Subtype/XML"), (pc_str){out->p, out->n});
}

static void put_info(pdf_job *job, uint32_t number) {
    pc_buf *out = job->file.out;
    pdf_begin(&job->file, number);
    pc_buf_puts(out, "<</Title");
    pdf_put_text(out, job->title);
    if (job->author.n) {
        pc_buf_puts(out, "/Author");
        pdf_put_text(out, job->author);
    }
    pc_buf_puts(out, "/Producer(presscheck)>>");
    pdf_end(&job->file);
}

static void put_catalog(pdf_job *job, uint32_t number, uint32_t pages, uint32_t metadata, uint32_t bookmarks) {
    pc_buf *out = job->file.out;
    pdf_begin(&job->file, number);
    pc_buf_puts(out, "<</Type/Catalog/Pages ");
    pdf_put_ref(out, pages);
    pc_buf_puts(out, "/Lang");
    pdf_put_text(out, pc_str_of(job->lang));
    pc_buf_puts(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true");
    pc_buf_puts(out, job->rightward ? "/Direction/R2L>>" : ">>");
    put_entry(out, "/StructTreeRoot ", job->tree.root);
    put_entry(out, "/Metadata ", metadata);
    put_entry(out, "/Outlines ", bookmarks);
    pc_buf_puts(out, ">>");
    pdf_end(&job->file);
}

void pdf_bind(pdf_job *job) {
    pdf_file *file = &job->file;
    uint32_t parent = pdf_reserve(file), resources = pdf_reserve(file), catalog = pdf_reserve(file);
    uint32_t metadata = pdf_reserve(file), info = pdf_reserve(file);
    uint32_t *pages = pc_arena_zeroed(job->arena, job->pages.n + 1, sizeof *pages);
    if (!pages)
        pdf_fail(job, PC_NO_MEMORY);
    if (job->status != PC_OK)
        return;
    pdf_paint_pages(job, parent, resources, pages);
    for (size_t i = 0; i < job->used.n && job->status == PC_OK; i++)
        job->status = pdf_used_put(&job->used.v[i], file, &job->scratch);
    if (job->status != PC_OK)
        return;
    put_resources(job, resources);
    put_page_tree(job, parent, pages);
    pdf_tree_put(&job->tree, pages);
    put_metadata(job, metadata);
    put_info(job, info);
    put_catalog(job, catalog, parent, metadata, put_bookmarks(job, pages));
    if (job->status == PC_OK)
        job->status = pdf_finish(file, catalog, info);
}
