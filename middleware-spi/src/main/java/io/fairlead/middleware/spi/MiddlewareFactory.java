package io.fairlead.middleware.spi;

/// Makes the middlewares of one type. Found by [java.util.ServiceLoader]; a jar may bring several.
///
/// A definition `http.middlewares.ids: { requestId: { keepExisting: true } }` finds the factory whose
/// [#type()] is `requestId`, binds the tree below it to a record of [#configType()] and calls
/// [#create]. The package of the record must be exported, since the core constructs it.
///
/// Rules for the components of the record: one that may be absent is an [java.util.Optional]; lists
/// and maps default to empty, primitives to zero or `false`; anything else is required. Supported
/// types are `String`, `boolean`, `int`, `long`, `double`, [java.time.Duration] (a bare number means
/// seconds, otherwise Go notation such as `1m30s`), [java.net.URI], [java.nio.file.Path], enums,
/// records, `Optional`, `OptionalInt`, `OptionalLong`, `List` and `Map<String, ...>` of those. Keys
/// are matched without regard to letter case; an unknown key is an error that names the nearest known
/// one.
///
/// @param <C> the record that holds the options of one middleware
public interface MiddlewareFactory<C extends Record> {

    /// The key that selects this factory in a configuration, in lower camel case, such as
    /// `stripPrefix`. Compared without regard to letter case. Constant, never empty.
    String type();

    /// The record to which the options are bound. Constant.
    Class<C> configType();

    /// Makes one middleware.
    ///
    /// Called on the thread that compiles a configuration, never while a request waits. It checks
    /// what the record cannot express and throws [IllegalArgumentException] whose message says which
    /// option is wrong, what was found and what was expected; the routers that use the middleware are
    /// then disabled and show that message. It must not start threads that [Middleware#close()] does
    /// not stop.
    ///
    /// @param config the bound options
    /// @param context what the middleware may ask of the core
    /// @return a middleware that the core owns and closes
    Middleware create(C config, MiddlewareContext context);
}
