package io.fairlead.provider.spi.bind;

/// A record refused its components.
final class ConstructionException extends Exception {

    private static final long serialVersionUID = 1L;

    ConstructionException(String expected, Throwable cause) {
        super(expected, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
