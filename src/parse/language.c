#include "parse/parse.h"

void pc_detect_language(pc_draft *draft) {
    if (draft->release->lang == PC_LANG_NONE)
        draft->release->lang = PC_EN;
    draft->langs = PC_LANG_BIT(draft->release->lang);
}
