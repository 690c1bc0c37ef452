package io.fairlead.core.middleware.redirect;

import io.fairlead.middleware.spi.Middleware;
import io.fairlead.middleware.spi.MiddlewareContext;
import io.fairlead.middleware.spi.MiddlewareFactory;
import java.util.Optional;

/// Sends a client to the same URL with another scheme or port.
public final class RedirectSchemeFactory implements MiddlewareFactory<RedirectSchemeFactory.Config> {

    /// @param scheme the scheme to use, such as `https`
    /// @param port the port to use; the scheme's own if absent
    /// @param permanent whether the client may remember the answer
    public record Config(String scheme, Optional<String> port, boolean permanent) {}

    @Override
    public String type() {
        return "redirectScheme";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Middleware create(Config config, MiddlewareContext context) {
        if (!isScheme(config.scheme())) {
            throw new IllegalArgumentException("scheme: found \"" + config.scheme() + "\", expected one such as https");
        }
        var port = config.port().orElse("");
        if (!port.isEmpty() && !isPort(port)) {
            throw new IllegalArgumentException("port: found \"" + port + "\", expected 1 to 65535");
        }
        return new RedirectScheme(config.scheme(), port, config.permanent());
    }

    private static boolean isScheme(String text) {
        return text.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.')
                && !text.isEmpty()
                && isLetter(text.charAt(0));
    }

    private static boolean isPort(String text) {
        return text.length() <= 5
                && text.chars().allMatch(RedirectSchemeFactory::isDigit)
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= 65_535;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
