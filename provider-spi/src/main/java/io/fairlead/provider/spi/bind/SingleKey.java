package io.fairlead.provider.spi.bind;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record that stands in a document as a map with exactly one key.
///
/// The record has two components: a `String`, which takes the key, and a `Map<String, Object>`, which
/// takes the tree below it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SingleKey {}
