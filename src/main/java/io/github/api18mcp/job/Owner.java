package io.github.api18mcp.job;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.platform.Mode;

/** The owner of a job: a caller, in live mode or in the sandbox. Owners do not see each other's jobs. */
public record Owner(Caller caller, Mode mode) {}
