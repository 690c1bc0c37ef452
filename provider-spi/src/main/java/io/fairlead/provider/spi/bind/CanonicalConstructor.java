package io.fairlead.provider.spi.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Makes records of one type.
record CanonicalConstructor(Constructor<?> constructor) {

    static CanonicalConstructor of(Class<?> type) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return new CanonicalConstructor(type.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    Object make(Object[] arguments) throws ConstructionException {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            if (cause instanceof RuntimeException refusal) {
                throw new ConstructionException(words(refusal), refusal);
            }
            throw new IllegalStateException(cause);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(inaccessible(constructor.getDeclaringClass()), e);
        } catch (InstantiationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(RuntimeException refusal) {
        var message = refusal.getMessage();
        return message == null ? "values that " + refusal.getClass().getSimpleName() + " does not refuse" : message;
    }

    private static String inaccessible(Class<?> type) {
        return "record " + type.getName() + " must be public, in a package that module "
                + type.getModule().getName() + " exports";
    }
}
