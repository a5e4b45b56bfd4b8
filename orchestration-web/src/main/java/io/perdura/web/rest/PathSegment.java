package io.perdura.web.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text as one segment of a URL's path. */
final class PathSegment {

    private PathSegment() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
