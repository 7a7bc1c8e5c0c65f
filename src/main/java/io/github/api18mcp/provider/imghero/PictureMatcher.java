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

/** Decides which picture of a page belongs to which job, so that two jobs for one page get one picture each. */
@Singleton
class PictureMatcher {

    private static final int MAX_REMEMBERED = 10_000;
    private static final String ANY_STYLE = "auto";
    private static final String DEFAULT_TEXT_TREATMENT = "none";

    private final Set<String> claimed = boundedSet();
    private final Set<String> existing = boundedSet();
    private final Deque<ExpectedStyle> expectedStyles = new ArrayDeque<>();

    /** A style that a job requested by name. The picture of that job is still to be found. */
    private record ExpectedStyle(String urlId, String style) {}

    /** Remembers that a picture of this job will appear. */
    synchronized void expect(ImgheroJobId jobId, JsonNode arguments) {
        if (style(arguments).equals(ANY_STYLE)) {
            return;
        }
        if (expectedStyles.size() == MAX_REMEMBERED) {
            expectedStyles.remove();
        }
        expectedStyles.add(new ExpectedStyle(jobId.urlId(), style(arguments)));
    }

    /** Pictures that existed before one job was submitted do not belong to it, so they more likely belong to another job. */
    synchronized void recordExisting(Collection<ImgheroPicture> pictures) {
        pictures.forEach(picture -> existing.add(picture.id()));
    }

    /** Claims the new picture that most likely belongs to the job; empty while there is no new picture. */
    synchronized Optional<ImgheroPicture> claim(ImgheroPage page, ImgheroJobId jobId, JsonNode arguments) {
        List<ImgheroPicture> candidates = page.pictures().stream()
                .filter(picture -> !jobId.existingImageIds().contains(picture.id()))
                .filter(picture -> !claimed.contains(picture.id()))
                .toList();
        for (Predicate<ImgheroPicture> criterion : criteria(jobId, arguments)) {
            candidates = prefer(criterion, candidates);
        }
        Optional<ImgheroPicture> match = candidates.stream().min(byAge(candidates, jobId));
        match.ifPresent(picture -> {
            claimed.add(picture.id());
            expectedStyles.remove(new ExpectedStyle(jobId.urlId(), style(arguments)));
        });
        return match;
    }

    /**
     * Prefers the oldest picture. If the page seemed new and all its pictures are finished, the newest is preferred instead,
     * because the service may have known the page under another URL.
     */
    private static Comparator<ImgheroPicture> byAge(List<ImgheroPicture> pictures, ImgheroJobId jobId) {
        Comparator<ImgheroPicture> oldestFirst = Comparator.comparing(ImgheroPicture::createdAt);
        boolean allFinished = pictures.stream().noneMatch(ImgheroPicture::isGenerating);
        return allFinished && jobId.existingImageIds().isEmpty() ? oldestFirst.reversed() : oldestFirst;
    }

    /** The pictures that meet the criterion, or all if none does. */
    private static List<ImgheroPicture> prefer(Predicate<ImgheroPicture> criterion, List<ImgheroPicture> pictures) {
        List<ImgheroPicture> matching = pictures.stream().filter(criterion).toList();
        return matching.isEmpty() ? pictures : matching;
    }

    /**
     * What distinguishes the picture of the job from others, the most reliable criterion first. Preset styles ignore the text
     * treatment, so it may differ from the requested one.
     */
    private List<Predicate<ImgheroPicture>> criteria(ImgheroJobId jobId, JsonNode arguments) {
        String style = style(arguments);
        String textTreatment = arguments.path("text_treatment").asText(DEFAULT_TEXT_TREATMENT);
        return List.of(
                picture -> style.equals(ANY_STYLE)
                        || picture.style().filter(style::equals).isPresent(),
                picture -> picture.textTreatment().filter(textTreatment::equals).isPresent(),
                picture -> existing.contains(picture.id()),
                picture -> !style.equals(ANY_STYLE) || !hasExpectedStyle(picture, jobId),
                ImgheroPicture::isGenerating);
    }

    /** Whether another job requested the picture's style by name. A job for any style leaves the picture to that one. */
    private boolean hasExpectedStyle(ImgheroPicture picture, ImgheroJobId jobId) {
        return picture.style()
                .filter(style -> expectedStyles.contains(new ExpectedStyle(jobId.urlId(), style)))
                .isPresent();
    }

    private static String style(JsonNode arguments) {
        return arguments.path("style").asText(ANY_STYLE);
    }

    /** A set that forgets its oldest entry when it is full. */
    private static Set<String> boundedSet() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MAX_REMEMBERED;
            }
        });
    }
}
