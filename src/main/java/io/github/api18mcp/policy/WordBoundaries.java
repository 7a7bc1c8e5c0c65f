package io.github.api18mcp.policy;

import java.lang.Character.UnicodeScript;

/** Where terms may start and end in a text. */
enum WordBoundaries {
    /** At the edges of words; between any two characters where words are written without spaces. */
    OF_WORDS {
        @Override
        boolean at(String text, int index) {
            if (index == 0 || index == text.length()) {
                return true;
            }
            CharacterKind before = CharacterKind.of(text.charAt(index - 1));
            return before == CharacterKind.UNSPACED || before != CharacterKind.of(text.charAt(index));
        }
    },
    ANYWHERE {
        @Override
        boolean at(String text, int index) {
            return true;
        }
    };

    abstract boolean at(String text, int index);

    private enum CharacterKind {
        LETTER,
        /** Separate, because a loan word in Japanese ends where the script changes. */
        KATAKANA,
        /** Chinese characters, hiragana, and everything that is not a letter. */
        UNSPACED;

        static CharacterKind of(char c) {
            UnicodeScript script = UnicodeScript.of(c);
            if (script == UnicodeScript.KATAKANA || c == 'ー') {
                return KATAKANA;
            }
            boolean unspaced = script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA;
            return unspaced || !isWritten(c) ? UNSPACED : LETTER;
        }

        private static boolean isWritten(char c) {
            return Character.isLetter(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        }
    }
}
