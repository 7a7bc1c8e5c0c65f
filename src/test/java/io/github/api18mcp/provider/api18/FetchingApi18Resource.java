package io.github.api18mcp.provider.api18;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** {@link FetchingApi18} in place of the paid service, and an address of this server that it can reach. */
public final class FetchingApi18Resource implements QuarkusTestResourceLifecycleManager {

    private final FetchingApi18 service = new FetchingApi18();

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(freePort());
        return Map.of(
                "api18mcp.mode",
                "live",
                "api18.url",
                service.url(),
                "api18.key",
                FakeApi18.KEY,
                "quarkus.http.test-port",
                port,
                "api18mcp.public-url",
                "http://127.0.0.1:" + port + "/mcp");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(service, new TestInjector.MatchesType(FetchingApi18.class));
    }

    @Override
    public void stop() {
        service.close();
    }
}
