package io.github.api18mcp.input;

import io.github.api18mcp.image.InputImage;
import io.github.api18mcp.job.JobId;
import io.github.api18mcp.provider.LazyUni;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hosts images in an S3-compatible bucket, which stays private: services get a presigned URL. */
final class BucketHost implements ImageHost {

    private final ImageTransfer transfer;
    private final LazyUni<PresignedUrls> urls;
    private final Map<JobId, List<String>> keys = new ConcurrentHashMap<>();

    /** Signing loads its library when the first image is hosted. */
    BucketHost(Bucket bucket, ImageTransfer transfer) {
        this.transfer = transfer;
        this.urls = new LazyUni<>(() -> Uni.createFrom()
                .item(() -> new PresignedUrls(bucket))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    @Override
    public Uni<URI> host(JobId job, InputImage image) {
        String key = "api18-mcp/" + job + "/" + UUID.randomUUID() + "."
                + image.format().extension();
        keys.computeIfAbsent(job, none -> new CopyOnWriteArrayList<>()).add(key);
        return urls.get().chain(signed -> transfer.put(signed.put(key), image).map(done -> signed.get(key)));
    }

    @Override
    public Uni<Void> remove(JobId job) {
        List<String> hosted = keys.remove(job);
        return hosted == null
                ? Uni.createFrom().voidItem()
                : urls.get().chain(signed -> Multi.createFrom()
                        .iterable(hosted)
                        .onItem()
                        .transformToUniAndConcatenate(key -> transfer.delete(signed.delete(key)))
                        .collect()
                        .last());
    }

    @Override
    public String advice() {
        return "Check API18MCP_BUCKET_ENDPOINT and the settings with it.";
    }
}
