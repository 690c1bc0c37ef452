package io.fairlead.core.http2;

import io.fairlead.core.http.FieldSink;

/// Decodes header blocks (RFC 7541) straight into a sink, without a string on the way.
final class HpackDecoder {

    private static final int DEFAULT_TABLE = 4096;
    private static final int MOST_SHIFT = 21;
    private static final int MOST_VALUE = 1 << 24;
    private static final int SCRATCH = 512;
    private static final int MOST_SCRATCH_KEPT = 8 << 10;

    private final DynamicTable table = new DynamicTable(DEFAULT_TABLE);
    private int limit = DEFAULT_TABLE;
    private boolean owesUpdate;
    private byte[] scratch = new byte[SCRATCH];
    private byte[] source = {};
    private int position;
    private int end;

    private byte[] text = {};
    private int textStart;
    private int textLength;

    /// Sets the largest table that the peer may use: it has acknowledged that number.
    void limit(int value) {
        limit = value;
        owesUpdate = table.most() > value;
    }

    /// Decodes one whole block.
    ///
    /// @throws ConnectionError if it is no such block
    void decode(byte[] block, int from, int to, FieldSink sink) {
        source = block;
        position = from;
        end = to;
        updates();
        while (position < end) {
            field(sink);
        }
        if (scratch.length > MOST_SCRATCH_KEPT) {
            scratch = new byte[SCRATCH];
        }
    }

    /// Changes of the table's size stand at the beginning of a block (RFC 7541 section 4.2).
    private void updates() {
        for (var count = 0; position < end && (source[position] & 0xe0) == 0x20; count++) {
            var size = integer(5);
            if (size > limit || count == 2) {
                throw ConnectionError.compression("update of the table's size beyond what was agreed");
            }
            table.most(size);
            owesUpdate = false;
        }
        if (owesUpdate) {
            throw ConnectionError.compression("table is still larger than what was agreed");
        }
    }

    private void field(FieldSink sink) {
        var first = source[position];
        if (first < 0) {
            indexed(integer(7), sink);
        } else if ((first & 0x40) != 0) {
            literal(integer(6), true, sink);
        } else if ((first & 0x20) != 0) {
            throw ConnectionError.compression("update of the table's size behind a field");
        } else {
            literal(integer(4), false, sink);
        }
    }

    private void indexed(int index, FieldSink sink) {
        if (index == 0) {
            throw ConnectionError.compression("index 0");
        }
        if (index <= StaticTable.SIZE) {
            var name = StaticTable.NAMES[index];
            var value = StaticTable.VALUES[index];
            sink.field(name, 0, name.length, value, 0, value.length);
            return;
        }
        var entry = entry(index);
        var start = table.start(entry);
        var length = table.nameLength(entry);
        sink.field(table.bytes(), start, length, table.bytes(), start + length, table.valueLength(entry));
    }

    private int entry(int index) {
        var entry = index - StaticTable.SIZE - 1;
        if (entry >= table.count()) {
            throw ConnectionError.compression("index beyond the table");
        }
        return entry;
    }

    private void literal(int nameIndex, boolean keeps, FieldSink sink) {
        var used = name(nameIndex);
        var names = text;
        var name = textStart;
        var nameLength = textLength;
        // A longer scratch is a new array: the name stays where it was.
        string(used);
        sink.field(names, name, nameLength, text, textStart, textLength);
        if (keeps) {
            table.add(names, name, nameLength, text, textStart, textLength, 0);
        }
    }

    /// Finds the name of a literal.
    ///
    /// @return how much of the scratch it takes
    private int name(int index) {
        if (index == 0) {
            return string(0);
        }
        if (index <= StaticTable.SIZE) {
            text = StaticTable.NAMES[index];
            textStart = 0;
            textLength = text.length;
        } else {
            var entry = entry(index);
            text = table.bytes();
            textStart = table.start(entry);
            textLength = table.nameLength(entry);
        }
        return 0;
    }

    private int string(int used) {
        if (position == end) {
            throw ConnectionError.compression("block ends before a text");
        }
        var coded = source[position] < 0;
        var length = integer(7);
        if (length > end - position) {
            throw ConnectionError.compression("text is longer than its block");
        }
        var start = position;
        position += length;
        if (!coded) {
            text = source;
            textStart = start;
            textLength = length;
            return used;
        }
        return decoded(start, length, used);
    }

    private int decoded(int start, int length, int used) {
        var most = length * 8 / 5 + 1;
        if (used + most > scratch.length) {
            var longer = new byte[Math.max(used + most, 2 * scratch.length)];
            System.arraycopy(scratch, 0, longer, 0, used);
            scratch = longer;
        }
        var to = Huffman.decode(source, start, length, scratch, used);
        if (to < 0) {
            throw ConnectionError.compression("text is not in the Huffman code");
        }
        text = scratch;
        textStart = used;
        textLength = to - used;
        return to;
    }

    /// Reads an integer (RFC 7541 section 5.1); one that is longer than it need be is refused.
    private int integer(int prefix) {
        var mask = (1 << prefix) - 1;
        var value = source[position++] & mask;
        if (value < mask) {
            return value;
        }
        for (var shift = 0; shift <= MOST_SHIFT; shift += 7) {
            if (position == end) {
                throw ConnectionError.compression("block ends inside a number");
            }
            var octet = source[position++];
            value += (octet & 0x7f) << shift;
            if (octet >= 0) {
                if (octet == 0 && shift > 0 || value > MOST_VALUE) {
                    break;
                }
                return value;
            }
        }
        throw ConnectionError.compression("number is too large, or longer than it need be");
    }
}
