package io.perdura.web.guard;

import io.perdura.web.problem.ProblemKind;
import io.perdura.web.problem.RequestRefused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is larger than {@code perdura.rest.max-body-bytes} (default 4 MiB) without reading it to its end. The engine
 * refuses single payloads above its own, lower limit; this one protects the memory of the server.
 */
@PreMatching
public class BodyLimit implements ContainerRequestFilter {

    static final String PROPERTY = "perdura.rest.max-body-bytes";
    private static final long DEFAULT_BYTES = 4L << 20;

    private final long maxBytes;

    public BodyLimit() {
        this(ConfigProvider.getConfig().getOptionalValue(PROPERTY, Long.class).orElse(DEFAULT_BYTES));
    }

    /** @param maxBytes the largest body that is read */
    public BodyLimit(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        long announced = announcedBytes(request.getHeaderString("Content-Length"));
        if (announced > maxBytes) {
            throw tooLarge(announced + " bytes");
        }
        request.setEntityStream(new Counting(request.getEntityStream()));
    }

    /** What is no number is left to the container. */
    private static long announcedBytes(@Nullable String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength.trim());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private RequestRefused tooLarge(String size) {
        return RequestRefused.of(
                ProblemKind.TOO_LARGE,
                "The body has " + size + "; at most " + maxBytes + " are read (" + PROPERTY + ")");
    }

    /** A body whose length was not announced. */
    private final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                add(1);
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                add(n);
            }
            return n;
        }

        private void add(int n) {
            count += n;
            if (count > maxBytes) {
                throw tooLarge("more than " + maxBytes + " bytes");
            }
        }
    }
}
