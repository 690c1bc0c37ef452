package io.fairlead.core.http2;

import java.util.Arrays;

/// Bytes that wait to be written, in an array that grows.
final class Bytes {

    private byte[] array;
    private int size;

    Bytes(int capacity) {
        this.array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    int capacity() {
        return array.length;
    }

    /// Sets the size back, or forward over bytes that were put into [#array] directly.
    void size(int value) {
        size = value;
    }

    void reserve(int count) {
        if (size + count > array.length) {
            array = Arrays.copyOf(array, Math.max(size + count, 2 * array.length));
        }
    }

    void put(int octet) {
        reserve(1);
        array[size++] = (byte) octet;
    }

    void put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, array, size, length);
        size += length;
    }

    void int32(int value) {
        reserve(4);
        set32(size, value);
        size += 4;
    }

    void int16(int value) {
        put(value >>> 8);
        put(value);
    }

    /// Puts the head of a frame.
    void frame(int length, int type, int flags, int stream) {
        reserve(9);
        setFrame(size, length, type, flags, stream);
        size += 9;
    }

    /// Writes the head of a frame over what is there.
    void setFrame(int at, int length, int type, int flags, int stream) {
        array[at] = (byte) (length >>> 16);
        array[at + 1] = (byte) (length >>> 8);
        array[at + 2] = (byte) length;
        array[at + 3] = (byte) type;
        array[at + 4] = (byte) flags;
        set32(at + 5, stream);
    }

    private void set32(int at, int value) {
        array[at] = (byte) (value >>> 24);
        array[at + 1] = (byte) (value >>> 16);
        array[at + 2] = (byte) (value >>> 8);
        array[at + 3] = (byte) value;
    }
}
