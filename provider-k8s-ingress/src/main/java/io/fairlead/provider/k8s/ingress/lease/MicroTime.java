package io.fairlead.provider.k8s.ingress.lease;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as a Lease has them: with exactly six digits of fraction, or the server refuses them.
final class MicroTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private MicroTime() {}

    static String format(Instant time) {
        return FORMAT.format(time);
    }
}
