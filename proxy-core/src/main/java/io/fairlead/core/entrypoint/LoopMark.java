package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BadMessage;
import io.fairlead.core.http.HeaderBlock;

/// Ends requests that go round in circles (B-11). A request that comes back says so by `X-Forwarded-Server`, which
/// every request gets anyway; only then it is counted, in a field of its own.
final class LoopMark {

    private static final String PASSES = "X-Fairlead-Passes";
    private static final int MOST = 10;
    private static final int LOOP_DETECTED = 508;

    private LoopMark() {}

    /// Counts a request that has been here before.
    ///
    /// @param thisServer what this proxy writes into `X-Forwarded-Server`
    /// @throws BadMessage if it has been here too often
    static void check(HeaderBlock fields, String thisServer) {
        if (!fields.first("X-Forwarded-Server").orElse("").equals(thisServer)) {
            return;
        }
        var passes = 1 + passes(fields.first(PASSES).orElse(""));
        if (passes > MOST) {
            throw new BadMessage(LOOP_DETECTED, "the request has passed this proxy more than " + MOST + " times");
        }
        fields.set(PASSES, Integer.toString(passes));
    }

    private static int passes(String digits) {
        var passes = 0;
        for (var i = 0; i < digits.length() && passes <= MOST; i++) {
            var digit = digits.charAt(i) - '0';
            passes = digit < 0 || digit > 9 ? MOST : 10 * passes + digit;
        }
        return passes;
    }
}
