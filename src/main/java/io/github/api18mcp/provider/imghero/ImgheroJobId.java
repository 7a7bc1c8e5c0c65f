package io.github.api18mcp.provider.imghero;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Identifies the picture of a job. The service returns only the id of the page, which may have other pictures. Until the picture
 * of the job is found, the id lists the pictures that existed before. It is written {@code url_1 except img_1 img_2} at first and
 * {@code url_1/img_3} afterwards.
 *
 * @param urlId the id of the page
 * @param existingImageIds the pictures that the page had before the job
 * @param imageId the picture of the job, once it is found
 */
record ImgheroJobId(String urlId, List<String> existingImageIds, Optional<String> imageId) {

    private static final String EXCEPT = " except ";

    ImgheroJobId {
        existingImageIds = List.copyOf(existingImageIds);
    }

    static ImgheroJobId of(String urlId, Collection<ImgheroPicture> existing) {
        return new ImgheroJobId(urlId, existing.stream().map(ImgheroPicture::id).toList(), Optional.empty());
    }

    static ImgheroJobId parse(String text) {
        String[] found = text.split("/", 2);
        if (found.length == 2) {
            return new ImgheroJobId(decode(found[0]), List.of(), Optional.of(decode(found[1])));
        }
        String[] sought = text.split(EXCEPT, 2);
        Stream<String> existing = sought.length == 2 ? Stream.of(sought[1].split(" ")) : Stream.empty();
        return new ImgheroJobId(
                decode(sought[0]), existing.map(ImgheroJobId::decode).toList(), Optional.empty());
    }

    ImgheroJobId withPicture(ImgheroPicture picture) {
        return new ImgheroJobId(urlId, List.of(), Optional.of(picture.id()));
    }

    @Override
    public String toString() {
        return imageId.map(id -> encode(urlId) + "/" + encode(id))
                .orElseGet(() -> existingImageIds.isEmpty() ? encode(urlId) : encode(urlId) + EXCEPT + existing());
    }

    private String existing() {
        return existingImageIds.stream().map(ImgheroJobId::encode).collect(joining(" "));
    }

    /** Leaves documented ids unchanged. Spaces and slashes in other ids are escaped, so that none is read as a separator. */
    private static String encode(String id) {
        return URLEncoder.encode(id, UTF_8);
    }

    private static String decode(String id) {
        return URLDecoder.decode(id, UTF_8);
    }
}
