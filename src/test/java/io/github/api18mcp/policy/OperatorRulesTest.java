package io.github.api18mcp.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorRulesTest {

    @TempDir
    Path directory;

    @Test
    void a_pattern_of_the_file_refuses_by_its_line() {
        Policy policy = policy("# brands\n\nacme\n  # indented\nglobex corp");

        assertThat(policy.refuse(List.of("an Acme anvil")))
                .map(PolicyViolation::rule)
                .contains("operator:3");
        assertThat(policy.refuse(List.of("GLOBEX CORP")))
                .map(PolicyViolation::rule)
                .contains("operator:5");
        assertThat(policy.refuse(List.of("brands, indented"))).isEmpty();
    }

    @Test
    void case_and_word_characters_are_those_of_unicode() {
        assertThat(policy("\\bжёлтый\\w*").refuse(List.of("ЖЁЛТЫЙ дом"))).isPresent();
        assertThat(policy("^über$").refuse(List.of("ein Haus", "ÜBER"))).isPresent();
    }

    @Test
    void invisible_characters_and_compatibility_forms_hide_nothing() {
        assertThat(policy("acme").refuse(List.of("ac\u200Bme"))).isPresent();
        assertThat(policy("acme").refuse(List.of("ａｃｍｅ"))).isPresent();
        assertThat(policy("\u200B").refuse(List.of("ac\u200Bme"))).isPresent();
    }

    @Test
    void a_pattern_may_span_texts_when_it_says_so() {
        assertThat(policy("(?s)red.*car").refuse(List.of("red", "car"))).isPresent();
        assertThat(policy("red.*car").refuse(List.of("red", "car"))).isEmpty();
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_are_no_part_of_a_pattern() {
        Policy policy = policy("\uFEFFacme$\r\n# note\r\nglobex$\r\n");

        assertThat(policy.refuse(List.of("acme"))).map(PolicyViolation::rule).contains("operator:1");
        assertThat(policy.refuse(List.of("globex"))).map(PolicyViolation::rule).contains("operator:3");
    }

    @Test
    void a_refusal_repeats_neither_text_nor_pattern() {
        assertThat(policy("ac[mn]e").refuse(List.of("an acme anvil")))
                .map(PolicyViolation::reason)
                .hasValueSatisfying(reason -> assertThat(reason)
                        .doesNotContain("acme")
                        .doesNotContain("anvil")
                        .doesNotContain("ac[mn]e")
                        .hasLineCount(1));
    }

    @Test
    void an_empty_file_refuses_nothing_but_the_floor() {
        assertThat(policy("").refuse(List.of("an acme anvil"))).isEmpty();
        assertThat(policy("").refuse(List.of("a nude child"))).isPresent();
    }

    @Test
    void the_floor_is_judged_first() {
        assertThat(policy("nude").refuse(List.of("a nude child")))
                .map(PolicyViolation::rule)
                .contains("sexualised-minors");
    }

    @Test
    void a_pattern_that_backtracks_without_end_refuses_in_the_end() {
        assertThat(policy("(a+)+b").refuse(List.of("a".repeat(2_500))))
                .map(PolicyViolation::rule)
                .contains("operator:1");
    }

    @Test
    void a_pattern_too_deep_for_the_stack_refuses() {
        assertThat(policy("(?:a|b)*c").refuse(List.of("ab".repeat(500_000))))
                .map(PolicyViolation::rule)
                .contains("operator:1");
    }

    @Test
    void an_ordinary_pattern_has_time_for_the_longest_prompt() {
        assertThat(policy(".*acme.*globex.*").refuse(List.of("an acme anvil, " + "dust ".repeat(497))))
                .isEmpty();
    }

    @Test
    void a_bad_expression_stops_the_start_with_its_line() {
        Path file = file("acme\n# note\n(unclosed\n");

        assertThatThrownBy(() -> policy(file))
                .isInstanceOf(DenyFileException.class)
                .hasMessage("API18MCP_POLICY_DENY: %s line 3 is not a regular expression: Unclosed group.", file);
    }

    @Test
    void a_missing_file_stops_the_start() {
        Path file = directory.resolve("missing");

        assertThatThrownBy(() -> policy(file))
                .isInstanceOf(DenyFileException.class)
                .hasMessage("API18MCP_POLICY_DENY: %s cannot be read: there is no such file.", file);
    }

    @Test
    void a_directory_is_no_file() {
        assertThatThrownBy(() -> policy(directory))
                .isInstanceOf(DenyFileException.class)
                .hasMessage("API18MCP_POLICY_DENY: %s cannot be read as a file.", directory);
    }

    @Test
    void a_file_that_is_not_utf8_stops_the_start() throws IOException {
        Path file = Files.write(directory.resolve("latin1"), "über".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> policy(file))
                .isInstanceOf(DenyFileException.class)
                .hasMessage("API18MCP_POLICY_DENY: %s cannot be read: it is not UTF-8 text.", file);
    }

    private Policy policy(String content) {
        return policy(file(content));
    }

    private static Policy policy(Path file) {
        return new Policy(() -> Optional.of(file));
    }

    private Path file(String content) {
        try {
            return Files.writeString(directory.resolve("deny.txt"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
