package io.github.api18mcp.recovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.api18mcp.Jar;
import io.github.api18mcp.JarProcess;
import io.github.api18mcp.Messages;
import io.github.api18mcp.provider.api18.FakeApi18;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it still connects to the service has certainly not sent its paid request. */
@Timeout(240)
class ConnectingIT {

    private static final JsonObject CAT = new JsonObject().put("prompt", "A cat");
    private static final String TOOL = "hera_1_0_text_to_image";

    @RegisterExtension
    final Jar jar = new Jar().with("API18MCP_LEASE", "60s");

    @TempDir
    Path directory;

    /** A proxy that never answers, so that connecting to the service never ends. */
    private ServerSocket proxy;

    private final List<Socket> connections = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        jar.with("API18MCP_DATA_DIR", directory)
                .with("API18_KEY", FakeApi18.KEY)
                .with("API18_URL", "https://api18.test")
                .with("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Test
    void nothing_is_in_doubt_and_the_same_call_connects_again() throws IOException, SQLException {
        JarProcess killed = jar.start("stdio").greet();
        killed.send(Messages.call("first", TOOL, CAT));
        awaitConnecting();
        assertThat(unsentJobs()).isEqualTo(1);
        killed.kill().ended();

        JarProcess next = jar.start("stdio").greet();
        next.send(Messages.call("again", TOOL, CAT));

        awaitConnecting();
        assertThat(unsentJobs()).isEqualTo(1);
        assertThat(ask(next, "list_jobs", new JsonObject().put("status", "unknown"))
                        .getJsonArray("jobs"))
                .isEmpty();
        assertThat(StdioCaller.money(ask(next, "spending", new JsonObject()), "reserved_usd"))
                .isEqualByComparingTo("0.056");
    }

    /** Waits until somebody connects to the service. */
    private void awaitConnecting() throws IOException {
        Socket connection = proxy.accept();
        connections.add(connection);
        assertThat(new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1)).readLine())
                .startsWith("CONNECT api18.test:443 ");
    }

    private int unsentJobs() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:file:" + directory.resolve("journal.db") + "?mode=ro");
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select count(*) from job where state = 'recorded' and unsent = 1")) {
            return row.getInt(1);
        }
    }

    private static JsonObject ask(JarProcess process, String tool, JsonObject arguments) {
        return process.send(Messages.call(tool, tool, arguments))
                .answer(tool)
                .getJsonObject("result")
                .getJsonObject("structuredContent");
    }
}
