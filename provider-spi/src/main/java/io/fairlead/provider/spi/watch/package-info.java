/// Files and folders that a provider follows.
package io.fairlead.provider.spi.watch;
