package io.fairlead.core;

/// A command line that cannot be followed; the message says what was found and what was expected.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
