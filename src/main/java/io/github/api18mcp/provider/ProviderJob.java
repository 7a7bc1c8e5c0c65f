package io.github.api18mcp.provider;

/**
 * A job at a service, and its state.
 *
 * @param providerJobId the service's id of the job, as specific as it is known so far
 */
public record ProviderJob(String providerJobId, Report report) {}
