/// The built-in middleware `headers`.
package io.fairlead.core.middleware.headers;
