package io.github.api18mcp.generation;

/** Whoever waits for a call: is told how it comes along, and may stop waiting. */
public interface Attendant {

    /** Told at the first moment and then once a second. */
    void progressed(Progress progress);

    /** Whether the wait is over for them: they cancelled, or their connection is gone. */
    boolean left();

    /** Waits in silence. */
    Attendant SILENT = new Attendant() {
        @Override
        public void progressed(Progress progress) {}

        @Override
        public boolean left() {
            return false;
        }
    };
}
