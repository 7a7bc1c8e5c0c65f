package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Transcript;
import io.restassured.response.Response;

/** The metrics as Prometheus reads them. */
record Scrape(String text) {

    static Scrape now() {
        Response response = get("/q/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/plain; version=0.0.4");
        Transcript.add(response.asString());
        return new Scrape(response.asString());
    }

    /** @param series with its labels in alphabetical order; 0 if it does not exist yet */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }
}
