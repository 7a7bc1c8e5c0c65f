package io.github.api18mcp.input;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** A bucket whose settings are complete. */
record Bucket(URI endpoint, String name, String region, String accessKey, String secretKey) {

    private static final String PREFIX = "API18MCP_BUCKET_";

    static Optional<Bucket> of(BucketConfig config) {
        boolean none = Stream.of(config.endpoint(), config.name(), config.accessKey(), config.secretKey())
                .allMatch(Optional::isEmpty);
        return none
                ? Optional.empty()
                : Optional.of(new Bucket(
                        required(config.endpoint(), "ENDPOINT"),
                        required(config.name(), "NAME"),
                        config.region(),
                        required(config.accessKey(), "ACCESS_KEY"),
                        required(config.secretKey(), "SECRET_KEY")));
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(() -> new ConfigurationException(
                PREFIX + name + " is not set; a bucket needs ENDPOINT, NAME, ACCESS_KEY and SECRET_KEY"));
    }

    /** The address of an object. Every S3-compatible service understands the name of the bucket in the path. */
    URI address(String key) {
        return URI.create(endpoint.toString().replaceFirst("/+$", "") + "/" + name + "/" + key);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return name + " at " + endpoint;
    }
}
