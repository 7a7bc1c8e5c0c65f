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
 * What a picture of ours is found by. The service names only the page, which may have other pictures: until ours is found the
 * ticket says which are not it. Written {@code url_1 except img_1 img_2}, and then {@code url_1/img_3}.
 */
record ImgheroJobId(String urlId, List<String> others, Optional<String> imageId) {

    private static final String EXCEPT = " except ";

    ImgheroJobId {
        others = List.copyOf(others);
    }

    static ImgheroJobId of(String urlId, Collection<ImgheroPicture> others) {
        return new ImgheroJobId(urlId, others.stream().map(ImgheroPicture::id).toList(), Optional.empty());
    }

    static ImgheroJobId parse(String text) {
        String[] found = text.split("/", 2);
        if (found.length == 2) {
            return new ImgheroJobId(read(found[0]), List.of(), Optional.of(read(found[1])));
        }
        String[] sought = text.split(EXCEPT, 2);
        Stream<String> others = sought.length == 2 ? Stream.of(sought[1].split(" ")) : Stream.empty();
        return new ImgheroJobId(read(sought[0]), others.map(ImgheroJobId::read).toList(), Optional.empty());
    }

    ImgheroJobId found(ImgheroPicture picture) {
        return new ImgheroJobId(urlId, List.of(), Optional.of(picture.id()));
    }

    @Override
    public String toString() {
        return imageId.map(id -> written(urlId) + "/" + written(id))
                .orElseGet(() -> others.isEmpty() ? written(urlId) : written(urlId) + EXCEPT + writtenOthers());
    }

    private String writtenOthers() {
        return others.stream().map(ImgheroJobId::written).collect(joining(" "));
    }

    /** The documented ids stay as they are; no id is taken for two, or for a page and its picture. */
    private static String written(String id) {
        return URLEncoder.encode(id, UTF_8);
    }

    private static String read(String id) {
        return URLDecoder.decode(id, UTF_8);
    }
}
