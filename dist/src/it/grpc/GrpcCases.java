import io.grpc.testing.integration.TestServiceClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs cases of gRPC's interoperability tests in one JVM; its own program takes one case and a JVM each.
/// Arguments: the cases with commas between, then the flags of that program.
final class GrpcCases {

    static void main(String[] arguments) throws Exception {
        var flags = Arrays.asList(arguments).subList(1, arguments.length);
        var failed = 0;
        for (var name : arguments[0].split(",")) {
            try {
                run(name, flags);
                System.out.println("PASS " + name);
            } catch (ReflectiveOperationException e) {
                failed++;
                System.out.println("FAIL " + name);
                e.printStackTrace(System.out);
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static void run(String name, List<String> flags) throws ReflectiveOperationException {
        var all = new ArrayList<>(flags);
        all.add("--test_case=" + name);
        var client = new TestServiceClient();
        call(client, "parseArgs", (Object) all.toArray(String[]::new));
        call(client, "setUp");
        try {
            switch (name) {
                case "client_compressed_unary" -> withoutProbe(client, "clientCompressedUnary");
                case "client_compressed_streaming" -> withoutProbe(client, "clientCompressedStreaming");
                default -> call(client, "run");
            }
        } finally {
            call(client, "tearDown");
        }
    }

    /// These cases first ask whether the server checks what was compressed; the one in Java does not.
    private static void withoutProbe(TestServiceClient client, String method) throws ReflectiveOperationException {
        var field = TestServiceClient.class.getDeclaredField("tester");
        field.setAccessible(true);
        var tester = field.get(client);
        var found = tester.getClass().getMethod(method, boolean.class);
        found.setAccessible(true);
        found.invoke(tester, false);
    }

    private static void call(TestServiceClient client, String method, Object... arguments)
            throws ReflectiveOperationException {
        var types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String[].class};
        var found = TestServiceClient.class.getDeclaredMethod(method, types);
        found.setAccessible(true);
        found.invoke(client, arguments);
    }
}
