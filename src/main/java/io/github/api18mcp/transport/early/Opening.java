package io.github.api18mcp.transport.early;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The messages with which a client begins: what is this server, and which tools does it have? While the application starts, they are
 * answered as at an earlier start, if the program, its settings and every message so far are the same to the byte. The started
 * application answers each of them again. An answer that differs is announced as a change, and the stored one is replaced.
 *
 * <p>One thread receives the messages; the application answers them on others.
 */
public final class Opening {

    /** @param told the result that the client has been sent */
    private record Question(String method, Fingerprint fingerprint, Optional<String> told) {}

    private final StoredAnswers stored;
    private final Map<String, Question> questions = new HashMap<>();
    private Fingerprint fingerprint;
    private boolean isOver;
    private boolean isStarted;
    private boolean isChanged;

    Opening(StoredAnswers stored, Fingerprint process) {
        this.stored = stored;
        this.fingerprint = process;
    }

    /** The opening of this process. Answers are stored in a file of this folder, one for each set of settings. */
    public static Opening storedIn(Path folder) {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        Fingerprint process =
                Fingerprint.ofProcess(System.getenv(), properties, Path.of(System.getProperty("java.class.path")));
        return new Opening(StoredAnswers.read(folder.resolve(process.hex() + ".answers")), process);
    }

    /** Nothing is answered early, and nothing is stored. */
    public static Opening unknown() {
        Opening opening = new Opening(StoredAnswers.none(), new Fingerprint(""));
        opening.isOver = true;
        return opening;
    }

    /**
     * Must be called with each message, in order, before the application receives it.
     *
     * @return the answer, if it is known
     */
    public synchronized Optional<String> receive(String line) {
        Optional<OpeningMessage> message = isOver ? Optional.empty() : OpeningMessage.of(line);
        isOver = message.isEmpty()
                || message.get().id().filter(questions::containsKey).isPresent();
        return isOver ? Optional.empty() : receive(message.get());
    }

    private Optional<String> receive(OpeningMessage message) {
        fingerprint = fingerprint.after(message.withoutId());
        return message.id().flatMap(id -> {
            Optional<String> result = isStarted ? Optional.empty() : stored.result(fingerprint);
            questions.put(id, new Question(message.method(), fingerprint, result));
            return result.map(json -> "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + json + "}");
        });
    }

    /** The application answers from now on. */
    public synchronized void started() {
        isStarted = true;
    }

    /**
     * Compares what the application sends with what the client has been told.
     *
     * @return the message to send; empty if the client has been told the same
     */
    public synchronized Optional<JsonObject> check(JsonObject message) {
        Question question = questions.isEmpty() || message.containsKey("method")
                ? null
                : questions.remove(Json.encode(message.getValue("id")));
        return question == null ? Optional.of(message) : check(message, question);
    }

    private Optional<JsonObject> check(JsonObject message, Question question) {
        Optional<String> result =
                Optional.ofNullable(message.getValue("result")).map(Json::encode);
        if (question.told().isPresent() && question.told().equals(result)) {
            return Optional.empty();
        }
        result.ifPresentOrElse(
                json -> stored.put(question.fingerprint(), json), () -> stored.remove(question.fingerprint()));
        isChanged = true;
        return question.told().isEmpty() ? Optional.of(message) : change(question.method());
    }

    /** Resource templates are announced with the resources. */
    private static Optional<JsonObject> change(String method) {
        Logger.getLogger(Opening.class)
                .warnf("The answer to %s has changed since the last start; the client is told to ask again", method);
        return switch (method) {
            case "tools/list", "prompts/list", "resources/list" ->
                Optional.of(
                        new JsonObject().put("jsonrpc", "2.0").put("method", "notifications/" + method + "_changed"));
            case "resources/templates/list" -> change("resources/list");
            default -> Optional.empty();
        };
    }

    /** Stores the answers for the next start, if there are new ones. */
    public synchronized void store() {
        if (isChanged) {
            isChanged = false;
            stored.save();
        }
    }
}
