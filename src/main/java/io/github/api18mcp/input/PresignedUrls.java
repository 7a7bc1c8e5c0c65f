package io.github.api18mcp.input;

import io.github.api18mcp.job.journal.ImageStore;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** URLs that allow whoever has them one kind of request to one object of a bucket, for an hour. Loaded when an image is hosted. */
final class PresignedUrls {

    private static final Duration LIFETIME = ImageStore.LIFETIME;

    private final Bucket bucket;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    PresignedUrls(Bucket bucket) {
        this.bucket = bucket;
    }

    URI get(String key) {
        return signed(SdkHttpMethod.GET, key);
    }

    URI put(String key) {
        return signed(SdkHttpMethod.PUT, key);
    }

    URI delete(String key) {
        return signed(SdkHttpMethod.DELETE, key);
    }

    /** S3 differs from the other services in how the path is signed, and does not know the content in advance. */
    private URI signed(SdkHttpMethod method, String key) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(method).uri(bucket.address(key)).build();
        return signer.sign(signing -> signing.identity(
                                AwsCredentialsIdentity.create(bucket.accessKey(), bucket.secretKey()))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, bucket.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFETIME)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .request()
                .getUri();
    }
}
