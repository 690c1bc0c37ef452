package io.fairlead.provider.k8s.ingress.cluster;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A label selector in the API server's text form, such as `app=web,tier in (a, b),!old`.
///
/// @param text as written, for the API server
public record LabelSelector(String text, List<Requirement> requirements) implements Predicate<Map<String, String>> {

    private static final String NUMBER = "-?[0-9]{1,18}";
    private static final Pattern REQUIREMENT = Pattern.compile("\\s*(?:"
            + "!\\s*(?<absent>[\\w./-]+)"
            + "|(?<key>[\\w./-]+)\\s*(?:(?<op>==|=|!=)\\s*(?<value>[\\w.-]*)"
            + "|(?<than>[<>])\\s*(?<number>" + NUMBER + ")"
            + "|(?:(?<set>in|notin)\\s*\\((?<values>[\\w.,\\s-]*)\\)))?"
            + ")\\s*(?:,|$)");

    /// Copies the list.
    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /// Reads a selector; an empty one selects everything.
    ///
    /// @throws IllegalArgumentException if the text is no selector
    public static LabelSelector parse(String text) {
        var requirements = new ArrayList<Requirement>();
        var matcher = REQUIREMENT.matcher(text);
        var position = 0;
        while (position < text.length()) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new IllegalArgumentException(
                        "labelSelector: found " + text + ", expected a label selector such as app=web,tier!=test");
            }
            requirements.add(requirement(matcher));
            position = matcher.end();
        }
        return new LabelSelector(text, requirements);
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private static Requirement requirement(java.util.regex.Matcher matcher) {
        if (matcher.group("absent") != null) {
            return new Requirement(matcher.group("absent"), Operator.ABSENT, List.of());
        }
        var key = matcher.group("key");
        if (matcher.group("op") != null) {
            var operator = matcher.group("op").equals("!=") ? Operator.NOT_IN : Operator.IN;
            return new Requirement(key, operator, List.of(matcher.group("value")));
        }
        if (matcher.group("than") != null) {
            var operator = matcher.group("than").equals(">") ? Operator.GREATER : Operator.LESS;
            return new Requirement(key, operator, List.of(matcher.group("number")));
        }
        if (matcher.group("set") != null) {
            return listed(key, matcher);
        }
        return new Requirement(key, Operator.PRESENT, List.of());
    }

    private static Requirement listed(String key, java.util.regex.Matcher matcher) {
        var values = Pattern.compile(",")
                .splitAsStream(matcher.group("values"))
                .map(String::strip)
                .toList();
        return new Requirement(key, matcher.group("set").equals("in") ? Operator.IN : Operator.NOT_IN, values);
    }

    /// How a label is compared.
    public enum Operator {
        /// One of the values.
        IN,
        /// None of the values, or no such label.
        NOT_IN,
        /// Any value.
        PRESENT,
        /// No such label.
        ABSENT,
        /// A number above the value.
        GREATER,
        /// A number below the value.
        LESS
    }

    /// One condition of a selector.
    public record Requirement(String key, Operator operator, List<String> values) {

        /// Copies the list.
        public Requirement {
            values = List.copyOf(values);
        }

        boolean test(Map<String, String> labels) {
            var value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case PRESENT -> value != null;
                case ABSENT -> value == null;
                case GREATER -> value != null && value.matches(NUMBER) && difference(value) > 0;
                case LESS -> value != null && value.matches(NUMBER) && difference(value) < 0;
            };
        }

        private int difference(String number) {
            return new BigInteger(number).compareTo(new BigInteger(values.getFirst()));
        }
    }
}
