package io.github.api18mcp.sandbox;

import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.JobId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The images that calls bring, while their jobs run. */
final class HostedInputs {

    private static final String PATH = "/inputs/";

    /** As long as the images of real services. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private record Hosted(JobId job, InputImage image, Instant expiry) {}

    private final Map<String, Hosted> files = new ConcurrentHashMap<>();
    private final Clock clock;

    HostedInputs(Clock clock) {
        this.clock = clock;
    }

    /** Returns the address of the image. */
    URI add(URI origin, JobId job, InputImage image) {
        Instant now = clock.instant();
        files.values().removeIf(hosted -> now.isAfter(hosted.expiry()));
        String file = RandomId.generate() + "." + image.format().extension();
        files.put(file, new Hosted(job, image, now.plus(LIFETIME)));
        return origin.resolve(PATH + file);
    }

    void remove(JobId job) {
        files.values().removeIf(hosted -> hosted.job().equals(job));
    }

    void addTo(Router router) {
        Downloads.route(router, PATH + ":file", this::send);
    }

    private void send(RoutingContext context) {
        InputImage image = Optional.ofNullable(files.get(context.pathParam("file")))
                .map(Hosted::image)
                .orElseThrow(SandboxException::notFound);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, image.format().mimeType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(image.bytes().length))
                .end(Buffer.buffer(image.bytes()));
    }
}
