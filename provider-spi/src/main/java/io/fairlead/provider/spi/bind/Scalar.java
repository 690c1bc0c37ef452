package io.fairlead.provider.spi.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One type whose values are written as a text, a number or a truth value.
///
/// @param expected the words for what it takes
/// @param parser throws `IllegalArgumentException` when the text is something else
record Scalar(String expected, Function<String, Object> parser) {

    private static final Scalar BOOLEAN = new Scalar("true or false", Scalar::truth);
    private static final Scalar INT = new Scalar("a whole number", text -> Math.toIntExact(whole(text)));
    private static final Scalar LONG = new Scalar("a whole number", Scalar::whole);
    private static final Scalar DOUBLE = new Scalar("a number", Scalar::decimal);

    private static final Map<Class<?>, Scalar> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, new Scalar("a text", text -> text)),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(
                    OptionalInt.class, new Scalar(INT.expected, text -> OptionalInt.of(Math.toIntExact(whole(text))))),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(OptionalLong.class, new Scalar(LONG.expected, text -> OptionalLong.of(whole(text)))),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(OptionalDouble.class, new Scalar(DOUBLE.expected, text -> OptionalDouble.of(decimal(text)))),
            Map.entry(Duration.class, new Scalar("a duration such as 30s or 1m30s", GoDuration::parse)),
            Map.entry(URI.class, new Scalar("a URL", URI::create)),
            Map.entry(FileOrContent.class, new Scalar("a path or PEM text", FileOrContent::of)),
            Map.entry(Path.class, new Scalar("a path", Path::of)));

    /// How values of that type are written; `null` if they are no scalars.
    static @Nullable Scalar of(Class<?> type) {
        return type.isEnum() ? choice(type.getEnumConstants()) : BY_TYPE.get(type);
    }

    /// The text of a scalar of a tree; `null` if the value is none.
    static @Nullable String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case Short number -> number.toString();
            case Byte number -> number.toString();
            case Double number -> fraction(number);
            case Float number -> fraction(number.doubleValue());
            case BigDecimal number -> fraction(number.doubleValue());
            default -> null;
        };
    }

    private static String fraction(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    private static Scalar choice(Object[] constants) {
        var names = Arrays.stream(constants)
                .map(constant -> Names.camel((Enum<?>) constant))
                .toList();
        return new Scalar("one of " + String.join(", ", names), text -> {
            for (var i = 0; i < constants.length; i++) {
                if (Names.same(names.get(i), text)) {
                    return constants[i];
                }
            }
            throw new IllegalArgumentException();
        });
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> true;
            case "0", "f", "F", "FALSE", "false", "False" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static long whole(String text) {
        if (text.length() > 20 || !text.matches("[+-]?[0-9]+")) {
            throw new IllegalArgumentException();
        }
        return new BigInteger(text).longValueExact();
    }

    private static double decimal(String text) {
        if (text.length() > 400 || !text.matches("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
            throw new IllegalArgumentException();
        }
        return Double.parseDouble(text);
    }
}
