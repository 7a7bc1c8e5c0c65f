package io.github.api18mcp.generation.waiting;

/** A caller who fails whenever it is told or asked something. */
public record FailingListener(RuntimeException defect) implements CallListener {

    @Override
    public void progressed(Progress progress) {
        throw defect;
    }

    @Override
    public boolean isGone() {
        throw defect;
    }
}
