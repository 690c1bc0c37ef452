/// From a tree of maps, lists and scalars to a record, with errors that carry the path of the key, and back.
package io.fairlead.provider.spi.bind;
