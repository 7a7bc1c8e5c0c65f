package io.github.api18mcp.command;

import io.github.api18mcp.job.JobId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a job id on the command line. */
final class JobIdConverter implements ITypeConverter<JobId> {
    @Override
    public JobId convert(String text) {
        return JobId.of(text).orElseThrow(() -> new TypeConversionException("'" + text + "' is not a job id"));
    }
}
