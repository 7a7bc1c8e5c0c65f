package io.github.api18mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.access.Caller;
import io.github.api18mcp.generation.waiting.CallListener;
import io.github.api18mcp.image.Pictures;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.platform.Mode;
import io.github.api18mcp.profile.SandboxProfile;
import io.github.api18mcp.tool.answer.ToolAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The card sends a picture in parts. */
@QuarkusTest
@TestProfile(SandboxProfile.class)
class UploadImageTest extends SandboxCalls {

    private static final byte[] PICTURE = Pictures.png();

    private final Owner other = new Owner(new Caller(UUID.randomUUID().toString()), Mode.SANDBOX);

    @Inject
    UploadImageTool tool;

    @Test
    void a_picture_in_parts_is_an_image_of_its_caller() {
        assertThat(sent("a", 1, 3, part(1, 3)).structured().path("image").isNull())
                .isTrue();
        assertThat(sent("a", 2, 3, part(2, 3)).structured().path("part").asInt())
                .isEqualTo(2);

        ToolAnswer last = sent("a", 3, 3, part(3, 3));

        assertThat(last.structured().path("image").asText()).matches("import:[0-9a-f]{24}");
        assertThat(last.structured().path("width").asInt()).isEqualTo(8);
    }

    @Test
    void a_part_that_comes_again_is_not_added_again() {
        sent("a", 1, 2, part(1, 2));
        sent("a", 1, 2, part(1, 2));

        assertThat(sent("a", 2, 2, part(2, 2)).structured().path("image").asText())
                .isNotEmpty();
    }

    @Test
    void parts_come_in_order() {
        assertRefused(sent("a", 2, 3, part(2, 3)), "part 2 of a file that did not begin here");
        sent("a", 1, 3, part(1, 3));

        assertRefused(sent("a", 3, 3, part(3, 3)), "part 3 after part 1");
        assertThat(sent("a", 2, 3, part(2, 3)).verdict()).isEqualTo(ToolAnswer.Verdict.SUCCESS);
    }

    @Test
    void callers_do_not_see_the_parts_of_others() {
        sent("a", 1, 2, part(1, 2));

        assertRefused(sent(other, "a", 2, 2, encoded(part(2, 2))), "part 2 of a file that did not begin here");
    }

    @Test
    void few_files_of_a_caller_are_under_way_at_once() {
        sent("a", 1, 2, part(1, 2));
        sent("b", 1, 2, part(1, 2));

        assertRefused(sent("c", 1, 2, part(1, 2)), "one of too many files at once");
        sent("a", 2, 2, part(2, 2));
        assertThat(sent("c", 1, 2, part(1, 2)).verdict()).isEqualTo(ToolAnswer.Verdict.SUCCESS);
    }

    @Test
    void a_file_of_more_than_10_mb_is_not_kept() {
        byte[] large = new byte[700_000];
        for (int part = 1; part <= 14; part++) {
            assertThat(sent("a", part, 20, large).verdict()).isEqualTo(ToolAnswer.Verdict.SUCCESS);
        }

        assertRefused(sent("a", 15, 20, large), "a file of more than 10 MB");
        assertRefused(sent("a", 16, 20, large), "part 16 of a file that did not begin here");
    }

    @Test
    void what_is_no_picture_is_refused_by_its_bytes() {
        assertRefused(
                sent("a", 1, 1, "a text named cat.png".getBytes(StandardCharsets.UTF_8)),
                "a file that is no JPEG, PNG, WEBP or BMP picture");
        assertRefused(sent(owner, "a", 1, 1, "*"), "a part whose Base64 is damaged");
        assertRefused(sent("a", 1, 1, Pictures.claiming(10_000, 10_000)), "a picture of 100,000,000 pixels");
    }

    private static byte[] part(int number, int parts) {
        int length = PICTURE.length / parts + 1;
        return Arrays.copyOfRange(PICTURE, (number - 1) * length, Math.min(PICTURE.length, number * length));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private ToolAnswer sent(String upload, int part, int parts, byte[] bytes) {
        return sent(owner, upload, part, parts, encoded(bytes));
    }

    private ToolAnswer sent(Owner by, String upload, int part, int parts, String data) {
        ObjectNode arguments = mapper.createObjectNode()
                .put("upload", upload)
                .put("part", part)
                .put("parts", parts)
                .put("data", data);
        return tool.call(new ToolCall(by, arguments, CallListener.SILENT))
                .await()
                .indefinitely();
    }

    private static void assertRefused(ToolAnswer answer, String found) {
        assertThat(answer.structured().at("/error/type").asText()).isEqualTo("invalid_arguments");
        assertThat(answer.structured().at("/error/violations/0/got").asText()).startsWith(found);
    }
}
