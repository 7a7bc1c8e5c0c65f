package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which picture of a page is whose: two jobs of ours for one page get one each. */
@Singleton
class Claims {

    private static final int MOST = 10_000;
    private static final String ANY_STYLE = "auto";
    private static final String USUAL_TREATMENT = "none";

    private final Map<String, Boolean> claimed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Takes a new picture, the one most like what was asked for; empty while there is none. */
    synchronized Optional<Picture> claim(Page page, Ticket ticket, JsonNode asked) {
        Optional<Picture> ours = page.pictures().stream()
                .filter(picture -> !ticket.others().contains(picture.id()))
                .filter(picture -> !claimed.containsKey(picture.id()))
                .max(Comparator.comparing((Picture picture) -> isLike(asked, picture))
                        .thenComparing(Picture::isGenerating)
                        .thenComparing(Picture::createdAt));
        ours.ifPresent(picture -> claimed.put(picture.id(), true));
        return ours;
    }

    private static boolean isLike(JsonNode asked, Picture picture) {
        String style = asked.path("style").asText(ANY_STYLE);
        String treatment = asked.path("text_treatment").asText(USUAL_TREATMENT);
        return (style.equals(ANY_STYLE) || picture.style().filter(style::equals).isPresent())
                && picture.textTreatment().filter(treatment::equals).isPresent();
    }
}
