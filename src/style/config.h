/* A house's own style, read from .presscheck.yml. */
#ifndef PC_STYLE_CONFIG_H
#define PC_STYLE_CONFIG_H

#include "style/style.h"
#include "style/yaml.h"

/**
 * Reads the configuration `bytes` of the file named `file` into *style, which
 * starts as `profile` unless the file names another (`profile` PC_PROFILES:
 * the file's, else ap). Strings live in the arena. False with *error set; its
 * message p is NULL when memory is short. Rules and parameters are only
 * noted: whether they exist is for the checker to say.
 */
bool pc_config_read(pc_style *style, pc_profile profile, const char *file, pc_str bytes, pc_arena *arena, pc_config_error *error);

#endif
