package io.fairlead.core.rule;

/// Resolves `.` and `..` in an absolute path and collapses doubled slashes. A slash at the end stays.
final class DotSegments {

    private DotSegments() {}

    /// @return the same `String` when there is nothing to do
    static String remove(String path) {
        for (var i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
            if (isSuperfluous(path, i + 1)) {
                return resolve(path);
            }
        }
        return path;
    }

    /// Whether the segment that starts there is empty with another behind it, `.` or `..`.
    private static boolean isSuperfluous(String path, int start) {
        if (path.startsWith("/", start)) {
            return true;
        }
        var dots = dotsAt(path, start);
        return dots > 0 && dots <= 2 && (start + dots == path.length() || path.charAt(start + dots) == '/');
    }

    private static int dotsAt(String path, int start) {
        var end = start;
        while (end < path.length() && end - start <= 2 && path.charAt(end) == '.') {
            end++;
        }
        return end - start;
    }

    private static String resolve(String path) {
        var resolved = new StringBuilder(path.length());
        for (var start = 1; start <= path.length(); ) {
            var slash = path.indexOf('/', start);
            var end = slash < 0 ? path.length() : slash;
            segment(resolved, path, start, end);
            start = end + 1;
        }
        if (resolved.isEmpty() || path.endsWith("/")) {
            resolved.append('/');
        }
        return resolved.toString();
    }

    private static void segment(StringBuilder resolved, String path, int start, int end) {
        var length = end - start;
        if (length == 2 && path.startsWith("..", start)) {
            resolved.setLength(Math.max(0, resolved.lastIndexOf("/")));
        } else if (length > 0 && !(length == 1 && path.charAt(start) == '.')) {
            resolved.append('/').append(path, start, end);
        }
    }
}
