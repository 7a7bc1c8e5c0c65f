package io.github.api18mcp.catalog;

/** How callers may name images, as the schema of a tool says it. */
public enum ImageForms {
    WITHOUT_PATHS("Public URL, job:JOB_ID, import:ID or data: URI."),
    /** For callers on this machine. */
    WITH_PATHS("Public URL, absolute path, job:JOB_ID, import:ID or data: URI.");

    private final String sentence;

    ImageForms(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
