package io.fairlead.core.middleware.traffic;

import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Headers;
import io.fairlead.middleware.spi.Response.Origin;

/// A body in memory, with its trailers.
record KeptBody(byte[] bytes, int size, Headers fields) implements ReplayableBody {

    @Override
    public Body next() {
        return new Reading();
    }

    @Override
    public boolean canReplay(Origin outcome) {
        return true;
    }

    @Override
    public void release() {}

    private final class Reading implements Body {

        private int position;

        @Override
        public long length() {
            return fields.size() == 0 ? size : UNKNOWN;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == size) {
                return -1;
            }
            var count = Math.min(length, size - position);
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public Headers trailers() {
            return position == size ? fields.copy() : Headers.create();
        }

        @Override
        public void close() {
            position = size;
        }
    }
}
