/// Built-in middlewares that send a client elsewhere: `redirectScheme`.
package io.fairlead.core.middleware.redirect;
