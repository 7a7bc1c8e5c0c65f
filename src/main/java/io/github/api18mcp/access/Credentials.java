package io.github.api18mcp.access;

import java.util.Optional;

/** How callers prove who they are; bearer tokens now, and room for what an identity provider says. */
interface Credentials {

    /** Whether there are any; where not, everybody is the same caller. */
    boolean required();

    /** @param authorization the header of that name, as it came */
    AccessDecision judge(Optional<String> authorization);
}
