package io.fairlead.core.rule;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Rules and requests over a small vocabulary, so that many of them meet.
public final class RandomRules {

    private static final List<MatcherKind> KINDS =
            Arrays.stream(MatcherKind.values()).filter(MatcherKind::hasName).toList();
    private static final List<String> HOSTS = List.of(
            "a.test",
            "b.test",
            "a.b.test",
            "c.b.test",
            "A.Test.",
            "x.a.b.test",
            "test",
            "*.test",
            "*.b.test",
            "*.B.TEST",
            "*");
    private static final List<String> PATHS = List.of(
            "/",
            "/a",
            "/a/",
            "/a/b",
            "/a/bc",
            "/ab",
            "/ab/c",
            "/abc/d/e",
            "/b",
            "/a b",
            "/caf\u00e9",
            "/%2F",
            "/a/b/c/d/e/f");
    private static final List<String> PATTERNS = List.of("^/a", "b$", "/[ab]/", "^/ab?/.*c", "(?i)/A", "^$", "caf.$");
    private static final List<String> WORDS = List.of("1", "2", "x y", "\u00e9");

    private static final List<String> OLD_CALLS = List.of(
            "Host(`a.test`)",
            "Host(`b.test`, `A.b.TEST.`)",
            "Host(`*.test`)",
            "HostHeader(`c.b.test`, `test`)",
            "HostRegexp(`{sub:[a-zA-Z0-9-]+}.test`)",
            "HostRegexp(`{x}.b.test`, `TEST`)",
            "HostRegexp(`{x:a|b}.{y:.+}`)",
            "Path(`/a`, `/ab/c`)",
            "Path(`/a/{x}`)",
            "Path(`/{x:a|b}`, `/café`)",
            "PathPrefix(`/a/b`)",
            "PathPrefix(`/a{x:b*}/c`, `/%2F`)",
            "PathPrefix(`/`)",
            "Method(`GET`)",
            "Method(`post`, `PUT`)",
            "Headers(`X-A`, `1`)",
            "Headers(`X-A`, `1`, `X-B`, `2`)",
            "HeadersRegexp(`x-a`, `^[12]$`)",
            "Query(`q=1`)",
            "Query(`q={x:[12]}`, `p=1`)",
            "Query(`q=`)",
            "ClientIP(`10.0.0.1`, `10.0.0.2/31`)");

    private static final List<String> REQUEST_HOSTS = List.of(
            "", "a.test", "b.test", "a.b.test", "c.b.test", "x.a.b.test", "test", "other.example", ".test", "::1");
    private static final List<String> REQUEST_PATHS = List.of(
            "/",
            "/a",
            "/a/",
            "/a/b",
            "/a/bc",
            "/a/bcd",
            "/ab",
            "/ab/c",
            "/abc",
            "/abc/d/e",
            "/b",
            "/c",
            "/a b",
            "/caf\u00c3\u00a9",
            "/%2F",
            "/a/b/c/d/e/f/g",
            "*");
    private static final List<String> QUERIES =
            List.of("", "q=1", "q=2&p=1", "q", "q=", "q=x+y", "q=%C3%A9", "q=%zz&q=1", "p=1;q=2");

    private final SplittableRandom random;

    public RandomRules(SplittableRandom random) {
        this.random = random;
    }

    /// A rule of any shape.
    public Rule rule(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 4)) {
            case 4, 5, 6 -> new Rule.And(rule(depth - 1), rule(depth - 1));
            case 7, 8 -> new Rule.Or(rule(depth - 1), rule(depth - 1));
            case 9 -> new Rule.Not(rule(depth - 1));
            default -> call(one(KINDS));
        };
    }

    /// A rule as an Ingress makes it: a host, a path, now and then something else.
    public Rule ingressRule() {
        Rule rule = random.nextBoolean() ? call(MatcherKind.PATH) : call(MatcherKind.PATH_PREFIX);
        if (random.nextInt(5) > 0) {
            rule = new Rule.And(call(MatcherKind.HOST), rule);
        }
        return random.nextInt(4) > 0 ? rule : new Rule.And(rule, rule(0));
    }

    /// The text of a rule of the old grammar.
    public String oldRule(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 4)) {
            case 4, 5, 6 -> "(" + oldRule(depth - 1) + " && " + oldRule(depth - 1) + ")";
            case 7, 8 -> "(" + oldRule(depth - 1) + " || " + oldRule(depth - 1) + ")";
            case 9 -> "!(" + oldRule(depth - 1) + ")";
            default -> one(OLD_CALLS);
        };
    }

    /// A request, in canonical form.
    public SampleInput input() {
        var input = SampleInput.of(one(REQUEST_HOSTS), one(REQUEST_PATHS))
                .withMethod(random.nextBoolean() ? "GET" : "POST")
                .withQuery(one(QUERIES))
                .withClient(SampleInput.address(10, 0, 0, random.nextInt(4)));
        return random.nextBoolean() ? input : input.withHeader(random.nextBoolean() ? "X-A" : "x-b", one(WORDS));
    }

    private Rule.Call call(MatcherKind kind) {
        return switch (kind) {
            case HOST_HEADER, QUERY_FIRST -> throw new IllegalArgumentException(kind + " has no name");
            case HOST -> new Rule.Call(kind, List.of(one(HOSTS)));
            case HOST_REGEXP -> new Rule.Call(kind, List.of(one(List.of("^a\\.", "test$", "^[^.]+\\.b\\.test$"))));
            case PATH, PATH_PREFIX -> new Rule.Call(kind, List.of(one(PATHS)));
            case PATH_REGEXP -> new Rule.Call(kind, List.of(one(PATTERNS)));
            case HEADER, HEADER_REGEXP -> new Rule.Call(kind, List.of(one(List.of("X-A", "X-B")), one(WORDS)));
            case QUERY, QUERY_REGEXP ->
                new Rule.Call(kind, random.nextBoolean() ? List.of("q") : List.of(one(List.of("q", "p")), one(WORDS)));
            case METHOD -> new Rule.Call(kind, List.of(one(List.of("GET", "post"))));
            case CLIENT_IP -> new Rule.Call(kind, List.of(one(List.of("10.0.0.1", "10.0.0.0/31", "::ffff:10.0.0.2"))));
        };
    }

    private <V> V one(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }
}
