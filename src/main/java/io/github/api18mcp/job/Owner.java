package io.github.api18mcp.job;

import io.github.api18mcp.access.Caller;
import io.github.api18mcp.platform.Mode;

/** Whose jobs: a caller's, on the live side or in the sandbox. Nobody sees across either line. */
public record Owner(Caller caller, Mode mode) {}
