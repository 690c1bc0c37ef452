package io.fairlead.core.http;

/// Takes a request line apart (RFC 9112 section 3) into positions.
final class RequestLine {

    private int methodEnd;
    private int authorityStart;
    private int authorityEnd;
    private int pathStart;
    private int pathEnd;
    private int targetEnd;
    private int minorVersion;

    void parse(byte[] bytes, int start, int end) {
        methodEnd = tokenEnd(bytes, start, end);
        if (methodEnd == start || methodEnd == end || bytes[methodEnd] != ' ') {
            throw BadMessage.badRequest("request line has no method");
        }
        targetEnd = targetEnd(bytes, methodEnd + 1, end);
        if (targetEnd == methodEnd + 1 || targetEnd == end || bytes[targetEnd] != ' ') {
            throw BadMessage.badRequest("request line has no target and version");
        }
        version(bytes, targetEnd + 1, end);
        target(bytes, start, methodEnd + 1);
    }

    int methodEnd() {
        return methodEnd;
    }

    int authorityStart() {
        return authorityStart;
    }

    int authorityEnd() {
        return authorityEnd;
    }

    int pathStart() {
        return pathStart;
    }

    /// Where the path ends; a query follows if the target goes on.
    int pathEnd() {
        return pathEnd;
    }

    int targetEnd() {
        return targetEnd;
    }

    int minorVersion() {
        return minorVersion;
    }

    private void version(byte[] bytes, int start, int end) {
        var shaped = end - start == 8
                && bytes[start] == 'H'
                && bytes[start + 1] == 'T'
                && bytes[start + 2] == 'T'
                && bytes[start + 3] == 'P'
                && bytes[start + 4] == '/'
                && Ascii.isDigit(bytes[start + 5])
                && bytes[start + 6] == '.'
                && Ascii.isDigit(bytes[start + 7]);
        if (!shaped) {
            throw BadMessage.badRequest("request line does not end in a version");
        }
        minorVersion = bytes[start + 7] - '0';
        if (bytes[start + 5] != '1' || minorVersion > 1) {
            throw new BadMessage(505, "version is not HTTP/1.0 or HTTP/1.1");
        }
    }

    private void target(byte[] bytes, int start, int target) {
        authorityStart = 0;
        authorityEnd = 0;
        if (Ascii.same(bytes, start, methodEnd - start, "connect")) {
            throw new BadMessage(501, "CONNECT is not offered");
        }
        if (bytes[target] == '/') {
            pathStart = target;
        } else if (bytes[target] == '*' && targetEnd == target + 1) {
            asterisk(bytes, start, target);
            return;
        } else {
            absolute(bytes, target);
        }
        pathEnd = pathStart;
        while (pathEnd < targetEnd && bytes[pathEnd] != '?') {
            pathEnd++;
        }
    }

    private void asterisk(byte[] bytes, int start, int target) {
        if (!Ascii.same(bytes, start, methodEnd - start, "options")) {
            throw BadMessage.badRequest("target * is for OPTIONS only");
        }
        pathStart = target;
        pathEnd = targetEnd;
    }

    private void absolute(byte[] bytes, int target) {
        authorityStart = afterScheme(bytes, target);
        authorityEnd = authorityStart;
        while (authorityEnd < targetEnd && bytes[authorityEnd] != '/' && bytes[authorityEnd] != '?') {
            authorityEnd++;
        }
        if (!Authority.isValid(bytes, authorityStart, authorityEnd)) {
            throw BadMessage.badRequest("target has no valid authority");
        }
        pathStart = authorityEnd;
    }

    private int afterScheme(byte[] bytes, int target) {
        if (targetEnd - target > 7 && Ascii.same(bytes, target, 7, "http://")) {
            return target + 7;
        }
        if (targetEnd - target > 8 && Ascii.same(bytes, target, 8, "https://")) {
            return target + 8;
        }
        throw BadMessage.badRequest("target is not a path, an absolute URI or *");
    }

    private static int tokenEnd(byte[] bytes, int start, int end) {
        var i = start;
        while (i < end && Ascii.tokenLower(bytes[i]) != 0) {
            i++;
        }
        return i;
    }

    /// Visible ASCII without `#` only: a raw byte above it and a fragment are neither a path nor a query (P-02).
    private static int targetEnd(byte[] bytes, int start, int end) {
        var i = start;
        while (i < end && bytes[i] > ' ' && bytes[i] < 0x7f && bytes[i] != '#') {
            i++;
        }
        return i;
    }
}
