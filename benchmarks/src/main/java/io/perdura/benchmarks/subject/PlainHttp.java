package io.perdura.benchmarks.subject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept alive and takes one request after the other. It does little, so that the callers take little of the
 * machine that the measured system needs. For one thread.
 */
final class PlainHttp implements Closeable {

    /** An answer: the status code and the body as text. */
    record Answer(int status, String body) {
        Answer expect(String part) throws IOException {
            if (status < 200 || status > 299 || !body.contains(part)) {
                throw new IOException("expected '" + part + "', got " + status + " " + body);
            }
            return this;
        }
    }

    private final int port;
    private @Nullable Connection connection;

    private record Connection(Socket socket, InputStream in) {}

    PlainHttp(int port) {
        this.port = port;
    }

    Answer get(String path) throws IOException {
        return request("GET", path, null);
    }

    Answer post(String path, @Nullable String json) throws IOException {
        return request("POST", path, json);
    }

    private Answer request(String method, String path, @Nullable String json) throws IOException {
        Connection open = connection == null ? open() : connection;
        connection = open;
        try {
            byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            if (json != null) {
                head.append("Content-Type: application/json\r\n");
            }
            if (method.equals("POST")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            head.append("\r\n");
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            whole.write(body);
            open.socket.getOutputStream().write(whole.toByteArray());
            return answer(open.in);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private static Answer answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        byte[] body = chunked ? chunks(in) : in.readNBytes(length);
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line(in).trim(), 16);
            body.write(in.readNBytes(size));
            line(in);
        } while (size > 0);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.socket.close();
            } catch (IOException e) {
                // It is given up anyway.
            }
        }
    }
}
