package io.github.api18mcp.service;

import io.github.api18mcp.service.RawService.Request;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One of the services, with answers as its reference documents them. A test replaces the part that it is about. */
public enum Account {
    API18("hera_1_0_text_to_image", "{\"prompt\": \"a cat\"}", "POST /v1/generate") {
        @Override
        String accepted(String unique) {
            return """
                    {"id": "%s", "object": "generation", "status": "processing", "cost_usd": 0.056, "data": []}"""
                    .formatted(unique);
        }

        @Override
        String finished(String outputs, String unique) {
            return """
                    {"id": "%s", "object": "generation", "status": "completed", "cost_usd": 0.056, "data": %s}"""
                    .formatted(unique, outputs);
        }

        @Override
        RawAnswer free(Request request, String finished, String unique) {
            return request.path().equals("/v1/jobs/" + unique)
                    ? RawAnswer.json(finished)
                    : RawAnswer.of(404, new byte[0]);
        }
    },
    THEO("theo_generate_images", "{\"prompt\": \"a cat\"}", "POST /api/v1/images") {
        @Override
        String accepted(String unique) {
            return finished(OUTPUTS, unique);
        }

        @Override
        String finished(String outputs, String unique) {
            return """
                    {"id": "img_%s", "created": "2026-04-10T12:00:00Z", "usage": {"cost_cents": 0.08}, "images": %s}"""
                    .formatted(unique, outputs);
        }

        @Override
        RawAnswer free(Request request, String finished, String unique) {
            return RawAnswer.of(404, new byte[0]);
        }
    },
    IMGHERO("imghero_generate_image", "{\"url\": \"https://example.com/post\"}", "POST /api/v1/generate/") {
        @Override
        String accepted(String unique) {
            return """
                    {"url_id": "url_%1$s", "image_url": "https://img-hero.com/img/url_%1$s/", "status": "generating"}"""
                    .formatted(unique);
        }

        @Override
        String finished(String outputs, String unique) {
            return """
                    {"image_id": "img_%s", "status": "completed", "created_at": "2026-01-15T10:30:00Z", "direct_url": %s}"""
                    .formatted(unique, outputs);
        }

        @Override
        RawAnswer free(Request request, String finished, String unique) {
            if (request.path().startsWith("/api/v1/urls/?")) {
                return RawAnswer.json("{\"urls\": [], \"total\": 0}");
            }
            return request.path().equals("/api/v1/urls/url_" + unique + "/")
                    ? RawAnswer.json(
                            """
                            {"url_id": "url_%s", "url": "https://example.com/post", "images": [%s]}"""
                                    .formatted(unique, finished))
                    : RawAnswer.of(404, new byte[0]);
        }
    };

    private static final String OUTPUTS = "[{\"url\": \"https://cdn.example.com/1.png\"}]";

    private final String tool;
    private final String arguments;
    private final String paidRequest;

    Account(String tool, String arguments, String paidRequest) {
        this.tool = tool;
        this.arguments = arguments;
        this.paidRequest = paidRequest;
    }

    public String tool() {
        return tool;
    }

    public String arguments() {
        return arguments;
    }

    /** The documented answer to a paid request. */
    abstract String accepted(String unique);

    /**
     * What the service says about a job that is done.
     *
     * @param unique part of an id that no other job has
     */
    abstract String finished(String outputs, String unique);

    /** The documented answer to a request that costs nothing. */
    abstract RawAnswer free(Request request, String finished, String unique);

    /** All answers as documented, but the one to the paid request as the test makes it of the documented one. */
    public Function<Request, RawAnswer> paying(Function<String, RawAnswer> answer) {
        String unique = unique();
        String finished = finished(OUTPUTS, unique);
        return request -> isPaid(request) ? answer.apply(accepted(unique)) : free(request, finished, unique);
    }

    /** All answers as documented, but with such outputs. */
    public Function<Request, RawAnswer> making(String outputs) {
        String unique = unique();
        return finishing(finished(outputs, unique), unique);
    }

    /** All answers as documented, but what the service says of the job that is done is made of the documented words. */
    public Function<Request, RawAnswer> finishing(UnaryOperator<String> said) {
        return finishing(said, unique());
    }

    /** @param unique the same for answers about the same job */
    public Function<Request, RawAnswer> finishing(UnaryOperator<String> said, String unique) {
        return finishing(said.apply(finished(OUTPUTS, unique)), unique);
    }

    private Function<Request, RawAnswer> finishing(String said, String unique) {
        return request ->
                isPaid(request) ? RawAnswer.json(this == THEO ? said : accepted(unique)) : free(request, said, unique);
    }

    public boolean isPaid(Request request) {
        return (request.method() + " " + request.path()).equals(paidRequest);
    }

    /** Part of the ids of one job, so that the jobs of other tests are not known. */
    public static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
