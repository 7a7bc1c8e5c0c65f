package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which picture of a page is whose: two jobs of ours for one page get one each. */
@Singleton
class PictureMatcher {

    private static final int MOST = 10_000;
    private static final String ANY_STYLE = "auto";
    private static final String USUAL_TREATMENT = "none";

    private final Set<String> claimed = newest();
    private final Set<String> seenBefore = newest();
    private final Deque<Named> named = new ArrayDeque<>();

    /** A style that a job of ours asked for by name, and whose picture is still to be found. */
    private record Named(String urlId, String style) {}

    /** A job of ours has a picture coming. */
    synchronized void expect(ImgheroJobId ticket, JsonNode asked) {
        if (style(asked).equals(ANY_STYLE)) {
            return;
        }
        if (named.size() == MOST) {
            named.remove();
        }
        named.add(new Named(ticket.urlId(), style(asked)));
    }

    /** What was there before a job of ours was asked for is not that one's, and so more likely another's of ours. */
    synchronized void sawBefore(Collection<ImgheroPicture> pictures) {
        pictures.forEach(picture -> seenBefore.add(picture.id()));
    }

    /** Takes a new picture, the one most likely ours; empty while there is none. */
    synchronized Optional<ImgheroPicture> claim(ImgheroPage page, ImgheroJobId ticket, JsonNode asked) {
        List<ImgheroPicture> candidates = page.pictures().stream()
                .filter(picture -> !ticket.others().contains(picture.id()))
                .filter(picture -> !claimed.contains(picture.id()))
                .toList();
        List<ImgheroPicture> likely = candidates;
        for (Predicate<ImgheroPicture> sign : signs(ticket, asked)) {
            likely = those(sign, likely);
        }
        Optional<ImgheroPicture> ours = likely.stream().min(byAge(likely, ticket));
        ours.ifPresent(picture -> {
            claimed.add(picture.id());
            named.remove(new Named(ticket.urlId(), style(asked)));
        });
        return ours;
    }

    /** The oldest; but where a page seemed new and all is made, the newest, for it may have been known by another address. */
    private static Comparator<ImgheroPicture> byAge(List<ImgheroPicture> pictures, ImgheroJobId ticket) {
        Comparator<ImgheroPicture> oldest = Comparator.comparing(ImgheroPicture::createdAt);
        boolean allMade = pictures.stream().noneMatch(ImgheroPicture::isGenerating);
        return allMade && ticket.others().isEmpty() ? oldest.reversed() : oldest;
    }

    /** Those that are so; if none is, all. */
    private static List<ImgheroPicture> those(Predicate<ImgheroPicture> so, List<ImgheroPicture> pictures) {
        List<ImgheroPicture> found = pictures.stream().filter(so).toList();
        return found.isEmpty() ? pictures : found;
    }

    /** What tells ours from others, the surest first. Presets are made without text, so a treatment may differ from what was asked. */
    private List<Predicate<ImgheroPicture>> signs(ImgheroJobId ticket, JsonNode asked) {
        String style = style(asked);
        String treatment = asked.path("text_treatment").asText(USUAL_TREATMENT);
        return List.of(
                picture -> style.equals(ANY_STYLE)
                        || picture.style().filter(style::equals).isPresent(),
                picture -> picture.textTreatment().filter(treatment::equals).isPresent(),
                picture -> seenBefore.contains(picture.id()),
                picture -> !style.equals(ANY_STYLE) || !isNamed(picture, ticket),
                ImgheroPicture::isGenerating);
    }

    /** Who takes any style leaves it to whoever asked for that one. */
    private boolean isNamed(ImgheroPicture picture, ImgheroJobId ticket) {
        return picture.style()
                .filter(style -> named.contains(new Named(ticket.urlId(), style)))
                .isPresent();
    }

    private static String style(JsonNode asked) {
        return asked.path("style").asText(ANY_STYLE);
    }

    private static Set<String> newest() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MOST;
            }
        });
    }
}
