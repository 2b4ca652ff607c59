#include "cli/brand.h"

#include "cli/input.h"
#include "cli/message.h"
#include "render/html.h"
#include "render/picture.h"

#include <stdlib.h>

typedef enum brand_file { LOGO, LOGO_PDF, CSS, BRAND_FILES } brand_file;

static const uint8_t keys[BRAND_FILES] = {[LOGO] = PC_BRAND_LOGO, [LOGO_PDF] = PC_BRAND_LOGO_PDF, [CSS] = PC_BRAND_CSS};

struct cli_brand {
    const cli_settings *settings;
    const pc_style *style;
    cli_input files[BRAND_FILES];
};

static pc_bytes bytes_of(const cli_brand *brand, brand_file file) {
    const cli_input *input = &brand->files[file];
    return (pc_bytes){input->p, input->p ? input->n : 0};
}

static const char *text_of(const cli_brand *brand, pc_brand_key key) {
    return brand->style->house.brand[key].text.p;
}

/* ---- the files ---- */

bool cli_logo_suits(const char *name, pc_bytes logo) {
    pc_picture picture = logo.p ? pc_picture_of(logo) : PC_PICTURE_SVG;
    if (picture == PC_PICTURE_NONE)
        cli_say(name, "is no picture that can be used; save the logo as PNG, JPEG or SVG");
    else if (picture == PC_PICTURE_ACTIVE)
        cli_say(name, "is an SVG that runs a script or fetches something; save it as plain SVG, or as PNG");
    return picture != PC_PICTURE_NONE && picture != PC_PICTURE_ACTIVE;
}

bool cli_css_suits(const char *name, pc_bytes css) {
    bool fetches = css.p && pc_css_fetches((pc_str){css.p, css.n});
    if (fetches)
        cli_say(name, "fetches something (@import or url); put it into the file itself, or as a data: address");
    return !fetches;
}

/* The PDF's logo is asked for only where a PDF is. */
static bool pdf_logo_suits(const char *name, pc_bytes logo) {
    pc_picture picture = logo.p ? pc_picture_of(logo) : PC_PICTURE_PNG;
    if (picture != PC_PICTURE_PNG && picture != PC_PICTURE_JPEG)
        cli_say(name, "is neither PNG nor JPEG, and a PDF holds nothing else; save the logo so");
    return picture == PC_PICTURE_PNG || picture == PC_PICTURE_JPEG;
}

/* "CONFIGURATION:LINE:COLUMN: FILE", for messages. */
static void put_place(pc_buf *out, const pc_brand_value *value) {
    pc_buf_puts(out, value->origin.file);
    pc_buf_putc(out, ':');
    pc_buf_put_uint(out, value->origin.line);
    pc_buf_putc(out, ':');
    pc_buf_put_uint(out, value->origin.column);
    pc_buf_puts(out, ": ");
    pc_buf_put(out, value->text.p, value->text.n + 1);
}

/* Where the file is: names are relative to the configuration. */
static void put_path(pc_buf *out, const pc_brand_value *value) {
    const char *slash = strrchr(value->origin.file, '/');
    if (slash && value->text.p[0] != '/')
        pc_buf_put(out, value->origin.file, (size_t)(slash - value->origin.file) + 1);
    pc_buf_put(out, value->text.p, value->text.n + 1);
}

static bool read_one(cli_brand *brand, brand_file file, const char *path, const char *place) {
    static bool (*const suits[BRAND_FILES])(const char *name, pc_bytes bytes) = {[LOGO] = cli_logo_suits, [LOGO_PDF] = pdf_logo_suits, [CSS] = cli_css_suits};
    return cli_input_read(&brand->files[file], path, place, brand->settings->max_bytes) && suits[file](place, bytes_of(brand, file));
}

static bool read_file(cli_brand *brand, brand_file file) {
    const pc_brand_value *value = &brand->style->house.brand[keys[file]];
    if (!value->text.p)
        return true;
    pc_buf path = {0}, place = {0};
    put_path(&path, value);
    put_place(&place, value);
    bool room = path.status == PC_OK && place.status == PC_OK, read = room && read_one(brand, file, path.p, place.p);
    if (!room)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    pc_buf_release(&path);
    pc_buf_release(&place);
    return read;
}

cli_brand *cli_brand_read(const cli_settings *settings, const pc_style *style) {
    cli_brand *brand = calloc(1, sizeof *brand);
    bool read = brand != NULL;
    if (!brand) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return NULL;
    }
    brand->settings = settings;
    brand->style = style;
    cli_say_once(true); /* every worker reads them */
    for (size_t i = 0; i < BRAND_FILES && read; i++)
        read = read_file(brand, (brand_file)i);
    cli_say_once(false);
    if (read)
        return brand;
    cli_brand_free(brand);
    return NULL;
}

void cli_brand_free(cli_brand *brand) {
    for (size_t i = 0; brand && i < BRAND_FILES; i++)
        cli_input_free(&brand->files[i]);
    free(brand);
}

/* ---- the options ---- */

void cli_brand_apply(const cli_brand *brand, pc_render_options *options) {
    const cli_format_settings *set = &brand->settings->set;
    const char *paper = text_of(brand, PC_BRAND_PAPER);
    pc_bytes logo = options->brand.logo;
    options->brand = (pc_brand){.issuer = text_of(brand, PC_BRAND_ISSUER),
                                .url = text_of(brand, PC_BRAND_URL),
                                .footer = text_of(brand, PC_BRAND_FOOTER),
                                .accent = text_of(brand, PC_BRAND_ACCENT),
                                .ink = text_of(brand, PC_BRAND_INK),
                                .font = text_of(brand, PC_BRAND_FONT),
                                .heading_font = text_of(brand, PC_BRAND_HEADING_FONT),
                                .logo_name = text_of(brand, PC_BRAND_LOGO_TEXT),
                                .logo = set->logo ? logo : bytes_of(brand, LOGO)};
    if (!set->css && brand->files[CSS].p)
        options->css = bytes_of(brand, CSS);
    if (!set->has_paper && paper)
        options->paper = strcmp(paper, "Letter") == 0 ? PC_PAPER_LETTER : PC_PAPER_A4;
}

bool cli_brand_logo(const cli_brand *brand, const pc_renderer *to, pc_render_options *options) {
    bool pdf = strcmp(to->name, "pdf") == 0;
    if (brand->settings->set.logo)
        return true;
    bool own = pdf && brand->files[LOGO_PDF].p;
    options->brand.logo = bytes_of(brand, own ? LOGO_PDF : LOGO);
    if (own || !pdf || !options->brand.logo.p || pc_picture_of(options->brand.logo) != PC_PICTURE_SVG)
        return true;
    const pc_origin *origin = &brand->style->house.brand[PC_BRAND_LOGO].origin;
    cli_say_once(true);
    cli_say_at(origin->file, origin->line, origin->column, "the logo is SVG, which a PDF cannot hold; name a PNG or JPEG beside it as logo-pdf");
    cli_say_once(false);
    return false;
}
