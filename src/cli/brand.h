/* What a configuration says about how outputs look: its values, and the files that it names, read once. */
#ifndef PC_CLI_BRAND_H
#define PC_CLI_BRAND_H

#include "cli/cli.h"
#include "style/style.h"

typedef struct cli_brand cli_brand;

/** Reads the files that the brand of `style` names (borrowed, as are the settings). NULL after a message, which says where they are named. Free with cli_brand_free(). */
cli_brand *cli_brand_read(const cli_settings *settings, const pc_style *style);
void cli_brand_free(cli_brand *brand);

/** Puts the brand into *options, but for what the command line says itself. */
void cli_brand_apply(const cli_brand *brand, pc_render_options *options);
/** Puts the logo for that output into *options: a PDF may have one of its own. False after a message: a PDF holds no SVG. */
bool cli_brand_logo(const cli_brand *brand, const pc_renderer *to, pc_render_options *options);

/** Whether a logo goes into a page that stands alone, and whether a style sheet does. False after a message about `name`. */
bool cli_logo_suits(const char *name, pc_bytes logo);
bool cli_css_suits(const char *name, pc_bytes css);

#endif
