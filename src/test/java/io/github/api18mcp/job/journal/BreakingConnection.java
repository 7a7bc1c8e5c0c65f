package io.github.api18mcp.job.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A proxy between a journal and its PostgreSQL that breaks the connection after a commit and before its
 * acknowledgement.
 */
final class BreakingConnection implements AutoCloseable {

    private static final int LARGEST = 64 * 1024;

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final PostgresStorage server;
    private final URI address;
    private volatile boolean breaking;

    BreakingConnection(PostgresStorage server) throws IOException {
        this.server = server;
        this.address = URI.create(server.url().substring("jdbc:".length()));
        inBackground(() -> {
            while (true) {
                between(entrance.accept(), new Socket(address.getHost(), address.getPort()));
            }
        });
    }

    /** The same database through this proxy; statements are not prepared, so that the commit is visible. */
    Storage storage() {
        String url =
                "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + address.getPath() + "?prepareThreshold=0";
        return new PostgresStorage(url, server.user(), server.password());
    }

    void breakAtTheNextCommit() {
        breaking = true;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private interface IoTask {
        void run() throws IOException;
    }

    private static final class Conversation {
        private volatile boolean committing;
    }

    private void between(Socket client, Socket database) {
        Conversation conversation = new Conversation();
        inBackground(() -> {
            try (client;
                    database) {
                asked(conversation, client.getInputStream(), database.getOutputStream());
            }
        });
        inBackground(() -> {
            try (client;
                    database) {
                answered(conversation, database.getInputStream(), client.getOutputStream());
            }
        });
    }

    private void asked(Conversation conversation, InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[LARGEST];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            String words = new String(Arrays.copyOf(buffer, length), StandardCharsets.ISO_8859_1);
            conversation.committing = breaking && words.contains("COMMIT");
            to.write(buffer, 0, length);
        }
    }

    private void answered(Conversation conversation, InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[LARGEST];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            if (conversation.committing) {
                breaking = false;
                return;
            }
            to.write(buffer, 0, length);
        }
    }

    private static void inBackground(IoTask task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException over) {
                        // One side closed the connection, as usual at the end.
                    }
                },
                "breaking-connection");
        thread.setDaemon(true);
        thread.start();
    }
}
