/* presscheck stream: a record a line in, a record a line out, in constant memory. */
#include "cli/checking.h"
#include "cli/house.h"
#include "cli/message.h"
#include "cli/moment.h"
#include "cli/record.h"
#include "cli/stopping.h"
#include "render/escape.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { STEP = 64 * 1024 };

typedef struct stream {
    cli_settings settings; /* as given, but for the encoding: JSON is UTF-8 */
    uint8_t selected[PC_RULES];
    cli_checkers *checkers;
    cli_house *house;
    pc_release *release; /* the last one, whose memory the next one takes */
    pc_arena *arena;     /* for reports and messages */
    cli_record record;
    pc_buf in, result, page, said;
    size_t line; /* number of the line in hand */
    cli_output *out;
} stream;

/* ---- results ---- */

static bool put_document(stream *s, const cli_file *file) {
    pc_render_options options = {0};
    if (!cli_parse_release(&s->settings, file, &s->release))
        return false;
    pc_buf_puts(&s->result, ",\"document\":");
    pc_status status = pc_renderer_named("json")->render(s->release, &options, &s->result);
    if (status != PC_OK)
        cli_say(file->name, "%s", pc_status_text(status));
    return status == PC_OK;
}

static bool put_findings(stream *s, const cli_file *file) {
    pc_findings *findings;
    pc_report_run look = {0};
    pc_lines lines;
    if (!cli_parse_release(&s->settings, file, &s->release))
        return false;
    pc_checker *checker = cli_checkers_for(s->checkers, file->path, NULL);
    if (!checker) {
        cli_say(file->name, "its configuration cannot be used");
        return false;
    }
    if (pc_checker_run(checker, s->release, &findings) != PC_OK || !pc_lines_init(&lines, s->arena, file->bytes, s->release->encoding)) {
        cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    pc_report_input input = {.name = file->name, .findings = findings, .lines = &lines, .arena = s->arena, .release = s->release};
    pc_buf_puts(&s->result, ",\"report\":");
    pc_report_json_file(&look, &input, &s->result);
    return true;
}

/* The bytes of an output: as a string, or in base 64 where they are no text. */
static void put_output(stream *s, const pc_renderer *to) {
    pc_str bytes = {s->page.p, s->page.n};
    pc_buf_puts(&s->result, to->binary ? ",\"output_base64\":\"" : ",\"output\":\"");
    if (to->binary)
        pc_put_base64(&s->result, bytes.p, bytes.n);
    else
        pc_put_json(&s->result, bytes);
    pc_buf_putc(&s->result, '"');
}

static bool put_set(stream *s, const cli_file *file) {
    const pc_renderer *to = s->settings.emit;
    char today[CLI_ISO_DATE];
    pc_buf remarks = {0}; /* what an output had to change is not told here */
    pc_render_options options = {.remarks = &remarks};
    bool good = cli_house_take(s->house, file, &options);
    const pc_release *release = good ? cli_house_release(s->house, to->publishes) : NULL;
    pc_status status = PC_OK;
    if (release) {
        cli_today(&s->settings, release, today);
        options.as_of = today;
        options.embargoed = cli_embargoed_on(release, today);
        pc_buf_clear(&s->page);
        status = to->render(release, &options, &s->page);
        if (status == PC_OK && to->open_line)
            pc_buf_putc(&s->page, '\n');
        if (status == PC_OK)
            status = s->page.status;
    }
    pc_buf_release(&remarks);
    if (status != PC_OK)
        cli_say(file->name, "%s", pc_status_text(status));
    else if (release)
        put_output(s, to);
    return release && status == PC_OK;
}

/* ---- records ---- */

static void put_id(stream *s) {
    pc_buf_clear(&s->result);
    pc_buf_puts(&s->result, "{\"id\":");
    pc_buf_put_str(&s->result, s->record.id.p ? s->record.id : PC_STR("null"));
}

/* The first message without the program's name before it. */
static pc_str first_message(const pc_buf *said) {
    static const char program[] = "presscheck: ";
    const char *from = said->n && said->p[0] == 1 ? said->p + 1 : said->p; /* a message for the whole run is marked */
    const char *end = said->n ? memchr(said->p, '\n', said->n) : NULL;
    pc_str line = {from, end ? (size_t)(end - from) : 0};
    size_t n = sizeof program - 1;
    return line.n > n && memcmp(line.p, program, n) == 0 ? pc_str_sub(line, n, line.n) : line;
}

static void put_error(stream *s, pc_str why) {
    put_id(s);
    pc_buf_puts(&s->result, ",\"error\":{\"line\":");
    pc_buf_put_uint(&s->result, s->line);
    pc_buf_puts(&s->result, ",\"message\":\"");
    pc_put_json(&s->result, pc_utf8_clean(s->arena, why));
    pc_buf_puts(&s->result, "\"}");
}

static bool is_no_memory(pc_str message) {
    pc_str end = pc_str_of(pc_status_text(PC_NO_MEMORY));
    return message.n >= end.n && memcmp(message.p + message.n - end.n, end.p, end.n) == 0;
}

/* Sends the result of the line in hand. False when the run cannot go on. */
static bool send(stream *s) {
    pc_buf_puts(&s->result, "}\n");
    if (s->result.status != PC_OK || pc_arena_failed(s->arena)) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    pc_buf_put(&s->out->buf, s->result.p, s->result.n);
    if (s->settings.flush)
        cli_output_flush(s->out);
    return !s->out->error;
}

static bool work_on(stream *s, pc_str line) {
    bool good = cli_record_read(&s->record, line);
    pc_arena_reset(s->arena);
    if (s->record.text.status != PC_OK || s->record.name.status != PC_OK) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    if (!good) {
        put_error(s, pc_str_of(s->record.wrong));
        return send(s);
    }
    cli_file file = {.name = s->record.name.p, .bytes = {s->record.text.p ? s->record.text.p : "", s->record.text.n}};
    put_id(s);
    pc_buf_clear(&s->said);
    cli_say_into(&s->said);
    good = s->settings.emit             ? put_set(s, &file)
           : s->settings.emits_findings ? put_findings(s, &file)
                                        : put_document(s, &file);
    cli_say_into(NULL);
    pc_str message = first_message(&s->said);
    if (!good && is_no_memory(message)) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    if (!good)
        put_error(s, message.n ? message : PC_STR("it could not be worked on"));
    return send(s);
}

/* ---- lines ---- */

static bool is_blank(pc_str line) {
    size_t n = 0;
    while (n < line.n && pc_is_space((unsigned char)line.p[n]))
        n++;
    return n == line.n;
}

static bool take_line(stream *s, pc_str line) {
    s->line++;
    if (is_blank(line))
        return true;
    if (line.n <= s->settings.max_bytes)
        return work_on(s, line);
    s->record.id = (pc_str){NULL, 0};
    pc_arena_reset(s->arena);
    put_error(s, PC_STR("the line is larger than --max-size allows"));
    return send(s);
}

/* Reads more behind what is held: its bytes, 0 at the end, -1 after a message. */
static ssize_t read_more(stream *s) {
    char *to = pc_buf_room(&s->in, STEP);
    ssize_t got;
    if (!to) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return -1;
    }
    do
        got = read(STDIN_FILENO, to, STEP);
    while (got < 0 && errno == EINTR && !cli_stopped());
    if (got < 0 && cli_stopped())
        return 0;
    if (got < 0)
        cli_say("standard input", "cannot be read (%s)", strerror(errno));
    s->in.n += got > 0 ? (size_t)got : 0;
    return got;
}

