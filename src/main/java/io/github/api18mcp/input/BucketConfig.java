package io.github.api18mcp.input;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The S3-compatible bucket that hosts input images. All of it is set, or nothing. */
@ConfigMapping(prefix = "api18mcp.bucket")
public interface BucketConfig {

    /** Of the service that has the bucket, such as {@code https://s3.eu-central-1.amazonaws.com}. */
    Optional<URI> endpoint();

    Optional<String> name();

    /** What services without regions expect. */
    @WithDefault("us-east-1")
    String region();

    Optional<String> accessKey();

    Optional<String> secretKey();
}
