package io.github.api18mcp.provider.api18;

import io.github.api18mcp.media.Output;
import io.github.api18mcp.provider.ExpectedOutputs;
import io.github.api18mcp.provider.Report;
import io.github.api18mcp.provider.ServiceResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The documented addresses of a job's files, for a job that is done and whose answer gives no address. */
record Api18Files(Api18Client client) {

    /** The report with the files that exist; the report itself if there are none. */
    Uni<Report> completing(Report.Succeeded report, String jobId, ExpectedOutputs expected) {
        return Multi.createFrom()
                .range(0, expected.count())
                .onItem()
                .transformToUniAndConcatenate(number -> client.file(jobId, number))
                .onFailure()
                .recoverWithCompletion()
                .select()
                .first(Api18Files::exists)
                .collect()
                .asList()
                .map(found -> found.isEmpty() ? report : completed(report, jobId, expected, found.size()));
    }

    private Report completed(Report.Succeeded report, String jobId, ExpectedOutputs expected, int found) {
        List<Output> outputs = IntStream.range(0, found)
                .mapToObj(number -> URI.create(
                        expected.service().toString().replaceFirst("/+$", "") + Api18Client.filePath(jobId, number)))
                .map(address -> Output.at(address, report.expiresAt()))
                .toList();
        return expected.succeeded(outputs, report.cost(), report.completedAt(), report.expiresAt(), "");
    }

    private static boolean exists(ServiceResponse response) {
        return response.isSuccess()
                || response.status() >= 300
                        && response.status() < 400
                        && response.location().isPresent();
    }
}
