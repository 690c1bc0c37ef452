package io.fairlead.provider.file;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A text that is not the YAML that we accept.
final class YamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;

    YamlException(String found, String expected) {
        super(found + ", expected " + expected);
        this.found = found;
        this.expected = expected;
    }

    static YamlException of(YamlEngineException cause) {
        if (cause instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            var place = "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            return new YamlException("at " + place + ": " + marked.getProblem(), "YAML");
        }
        return new YamlException(String.valueOf(cause.getMessage()), "YAML");
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
