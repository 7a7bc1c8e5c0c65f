package io.github.api18mcp.provider;

/**
 * A job of a service, and how it stands.
 *
 * @param providerJobId the service's name of it, as exact as it is known by now
 */
public record ProviderJob(String providerJobId, Report report) {}
