package io.github.api18mcp.conformance;

import io.github.api18mcp.tool.mcp.MultiRoundTrip;
import io.quarkiverse.mcp.server.BlobResourceContents;
import io.quarkiverse.mcp.server.CompletionResponse;
import io.quarkiverse.mcp.server.EmbeddedResource;
import io.quarkiverse.mcp.server.ImageContent;
import io.quarkiverse.mcp.server.PromptCompletionManager;
import io.quarkiverse.mcp.server.PromptManager;
import io.quarkiverse.mcp.server.PromptManager.PromptArguments;
import io.quarkiverse.mcp.server.PromptMessage;
import io.quarkiverse.mcp.server.PromptResponse;
import io.quarkiverse.mcp.server.ResourceContents;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkus.arc.Arc;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The resources and prompts that the suite reads. The managers are looked up and not injected: an injection anywhere would have the
 * server announce changes of their lists in all tests.
 */
final class ContentFixtures {

    private final ResourceManager resources = managed(ResourceManager.class);
    private final PromptManager prompts = managed(PromptManager.class);

    void register() {
        resource("static-text", "test://static-text", text("test://static-text", "This is the static text resource."));
        resource(
                "static-binary",
                "test://static-binary",
                new BlobResourceContents("test://static-binary", ToolFixtures.PNG, "image/png"));
        resource("watched-resource", "test://watched-resource", text("test://watched-resource", "Watched"));
        managed(ResourceTemplateManager.class)
                .newResourceTemplate("template")
                .setUriTemplate("test://template/{id}/data")
                .setDescription("For the conformance suite")
                .setMimeType("application/json")
                .setHandler(call -> new ResourceResponse(List.of(new TextResourceContents(
                        call.requestUri().value(),
                        new JsonObject().put("id", call.args().get("id")).encode(),
                        "application/json"))))
                .register();
        registerPrompts();
    }

    private void registerPrompts() {
        prompt("test_simple_prompt", List.of(), call -> messages("This is a simple prompt for testing."));
        prompt(
                "test_prompt_with_arguments",
                List.of("arg1", "arg2"),
                call -> messages("Prompt with arguments: arg1='%s', arg2='%s'"
                        .formatted(call.args().get("arg1"), call.args().get("arg2"))));
        prompt(
                "test_prompt_with_embedded_resource",
                List.of("resourceUri"),
                call -> new PromptResponse(
                        null,
                        List.of(
                                PromptMessage.withUserRole(new EmbeddedResource(text(
                                        call.args().get("resourceUri"), "Embedded resource content for testing."))),
                                PromptMessage.withUserRole("Please process the embedded resource above."))));
        prompt(
                "test_prompt_with_image",
                List.of(),
                call -> new PromptResponse(
                        null,
                        List.of(
                                PromptMessage.withUserRole(new ImageContent(ToolFixtures.PNG, "image/png")),
                                PromptMessage.withUserRole("Please analyze the image above."))));
        prompt("test_input_required_result_prompt", List.of(), ContentFixtures::promptWithInput);
        managed(PromptCompletionManager.class)
                .newCompletion("test_prompt_with_arguments")
                .setArgumentName("arg1")
                .setHandler(call -> CompletionResponse.create(List.of("paris", "park", "party")))
                .register();
    }

    private static PromptResponse promptWithInput(PromptArguments call) {
        MultiRoundTrip trip = InputFixtures.trip(call.connection());
        return trip.inputResponse("user_context")
                .map(answer -> messages("Prompt with context: "
                        + answer.getJsonObject("content").getString("context")))
                .orElseGet(() -> {
                    trip.requireInput(
                            new JsonObject().put("user_context", InputFixtures.form("context")), Optional.empty());
                    return messages("Replaced by the question");
                });
    }

    private void resource(String name, String uri, ResourceContents contents) {
        resources
                .newResource(name)
                .setUri(uri)
                .setDescription("For the conformance suite")
                .setHandler(call -> new ResourceResponse(List.of(contents)))
                .register();
    }

    private void prompt(String name, List<String> arguments, Function<PromptArguments, PromptResponse> handler) {
        PromptManager.PromptDefinition prompt = prompts.newPrompt(name).setDescription("For the conformance suite");
        for (String argument : arguments) {
            prompt = prompt.addArgument(argument, "For the conformance suite", true);
        }
        prompt.setHandler(handler).register();
    }

    private static PromptResponse messages(String text) {
        return new PromptResponse(null, List.of(PromptMessage.withUserRole(text)));
    }

    private static TextResourceContents text(String uri, String text) {
        return new TextResourceContents(uri, text, "text/plain");
    }

    private static <T> T managed(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
