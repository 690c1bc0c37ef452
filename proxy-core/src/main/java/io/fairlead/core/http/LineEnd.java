package io.fairlead.core.http;

/// The end of a line: CR LF, and no CR before it.
final class LineEnd {

    private LineEnd() {}

    /// Checks a line that ends in a line feed.
    ///
    /// @param feed the index of the line feed
    /// @return the index of the carriage return, which is the end of the content
    static int check(byte[] bytes, int start, int feed) {
        if (feed == start || bytes[feed - 1] != '\r') {
            throw BadMessage.badRequest("line does not end in CR LF");
        }
        return feed - 1;
    }
}
