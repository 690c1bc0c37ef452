package io.fairlead.core.http;

import java.io.EOFException;
import java.io.IOException;

/// What has been read from a transport and not yet been used. It grows for long lines only, up to the
/// bound that the caller names, and returns to its usual size afterwards.
public final class Input {

    private static final int USUAL = 4 << 10;

    private final Transport transport;
    private final HeadBudget budget;
    private byte[] buffer = new byte[USUAL];
    private int position;
    private int limit;

    /// An empty buffer over a transport, which it does not close.
    public Input(Transport transport) {
        this(transport, HeadBudget.UNLIMITED);
    }

    /// An empty buffer that takes what it needs for long lines from a budget, until [#release].
    public Input(Transport transport, HeadBudget budget) {
        this.transport = transport;
        this.budget = budget;
    }

    /// The bytes; valid until the next call that reads.
    public byte[] buffer() {
        return buffer;
    }

    /// The index of the next byte.
    public int position() {
        return position;
    }

    /// The number of bytes that can be used without reading.
    public int available() {
        return limit - position;
    }

    /// Moves on.
    public void skip(int count) {
        position += count;
    }

    /// Waits for the next byte and leaves it in place.
    ///
    /// @return the byte, or -1 when the peer has ended
    public int peek() throws IOException {
        if (position == limit && !fill(USUAL)) {
            return -1;
        }
        return buffer[position] & 0xff;
    }

    /// Makes so many bytes available and leaves them in place; for small numbers.
    ///
    /// @return whether the peer has sent them
    public boolean await(int count) throws IOException {
        while (limit - position < count) {
            if (!fill(count)) {
                return false;
            }
        }
        return true;
    }

    /// One of the bytes that are available.
    ///
    /// @param index counted from the next byte
    public byte at(int index) {
        return buffer[position + index];
    }

    /// Makes so many bytes available and leaves them in place, however many.
    ///
    /// @return false if the peer has ended instead
    /// @throws EOFException if it has ended in the middle of them
    public boolean require(int count) throws IOException {
        while (limit - position < count) {
            if (position + count > buffer.length) {
                makeRoom(count);
            }
            if (!fill(count)) {
                if (limit > position) {
                    throw new EOFException("the peer ended in the middle of a message");
                }
                return false;
            }
        }
        return true;
    }

    /// Makes a whole line available and leaves it in place.
    ///
    /// @param bound the longest line, with its end
    /// @return the index of its line feed, or -1 if the line is longer
    int line(int bound) throws IOException {
        var scanned = 0;
        while (true) {
            for (var i = position + scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    return i - position < bound ? i : -1;
                }
            }
            scanned = limit - position;
            if (scanned >= bound) {
                return -1;
            }
            if (!fill(bound)) {
                throw new EOFException("the peer ended in the middle of a message");
            }
        }
    }

    /// Reads into the target, from the buffer if it holds anything, else past it.
    ///
    /// @return the number of bytes, or -1 when the peer has ended
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit) {
            return transport.read(target, offset, length);
        }
        var count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /// Takes in what has arrived without waiting, and says whether the peer has ended its side. From any thread,
    /// but while no other uses this input or the transport.
    public boolean hasEnded() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
        }
        if (limit == buffer.length) {
            return false;
        }
        var count = transport.readNow(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count < 0;
    }

    /// Reads and drops, until the peer ends or so many bytes are gone.
    public void discard(int most) throws IOException {
        var scrap = new byte[USUAL];
        for (var left = most; left > 0; ) {
            var count = read(scrap, 0, Math.min(scrap.length, left));
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }

    /// Gives memory back after a long head.
    void relax() {
        transport.relax();
        if (buffer.length > USUAL && available() <= USUAL) {
            var smaller = new byte[USUAL];
            System.arraycopy(buffer, position, smaller, 0, available());
            limit = available();
            position = 0;
            budget.give(buffer.length - USUAL);
            buffer = smaller;
        }
    }

    /// Gives back what was taken from the budget, once, when the connection has ended.
    public void release() {
        if (buffer.length > USUAL) {
            budget.give(buffer.length - USUAL);
        }
    }

    private boolean fill(int bound) throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
        } else if (limit == buffer.length) {
            makeRoom(bound);
        }
        var count = transport.read(buffer, limit, buffer.length - limit);
        if (count > 0) {
            limit += count;
        }
        return count > 0;
    }

    private void makeRoom(int bound) {
        var kept = limit - position;
        var target = position > 0 ? buffer : larger(bound);
        System.arraycopy(buffer, position, target, 0, kept);
        buffer = target;
        position = 0;
        limit = kept;
    }

    private byte[] larger(int bound) {
        var length = Math.min(2 * buffer.length, Math.max(bound, USUAL) + USUAL);
        budget.take(length - buffer.length);
        return new byte[length];
    }
}
