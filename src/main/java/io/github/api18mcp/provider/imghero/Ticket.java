package io.github.api18mcp.provider.imghero;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a picture of ours is found by. The service names only the page, which may have other pictures: until ours is found the
 * ticket says which are not it. Written {@code url_1 except img_1 img_2}, and then {@code url_1/img_3}.
 */
record Ticket(String urlId, List<String> others, Optional<String> imageId) {

    private static final String EXCEPT = " except ";

    Ticket {
        others = List.copyOf(others);
    }

    static Ticket of(String urlId, Collection<Picture> others) {
        return new Ticket(urlId, others.stream().map(Picture::id).toList(), Optional.empty());
    }

    static Ticket parse(String text) {
        String[] found = text.split("/", 2);
        if (found.length == 2) {
            return new Ticket(found[0], List.of(), Optional.of(found[1]));
        }
        String[] sought = text.split(EXCEPT, 2);
        return new Ticket(sought[0], sought.length == 2 ? List.of(sought[1].split(" ")) : List.of(), Optional.empty());
    }

    Ticket found(Picture picture) {
        return new Ticket(urlId, List.of(), Optional.of(picture.id()));
    }

    @Override
    public String toString() {
        return imageId.map(id -> urlId + "/" + id)
                .orElseGet(() -> others.isEmpty() ? urlId : urlId + EXCEPT + String.join(" ", others));
    }
}
