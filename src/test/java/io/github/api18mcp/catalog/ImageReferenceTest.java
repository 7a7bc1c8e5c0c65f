package io.github.api18mcp.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.ImageReference.DataUri;
import io.github.api18mcp.catalog.ImageReference.Import;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.catalog.ImageReference.LocalFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String JOB = "j_0123456789abcdef";

    @Test
    void each_form_is_told_by_its_beginning() {
        assertThat(ImageReference.of("HTTPS://example.com/a.png")).contains(new Address("HTTPS://example.com/a.png"));
        assertThat(ImageReference.of("job:" + JOB)).contains(new JobOutput(JOB, 1));
        assertThat(ImageReference.of("job:" + JOB + "#12")).contains(new JobOutput(JOB, 12));
        assertThat(ImageReference.of("import:0123456789abcdef01234567"))
                .contains(new Import("0123456789abcdef01234567"));
        assertThat(ImageReference.of("Data:image/png;base64,AA")).contains(new DataUri("Data:image/png;base64,AA"));
        assertThat(ImageReference.of("/home/ann/a.png")).contains(new LocalFile("/home/ann/a.png"));
        assertThat(ImageReference.of("C:\\Users\\Ann\\a.png")).contains(new LocalFile("C:\\Users\\Ann\\a.png"));
    }

    @Test
    void the_first_output_has_one_name() {
        assertThat(ImageReference.of("job:" + JOB).orElseThrow())
                .hasToString(
                        ImageReference.of("job:" + JOB + "#1").orElseThrow().toString());
    }

    @Test
    void a_file_has_a_path_and_a_name_also_as_a_uri() {
        assertThat(List.of("/home/ann/my%20cat.png", "file:///home/ann/my%2520cat.png"))
                .allSatisfy(text -> {
                    LocalFile file = (LocalFile) ImageReference.of(text).orElseThrow();
                    assertThat(file.path())
                            .hasValueSatisfying(path -> assertThat(path).hasToString("/home/ann/my%20cat.png"));
                    assertThat(file.name()).isEqualTo("my%20cat.png");
                });
        assertThat(((LocalFile) ImageReference.of("file:///%zz").orElseThrow()).path())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cat.png",
                "./cat.png",
                "~/cat.png",
                "job:",
                "job:123",
                "job:j_0123456789abcdef#0",
                "job:j_0123456789abcdef#1000",
                "import:cat",
                "ftp://example.com/a.png",
                " https://example.com/a.png"
            })
    void anything_else_is_no_image(String text) {
        assertThat(ImageReference.of(text)).isEmpty();
    }
}
