/// The wire: one HTTP/1.1 codec for both sides, over any [io.fairlead.core.http.Transport].
package io.fairlead.core.http;