/* Takes the whole lines that are held; false when the run cannot go on. What is too long is dropped but for enough to know. */
static bool take_lines(stream *s, size_t *searched) {
    size_t used = 0;
    bool good = true;
    for (char *end; good && (end = memchr(s->in.p + *searched, '\n', s->in.n - *searched));) {
        size_t n = (size_t)(end - s->in.p);
        good = take_line(s, pc_str_sub((pc_str){s->in.p, n}, used, n)) && !cli_stopped();
        used = *searched = n + 1;
    }
    memmove(s->in.p, s->in.p + used, s->in.n - used);
    s->in.n -= used;
    if (s->in.n > s->settings.max_bytes + STEP)
        s->in.n = s->settings.max_bytes + 1;
    *searched = s->in.n;
    return good;
}

static bool work_through(stream *s) {
    size_t searched = 0;
    ssize_t got;
    while ((got = read_more(s)) > 0)
        if (!take_lines(s, &searched))
            return false;
    if (got < 0)
        return false;
    return !s->in.n || cli_stopped() || take_line(s, (pc_str){s->in.p, s->in.n});
}

static bool open_stream(stream *s) {
    if (!cli_select_rules(&s->settings, s->selected))
        return false;
    s->arena = pc_arena_new();
    s->checkers = s->settings.emits_findings ? cli_checkers_new(&s->settings, s->selected) : NULL;
    s->house = s->settings.emit ? cli_house_new(&s->settings) : NULL;
    if (s->arena && (s->checkers || !s->settings.emits_findings) && (s->house || !s->settings.emit))
        return true;
    cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    return false;
}

static void close_stream(stream *s) {
    cli_checkers_free(s->checkers);
    cli_house_free(s->house);
    pc_release_free(s->release);
    pc_arena_free(s->arena);
    cli_record_free(&s->record);
    pc_buf_release(&s->in);
    pc_buf_release(&s->result);
    pc_buf_release(&s->page);
    pc_buf_release(&s->said);
}

int cli_stream(const cli_settings *settings, int count, char **operands, cli_output *out) {
    enum { BY_SIGNAL = 128 };
    stream s = {.settings = *settings, .out = out};
    if (count) {
        cli_say(operands[0], "stream reads records from standard input; presscheck parse, check and format read files");
        return CLI_FAILED;
    }
    s.settings.encoding = "UTF-8";
    cli_stop_gently();
    bool good = open_stream(&s) && work_through(&s);
    close_stream(&s);
    return cli_stopped() ? BY_SIGNAL + cli_stopped() : good ? CLI_DONE : CLI_FAILED;
}
