package io.github.api18mcp.access;

import java.util.Optional;

/** How callers prove who they are: bearer tokens now, an identity provider later. */
interface CallerAuthentication {

    /** Whether credentials are required; if not, everybody is the same caller. */
    boolean required();

    /** @param authorization the value of the {@code Authorization} header */
    AccessDecision judge(Optional<String> authorization);
}
