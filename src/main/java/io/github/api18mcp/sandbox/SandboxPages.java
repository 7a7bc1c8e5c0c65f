package io.github.api18mcp.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The web pages that imghero has made images for. Keeps the newest {@value #MAX_PAGES}. */
final class SandboxPages {

    private static final int MAX_PAGES = 10_000;

    private final Map<String, SandboxPage> pages = new BoundedMap<>(MAX_PAGES);
    private final Clock clock;

    SandboxPages(Clock clock) {
        this.clock = clock;
    }

    /** Returns the same page for the same URL. */
    SandboxPage findOrCreate(String url) {
        return pages.values().stream()
                .filter(page -> page.hasUrl(url))
                .findFirst()
                .orElseGet(() -> create(url));
    }

    /** Does not find pages with {@code #gone}. */
    Optional<SandboxPage> find(String id) {
        return Optional.ofNullable(pages.get(id)).filter(page -> !page.has(TriggerWord.GONE));
    }

    /** Returns the matching pages, newest first, without those with {@code #gone}. */
    List<SandboxPage> search(String query) {
        List<SandboxPage> found = new ArrayList<>(pages.values().stream()
                .filter(page -> page.matches(query) && !page.has(TriggerWord.GONE))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private SandboxPage create(String url) {
        SandboxPage page = new SandboxPage("url_" + RandomId.generate(), url, clock.instant());
        pages.put(page.id(), page);
        return page;
    }
}
