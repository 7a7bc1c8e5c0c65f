package io.github.api18mcp.watch;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Said;
import io.restassured.response.Response;

/** The numbers as Prometheus gets them. */
record Scrape(String text) {

    static Scrape now() {
        Response response = get("/q/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/plain; version=0.0.4");
        Said.add(response.asString());
        return new Scrape(response.asString());
    }

    /** @param series with its labels, in the order of their names; 0 where it is not there yet */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }
}
