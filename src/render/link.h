/* Addresses as links: http, https, mailto and tel, and nothing else. */
#ifndef PC_RENDER_LINK_H
#define PC_RENDER_LINK_H

#include "base/buf.h"
#include "text/address.h"

/**
 * Appends the URL of an address as a release prints it: "www.example.org",
 * "ann@example.org", "+44 (0)20 7946 0011 ext. 4". Percent-encoded ASCII but for
 * the letters of a host in another script; still to be escaped for its place.
 * False, with nothing appended, where no such link is right: other schemes,
 * social handles, addresses spelled out against robots, hosts that are none.
 */
bool pc_put_link(pc_buf *out, pc_address_kind kind, pc_str address);

#endif
