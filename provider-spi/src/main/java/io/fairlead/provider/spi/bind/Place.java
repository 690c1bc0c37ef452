package io.fairlead.provider.spi.bind;

/// Where a value stands in its tree.
///
/// @param path the path for errors
/// @param name the last name in it, without an index
/// @param depth how many maps and lists are around it
record Place(String path, String name, int depth) {

    static Place root(String path) {
        return new Place(path, path.substring(path.lastIndexOf('.') + 1), 0);
    }

    Place child(String key) {
        var shown = Names.shown(key);
        return new Place(path.isEmpty() ? shown : path + "." + shown, shown, depth + 1);
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]", name, depth + 1);
    }
}
