package io.fairlead.core.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the field lines of a head or of trailers into a block, by the grammar of RFC 9112 section 5 and
/// nothing more.
final class FieldReader {

    private final Limits limits;
    private final HeaderBlock block;
    private final @Nullable Framing framing;
    private int budget;
    private int count;

    /// @param framing takes the fields of the connection; without it those are refused, as in trailers
    FieldReader(Limits limits, HeaderBlock block, @Nullable Framing framing) {
        this.limits = limits;
        this.block = block;
        this.framing = framing;
    }

    /// Reads lines up to and including the empty one.
    ///
    /// @param spent how much of the limit the start line has taken
    void read(Input input, int spent, HostField host) throws IOException {
        budget = limits.headBytes() - spent;
        count = 0;
        while (true) {
            var feed = input.line(budget);
            if (feed < 0) {
                throw new BadMessage(431, "head exceeds " + limits.headBytes() + " bytes");
            }
            var start = input.position();
            budget -= feed + 1 - start;
            var end = LineEnd.check(input.buffer(), start, feed);
            input.skip(feed + 1 - start);
            if (end == start) {
                return;
            }
            if (++count > limits.fields()) {
                throw new BadMessage(431, "more than " + limits.fields() + " fields");
            }
            field(input.buffer(), start, end, host);
        }
    }

    private void field(byte[] bytes, int start, int end, HostField host) {
        var hash = 0;
        var underscore = false;
        var i = start;
        for (byte lower; i < end && (lower = Ascii.tokenLower(bytes[i])) != 0; i++) {
            hash = 31 * hash + lower;
            underscore |= lower == '_';
        }
        if (i == start || i == end || bytes[i] != ':') {
            throw BadMessage.badRequest("field name is not a token directly followed by a colon");
        }
        var from = i + 1;
        var to = end;
        while (from < to && Ascii.isBlank(bytes[from])) {
            from++;
        }
        while (to > from && Ascii.isBlank(bytes[to - 1])) {
            to--;
        }
        checkValue(bytes, from, to);
        place(bytes, start, i - start, hash, underscore, from, to - from, host);
    }

    private void place(
            byte[] bytes,
            int name,
            int nameLength,
            int hash,
            boolean underscore,
            int value,
            int length,
            HostField host) {
        var known = underscore
                ? FieldName.asDashed(bytes, name, nameLength)
                : KnownField.find(hash, bytes, name, nameLength);
        if (known == null || underscore) {
            block.mark(known != null && known.role() == KnownField.Role.MANAGED, underscore);
            block.append(bytes, name, nameLength, hash, bytes, value, length);
            return;
        }
        switch (known.role()) {
            case FRAMING -> frame(known, bytes, value, length, host);
            case HOP_BY_HOP -> dropHopByHop(known);
            case MANAGED, PROTECTED, ORDINARY -> {
                block.mark(known.role() == KnownField.Role.MANAGED, false);
                block.append(bytes, name, nameLength, hash, bytes, value, length);
            }
        }
    }

    /// It ends here, by definition; behind a body it has no place at all.
    private void dropHopByHop(KnownField known) {
        if (framing == null) {
            throw BadMessage.badRequest("field " + known.lowerName() + " in trailers");
        }
    }

    private void frame(KnownField known, byte[] bytes, int value, int length, HostField host) {
        if (framing == null) {
            throw BadMessage.badRequest("field " + known.lowerName() + " in trailers");
        }
        if (known == KnownField.HOST) {
            host.take(bytes, value, length);
        } else {
            framing.take(known, bytes, value, length);
        }
    }

    private static void checkValue(byte[] bytes, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!Ascii.isValue(bytes[i])) {
                throw BadMessage.badRequest("control character in a field value");
            }
        }
    }
}
