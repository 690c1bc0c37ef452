/// A back end that answers with the request that reached it, for demonstrations and tests.
package io.fairlead.core.whoami;
