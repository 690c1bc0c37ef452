/// Built-in middlewares that decide how often, and by whom, a request is handled: `chain` and `retry`.
package io.fairlead.core.middleware.traffic;
