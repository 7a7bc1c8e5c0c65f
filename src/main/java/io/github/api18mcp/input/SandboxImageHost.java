package io.github.api18mcp.input;

/** The sandbox, which hosts images beside its imitated services. */
public interface SandboxImageHost extends ImageHost {}
