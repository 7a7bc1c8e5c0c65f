package io.github.api18mcp.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages that pictures were made for. */
final class SandboxPages {

    private static final int MOST = 10_000;

    private final Map<String, SandboxPage> pages = new BoundedMap<>(MOST);
    private final Clock clock;

    SandboxPages(Clock clock) {
        this.clock = clock;
    }

    /** The page at an address; from the first asking on, always the same. */
    SandboxPage of(String url) {
        return pages.values().stream()
                .filter(page -> page.isAt(url))
                .findFirst()
                .orElseGet(() -> added(url));
    }

    /** Empty also for a page that is to be gone when one asks for it. */
    Optional<SandboxPage> find(String id) {
        return Optional.ofNullable(pages.get(id)).filter(page -> !page.says(TriggerWord.GONE));
    }

    /** Newest first, without those that are to be gone. */
    List<SandboxPage> about(String words) {
        List<SandboxPage> found = new ArrayList<>(pages.values().stream()
                .filter(page -> page.isAbout(words) && !page.says(TriggerWord.GONE))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private SandboxPage added(String url) {
        SandboxPage page = new SandboxPage("url_" + RandomId.fresh(), url, clock.instant());
        pages.put(page.id(), page);
        return page;
    }
}
