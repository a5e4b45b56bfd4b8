package io.perdura.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableUriTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/workflows?query=StartTime>1, 34, holds '>'; expected %3E",
        "/api/v1/workflows/a|b,               20, holds '|'; expected %7C",
        "/api/v1/workflows?query=100%,        28, or %25 for itself"
    })
    void says_which_character_to_encode_and_how(String uri, int position, String problem) {
        URISyntaxException unreadable = catchThrowableOfType(URISyntaxException.class, () -> new URI(uri));

        assertThat(ReadableUri.described(unreadable))
                .startsWith("Position " + position)
                .contains(problem);
    }
}
