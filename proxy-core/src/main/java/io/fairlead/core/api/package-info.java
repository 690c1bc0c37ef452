/// What the proxy serves itself: health check, API, and the routers that lead to them.
package io.fairlead.core.api;
