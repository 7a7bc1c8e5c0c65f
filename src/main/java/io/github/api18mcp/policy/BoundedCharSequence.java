package io.github.api18mcp.policy;

/**
 * A text that limits how often it is read, so that a regular expression with catastrophic backtracking fails instead of
 * blocking a thread.
 */
final class BoundedCharSequence implements CharSequence {

    /** Enough for a search that is quadratic in the longest prompt, 2,500 characters; a fraction of a second. */
    private static final int LOOKS = 10_000_000;

    private final String text;
    private int looks;

    BoundedCharSequence(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new UsedUpException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    static final class UsedUpException extends RuntimeException {}
}
