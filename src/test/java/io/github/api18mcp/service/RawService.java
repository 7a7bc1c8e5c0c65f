package io.github.api18mcp.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service behind a plain socket, so that a test decides about every byte of its answers. */
public final class RawService implements AutoCloseable {

    /** A request, as it arrived. */
    public record Request(String method, String path, List<String> headers, String body) {

        public boolean has(String header) {
            return headers.stream()
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(header.toLowerCase(Locale.ROOT)));
        }
    }

    private static final int BACKLOG = 100;

    private final ServerSocket socket;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Request, RawAnswer> answers = request -> RawAnswer.of(404, new byte[0]);

    public RawService() {
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Forgets earlier requests, and answers from now on like this. */
    public void answers(Function<Request, RawAnswer> answers) {
        requests.clear();
        this.answers = answers;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests that cost money, if the service accepts them. */
    public List<Request> posts() {
        return requests.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            OutputStream out = connection.getOutputStream();
            for (byte[] part : answers.apply(request).parts()) {
                out.write(part);
                out.flush();
            }
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException clientLeft) {
            // A client may leave before the end of an answer that is too long for it.
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new Request(first[0], first[1], List.copyOf(headers), new String(in.readNBytes(length), UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            line.write(one);
        }
        return line.toString(ISO_8859_1).strip();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }
}
