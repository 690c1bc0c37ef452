/// Finds the factories of middlewares, makes middlewares, and composes them with what comes after them.
package io.fairlead.core.middleware;
