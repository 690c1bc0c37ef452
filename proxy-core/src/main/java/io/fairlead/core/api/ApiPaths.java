package io.fairlead.core.api;

/// Where the API lies.
final class ApiPaths {

    private ApiPaths() {}

    /// The path of the API itself, without a slash at its end.
    static String root(String basePath) {
        var end = basePath.length();
        while (end > 0 && basePath.charAt(end - 1) == '/') {
            end--;
        }
        return basePath.substring(0, end) + "/api";
    }
}
